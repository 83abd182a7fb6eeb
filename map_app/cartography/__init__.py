"""What map and file share: looks, legend, names on the map, and how figures are written."""

from map_app.cartography import fmt
from map_app.cartography.briefing_rows import BriefingRows, Paper, Template
from map_app.cartography.caveat import caveat_text
from map_app.cartography.labels import feature_name, labels, layer_labels
from map_app.cartography.legend import legend_entries, legend_rows, narrowed_words
from map_app.cartography.look import Look, load_look
from map_app.cartography.placing import Box, PlacedLabel, place_labels, text_boxes
from map_app.cartography.records import FeatureStyle, Label, LabelStyle, LegendEntry, Shape
from map_app.cartography.styles import style_of, styles
from map_app.cartography.theme import Theme
from map_app.cartography.wording import Wording

__all__ = [
    "Box",
    "BriefingRows",
    "FeatureStyle",
    "Label",
    "LabelStyle",
    "LegendEntry",
    "Look",
    "Paper",
    "PlacedLabel",
    "Shape",
    "Template",
    "Theme",
    "Wording",
    "caveat_text",
    "feature_name",
    "fmt",
    "labels",
    "layer_labels",
    "legend_entries",
    "legend_rows",
    "load_look",
    "narrowed_words",
    "place_labels",
    "style_of",
    "styles",
    "text_boxes",
]
