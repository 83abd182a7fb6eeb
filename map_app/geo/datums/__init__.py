"""In what system positions are given: datums by name, by WKT, by fit; hints from the numbers."""

from map_app.geo.datums.book import DATUMS, Datums, read_datums
from map_app.geo.datums.datum import Datum
from map_app.geo.datums.fit import FITTED_GRID, ControlPoint, FitError, GridFit, fit_grid
from map_app.geo.datums.four_parameters import FourParameters
from map_app.geo.datums.hint_words import Hint
from map_app.geo.datums.hints import hints

__all__ = [
    "DATUMS",
    "FITTED_GRID",
    "ControlPoint",
    "Datum",
    "Datums",
    "FitError",
    "FourParameters",
    "GridFit",
    "Hint",
    "fit_grid",
    "hints",
    "read_datums",
]
