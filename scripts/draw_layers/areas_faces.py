"""One plane for all areas: every edge cut at every other, so that neighbours share it exactly."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from scripts.draw_layers.grid import to_degrees
from scripts.draw_layers.layer_file import GRID_DEGREES


def grid_degrees(geometry_in_metres: BaseGeometry) -> BaseGeometry:
    """Return a geometry in degrees with its vertices on the file's grid."""
    return shapely.set_precision(to_degrees(geometry_in_metres), GRID_DEGREES)


class Plane:
    """The faces that all the areas cut the ground into, in degrees on the file's grid."""

    def __init__(self, areas_degrees: list[BaseGeometry]) -> None:
        """Cut the ground along the edges of all the areas given."""
        edges = shapely.union_all([a.boundary for a in areas_degrees], grid_size=GRID_DEGREES)
        self._faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
        self._centres = STRtree(shapely.point_on_surface(self._faces))

    def faces_in(self, area_degrees: BaseGeometry) -> frozenset[int]:
        """Return the numbers of the faces that lie in an area."""
        found = self._centres.query(area_degrees, predicate="contains")
        return frozenset(int(number) for number in found)

    def area_of(self, faces: frozenset[int]) -> BaseGeometry:
        """Return the faces of these numbers as one area."""
        return shapely.union_all(self._faces[sorted(faces)], grid_size=GRID_DEGREES)

    def apart(
        self, areas: Mapping[str, BaseGeometry], ground: frozenset[int]
    ) -> Mapping[str, frozenset[int]]:
        """Return the faces of each area that are on the ground and in none listed before it."""
        taken: frozenset[int] = frozenset()
        found = {}
        for area_id, area in areas.items():
            found[area_id] = (self.faces_in(area) & ground) - taken
            taken |= found[area_id]
        return found
