"""What the page needs for a reader's own layers: its HTML, its words, what it is told."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from map_app.cartography import Look
from map_app.draw import templates
from map_app.serve import Served

COMPONENT = Path(__file__).parent / "component"
OWN_SCRIPTS = (
    *(
        "own_session.js",
        "own_sending.js",
        "own_zip.js",
        "own_fit.js",
        "own_report.js",
        "own_upload.js",
    ),
    *("saving.js", "own_row.js", "own_list.js", "own_pictures.js", "own.js"),
)
OWN_STYLES = ("own.css",)
_WORDS = (
    *("choose", "fact_file", "fact_features", "fact_mended", "mended", "rejected", "rejected_row"),
    *("count_area", "count_line", "count_point", "count_mixed", "sample", "no_columns"),
    *(
        "datum_sure",
        "datum_chosen",
        "datum_unsure",
        "one_file",
        "failed",
        "shown",
        "shown_all",
        "no_preview",
    ),
    *("sending", "waiting", "next", "reading", "added", "removed", "undo", "fetching", "fetched"),
    *("opacity_of", "zoom_of", "table_of", "style_of", "save_of", "remove_of", "colour_other"),
    *("gone", "gone_file", "no_link", "in_file"),
)
_FIT_WORDS = ("choose", "bad_line", "rms", "point", "east", "north", "off")


def own_words(look: Look, language: str) -> dict[str, str]:
    """Return the sentences that the scripts fill in themselves, their blanks left open."""
    named = {f"mine_{one}": f"mine.{one}" for one in _WORDS}
    named |= {"layer_up_of": "ui.layer_up", "layer_down_of": "ui.layer_down"}
    named |= {f"fit_{one}": f"fit.{one}" for one in _FIT_WORDS}
    return {name: _open(look, key, language) for name, key in named.items()}


def own_data(look: Look) -> Mapping[str, object]:
    """Return what the scripts are told: the colours that a layer can have."""
    return {"colours": list(look.theme.own.classes), "tried": look.theme.paint("focus")}


def own_markup(look: Look, language: str, file: str, **told: object) -> Markup:
    """Return a file of the component, filled with the words of a language and what is told."""
    source = (COMPONENT / file).read_text(encoding="utf-8")

    def say(key: str, **blanks: object) -> str:
        return look.say(key, language, **blanks)

    page = templates().from_string(source)
    return Markup(page.render(say=say, language=language, **told))  # noqa: S704  escaped there


def _open(look: Look, key: str, language: str) -> str:
    """Return a sentence with its blanks as they are written in the table of words."""
    words = look.wording.words[key]["en" if language == "en" else "zh"]
    names = [name for _, name, _, _ in string.Formatter().parse(words) if name]
    return look.say(key, language, **{name: f"{{{name}}}" for name in names})


def own_html(served: Served, language: str) -> Mapping[str, Markup]:
    """Return the reader's own layers in the card, and the dialog that adds one."""
    minutes = max(1, served.own.limits.idle_seconds // 60)
    told = {"own_minutes": minutes, "own_mb": served.own.upload.file_mb}
    return {
        "own_card": own_markup(served.look, language, "own_card.html", **told),
        "own_panel": own_markup(served.look, language, "own.html", **told),
    }
