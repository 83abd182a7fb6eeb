"""What the plan itself puts a place in, or counts it in, step by step."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace

from map_app.atlas.records import PlaceRef, Through
from map_app.plan import Plan, Project


class Chains:
    """Follows relations, ties of projects and the tree of 附件1 upwards."""

    def __init__(self, plan: Plan) -> None:
        """List the steps that lead up from every place, in the order of the seeds."""
        self._plan = plan
        steps: dict[str, list[Through]] = defaultdict(list)
        for relation in plan.relations:
            ref = self.ref(relation.through)
            steps[relation.place].append(
                Through(ref, relation.relation, citation=relation.citation)
            )
        for project in plan.projects.values():
            steps[project.id].extend(self._steps_of(project))
        self._steps: Mapping[str, list[Through]] = steps

    def ref(self, place_id: str) -> PlaceRef:
        """Return how a place, or a row of 表1 and 表2, is named in an answer."""
        place = self._plan.places.get(place_id)
        if place is not None:
            return PlaceRef(place.id, place.name, place.kind)
        return PlaceRef(place_id, self._plan.indicators[place_id].name, "indicator")

    def above(self, place_id: str) -> tuple[Through, ...]:
        """Return all that holds a place by the plan's words, nearest first, each once.

        A step says how the last link of its chain is put: village → 大坦沙 → …; what is counted
        in a package is counted in the package's group too, and no part of it.
        """
        seen: set[str] = {place_id}
        found: list[Through] = []
        queue = deque([(place_id, False)])
        while queue:
            below, is_counted = queue.popleft()
            for step in self._steps.get(below, ()):
                if step.place.id in seen:
                    continue
                seen.add(step.place.id)
                counted = is_counted or step.relation == "counted_in"
                found.append(replace(step, relation="counted_in") if counted else step)
                queue.append((step.place.id, counted))
        return tuple(found)

    def _steps_of(self, project: Project) -> Iterator[Through]:
        """Yield the places a project lies in, then the package or group it is listed under."""
        words = self._plan.sentence_around(project.start)
        said = self._plan.cite(*words)
        for tie in project.ties:
            if tie.relation == "in":
                yield Through(self.ref(tie.place), "part_of", citation=said)
        if project.parent is not None:
            yield Through(self.ref(project.parent), "part_of", citation=said)
