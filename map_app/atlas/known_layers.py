"""Every layer that an Atlas knows, the plan's and a reader's own, in what answers say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

OWN_GROUP = "own"


@dataclass(frozen=True, slots=True)
class KnownLayer:
    """A layer: its names, whether it is on from the start, whether it is 示意.

    `group` is "own" for a reader's own; `precision_m` is None where nobody has said how exact it
    is.
    """

    id: str
    title_zh: str
    title_en: str
    group: Literal["base", "plan", "own"]
    on: bool
    sketch: bool
    precision_m: float | None

    @property
    def is_own(self) -> bool:
        """Return whether it is a reader's own."""
        return self.group == OWN_GROUP

    def title(self, language: str) -> str:
        """Return what it is called, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh


def known_layers(atlas: Atlas) -> Mapping[str, KnownLayer]:
    """Return all layers by id, from bottom to top: the plan's, above them the reader's own."""
    specs = [layer.spec for layer in atlas.ground.layers.values()]
    plan = [
        KnownLayer(
            *(spec.id, spec.title_zh, spec.title_en, spec.group, spec.on, spec.sketch),
            precision_m=spec.precision_m,
        )
        for spec in specs
    ]
    own = [
        KnownLayer(
            *(layer.id, layer.title, layer.title, "own"),
            on=True,
            sketch=False,
            precision_m=layer.precision_m,
        )
        for layer in atlas.own
    ]
    return MappingProxyType({one.id: one for one in (*plan, *own)})
