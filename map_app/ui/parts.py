"""The parts of the one page: its HTML in one language, its style, its script, its words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from map_app.briefing import FORMATS, USUAL_DPI
from map_app.draw import PAGE_NAMES, Links, panel_css, templates
from map_app.serve import Served
from map_app.ui.asking_card import ASKING_WORDS, asking_card
from map_app.ui.export_rows import export_rows
from map_app.ui.layer_card import layer_card
from map_app.ui.own_parts import OWN_SCRIPTS, OWN_STYLES, own_data, own_html, own_words

COMPONENT = Path(__file__).parent / "component"
SCRIPTS = (
    *("address.js", "frame.js", "ground.js", "panel.js", "search.js"),
    *("layer_row.js", "layer_drag.js", "layers.js"),
    *("own_views.js", "views.js"),
    *("export_memory.js", "export_form.js", "export_preview.js", "export_pages.js"),
    *("export_pick.js", "export_notes.js", "export_sets.js", "export.js"),
    *("page_base.js", "marks.js", "reading_tree.js", "text_finder.js", "page_read.js"),
    *("page_rows.js", "page_indicators.js", "page_projects.js", "page_layers.js"),
    *("page_compare.js", "page_questions.js", "pages.js"),
    *("drawer.js", "link.js", *OWN_SCRIPTS, "asking_word.js", "asking.js", "index.js", "start.js"),
)
STYLES = (
    *("style.css", "layers.css", "export.css", "pages.css", *OWN_STYLES),
    *("asking.css", "narrow.css"),
)
NOTE_WORDS = (
    *("pick_note", "pick_from", "pick_to", "pick_outside", "no_chosen", "no_map"),
    *("notes_full", "note_words", "arrow_words", "note_remove", "note_added"),
)
PREVIEW_WORDS = (
    *("preview_one", "preview_busy", "preview_page", "preview_rows", "preview_layers"),
    *("larger", "smaller", "turn_to_map"),
)
SCRIPT_WORDS = {
    "app": "app.name",
    "network": "problem.network",
    "nothing_here": "problem.nothing_here",
    "retry": "problem.retry",
    "search_none": "ui.search_none",
    "search_count": "ui.search_count",
    "found_place": "ui.found.place",
    "found_project": "ui.found.project",
    "found_indicator": "ui.found.indicator",
    "found_passage": "ui.found.passage",
    "found_term": "ui.found.term",
    "read_step": "read.step",
    "search_all": "read.search_all",
    "export_busy": "ui.export_busy",
    "export_done": "ui.export_done",
    "export_failed": "problem.export",
    "copy_link": "ui.copy_link",
    "link_copied": "ui.link_copied",
    "link_by_hand": "ui.link_by_hand",
    "link_layers": "ui.link_layers",
    "link_extent": "ui.link_extent",
    "link_and": "ui.link_and",
    "layer_moved": "ui.layer_moved",
    "compare_full": "compare.full",
    "export_sheet": "export.about_sheet",
    "export_district": "export.about_district",
    "export_compare": "export.about_compare",
    "export_selection": "export.set_selection",
    "export_compare_none": "export.compare_none",
    "export_making": "export.making",
    "export_making_about": "export.making_about",
    "export_size_features_place": "export.size_features_place",
    "export_preview_first": "export.preview_first",
    **{f"export_{one}": f"export.{one}" for one in PREVIEW_WORDS},
    "export_size_png": "export.size_pixels",
    "export_comma": "export.comma",
    "export_copied": "export.copied",
    "export_not_copied": "export.not_copied",
    "export_reset_done": "export.reset_done",
    "export_waiting": "export.waiting",
    "export_working": "export.working",
    "export_cancelled": "export.cancelled",
    **{f"export_size_{one}": f"export.size_{one}" for one in (*FORMATS[1:], "set", "zip")},
    **{f"export_{one}": f"export.{one}" for one in NOTE_WORDS},
    **ASKING_WORDS,
}
BLANKS = {
    "search_count": {"count": "{count}"},
    "export_sheet": {"place": "{place}"},
    "export_compare": {"count": "{count}"},
    "export_selection": {"count": "{count}"},
    "export_making": {"done": "{done}", "count": "{count}"},
    "export_preview_first": {"place": "{place}"},
    "export_preview_page": {"number": "{number}", "count": "{count}"},
    "export_preview_rows": {"count": "{count}"},
    "export_size_png": {"width": "{width}", "height": "{height}"},
    "export_size_set": {"count": "{count}"},
    "export_size_zip": {"count": "{count}"},
    "export_notes_full": {"most": "{most}"},
    **{
        f"export_{one}": {"number": "{number}"}
        for one in ("note_words", "arrow_words", "note_remove", "note_added")
    },
    "read_step": {"words": "{words}", "number": "{number}", "count": "{count}"},
    "search_all": {"words": "{words}"},
    "link_copied": {"parts": "{parts}"},
    "link_by_hand": {"parts": "{parts}"},
    "layer_moved": {"layer": "{layer}", "place": "{place}", "count": "{count}"},
}


TELLER = (COMPONENT / "teller.js").read_text(encoding="utf-8")
"""All that Streamlit is given: what tells Python of the page."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What stands in the first document; the same for every reader of a language."""

    html: str
    css: str
    data: Mapping[str, object]


def page_parts(served: Served, language: str) -> PageParts:
    """Return the component's parts in this language."""

    def say(key: str, **blanks: object) -> str:
        return served.look.say(key, language, **blanks)

    html = (
        templates()
        .from_string(_read("index.html"))
        .render(
            say=say,
            language=language,
            links=Links("", language),
            pages=PAGE_NAMES,
            layer_card=layer_card(served, language),
            export_panel=_export_panel(served, language),
            **own_html(served, language),
            asking=asking_card(served, language),
        )
    )
    words = {name: say(key, **BLANKS.get(name, {})) for name, key in SCRIPT_WORDS.items()}
    data = {
        "map": f"maps/{served.texts.map(language).name}",
        "language": language,
        "words": words | own_words(served.look, language),
        "own": own_data(served.look),
    }
    return PageParts(html, panel_css(served.look) + _joined(STYLES), data)


def page_script(served: Served, language: str) -> str:
    """Return the script that puts the page into the first document, with all that it needs."""
    parts = json.dumps(asdict(page_parts(served, language)), ensure_ascii=False)
    return f'(() => {{\n"use strict";\nconst PARTS = {parts};\n{_joined(SCRIPTS)}}})();\n'


def _export_panel(served: Served, language: str) -> Markup:
    """Return the export panel with all that can be chosen in it."""
    panel = templates().from_string(_read("export_panel.html"))
    return Markup(  # noqa: S704  escaped by the template
        panel.render(
            say=lambda key: served.look.say(key, language),
            language=language,
            rows=export_rows(served, language),
            usual_dpi=USUAL_DPI,
        )
    )


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_read(name) for name in names)


@cache
def _read(name: str) -> str:
    return (COMPONENT / name).read_text(encoding="utf-8")
