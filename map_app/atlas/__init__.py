"""The plan placed on the ground: every question the app can ask is asked of an Atlas."""

from map_app.atlas.atlas import Atlas
from map_app.atlas.layer_state import LayerState
from map_app.atlas.load import load_atlas
from map_app.atlas.records import (
    Hit,
    PlaceRecord,
    PlaceRef,
    SearchHit,
    Sheet,
    SheetEntry,
    Through,
)
from map_app.atlas.text_search import TextHit
from map_app.atlas.view import Extent, Language, MapView, default_view

__all__ = [
    "Atlas",
    "Extent",
    "Hit",
    "Language",
    "LayerState",
    "MapView",
    "PlaceRecord",
    "PlaceRef",
    "SearchHit",
    "Sheet",
    "SheetEntry",
    "TextHit",
    "Through",
    "default_view",
    "load_atlas",
]
