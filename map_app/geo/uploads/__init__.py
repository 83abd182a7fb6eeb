"""A reader's own file: opened in a process that can do no harm, and told before it is drawn."""

from map_app.geo.uploads.reading import (
    Surroundings,
    Upload,
    look_into,
    read_layer,
    upload_limits,
)
from map_app.geo.uploads.report import Choices, LayerReport, Rejected, Report
from map_app.geo.uploads.says import Saying

__all__ = [
    "Choices",
    "LayerReport",
    "Rejected",
    "Report",
    "Saying",
    "Surroundings",
    "Upload",
    "look_into",
    "read_layer",
    "upload_limits",
]
