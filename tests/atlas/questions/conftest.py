"""Things drawn for a test in metres around a corner of Liwan."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from map_app.atlas import PlaceRef
from map_app.atlas.questions import Thing, Things

CORNER = (420_000, 2_555_000)


@pytest.fixture(scope="session")
def thing():
    def make(name, grid, precision_m=0.0):
        moved = shapely.transform(grid, lambda places: np.add(places, CORNER))
        return Thing(PlaceRef(name, name, "test"), moved, precision_m)

    return make


@pytest.fixture(scope="session")
def things():
    def make(*several):
        return Things("测试", "Test", tuple(several))

    return make
