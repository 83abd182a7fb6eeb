"""An Atlas for the web: the map document, the sheets, and the other pages of the panel."""

from map_app.draw.answer import AnswerPage, answer_fragment, answer_page
from map_app.draw.document import MapDocument, map_document
from map_app.draw.layer_facts import layer_facts
from map_app.draw.links import Links
from map_app.draw.look_css import look_digest, look_tokens, page_css, panel_css
from map_app.draw.page_names import PAGE_NAMES
from map_app.draw.page_table import PAGES, PageKind
from map_app.draw.pages import (
    directory_fragment,
    directory_page,
    problem_fragment,
    problem_page,
    text_fragment,
    text_page,
)
from map_app.draw.present import Deck, PresentPage, Slide, present_page
from map_app.draw.rendering import templates
from map_app.draw.sheets import hits_fragment, sheet_fragment, sheet_page
from map_app.draw.swatches import swatch

__all__ = [
    "PAGES",
    "PAGE_NAMES",
    "AnswerPage",
    "Deck",
    "Links",
    "MapDocument",
    "PageKind",
    "PresentPage",
    "Slide",
    "answer_fragment",
    "answer_page",
    "directory_fragment",
    "directory_page",
    "hits_fragment",
    "layer_facts",
    "look_digest",
    "look_tokens",
    "map_document",
    "page_css",
    "panel_css",
    "present_page",
    "problem_fragment",
    "problem_page",
    "sheet_fragment",
    "sheet_page",
    "swatch",
    "templates",
    "text_fragment",
    "text_page",
]
