"""The looks and words that map, panel and file share, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from map_app.cartography.briefing_rows import BriefingRows, read_briefing_rows
from map_app.cartography.label_rules import LabelRules, read_label_rules
from map_app.cartography.theme import Theme, read_theme
from map_app.cartography.wording import Wording, read_wording
from map_app.errors import DataError, Problem
from map_app.geo import LayerSpec
from map_app.geo.catalogue import CATALOGUE, read_catalogue

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The theme, the interface's words, the rules for names on the map, papers and templates."""

    theme: Theme
    wording: Wording
    label_rules: LabelRules
    briefings: BriefingRows

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the words of this key; KeyError when there is no such key."""
        return self.wording.say(key, language, **values)


def load_look(layers: Path) -> Look:
    """Read the looks in this folder.

    Raises
    ------
    DataError
        With every problem of `theme.toml`, `labels.toml`, `briefings.toml` and `wording.csv`, and
        with every look that the catalogue names and the theme has not.
    """
    problems: list[Problem] = []

    def kept(read: Callable[[], T]) -> T | None:
        """Return what is read, or keep its problems and return None."""
        try:
            return read()
        except DataError as error:
            problems.extend(error.problems)
            return None

    theme = kept(partial(read_theme, layers))
    wording = kept(partial(read_wording, layers))
    problems.extend(_missing_looks(layers, theme) if theme else ())
    rules = kept(partial(read_label_rules, layers, theme)) if theme else None
    briefings = kept(partial(read_briefing_rows, layers, theme)) if theme else None
    if problems or not (theme and wording and rules and briefings):
        raise DataError(problems)
    return Look(theme, wording, rules, briefings)


def _missing_looks(layers: Path, theme: Theme) -> Iterator[Problem]:
    """Yield the looks that the catalogue names and the theme has not, with the layer's line.

    What else is wrong with the catalogue is said where the layers are read.
    """
    specs, _ = read_catalogue(layers)
    for spec, line in specs:
        for key, look in _named_looks(spec):
            if look not in theme.look:
                said = f"layer '{spec.id}': {key}: theme.toml has no [look.\"{look}\"]"
                yield Problem(f"{layers.name}/{CATALOGUE}", line, said)


def _named_looks(spec: LayerSpec) -> Iterator[tuple[str, str]]:
    """Yield every look that a layer names, with the key that names it."""
    yield "style.default", spec.style.default
    for value, look in spec.style.values.items():
        yield f"style.values.{value}", look
    for row in spec.legend:
        if row.style is not None:
            yield "legend.style", row.style
