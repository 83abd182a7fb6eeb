"""An Atlas and a MapView as files: a page with map, statements and sources; tables of rows."""

from map_app.briefing.indicator_file import indicator_table
from map_app.briefing.make import make_briefing
from map_app.briefing.project_file import project_table
from map_app.briefing.record import Briefing
from map_app.briefing.table_notes import Words
from map_app.briefing.tables import Table, csv_bytes, xlsx_bytes
from map_app.briefing.write import pdf_of, png_of, write_pdf, write_png

__all__ = [
    "Briefing",
    "Table",
    "Words",
    "csv_bytes",
    "indicator_table",
    "make_briefing",
    "pdf_of",
    "png_of",
    "project_table",
    "write_pdf",
    "write_png",
    "xlsx_bytes",
]
