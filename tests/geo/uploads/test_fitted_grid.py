"""A file in a local grid comes in where the fitted grid puts it."""

from __future__ import annotations

import pytest

from map_app.geo.datums import FITTED_GRID, FourParameters, GridFit
from map_app.geo.measure import grid_positions

GRID = FourParameters(east_m=380_000, north_m=2_530_000, turn_arcsec=1_234, scale=1.00002)
PLACES = ((113.22, 23.08), (113.25, 23.12))


def test_a_table_in_a_local_grid_lies_where_the_fit_puts_it(tmp_path, told):
    local = [GRID.from_grid(*grid_positions(*place)[0]) for place in PLACES]
    rows = "\n".join(f"点{n},{float(x)},{float(y)}" for n, (x, y) in enumerate(local))
    path = tmp_path / "宗地.csv"
    path.write_text(f"名称,横坐标,纵坐标\n{rows}\n", encoding="utf-8")
    datum = GridFit(GRID, ((0.0, 0.0),) * 4, 0.02).datum("自用坐标", "Local grid")
    grid = datum.model_dump(mode="json", exclude_defaults=True)
    report = told(path, datum=FITTED_GRID, grid=grid)
    assert report.ok
    layer = report.layers[0]
    assert (layer.datum, layer.datum_certain) == (FITTED_GRID, True)
    assert layer.bounds == pytest.approx((*PLACES[0], *PLACES[1]), abs=1e-6)
