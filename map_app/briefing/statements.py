"""What the page says of a place: its facts, the plan's statements, the district's indicators."""

from __future__ import annotations

from collections.abc import Iterator

from map_app.atlas import Atlas, Sheet, SheetEntry, Through
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import BriefingEntry, IndicatorRow, Section, Way
from map_app.cartography import Look, fmt
from map_app.plan import Figure, IndicatorPair

MISSING = "—"
SIMILAR = "*"
UNSETTLED = "†"
MONEY = "万元"
TARGETS_TABLE = 2
"""表2 of the plan holds the targets to 2025."""


def name_of(atlas: Atlas, place_id: str, language: str, otherwise: str) -> str:
    """Return a place's English name for "en" where it has one, else the name given."""
    place = atlas.plan.places.get(place_id)
    english = place.name_en if place and language == "en" else None
    return latin_marks(english) if english else otherwise


def title_of(sheet: Sheet, language: str) -> str:
    """Return the place's name, for "en" its English name beside it."""
    english = sheet.place.name_en if language == "en" else None
    return f"{sheet.place.name} {latin_marks(english)}" if english else sheet.place.name


def facts(atlas: Atlas, look: Look, sheet: Sheet, language: str) -> Iterator[str]:
    """Yield kind, size, precision and what the plan puts the place in."""
    record = sheet.record
    yield look.say(f"kind.{sheet.place.kind}", language)
    layer = atlas.ground.layers[record.layer] if record.layer else None
    is_sketch = layer is None or layer.spec.sketch
    if record.area_ha:
        area = fmt.area_text(record.area_ha, language)
        yield look.say("briefing.area_sketch", language, area=area) if is_sketch else area
    elif record.length_km:
        length = fmt.length_text(record.length_km, language)
        yield look.say("briefing.length", language, length=length)
    if record.precision_m is not None:
        precision = fmt.precision_text(record.precision_m, language)
        key = "sketched" if is_sketch else "placed"
        yield look.say(f"briefing.{key}", language, precision=precision)
    stated = [
        name_of(atlas, through.place.id, language, through.place.name)
        for through in sheet.belongs_to
        if through.relation == "part_of"
    ]
    if stated:
        names = (", " if language == "en" else "、").join(dict.fromkeys(stated))
        yield look.say("briefing.belongs", language, names=names)


def sections(atlas: Atlas, look: Look, sheet: Sheet, language: str) -> Iterator[Section]:
    """Yield named, through, sketch; an empty one is not headed."""
    ways: tuple[tuple[Way, tuple[SheetEntry, ...]], ...] = (
        ("named", sheet.named),
        ("through", sheet.through),
        ("sketch", sheet.sketch),
    )
    for key, entries in ways:
        if entries:
            head = look.say(f"briefing.{key}", language, count=len(entries))
            rows = tuple(_entry(atlas, look, entry, language) for entry in entries)
            short = look.say(f"briefing.short_{key}", language)
            yield Section(latin_marks(head), short, rows, sketch=key == "sketch", way=key)


def indicators(atlas: Atlas) -> Iterator[IndicatorRow]:
    """Yield the rows of 表2, each with the baseline that the plan gives for it.

    A baseline of something similar carries a mark, and one that the plan takes back another.
    """
    pairs = {pair.target_indicator: pair for pair in reversed(atlas.plan.pairs)}
    for indicator in atlas.plan.indicators.values():
        if indicator.table != TARGETS_TABLE:
            continue
        pair = pairs.get(indicator.id)
        baseline = one_line(pair.baseline.printed) if pair else MISSING
        target = pair.target if pair else indicator.targets[0]
        yield IndicatorRow(
            name=indicator.name,
            unit=indicator.unit,
            baseline=baseline + _mark(pair) if pair else baseline,
            target=one_line(target.printed),
            group=indicator.category,
        )


def _mark(pair: IndicatorPair) -> str:
    """Return the mark of a baseline that is not to be compared; nothing of one that may be."""
    if not pair.is_settled:
        return UNSETTLED
    return SIMILAR if pair.match == "similar" else ""


def one_line(words: str) -> str:
    """Return the words without line feeds: the page breaks its own lines."""
    return " ".join(words.split())


def _entry(atlas: Atlas, look: Look, entry: SheetEntry, language: str) -> BriefingEntry:
    statement, quote = one_line(entry.statement), one_line(entry.quote_display)
    healed = "".join(part.text for part in entry.quote_parts)
    alike = _bare(healed) == _bare(statement)
    return BriefingEntry(
        statement=quote if alike else statement,
        quote="" if alike else quote,
        citation=entry.citation.label,
        via=latin_marks(_via(atlas, look, entry.through, language)) if entry.through else "",
        figures=_money(entry.figures, language),
        words_of_plan=alike,
        told=tuple(entry.figures),
        start=entry.citation.start,
        end=entry.citation.end,
    )


def _money(figures: tuple[Figure, ...], language: str) -> str:
    """Return the investments among the figures, each with its name."""
    colon, stop = (": ", "; ") if language == "en" else ("：", "；")
    return stop.join(
        f"{figure.name}{colon}{fmt.money_text(figure.value, language)}"
        for figure in figures
        if figure.unit == MONEY and figure.value is not None
    )


def _via(atlas: Atlas, look: Look, through: Through, language: str) -> str:
    """Return through what a statement bears on the place, as a head above it."""
    place = name_of(atlas, through.place.id, language, through.place.name)
    if through.relation is not None:
        return look.say(f"briefing.via_{through.relation}", language, place=place)
    precision = fmt.precision_text(through.precision_m or 0.0, language)
    words = {"place": place, "precision": precision}
    if through.share is None or through.share >= 1:
        return look.say("briefing.via_inside", language, **words)
    words["share"] = fmt.share_text(through.share, language)
    if through.length_km is None:
        return look.say("briefing.via_sketch", language, **words)
    length = fmt.length_text(through.length_km, language)
    return look.say("briefing.via_length", language, length=length, **words)


def _bare(words: str) -> str:
    """Return the words without spaces and without the mark at their end."""
    return "".join(words.split()).rstrip("。；，")
