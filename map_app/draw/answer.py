"""What lies in an area that a reader asks about, as HTML: for the panel, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from map_app.atlas import Atlas
from map_app.atlas.known_layers import KnownLayer, known_layers
from map_app.atlas.own import OWN_PREFIX, OwnLayer
from map_app.atlas.questions import (
    AreaError,
    AskedArea,
    LayerAnswer,
    Overlap,
    Unchecked,
    area_of_own,
    area_of_place,
    word_of_area,
)
from map_app.cartography import Look, area_rows
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.plan import Place

FILE_FORMATS = ("xlsx", "csv")
MARKED_GROUPS = frozenset({"plan", "own"})
MOST_ROWS = 300
"""Of one layer in the panel; all are in the files."""
BUFFERS_M = (0, 200, 500, 800, 1000)
BESIDE_LINE_M = (0, 10, 25, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class HitRow:
    """A thing that lies in what was asked about; `href` is its sheet, None where it has none."""

    id: str
    name: str
    href: str | None
    size: str
    share_of_thing: str
    share_of_asked: str


@dataclass(frozen=True, slots=True)
class LayerBlock:
    """What of one layer was found, what lies within drawing error, what could not be checked."""

    id: str
    title: str
    is_sketch: bool
    precision: str
    hits: tuple[HitRow, ...]
    thin: tuple[HitRow, ...]
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    is_own: bool = False
    hit_count: int = 0
    thin_count: int = 0

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Return the names of what could not be checked."""
        return tuple(name for _, names in self.reasons for name in names)


@dataclass(frozen=True, slots=True)
class Around:
    """How far around the same shape could be asked as well."""

    title: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer with what it was asked of, ready to be written."""

    area: AskedArea
    answers: tuple[LayerAnswer, ...]
    layers: tuple[str, ...]


def answer_fragment(atlas: Atlas, look: Look, asked: AnswerPage, language: str) -> str:
    """Return the answer for the panel beside the map."""
    return _write("answer.html", atlas, look, asked, Links("", language), level=2)


def answer_page(atlas: Atlas, look: Look, asked: AnswerPage, language: str) -> str:
    """Return the answer as a whole page, which stands at the app's root."""
    return _write("answer_page.html", atlas, look, asked, Links("", language), level=1)


def _write(
    template: str, atlas: Atlas, look: Look, asked: AnswerPage, links: Links, level: int
) -> str:
    area, word = asked.area, word_of_area(asked.area)
    known = known_layers(atlas)
    blocks = [
        _block(atlas, look, known[one.layer_id], one, links) for one in reversed(asked.answers)
    ]
    found = [one for one in blocks if one.hits or one.thin]
    words = {"area": word, "layers": ",".join(asked.layers)}
    return render(
        template,
        atlas,
        look,
        links,
        level=level,
        title=area_rows.area_title(area, look, links.language),
        home=links.home(**({"area": word} if word else {})),
        other_language=links.in_other_language().answer(**words),
        facts=area_rows.area_facts(area, look, links.language),
        word=word,
        place=links.thing(area.place.id, atlas.plan.places) if area.place else None,
        is_own=area.kind == "own",
        is_mended=area.is_mended,
        own_blocks=[one for one in found if one.is_own],
        plan_blocks=[one for one in found if known[one.id].group == "plan"],
        base_blocks=[one for one in found if known[one.id].group == "base"],
        own_note=own_note(atlas, asked.layers, look, links.language),
        most=MOST_ROWS,
        without=[one.title(links.language) for one in reversed(asked.answers) if one.is_empty],
        unchecked=[one for one in blocks if one.unchecked],
        unchecked_count=sum(len(one.unchecked) for one in blocks),
        around=around_links(area, look, links, words),
        files=tuple((one, links.answer(**words, format=one)) for one in FILE_FORMATS),
        marks=_marks(atlas, asked.answers, known),
        count=sum(one.hit_count for one in found),
    )


