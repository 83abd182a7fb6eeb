"""Whether a layer is on and how opaque, and how an address says so: `-roads,villages~0.5`.

An address names only the layers that are not as at the start. Those it names share out among
themselves, from bottom to top, the places that they have at the start: `villages,roads` puts the
villages where the roads were and the roads where the villages were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OPACITY_DECIMALS = 2
OFF = "-"
WORDING = re.compile(r"(-?)([a-z][a-z0-9_]*)(?:~([01](?:\.\d{1,2})?))?")


@dataclass(frozen=True, slots=True)
class LayerState:
    """Whether a layer is on and how opaque it is: 0 to 1, kept in hundredths."""

    id: str
    on: bool
    opacity: float = 1.0

    def __post_init__(self) -> None:
        """Keep hundredths between 0 and 1."""
        opacity = round(min(1.0, max(0.0, self.opacity)), OPACITY_DECIMALS)
        object.__setattr__(self, "opacity", opacity)

    def __str__(self) -> str:
        """Return the state as an address has it: `-` in front is off, `~0.5` behind is opacity."""
        fading = "" if self.opacity == 1 else f"~{self.opacity:g}"
        return f"{'' if self.on else OFF}{self.id}{fading}"


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
    text: str, usual: Iterable[LayerState]
) -> tuple[tuple[LayerState, ...], tuple[str, ...]]:
    """Return the layers of an address from bottom to top, and the pieces that say nothing.

    Layers that the address leaves out keep their usual state and their place in the order.
    """
    known = {state.id: state for state in usual}
    told: dict[str, LayerState] = {}
    garbled = []
    for piece in text.split(","):
        match = WORDING.fullmatch(piece)
        if match is None or match[2] not in known or match[2] in told or float(match[3] or 1) > 1:
            garbled.append(piece)
        else:
            told[match[2]] = LayerState(match[2], not match[1], float(match[3] or 1))
    next_told = iter(told.values())
    states = (next(next_told) if state.id in told else state for state in known.values())
    return tuple(states), tuple(garbled)
