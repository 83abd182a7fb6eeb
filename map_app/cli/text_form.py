"""Answers as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from map_app.atlas import Atlas, Hit, PlaceRecord, SearchHit, Sheet, SheetEntry, Through
from map_app.atlas.json_form import level_of
from map_app.atlas.questions import Overlap, Overlaps, Unchecked, Within
from map_app.plan import OutlineEntry, Place, Plan

RELATIONS = {"part_of": "属于", "counted_in": "计入"}
KINDS = {
    "place": "地点",
    "project": "项目",
    "indicator": "指标",
    "passage": "原文",
    "term": "名词",
}
INDENTS = {"part": "", "chapter": "  ", "section": "    ", "item": "      "}
NOTHING = "没有找到。"


def counts(atlas: Atlas) -> str:
    """Return how much the data folders hold, in one line."""
    plan, ground = atlas.plan, atlas.ground
    features = sum(len(layer.frame) for layer in ground.layers.values())
    return (
        f"没有问题：{len(plan.places)}个地点，{len(plan.statements)}条陈述，"
        f"{len(plan.indicators)}个指标，{len(plan.projects)}个项目，"
        f"{len(ground.layers)}个图层，{features}个图形。"
    )


def places(records: Iterable[PlaceRecord]) -> str:
    """Return one place a line: id, name, size."""
    return "\n".join(f"{one.id}\t{one.name}\t{_size(one)}".rstrip() for one in records)


def sheet(shown: Sheet) -> str:
    """Return a sheet under its headings; headings with nothing under them are left out."""
    lines = [f"{shown.place.name}（{shown.place.id}）", _size(shown.record)]
    lines += [_way(way) for way in shown.belongs_to]
    for heading, entries in (
        ("《纲要》点名", shown.named),
        ("由《纲要》所述关系推及", shown.through),
        ("按示意范围推断，非规划原文", shown.sketch),
        ("全区指标", shown.district),
    ):
        if entries:
            lines += ["", f"【{heading}】", *_grouped(entries)]
    if shown.not_found:
        lines += ["", "【未见】", *(f"- {sentence}" for sentence in shown.not_found)]
    return "\n".join(line for number, line in enumerate(lines) if line or number > 1)


def hits(found: Iterable[Hit]) -> str:
    """Return one place a line with its layer and distance."""
    lines = [f"{h.place.name}（{h.place.id}）\t{h.layer}\t{h.distance_m:.0f}米" for h in found]
    return "\n".join(lines) or "这里没有地点。"


def found(hits: Iterable[SearchHit]) -> str:
    """Return one hit a line: what it is, its title, and where it stands or its id."""
    return "\n".join(f"{KINDS[hit.kind]}\t{_flat(hit.title)}\t{_where(hit)}" for hit in hits) or (
        NOTHING
    )


def outline(entries: Iterable[OutlineEntry]) -> str:
    """Return one entry a line, indented by level, with its offsets."""
    return "\n".join(f"{INDENTS[level_of(e)]}{e.title}\t{e.start}–{e.end}" for e in entries)


def passages(plan: Plan, place: Place) -> str:
    """Return the sentences that name a place, each with its citation."""
    spans = dict.fromkeys(
        (m.sentence_start, m.sentence_end) for m in plan.mentions if m.place_id == place.id
    )
    lines = [f"{_flat(plan.quote_display(*span))}\n  ——{plan.cite(*span).label}" for span in spans]
    return "\n".join(lines) or f"《纲要》没有提到{place.name}。"


def overlaps(found: Overlaps) -> str:
    """Return the three lists under their headings; headings with nothing under them are left out.

    One overlap a line: both things, how much they share, and of each how much that is.
    """
    lines = [_overlap(one) for one in found.hits] or ["没有重叠。"]
    if found.within_drawing_error:
        told = (_overlap(one) for one in found.within_drawing_error)
        lines += ["", "【在绘图误差之内，不能判定】", *told]
    return "\n".join([*lines, *_unchecked(found.unchecked)])


def within(found: Within) -> str:
    """Return one place a line with its distance, then what could not be checked."""
    lines = [
        f"{near.place.name}（{near.place.id}）\t{near.distance_m:.0f}米（±{near.precision_m:g}米）"
        for near in found.hits
    ]
    return "\n".join([*(lines or [NOTHING]), *_unchecked(found.unchecked)])


def _overlap(one: Overlap) -> str:
    """Return one overlap on one line; points and crossings have no measure."""
    shares = ((one.a, one.share_of_a), (one.b, one.share_of_b))
    told = [f"占{ref.name}的{share:.1%}" for ref, share in shares if share is not None]
    if one.length_km:
        told.insert(0, f"{one.length_km:g}公里")
    if one.area_ha is not None:
        told.insert(0, f"{one.area_ha:g}公顷")
    return f"{one.a.name}\t{one.b.name}\t{'，'.join([*told, f'±{one.precision_m:g}米'])}"


def _unchecked(unchecked: Iterable[Unchecked]) -> list[str]:
    told = [f"{one.what}：{one.why_zh}" for one in unchecked]
    return ["", "【未能核对】", *told] if told else []


def _grouped(entries: Iterable[SheetEntry]) -> Iterator[str]:
    """Yield the entries, those that hold through something under its line."""
    for _, members in groupby(entries, key=lambda e: e.through and e.through.place.id):
        group = tuple(members)
        if group[0].through is not None:
            yield _way(group[0].through)
        for entry in group:
            yield f"- {_flat(entry.statement)}"
            if entry.quote_display != entry.statement:
                yield f"  “{_flat(entry.quote_display)}”"
            yield f"  ——{entry.citation.label}"


def _way(way: Through) -> str:
    """Return through what, and how: by the plan's words or by the drawing."""
    if way.relation is None:
        return f"↳ {_inside(way)}（{'，'.join(_measures(way))}）"
    said = f"（{way.citation.label}）" if way.citation else ""
    return f"↳ {RELATIONS[way.relation]}{way.place.name}{said}"


def _inside(way: Through) -> str:
    """Return in which drawn area; a place known by a point has no share of it."""
    verb = "位于" if way.share is None else "在"
    return f"{verb}{way.place.name}的示意范围内"


def _measures(way: Through) -> Iterator[str]:
    """Yield how much of the place the drawing has inside, and by how much it may be off."""
    if way.length_km is not None:
        yield f"区内长度中的{way.length_km:g}公里"
    if way.share is not None:
        yield f"{way.share:.0%}"
    if way.precision_m is not None:
        yield f"±{way.precision_m:g}米"


def _size(record: PlaceRecord) -> str:
    """Return area or length with the error of the drawing; empty when it is not drawn."""
    parts = []
    if record.area_ha is not None:
        parts.append(f"{record.area_ha:g}公顷")
    if record.length_km is not None:
        parts.append(f"区内长度{record.length_km:g}公里")
    if record.precision_m is not None:
        parts.append(f"±{record.precision_m:g}米")
    return "，".join(parts)


def _where(hit: SearchHit) -> str:
    if hit.citation is not None:
        return hit.citation.label
    return hit.place.id if hit.place is not None else ""


def _flat(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())
