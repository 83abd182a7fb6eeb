"""An Atlas and a MapView as files: a page with map, statements and sources; tables of rows."""

from map_app.briefing.asked import KEYS, read_options
from map_app.briefing.make import make_briefing, map_place_of
from map_app.briefing.map_place import MapPlace
from map_app.briefing.options import (
    BLOCKS,
    FORMATS,
    USUAL_BLOCKS,
    USUAL_DPI,
    WHATS,
    Format,
    Mark,
    Options,
    What,
)
from map_app.briefing.preview import Preview, Seen
from map_app.briefing.record import Briefing
from map_app.briefing.tables.area_file import area_table
from map_app.briefing.tables.indicator_file import indicator_table
from map_app.briefing.tables.layer_file import layers_table
from map_app.briefing.tables.near_file import question_table
from map_app.briefing.tables.project_file import project_table
from map_app.briefing.tables.question_file import Asking, overlap_table, within_table
from map_app.briefing.tables.table import Table, csv_bytes, xlsx_bytes
from map_app.briefing.tables.table_notes import Words
from map_app.briefing.verify import refuse_marks_outside
from map_app.briefing.write import file_of, whole_file, write_file

__all__ = [
    "BLOCKS",
    "FORMATS",
    "KEYS",
    "USUAL_BLOCKS",
    "USUAL_DPI",
    "WHATS",
    "Asking",
    "Briefing",
    "Format",
    "MapPlace",
    "Mark",
    "Options",
    "Preview",
    "Seen",
    "Table",
    "What",
    "Words",
    "area_table",
    "csv_bytes",
    "file_of",
    "indicator_table",
    "layers_table",
    "make_briefing",
    "map_place_of",
    "overlap_table",
    "project_table",
    "question_table",
    "read_options",
    "refuse_marks_outside",
    "whole_file",
    "within_table",
    "write_file",
    "xlsx_bytes",
]
