"""Spatial questions asked of an Atlas: what lies over, near or in what, and what cannot be told."""

from map_app.atlas.questions.asking import MIN_SHARE, ask_layers, buffered, lies_in, overlay, within
from map_app.atlas.questions.nearness import nearest_of, within_of
from map_app.atlas.questions.overlapping import overlaps_of
from map_app.atlas.questions.ready_made import (
    Answer,
    NearPair,
    Question,
    answer_question,
    read_questions,
)
from map_app.atlas.questions.records import (
    LayerAnswer,
    Near,
    Overlap,
    Overlaps,
    Thing,
    Things,
    Unchecked,
    Within,
)
from map_app.atlas.questions.stations import statuses
from map_app.atlas.questions.things import (
    on_grid,
    things_named,
    things_of_features,
    things_of_layer,
    things_of_place,
)

__all__ = [
    "MIN_SHARE",
    "Answer",
    "LayerAnswer",
    "Near",
    "NearPair",
    "Overlap",
    "Overlaps",
    "Question",
    "Thing",
    "Things",
    "Unchecked",
    "Within",
    "answer_question",
    "ask_layers",
    "buffered",
    "lies_in",
    "nearest_of",
    "on_grid",
    "overlaps_of",
    "overlay",
    "read_questions",
    "statuses",
    "things_named",
    "things_of_features",
    "things_of_layer",
    "things_of_place",
    "within",
    "within_of",
]
