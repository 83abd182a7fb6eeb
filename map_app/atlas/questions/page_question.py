"""A question as a word of an address, asked on the page of questions.

`villages-near-stations,800,operating` is a ready-made one with its distance and status;
`overlap,village_renewal,roads`, `nearest,…` and `within,…,500` are asked of any two layers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from map_app.atlas.atlas import Atlas
from map_app.atlas.known_layers import known_layers
from map_app.atlas.questions.ready_made import Ask, Question
from map_app.atlas.questions.stations import statuses
from map_app.errors import RequestError

FREE: tuple[Ask, ...] = get_args(Ask)
METRES = re.compile(r"\d{1,5}(?:\.\d{1,3})?")
LARGEST_M = 10_000
LAYERS_AND_METRES = 3
GARBLED = "questions.garbled"


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """What is asked; `metres` is None unless it asks what lies within them.

    `is_free` where it is asked of any two layers. `word` reads back as this.
    """

    question: Question
    metres: float | None
    status: str | None
    is_free: bool

    @property
    def word(self) -> str:
        """Return the address's word, without what is as at the start."""
        row = self.question
        if self.is_free:
            said = [row.ask, row.of[0], row.among[0]]
            return ",".join([*said, *([f"{self.metres:g}"] if self.metres is not None else [])])
        usual = row.metres[0] if row.metres else None
        metres = "" if self.metres in {None, usual} else f"{self.metres:g}"
        return ",".join([row.id, metres, self.status or ""]).rstrip(",")


def read_question(word: str, atlas: Atlas) -> PageQuestion:
    """Return what a word of an address asks.

    Raises RequestError with the key of a sentence when it asks nothing that is known.
    """
    first, *told = [piece.strip() for piece in word.split(",")]
    if first in FREE:
        return _free(first, told, atlas)
    row = next((one for one in atlas.questions if one.id == first), None)
    if row is None or len(told) > 2:  # noqa: PLR2004  metres and status
        raise RequestError(GARBLED)
    metres, status = [*told, "", ""][:2]
    if status and not (row.by_status and status in known_statuses(atlas)):
        raise RequestError(GARBLED)
    if not row.metres:
        if metres:
            raise RequestError(GARBLED)
        return PageQuestion(row, None, status or None, is_free=False)
    return PageQuestion(
        row, _metres(metres) if metres else row.metres[0], status or None, is_free=False
    )


def known_statuses(atlas: Atlas) -> tuple[str, ...]:
    """Return every status that a line has, in one order."""
    return tuple(sorted({one for told in statuses(atlas.plan).values() for one in told}))


def _free(ask: str, told: list[str], atlas: Atlas) -> PageQuestion:
    """Return a question of any two layers."""
    has_metres = ask == "within"
    layers = told[:2]
    if len(told) != LAYERS_AND_METRES - (not has_metres):
        raise RequestError(GARBLED)
    known = known_layers(atlas)
    if any(layer not in known for layer in layers):
        raise RequestError(GARBLED)
    metres = _metres(told[2]) if has_metres else None
    specs = [known[layer] for layer in layers]
    row = Question(
        id=f"free-{ask}",
        title_zh="、".join(spec.title_zh for spec in specs),
        title_en=", ".join(spec.title_en for spec in specs),
        ask=ask,  # type: ignore[arg-type]  # one of FREE
        of=(layers[0],),
        among=(layers[1],),
        metres=(metres,) if metres else (),
    )
    return PageQuestion(row, metres, None, is_free=True)


def _metres(words: str) -> float:
    metres = float(words) if METRES.fullmatch(words) else 0.0
    if not 0 < metres <= LARGEST_M:
        raise RequestError("questions.metres")
    return metres