def around_links(
    area: AskedArea, look: Look, links: Links, words: Mapping[str, str]
) -> tuple[Around, ...]:
    """Return the distances around a shape or place, each a link that asks for it.

    Empty for what has no word in an address. `words` are those of the address that stay.
    """
    if not word_of_area(area):
        return ()
    choices = BESIDE_LINE_M if area.kind == "line" else BUFFERS_M
    every = sorted({*choices, area.buffer_m})
    return tuple(
        Around(
            look.say("asked.metres", links.language, metres=f"{metres:g}")
            if metres
            else look.say("asked.none_around", links.language),
            links.answer(**{**words, "area": word_of_area(replace(area, buffer_m=metres))}),
            metres == area.buffer_m,
        )
        for metres in every
    )


def around_place(atlas: Atlas, look: Look, place: Place, links: Links) -> tuple[Around, ...]:
    """Return what lies in a place or around it as links that ask; empty where it is not drawn."""
    try:
        area = area_of_place(atlas, place)
    except AreaError:
        return ()
    return _around_itself(area, look, links)


def around_own(
    atlas: Atlas, look: Look, layer: OwnLayer, row: int, links: Links
) -> tuple[Around, ...]:
    """Return what lies in a feature of a reader's own or around it as links that ask.

    Empty where it cannot be asked about: far away, or too small or too large.
    """
    try:
        area = area_of_own(atlas.with_layer(layer), f"{layer.id}/{row}")
    except AreaError:
        return ()
    return _around_itself(area, look, links)


def _around_itself(area: AskedArea, look: Look, links: Links) -> tuple[Around, ...]:
    return tuple(
        replace(
            one,
            is_on=False,
            title=one.title if number else look.say("asked.itself", links.language),
        )
        for number, one in enumerate(around_links(area, look, links, {}))
    )


def by_reason(
    unchecked: Iterable[Unchecked], language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every reason with the names it holds for."""
    told: dict[str, list[str]] = {}
    for one in unchecked:
        told.setdefault(one.why(language), []).append(one.what)
    return tuple((why, tuple(names)) for why, names in told.items())


def own_note(atlas: Atlas, layers: Iterable[str], look: Look, language: str) -> str:
    """Return what is to be known of the own layers among these; empty when there is none."""
    known = known_layers(atlas)
    own = [known[one] for one in layers if one in known and known[one].is_own]
    comma = look.say("ui.link_and", language)
    several = {
        "own.asked_unknown": [one.title(language) for one in own if one.precision_m is None],
        "own.asked_known": [
            look.say("own.asked_layer", language, title=one.title(language), metres=metres)
            for one in own
            if (metres := one.precision_m and f"{one.precision_m:g}")
        ],
    }
    told = [look.say(key, language, layers=comma.join(of)) for key, of in several.items() if of]
    return (" " if language == "en" else "").join(told)


def _marks(atlas: Atlas, answers: Sequence[LayerAnswer], known: Mapping[str, KnownLayer]) -> str:
    """Return the ids of places and own features that were found, to be marked on the map."""
    hits = (
        one.b.id
        for answer in answers
        if known[answer.layer_id].group in MARKED_GROUPS
        for one in answer.overlaps.hits[:MOST_ROWS]
    )
    marked = (one for one in hits if one in atlas.plan.places or one.startswith(OWN_PREFIX))
    return " ".join(dict.fromkeys(marked))


def _block(
    atlas: Atlas, look: Look, known: KnownLayer, answer: LayerAnswer, links: Links
) -> LayerBlock:
    found = answer.overlaps
    precision = area_rows.precision_words(known.precision_m, look, links.language)
    return LayerBlock(
        id=answer.layer_id,
        title=answer.title(links.language),
        is_sketch=known.sketch,
        precision=precision,
        hits=tuple(_row(atlas, one, links) for one in found.hits[:MOST_ROWS]),
        thin=tuple(_row(atlas, one, links) for one in found.within_drawing_error[:MOST_ROWS]),
        reasons=by_reason(found.unchecked, links.language),
        is_own=known.is_own,
        hit_count=len(found.hits),
        thin_count=len(found.within_drawing_error),
    )


def _row(atlas: Atlas, found: Overlap, links: Links) -> HitRow:
    language = links.language
    return HitRow(
        id=found.b.id,
        name=found.b.name,
        href=links.thing(found.b.id, atlas.plan.places),
        size=area_rows.size_text(found, language),
        share_of_thing=area_rows.share_words(found.share_of_b, language),
        share_of_asked=area_rows.share_words(found.share_of_a, language),
    )
