"""An Atlas and a MapView as files ready to be shown: a page with map, statements and sources."""

from map_app.briefing.make import make_briefing
from map_app.briefing.record import Briefing
from map_app.briefing.write import write_pdf, write_png

__all__ = ["Briefing", "make_briefing", "write_pdf", "write_png"]
