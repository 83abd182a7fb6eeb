"""The plan placed on the ground, able to answer every question the app can ask."""

from __future__ import annotations

from dataclasses import dataclass

from map_app.atlas.records import Hit, PlaceRecord, SearchHit, Sheet
from map_app.geo import Ground
from map_app.plan import Place, Plan


@dataclass(frozen=True, eq=False)
class Atlas:
    """The plan placed on the ground: frozen, complete, and right before it exists."""

    plan: Plan
    ground: Ground

    def place(self, words: str) -> Place:
        """Return the place of an id, a name or an alias.

        Raises
        ------
        UnknownPlaceError
            When the words name no place, or more than one; with names to try.
        """
        raise NotImplementedError

    def record(self, place_id: str) -> PlaceRecord:
        """Return what the ground knows of a place."""
        raise NotImplementedError

    def records(self, kind: str | None = None) -> tuple[PlaceRecord, ...]:
        """Return the records of all places (of one kind), in the order of the seeds."""
        raise NotImplementedError

    def sheet(self, place_id: str) -> Sheet:
        """Return everything the plan says that bears on a place."""
        raise NotImplementedError

    def pick(self, lon: float, lat: float, metres: float = 0.0) -> tuple[Hit, ...]:
        """Return all places under a position: points, then lines, then areas, smallest first."""
        raise NotImplementedError

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Return what the words find, best first; nothing for blank words."""
        raise NotImplementedError
