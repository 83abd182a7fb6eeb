"""The plan placed on the ground, able to answer every question the app can ask."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from map_app.atlas import indicator_rows, project_rows
from map_app.atlas.drawn import record_of
from map_app.atlas.layer_rows import layer_choices
from map_app.atlas.layer_state import LayerState
from map_app.atlas.own import OwnLayer
from map_app.atlas.pick import Picker
from map_app.atlas.places import PlaceBook
from map_app.atlas.records import Hit, PlaceRecord, SearchHit, Sheet
from map_app.atlas.search import Finder
from map_app.atlas.sheets import Sheets
from map_app.atlas.table_query import TableChoices
from map_app.atlas.text_search import TextFinder, TextHit
from map_app.geo import Ground
from map_app.plan import Place, Plan

if TYPE_CHECKING:
    from map_app.atlas.named_views import NamedView
    from map_app.atlas.questions import Question


@dataclass(frozen=True, eq=False)
class Atlas:
    """The plan placed on the ground: frozen, complete, and right before it exists.

    Answers that cost time are worked out when first asked for, and kept. `questions` are those
    that its layers' folder has ready-made; `own` are a reader's own layers, which the plan's
    answers know nothing of, from bottom to top.
    """

    plan: Plan
    ground: Ground
    views: tuple[NamedView, ...] = ()
    questions: tuple[Question, ...] = ()
    own: tuple[OwnLayer, ...] = ()

    def with_layer(self, *layers: OwnLayer) -> Atlas:
        """Return an Atlas that has a reader's own layers as well; this one stays as it is.

        A layer takes the place of one of the same id. What of the plan was worked out already is
        shared, as nothing of it depends on them.
        """
        known = {layer.id: layer for layer in (*self.own, *layers)}
        shared = self.without_own
        seen_by_one = copy.copy(self)
        object.__setattr__(seen_by_one, "without_own", shared)
        object.__setattr__(seen_by_one, "own", tuple(known.values()))
        return seen_by_one

    @cached_property
    def without_own(self) -> Atlas:
        """Return the Atlas that everybody sees: always the same one, whoever's layers are added.

        What is kept of the plan is kept by this one, so that no reader's layers are kept with it.
        """
        return replace(self, own=()) if self.own else self

    def own_layer(self, layer_id: str) -> OwnLayer | None:
        """Return the reader's own layer of this id, None when there is none."""
        return next((layer for layer in self.own if layer.id == layer_id), None)

    def place(self, words: str) -> Place:
        """Return the place of an id, a name or an alias.

        Raises
        ------
        UnknownPlaceError
            When the words name no place, or more than one; with names to try.
        """
        return self._book.place(words)

    def record(self, place_id: str) -> PlaceRecord:
        """Return what the ground knows of a place; raises UnknownPlaceError for no id."""
        return self._records[self._id(place_id)]

    def records(self, kind: str | None = None) -> tuple[PlaceRecord, ...]:
        """Return the records of all places (of one kind), in the order of the seeds."""
        return tuple(r for r in self._records.values() if kind is None or r.kind == kind)

    def sheet(self, place_id: str) -> Sheet:
        """Return everything the plan says that bears on a place, by how it bears on it.

        Raises
        ------
        UnknownPlaceError
            When no place has this id.
        """
        return self._sheet(self._id(place_id))

    def pick(
        self,
        lon: float,
        lat: float,
        metres: float = 0.0,
        states: Sequence[LayerState] | None = None,
    ) -> tuple[Hit, ...]:
        """Return all places under a position: points, then lines, then areas, smallest first.

        Points and lines count within `metres`; areas that hold the position. Layers that cannot
        be clicked are left out, and what is not shown by `states`, where they are given.

        Raises
        ------
        RequestError
            When the numbers are no position, or `metres` is below 0.
        """
        return self._picker.pick(lon, lat, metres, states)

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Return what every one of the words is found in, best first; nothing for blank words."""
        return self._finder.search(words)

    def find_in_text(self, words: str) -> tuple[TextHit, ...]:
        """Return every sentence of the text that holds all the words, in text order."""
        return self._text_finder.find(words)

    @cached_property
    def table_choices(self) -> Mapping[str, TableChoices]:
        """Return what each page of rows can be asked, by the page's name."""
        indicators = indicator_rows.indicator_facets(indicator_rows.indicator_rows(self.plan))
        projects = project_rows.project_facets(project_rows.project_rows(self.plan))
        return MappingProxyType(
            {
                "indicators": TableChoices(indicators, indicator_rows.SORTS),
                "projects": TableChoices(projects, project_rows.SORTS),
                "layers": layer_choices(self.ground),
            }
        )

    def _id(self, place_id: str) -> str:
        """Return the id itself; what is no id raises UnknownPlaceError with names to try."""
        return place_id if place_id in self.plan.places else self._book.place(place_id).id

    @cached_property
    def _book(self) -> PlaceBook:
        return PlaceBook(self.plan.places)

    @cached_property
    def _records(self) -> Mapping[str, PlaceRecord]:
        ground, district = self.ground, self.plan.meta.district
        places = self.plan.places.values()
        return MappingProxyType({one.id: record_of(one, ground, district) for one in places})

    @cached_property
    def _sheet(self) -> Callable[[str], Sheet]:
        """Return the maker of sheets, which keeps every sheet: as many as there are places."""
        sheets = Sheets(self.plan, self.ground)
        return cache(lambda place_id: sheets.make(self._records[place_id]))

    @cached_property
    def _picker(self) -> Picker:
        return Picker(self.plan, self.ground)

    @cached_property
    def _text_finder(self) -> TextFinder:
        return TextFinder(self.plan)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.plan, self._text_finder)
