"""Whether a layer is on, how opaque and what of it: `-roads,metro_lines~0.5:construction+planned`.

An address names only the layers that are not as at the start. Those it names share out among
themselves, from bottom to top, the places that they have at the start: `villages,roads` puts the
villages where the roads were and the roads where the villages were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

OPACITY_DECIMALS = 2
OFF = "-"
WORDING = re.compile(r"(-?)([a-z][a-z0-9_]*)(?:~([01](?:\.\d{1,2})?))?(?::(.+))?")
BETWEEN = re.compile(r"[+ ]")
"""Stands between values; the `+` of an address is read as a blank."""


@dataclass(frozen=True, slots=True)
class LayerState:
    """Whether a layer is on, how opaque it is (0 to 1, kept in hundredths), and what of it.

    `only` are the values of the layer's filter whose features are shown; empty for all.
    """

    id: str
    on: bool
    opacity: float = 1.0
    only: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep hundredths between 0 and 1."""
        opacity = round(min(1.0, max(0.0, self.opacity)), OPACITY_DECIMALS)
        object.__setattr__(self, "opacity", opacity)

    def __str__(self) -> str:
        """Return the state as an address has it: `-` is off, `~0.5` opacity, `:a+b` what of it."""
        fading = "" if self.opacity == 1 else f"~{self.opacity:g}"
        narrowed = f":{'+'.join(self.only)}" if self.only else ""
        return f"{'' if self.on else OFF}{self.id}{fading}{narrowed}"


def write_states(states: Sequence[LayerState], usual: Sequence[LayerState]) -> str:
    """Return the layers (from bottom to top) as an address says them, "" when as at the start.

    Layers whose usual states are of other layers are all said.
    """
    if {state.id for state in states} != {state.id for state in usual}:
        return ",".join(str(state) for state in states)
    differing = {s for s, u in zip(states, usual, strict=True) if s.id != u.id} | {
        state for state in states if state not in usual
    }
    return ",".join(str(state) for state in states if state in differing)


def read_states(
    text: str, usual: Iterable[LayerState], values: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[LayerState, ...], tuple[str, ...]]:
    """Return the layers of an address from bottom to top, and the pieces that say nothing.

    `values` are the words of each layer's filter, in their order. Layers that the address leaves
    out keep their usual state and their place in the order.
    """
    known = {state.id: state for state in usual}
    told: dict[str, LayerState] = {}
    garbled = []
    for piece in text.split(","):
        match = WORDING.fullmatch(piece)
        if match is None or match[2] not in known or match[2] in told or float(match[3] or 1) > 1:
            garbled.append(piece)
            continue
        only, unknown = read_only(match[4] or "", values.get(match[2], ()))
        told[match[2]] = LayerState(match[2], not match[1], float(match[3] or 1), only)
        garbled += [f"{match[2]}:{one}" for one in unknown]
    next_told = iter(told.values())
    states = (next(next_told) if state.id in told else state for state in known.values())
    return tuple(states), tuple(garbled)


def read_only(text: str, values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the known values in their order, and the unknown ones; all of them are as none."""
    asked = dict.fromkeys(piece for piece in BETWEEN.split(text) if piece)
    only = tuple(one for one in values if one in asked)
    unknown = tuple(one for one in asked if one not in values)
    return (() if len(only) == len(values) else only), unknown
