"""What was looked for and not found, said plainly and once."""

from __future__ import annotations

from dataclasses import dataclass

from map_app.atlas.records import PlaceRecord, SheetEntry
from map_app.plan import Place, Plan

MONEY = ("万元", "亿元")
LISTS = frozenset({"group", "package"})
"""Levels of 附件1 that list projects and are nowhere themselves."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence about what is not there; `about` are words of rows that say it already."""

    about: tuple[str, ...]
    zh: str
    en: str


def not_found(
    plan: Plan, place: Place, record: PlaceRecord, named: tuple[SheetEntry, ...]
) -> tuple[tuple[str, str], ...]:
    """Return sentences in Chinese and English: the rows of gaps.csv, then what the sheet lacks."""
    rows = [g for g in plan.gaps if g.kind_or_place == place.id]
    rows += [g for g in plan.gaps if g.kind_or_place == place.kind]
    said = [(row.sentence_zh, row.sentence_en) for row in rows]
    project = plan.projects.get(place.id)
    is_list = project is not None and project.level in LISTS
    for missing in _missing(place, record, named, is_list=is_list):
        if not any(word in sentence for sentence, _ in said for word in missing.about):
            said.append((missing.zh, missing.en))
    return tuple(dict.fromkeys(said))


def _missing(
    place: Place, record: PlaceRecord, named: tuple[SheetEntry, ...], *, is_list: bool
) -> list[Missing]:
    """Return what the sheet of a place does not have."""
    name, english = place.name, place.name_en or place.name
    found = []
    if not named:
        found.append(
            Missing(
                ("未提及", "没有提到"),
                f"《纲要》没有提到{name}。",
                f"The plan does not name {english}.",
            )
        )
    if record.point is None and not is_list:
        found.append(
            Missing(
                ("图上不画", "没有画"),
                f"没有找到{name}的位置或范围，图上没有画出。",
                f"No position or extent of {english} was found; it is not drawn.",
            )
        )
    if not any(figure.unit in MONEY for entry in named for figure in entry.figures):
        found.append(
            Missing(
                ("投资",),
                f"《纲要》没有给出{name}的单项投资。",
                f"The plan gives no investment for {english} alone.",
            )
        )
    return found
