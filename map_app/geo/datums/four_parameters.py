"""An office's local grid tied to EPSG:4547 by four parameters: two shifts, a turn and a scale."""

from __future__ import annotations

import math
from typing import Annotated

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel, ConfigDict, Field

Numbers = NDArray[np.float64]
ARCSECONDS_PER_RADIAN = 180 * 3600 / math.pi


class FourParameters(BaseModel):
    """East = east_m + scale (x cos t − y sin t), north = north_m + scale (x sin t + y cos t).

    `x` is the local easting and `y` the local northing in metres, `turn_arcsec` (t) the turn from
    the local grid to EPSG:4547, anticlockwise, `scale` is close to 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    east_m: float
    north_m: float
    turn_arcsec: float = 0.0
    scale: Annotated[float, Field(gt=0)] = 1.0

    def to_grid(self, xs: ArrayLike, ys: ArrayLike) -> tuple[Numbers, Numbers]:
        """Return metres east and north in EPSG:4547 of local positions."""
        along, across = self._turned()
        x, y = np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64)
        return self.east_m + along * x - across * y, self.north_m + across * x + along * y

    def from_grid(self, easts: ArrayLike, norths: ArrayLike) -> tuple[Numbers, Numbers]:
        """Return local x (east) and y (north) of positions in EPSG:4547."""
        along, across = self._turned()
        east = np.asarray(easts, dtype=np.float64) - self.east_m
        north = np.asarray(norths, dtype=np.float64) - self.north_m
        square = self.scale**2
        return (along * east + across * north) / square, (along * north - across * east) / square

    def _turned(self) -> tuple[float, float]:
        turn = self.turn_arcsec / ARCSECONDS_PER_RADIAN
        return self.scale * math.cos(turn), self.scale * math.sin(turn)
