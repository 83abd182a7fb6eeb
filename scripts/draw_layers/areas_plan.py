"""What the plan says of areas that a reader may narrow their layers by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.draw_layers.lines_names import read_relations, read_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

PRECINCT = "precinct-"
VILLAGE_TASK = "4-2-2-villages"
"""The statement of chapter four that names some of the villages."""


def precinct_of(area_id: str) -> Mapping[str, str | None]:
    """Return the precinct that the plan puts a cluster in; None for the core between them."""
    found = (
        row["through"]
        for row in read_relations()
        if row["place"] == area_id
        and row["relation"] == "part_of"
        and row["through"].startswith(PRECINCT)
    )
    return {"precinct": next(found, None)}


def where_named(area_id: str) -> Mapping[str, str | None]:
    """Return whether chapter four names a village, or annex one alone."""
    named = next(row["places"] for row in read_statements() if row["id"] == VILLAGE_TASK)
    return {"named_in": "chapter-4" if area_id in named.split(";") else "annex-1"}
