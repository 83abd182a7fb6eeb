"""Questions that are rows of `layers/questions.toml`, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.asking import MIN_SHARE
from map_app.atlas.questions.nearness import nearest_of, pairs_within
from map_app.atlas.questions.overlapping import overlaps_of
from map_app.atlas.questions.records import Near, Overlap, Things, Unchecked
from map_app.atlas.questions.stations import of_status
from map_app.atlas.questions.things import things_of_layer
from map_app.atlas.records import PlaceRef
from map_app.errors import DataError, Problem, RequestError
from map_app.geo.catalogue import read_catalogue
from map_app.geo.toml_rows import read_rows, repeated

QUESTIONS = "questions.toml"
TABLE = "question"
Ask = Literal["within", "overlap", "nearest"]
Words = Annotated[str, Field(min_length=1)]
Layers = Annotated[tuple[Words, ...], Field(min_length=1)]
Metres = Annotated[float, Field(gt=0, le=100_000)]


class Question(BaseModel):
    """A row: what is asked, of which layers, among which others.

    `within` asks what of `among` lies within one of `metres` of each thing of `of`, `nearest` what
    lies nearest to each, `overlap` what lies over what. `by_status` lets the reader choose among
    stations by the status of their lines.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title_zh: Words
    title_en: Words
    ask: Ask
    of: Layers
    among: Layers
    metres: tuple[Metres, ...] = ()
    by_status: bool = False

    @model_validator(mode="after")
    def _says_how_far(self) -> Self:
        if (self.ask == "within") != bool(self.metres):
            raise ValueError("has `metres` where it asks what lies within them, and only there")
        return self

    def title(self, language: str) -> str:
        """Return what is asked, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh


@dataclass(frozen=True, slots=True)
class NearPair:
    """A thing that was asked about, and another one near it."""

    of: PlaceRef
    near: Near


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a ready-made question.

    `near` or `overlaps` has what was found (nearest or largest first), `without` the things asked
    about for which nothing was.
    """

    near: tuple[NearPair, ...]
    overlaps: tuple[Overlap, ...]
    within_drawing_error: tuple[Overlap, ...]
    without: tuple[PlaceRef, ...]
    unchecked: tuple[Unchecked, ...]


def read_questions(folder: Path) -> tuple[Question, ...]:
    """Read `questions.toml` in this folder; empty when there is no such file.

    Raises DataError with every problem of it.
    """
    if not (folder / QUESTIONS).exists():
        return ()
    good, problems = read_rows(folder / QUESTIONS, TABLE, Question)
    shown = f"{folder.name}/{QUESTIONS}"
    problems += repeated(good, ("id",), TABLE, shown)
    problems += _unknown_layers(good, folder, shown)
    if problems:
        raise DataError(problems)
    return tuple(row for row, _ in good)


def _unknown_layers(
    good: Sequence[tuple[Question, int]], folder: Path, shown: str
) -> Iterator[Problem]:
    """Yield a problem for every layer that the catalogue has not; its own problems are its own."""
    rows, problems = read_catalogue(folder)
    if problems:
        return
    known = {spec.id for spec, _ in rows}
    for question, line in good:
        for layer in (*question.of, *question.among):
            if layer not in known:
                said = f"'{layer}' is no layer of catalogue.toml"
                yield Problem(shown, line, f"{TABLE} '{question.id}': {said}")


def answer_question(
    atlas: Atlas, question: Question, metres: float | None = None, status: str | None = None
) -> Answer:
    """Return the answer to a ready-made question.

    `metres` is how far, the first choice of the question when None; `status` narrows stations to
    those of lines with it.

    Raises
    ------
    RequestError
        For a status that no line has, or one where the question is not about stations; for metres
        that are none.
    """
    of, among = question_things(atlas, question, status)
    if question.ask == "overlap":
        return _overlapping(of, among)
    if question.ask == "nearest":
        return _nearest(of, among)
    return _within(of, among, question.metres[0] if metres is None else metres)


def question_things(
    atlas: Atlas, question: Question, status: str | None = None
) -> tuple[Things, Things]:
    """Return what a question is asked of and among; raises as `answer_question` does."""
    if status is not None and not question.by_status:
        raise RequestError(f"“{question.title_zh}”不能按线路状态筛选。")
    of = things_together(atlas, question.of)
    among = things_together(atlas, question.among)
    return of, among if status is None else of_status(atlas, among, status)


def things_together(atlas: Atlas, layers: Sequence[str]) -> Things:
    """Return the things of several layers as one, each once; RequestError for no such layer."""
    several = [things_of_layer(atlas, layer) for layer in layers]
    things = {thing.ref.id: thing for one in several for thing in one.things}
    return Things(
        title_zh="、".join(one.title_zh for one in several),
        title_en=", ".join(one.title_en for one in several),
        things=tuple(things.values()),
        unchecked=_unchecked(*several),
        layers=tuple(layer for one in several for layer in one.layers),
    )


def _overlapping(of: Things, among: Things) -> Answer:
    found = overlaps_of(of, among, MIN_SHARE)
    told = {ref.id for one in found.hits for ref in (one.a, one.b)}
    without = tuple(thing.ref for thing in of.things if thing.ref.id not in told)
    return Answer((), found.hits, found.within_drawing_error, without, found.unchecked)


def _within(of: Things, among: Things, metres: float) -> Answer:
    pairs = [NearPair(thing.ref, near) for thing, near in pairs_within(of, among, metres)]
    told = {pair.of.id for pair in pairs}
    without = tuple(thing.ref for thing in of.things if thing.ref.id not in told)
    return Answer(_nearest_first(pairs), (), (), without, _unchecked(of, among))


def _nearest(of: Things, among: Things) -> Answer:
    found = nearest_of(of, among)
    pairs = [NearPair(thing.ref, near) for thing, near in found if near is not None]
    without = tuple(thing.ref for thing, near in found if near is None)
    return Answer(_nearest_first(pairs), (), (), without, _unchecked(of, among))


def _nearest_first(pairs: Sequence[NearPair]) -> tuple[NearPair, ...]:
    order = sorted(pairs, key=lambda p: (p.near.distance_m, p.of.id, p.near.place.id))
    return tuple(order)


def _unchecked(*several: Things) -> tuple[Unchecked, ...]:
    return tuple(dict.fromkeys(told for one in several for told in one.unchecked))
