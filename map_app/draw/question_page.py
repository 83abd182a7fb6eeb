"""The page of questions: ready-made ones and those of any two layers, answered as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from map_app.atlas import Atlas, PlaceRef
from map_app.atlas.known_layers import known_layers
from map_app.atlas.own import OWN_PREFIX
from map_app.atlas.questions import (
    NearPair,
    Overlap,
    PageQuestion,
    answer_question,
    known_statuses,
    read_question,
)
from map_app.atlas.words import shown
from map_app.cartography import Look, area_rows, fmt
from map_app.cartography.question_rows import distance_text, question_title
from map_app.draw.answer import MOST_ROWS, Around, by_reason, own_note
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.table_parts import FORMATS, MapMark, TableParts
from map_app.errors import RequestError

PAGE = "questions"
WORDS = ("ask", "kind", "a", "b", "m")
"""The last four are the fields of the form, as a browser without script sends them."""
KINDS = ("overlap", "nearest", "within")
USUAL_METRES = "500"


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a thing; `href` is its sheet, None where it has none."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two things and what there is between them; `mark` shows both on the map."""

    one: Named
    other: Named
    cells: tuple[str, ...]
    mark: MapMark | None


@dataclass(frozen=True, slots=True)
class FormField:
    """What stands in the form of any two layers."""

    kind: str
    a: str
    b: str
    metres: str


