"""Answers as JSON: the one place that knows how records are written for machines.

A place inside an answer is always `{id, name, kind}`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from map_app.atlas.questions.records import Overlap, Overlaps, Unchecked, Within
from map_app.atlas.records import (
    Hit,
    PlaceRecord,
    PlaceRef,
    SearchHit,
    Sheet,
    SheetEntry,
    Through,
)
from map_app.errors import Problem
from map_app.plan import Citation, Figure, IndicatorPair, Mention, OutlineEntry, Place, Plan

Json = dict[str, object]


def place_json(place: Place | PlaceRef) -> Json:
    """Return a place as answers name it."""
    return {"id": place.id, "name": place.name, "kind": place.kind}


def record_json(record: PlaceRecord) -> Json:
    """Return a place with its measures; null where there is none."""
    return asdict(record)


def citation_json(citation: Citation) -> Json:
    """Return where words stand."""
    return asdict(citation)


def sheet_json(sheet: Sheet) -> Json:
    """Return a sheet; the entries of `district` carry baseline and target."""
    return {
        "place": place_json(sheet.place),
        "named": [entry_json(entry) for entry in sheet.named],
        "through": [entry_json(entry) for entry in sheet.through],
        "sketch": [entry_json(entry) for entry in sheet.sketch],
        "district": [_indicator_json(entry) for entry in sheet.district],
        "not_found": list(sheet.not_found),
    }


def entry_json(entry: SheetEntry) -> Json:
    """Return one statement; `quote` is the text's own slice from start to end."""
    form: Json = {
        "kind": entry.kind,
        "statement": entry.statement,
        "quote": entry.quote,
        "quote_display": entry.quote_display,
        "citation": citation_json(entry.citation),
        "figures": [_figure_json(figure) for figure in entry.figures],
    }
    if entry.through is not None:
        form["through"] = _through_json(entry.through)
    if entry.pairs:
        form["pairs"] = [_pair_json(pair) for pair in entry.pairs]
    return form


def hits_json(hits: Iterable[Hit]) -> list[Json]:
    """Return what lies under a position, in its order."""
    return [
        {"place": place_json(hit.place), "layer": hit.layer, "distance_m": hit.distance_m}
        for hit in hits
    ]


def search_json(hits: Iterable[SearchHit]) -> list[Json]:
    """Return what words found; place and citation only where there are any."""
    found: list[Json] = []
    for hit in hits:
        form: Json = {"kind": hit.kind, "title": hit.title}
        if hit.place is not None:
            form["place"] = place_json(hit.place)
        if hit.citation is not None:
            form["citation"] = citation_json(hit.citation)
        found.append(form)
    return found


def outline_json(outline: Iterable[OutlineEntry]) -> list[Json]:
    """Return the outline in text order, each entry with its level and its whole extent."""
    return [{"level": level_of(entry), **asdict(entry)} for entry in outline]


def level_of(entry: OutlineEntry) -> str:
    """Return whether an entry is an item, a section, a chapter or a part."""
    numbers = {"item": entry.item, "section": entry.section, "chapter": entry.chapter}
    return next((level for level, number in numbers.items() if number is not None), "part")


def problems_json(problems: Iterable[Problem]) -> list[Json]:
    """Return what is wrong with the data folders, file and row."""
    return [{"file": p.file, "row": p.row, "message": p.message} for p in problems]


def passages_json(plan: Plan, place_id: str) -> list[Json]:
    """Return every mention of a place with the sentence around it, in text order."""
    return [_passage_json(plan, m) for m in plan.mentions if m.place_id == place_id]


def overlaps_json(found: Overlaps) -> Json:
    """Return what lies over what; `area_ha` is null where one is a line or a point."""
    return {
        "hits": [_overlap_json(one) for one in found.hits],
        "within_drawing_error": [_overlap_json(one) for one in found.within_drawing_error],
        "unchecked": _unchecked_json(found.unchecked),
    }


def within_json(found: Within) -> Json:
    """Return what lies within a distance, nearest first."""
    hits = [{"place": place_json(n.place), "distance_m": n.distance_m} for n in found.hits]
    return {"hits": hits, "unchecked": _unchecked_json(found.unchecked)}


def _overlap_json(one: Overlap) -> Json:
    """Return one overlap; of lines its `length_km` as well."""
    form: Json = {
        "a": place_json(one.a),
        "b": place_json(one.b),
        "area_ha": one.area_ha,
        "share_of_a": one.share_of_a,
        "share_of_b": one.share_of_b,
    }
    return form if one.length_km is None else {**form, "length_km": one.length_km}


def _unchecked_json(unchecked: Iterable[Unchecked]) -> list[Json]:
    return [{"what": one.what, "why": one.why_zh} for one in unchecked]


def _passage_json(plan: Plan, mention: Mention) -> Json:
    return {
        "start": mention.sentence_start,
        "end": mention.sentence_end,
        "mention_start": mention.start,
        "mention_end": mention.end,
        "as_printed": mention.as_printed,
        "label": plan.cite(mention.sentence_start, mention.sentence_end).label,
    }


def _indicator_json(entry: SheetEntry) -> Json:
    """Return a row of 表2 with its first target and the baseline for it, null where none is.

    The baseline says whether it measures the `same` as the target or something `similar`, and
    whether it is `settled`: the plan itself takes some figures back.
    """
    targets = [pair.target for pair in entry.pairs] or list(entry.figures)
    baselines = [
        {
            **_figure_json(pair.baseline),
            "match": pair.match,
            "note": pair.note,
            "settled": pair.is_settled,
        }
        for pair in entry.pairs
    ]
    return {
        **entry_json(entry),
        "target": _figure_json(targets[0]) if targets else None,
        "baseline": baselines[0] if baselines else None,
    }


def _pair_json(pair: IndicatorPair) -> Json:
    return {
        "target": _figure_json(pair.target),
        "result" if pair.is_result else "baseline": _cited_json(pair.baseline),
        "match": pair.match,
        "settled": pair.is_settled,
        "note": pair.note,
    }


def _figure_json(figure: Figure) -> Json:
    return {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "year": figure.year,
        "operator": figure.operator,
        "printed": figure.printed,
    }


def _cited_json(figure: Figure) -> Json:
    citation = None if figure.citation is None else citation_json(figure.citation)
    return {**_figure_json(figure), "citation": citation}


def _through_json(through: Through) -> Json:
    """Return through what: by the plan with its words' citation, or by the drawn areas.

    `share` is null for a place known by a point; a line has its `length_km` inside as well.
    """
    place = place_json(through.place)
    if through.relation is None:
        drawn: Json = {
            "place": place,
            "share": through.share,
            "precision_m": through.precision_m,
        }
        return drawn if through.length_km is None else {**drawn, "length_km": through.length_km}
    citation = None if through.citation is None else citation_json(through.citation)
    return {"place": place, "relation": through.relation, "citation": citation}
