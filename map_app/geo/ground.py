"""The ground: every layer of the catalogue as a checked frame in EPSG:4326, longitude first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely
from pyproj import Transformer

from map_app.errors import DataError, Problem
from map_app.geo.catalogue import CATALOGUE, read_catalogue
from map_app.geo.checks import feature_problems, text_of
from map_app.geo.geojson import RawFeature, read_features
from map_app.geo.measure import PLACES_CRS, moved, to_grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from map_app.geo.spec import LayerSpec

_SUPPLIED = "supplied"
"""The `method` of a feature that came in an office's own file."""


@dataclass(frozen=True)
class Layer:
    """A layer of the catalogue with its features.

    `frame` is EPSG:4326, longitude first, one row a feature in file order. Its columns are `id`,
    `name`, `precision_m`, `method`, `source`, `drawn_on`, `match_value`, `file_line`,
    `geometry` and whatever else the file has. `id` is None where the catalogue matches by name:
    the names are told apart above, see `Ground.with_ids`.
    """

    spec: LayerSpec
    frame: gpd.GeoDataFrame

    @cached_property
    def properties(self) -> tuple[Mapping[str, object], ...]:
        """Return each feature's columns but the geometry, in the frame's order."""
        rows = self.frame.drop(columns="geometry").to_dict("records")
        return tuple({str(key): value for key, value in row.items()} for row in rows)

    @cached_property
    def on_grid(self) -> tuple[BaseGeometry, ...]:
        """Return the geometries in metres east and north (EPSG:4547), in the frame's order."""
        return tuple(to_grid(geometry) for geometry in self.frame.geometry)


@dataclass(frozen=True)
class Ground:
    """Where things are: the layers in drawing order, the lowest first."""

    layers: Mapping[str, Layer]
    _found: Mapping[str, tuple[str, BaseGeometry, float]]

    def feature_geometry(self, place_id: str) -> BaseGeometry | None:
        """Return the union of the features of this id in the lowest layer that has it.

        None when no layer has it.
        """
        found = self._found.get(place_id)
        return found[1] if found else None

    def precision_m(self, place_id: str) -> float | None:
        """Return the error in metres of the place as drawn, None when it is not drawn."""
        found = self._found.get(place_id)
        return found[2] if found else None

    def layer_of(self, place_id: str) -> str | None:
        """Return the id of the lowest layer that has the place, None when no layer has it."""
        found = self._found.get(place_id)
        return found[0] if found else None

    def with_ids(self, layer_id: str, ids: Mapping[str, str | None]) -> Ground:
        """Return a new Ground where the layer's features carry the id of their match value."""
        layer = self.layers[layer_id]
        resolved = [ids.get(value) for value in layer.frame["match_value"]]
        changed = replace(layer, frame=layer.frame.assign(id=resolved))
        return make_ground({**self.layers, layer_id: changed})


def make_ground(layers: Mapping[str, Layer]) -> Ground:
    """Return the Ground of these layers, put into drawing order."""
    ordered = sorted(layers.values(), key=lambda layer: layer.spec.order)
    found: dict[str, tuple[str, BaseGeometry, float]] = {}
    for layer in ordered:
        frame = layer.frame[layer.frame["id"].notna()]
        for place_id, rows in frame.groupby("id", sort=False):
            parts = list(rows.geometry)
            whole = parts[0] if len(parts) == 1 else shapely.union_all(parts)
            found.setdefault(
                str(place_id), (layer.spec.id, whole, float(rows["precision_m"].max()))
            )
    return Ground(
        layers=MappingProxyType({layer.spec.id: layer for layer in ordered}),
        _found=MappingProxyType(found),
    )


def load_ground(layers: Path) -> Ground:
    """Read the catalogue in this folder and every file it names.

    Raises
    ------
    DataError
        With every problem of the catalogue and of all its files at once.
    """
    rows, problems = read_catalogue(layers)
    loaded: dict[str, Layer] = {}
    for spec, line in rows:
        try:
            loaded[spec.id] = _load_layer(layers, spec, line)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return make_ground(loaded)


def _load_layer(folder: Path, spec: LayerSpec, line: int) -> Layer:
    """Return the layer of one row of the catalogue; raises DataError with all its problems."""
    shown = f"{folder.name}/{spec.file}"
    features, named_crs = read_features(folder / spec.file, shown)
    features = tuple(_brought_home(feature, spec.datum) for feature in features)
    problems = feature_problems(spec, features, shown)
    if named_crs and named_crs != spec.datum:
        said = f"layer '{spec.id}': datum: says {spec.datum}, but the file says {named_crs}"
        problems.append(Problem(f"{folder.name}/{CATALOGUE}", line, said))
    if problems:
        raise DataError(problems)
    return Layer(_filtered_by_own(spec, features), _frame(spec, features))


def _filtered_by_own(spec: LayerSpec, features: Sequence[RawFeature]) -> LayerSpec:
    """Return the row without its filter where an office's own file lacks the column for it."""
    rule = spec.filter
    if rule is None or any(rule.by in feature.properties for feature in features):
        return spec
    return spec.model_copy(update={"filter": None})


def _brought_home(feature: RawFeature, datum: str) -> RawFeature:
    """Return the feature in EPSG:4326."""
    if datum == PLACES_CRS or feature.geometry is None:
        return feature
    return replace(feature, geometry=moved(feature.geometry, _way_from(datum)))


@lru_cache(maxsize=8)
def _way_from(datum: str) -> Transformer:
    """Return the way from an office's datum to EPSG:4326; PROJ needs a tenth of a second for it."""
    return Transformer.from_crs(datum, PLACES_CRS, always_xy=True)


def _frame(spec: LayerSpec, features: Sequence[RawFeature]) -> gpd.GeoDataFrame:
    """Return the features as a frame; an office's own file gets what the catalogue says of it."""
    records = [_record(spec, feature) for feature in features]
    geometries = [shapely.force_2d(feature.geometry) for feature in features]
    return gpd.GeoDataFrame(records, geometry=geometries, crs=PLACES_CRS)


def _record(spec: LayerSpec, feature: RawFeature) -> dict[str, object]:
    """Return the columns of one feature."""
    own = dict(feature.properties)
    own.pop("geometry", None)
    if spec.match is None:
        place_id = text_of(own["id"])
        return {**own, "id": place_id, "match_value": place_id, "file_line": feature.line}
    value = text_of(own[spec.match.column])
    told: dict[str, object] = {
        "name": text_of(own.get("name")) or value,
        "precision_m": spec.precision_m,
        "method": _SUPPLIED,
        "source": spec.source,
        "drawn_on": spec.date.isoformat(),
    }
    fixed = {
        "id": value if spec.match.by == "id" else None,
        "match_value": value,
        "file_line": feature.line,
    }
    return {**own, **told, **fixed}
