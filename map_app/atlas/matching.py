"""An office's own features, told by name, become places of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from map_app.atlas.places import PlaceBook
from map_app.errors import Problem
from map_app.geo import Ground, Layer
from map_app.plan import Place, Plan


def match_names(plan: Plan, ground: Ground, folder: str) -> tuple[Ground, list[Problem]]:
    """Return the ground with every name resolved, and a problem for each that is no place.

    A name of several places (a village and its station) is the one of the kind that the other
    names of its layer are of.
    """
    book = PlaceBook(plan.places)
    problems: list[Problem] = []
    for layer in tuple(ground.layers.values()):
        if layer.spec.match is None or layer.spec.match.by != "name":
            continue
        names = [str(name) for name in layer.frame["match_value"]]
        ids = _ids_of({name: book.find(name) for name in names})
        problems += _problems(layer, ids, book, folder)
        ground = ground.with_ids(layer.spec.id, ids)
    return ground, problems


def _ids_of(found: Mapping[str, tuple[Place, ...]]) -> dict[str, str | None]:
    """Return the id of every name, None for a name of no place or of several."""
    kinds = {places[0].kind for places in found.values() if len(places) == 1}
    ids: dict[str, str | None] = {}
    for name, places in found.items():
        fitting = places if len(places) == 1 else [p for p in places if p.kind in kinds]
        ids[name] = fitting[0].id if len(fitting) == 1 else None
    return ids


def _problems(
    layer: Layer, ids: Mapping[str, str | None], book: PlaceBook, folder: str
) -> Iterator[Problem]:
    """Yield a problem for every feature whose name is no place, or not one alone."""
    match = layer.spec.match
    column = match.column if match else "name"
    rows = zip(layer.frame["match_value"], layer.frame["file_line"], strict=True)
    for name, line in rows:
        if ids[str(name)] is None:
            several = [place.id for place in book.find(str(name))]
            near = [place.name for place in book.alike(str(name))]
            hint = f"; it may be {' or '.join(several or near)}" if several or near else ""
            said = f"{column}: {name!r} is no name or alias of one place{hint}"
            yield Problem(f"{folder}/{layer.spec.file}", int(line), said)