def write_questions(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page; `ask` says what is asked, else the first ready-made question is."""
    parts = TableParts(atlas, look, links, PAGE)
    told, sentence = _understood(atlas, asked, parts)
    words = {"ask": told.word} if told else {}
    return render(
        "questions_page.html" if whole else "questions.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        title=parts.say("pages.questions"),
        home=links.home(page=PAGE, **words),
        other_language=links.in_other_language().page(PAGE, **words),
        sentence=sentence,
        asks=_ready(atlas, told, parts),
        metres=_metres(told, parts) if told else (),
        statuses=_statuses(atlas, told, parts) if told else (),
        field=_field(atlas, told),
        kinds=KINDS,
        layers=_layers(atlas, links.language),
        action=links.page(PAGE).partition("?")[0],
        **(_answered(atlas, told, parts) if told else {"answer_title": None}),
    )


def _understood(
    atlas: Atlas, asked: Mapping[str, str], parts: TableParts
) -> tuple[PageQuestion | None, str]:
    """Return what an address asks, and a sentence where it could not be understood."""
    word = asked.get("ask", "")
    if asked.get("kind"):
        pieces = [asked.get(name, "") for name in ("kind", "a", "b")]
        pieces += [asked.get("m", "")] if asked["kind"] == "within" else []
        word = ",".join(pieces)
    usual = atlas.questions[0].id if atlas.questions else ""
    try:
        return (read_question(word or usual, atlas), "") if word or usual else (None, "")
    except RequestError as error:
        sentence = parts.say(str(error), words=shown(word))
        return (read_question(usual, atlas) if usual else None), sentence


def _layers(atlas: Atlas, language: str) -> list[tuple[str, str]]:
    """Return id and title of every layer, the topmost first: a reader's own before the plan's."""
    return [(one.id, one.title(language)) for one in reversed(tuple(known_layers(atlas).values()))]


def _ready(atlas: Atlas, told: PageQuestion | None, parts: TableParts) -> tuple[Around, ...]:
    """Return the ready-made questions, each a link that asks it."""
    return tuple(
        Around(
            row.title(parts.language),
            parts.links.page(PAGE, ask=row.id),
            told is not None and told.question.id == row.id,
        )
        for row in atlas.questions
    )


def _metres(told: PageQuestion, parts: TableParts) -> tuple[Around, ...]:
    """Return the distances of a question to choose from."""
    if told.is_free:
        return ()
    return tuple(
        Around(
            parts.say("asked.metres", metres=f"{metres:g}"),
            parts.links.page(PAGE, ask=replace(told, metres=metres).word),
            metres == told.metres,
        )
        for metres in told.question.metres
    )


def _statuses(atlas: Atlas, told: PageQuestion, parts: TableParts) -> tuple[Around, ...]:
    """Return the statuses of lines that stations can be narrowed to; all of them first."""
    if not told.question.by_status:
        return ()
    return tuple(
        Around(
            parts.say(f"status.{status}") if status else parts.say("questions.any_status"),
            parts.links.page(PAGE, ask=replace(told, status=status).word),
            status == told.status,
        )
        for status in (None, *known_statuses(atlas))
    )


def _field(atlas: Atlas, told: PageQuestion | None) -> FormField:
    """Return the form as it stands; before it is used, with the first overlap of the file."""
    if told is None or not told.is_free:
        ready = next((row for row in atlas.questions if row.ask == "overlap"), None)
        of, among = (ready.of[0], ready.among[0]) if ready else ("", "")
        return FormField(KINDS[0], of, among, USUAL_METRES)
    row = told.question
    metres = USUAL_METRES if told.metres is None else f"{told.metres:g}"
    return FormField(row.ask, row.of[0], row.among[0], metres)


def _answered(atlas: Atlas, told: PageQuestion, parts: TableParts) -> dict[str, object]:
    """Return everything that answers a question."""
    found = answer_question(atlas, told.question, told.metres, told.status)
    is_near = told.question.ask != "overlap"
    shown_near, shown_over = found.near[:MOST_ROWS], found.overlaps[:MOST_ROWS]
    rows = _near_rows(shown_near, parts) if is_near else _overlap_rows(shown_over, parts)
    heads = ("distance", "precision") if is_near else ("size", "of_a", "of_b")
    language = {"lang": "en"} if parts.language == "en" else {}
    return {
        "answer_title": question_title(told, atlas, parts.look, parts.language),
        "heads": [parts.say(f"questions.{one}") for one in heads],
        "first": _titles(atlas, told.question.of, parts),
        "second": _titles(atlas, told.question.among, parts),
        "rows": rows,
        "count": len(found.near) + len(found.overlaps),
        "own_note": own_note(atlas, (*told.question.of, *told.question.among), *_how(parts)),
        "most": MOST_ROWS,
        "thin": _overlap_rows(found.within_drawing_error[:MOST_ROWS], parts),
        "thin_count": len(found.within_drawing_error),
        "without": [_named(one, parts) for one in found.without[:MOST_ROWS]],
        "without_count": len(found.without),
        "reasons": by_reason(found.unchecked, parts.language),
        "unchecked_count": len(found.unchecked),
        "rule": parts.say(f"file.answer_rule_{'within' if is_near else 'overlap'}"),
        "files": tuple((one, parts.table_file(one, ask=told.word, **language)) for one in FORMATS),
    }


def _how(parts: TableParts) -> tuple[Look, str]:
    return parts.look, parts.language


def _titles(atlas: Atlas, layers: Iterable[str], parts: TableParts) -> str:
    known = known_layers(atlas)
    titles = [known[one].title(parts.language) for one in layers]
    return parts.say("ui.link_and").join(titles)


def _near_rows(found: Iterable[NearPair], parts: TableParts) -> tuple[PairRow, ...]:
    return tuple(_near_row(pair, parts) for pair in found)


def _near_row(pair: NearPair, parts: TableParts) -> PairRow:
    near = pair.near
    unknown = parts.say("questions.precision_unknown")
    known = fmt.precision_text(near.precision_m, parts.language)
    precision = known if near.precision_m else unknown
    cells = (distance_text(near.distance_m, parts.language), precision)
    return _pair(pair.of, near.place, cells, parts)


def _overlap_rows(found: Iterable[Overlap], parts: TableParts) -> tuple[PairRow, ...]:
    language = parts.language
    return tuple(
        _pair(
            one.a,
            one.b,
            (
                area_rows.size_text(one, language) or parts.say("answer.inside"),
                area_rows.share_words(one.share_of_a, language),
                area_rows.share_words(one.share_of_b, language),
            ),
            parts,
        )
        for one in found
    )


def _pair(one: PlaceRef, other: PlaceRef, cells: tuple[str, ...], parts: TableParts) -> PairRow:
    return PairRow(_named(one, parts), _named(other, parts), cells, _mark(one, other, parts))


def _mark(one: PlaceRef, other: PlaceRef, parts: TableParts) -> MapMark | None:
    """Return how to mark both on the map, those that are drawn; None where neither is."""
    ids = [ref.id for ref in (one, other)]
    own = [ref_id for ref_id in ids if ref_id.startswith(OWN_PREFIX)]
    mark = parts.mark(ref_id for ref_id in ids if ref_id in parts.atlas.plan.places)
    if not own:
        return mark
    drawn = [*(mark.ids.split() if mark else ()), *own]
    href = mark.href if mark else parts.links.home(page=PAGE)
    return MapMark(" ".join(drawn), href, len(drawn))


def _named(ref: PlaceRef, parts: TableParts) -> Named:
    return Named(ref.name, parts.links.thing(ref.id, parts.atlas.plan.places))
