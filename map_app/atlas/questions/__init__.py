"""Spatial questions asked of an Atlas: what lies over, near or in what, and what cannot be told."""

from map_app.atlas.questions.area import (
    AreaError,
    AskedArea,
    area_of_geometry,
    area_of_own,
    area_of_place,
    ask_area,
)
from map_app.atlas.questions.area_word import read_area, word_of_area
from map_app.atlas.questions.asking import MIN_SHARE, ask_layers, buffered, lies_in, overlay, within
from map_app.atlas.questions.nearness import nearest_of, within_of
from map_app.atlas.questions.overlapping import overlaps_of
from map_app.atlas.questions.own_things import MOST_ASKED
from map_app.atlas.questions.page_question import PageQuestion, known_statuses, read_question
from map_app.atlas.questions.ready_made import (
    Answer,
    NearPair,
    Question,
    answer_question,
    question_things,
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
from map_app.atlas.questions.thing_features import on_grid, things_of_features
from map_app.atlas.questions.things import (
    things_named,
    things_of_layer,
    things_of_place,
)

__all__ = [
    "MIN_SHARE",
    "MOST_ASKED",
    "Answer",
    "AreaError",
    "AskedArea",
    "LayerAnswer",
    "Near",
    "NearPair",
    "Overlap",
    "Overlaps",
    "PageQuestion",
    "Question",
    "Thing",
    "Things",
    "Unchecked",
    "Within",
    "answer_question",
    "area_of_geometry",
    "area_of_own",
    "area_of_place",
    "ask_area",
    "ask_layers",
    "buffered",
    "known_statuses",
    "lies_in",
    "nearest_of",
    "on_grid",
    "overlaps_of",
    "overlay",
    "question_things",
    "read_area",
    "read_question",
    "read_questions",
    "statuses",
    "things_named",
    "things_of_features",
    "things_of_layer",
    "things_of_place",
    "within",
    "within_of",
    "word_of_area",
]
