"""The card on the map that measures, and asks what lies in an area."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from map_app.draw import templates
from map_app.draw.answer import BUFFERS_M
from map_app.serve import Served

CARD = Path(__file__).parent / "component" / "asking.html"
WIDTHS_M = (0, 20, 50, 100, 200, 400)
"""Of a line with a width: half of it lies on either side."""
MEASURES = ("distance", "area")
SHAPES = ("polygon", "rectangle", "circle", "line")
ASKING_WORDS = MappingProxyType(
    {
        **{f"draw_{kind}": f"tools.{kind}" for kind in (*MEASURES, *SHAPES)},
        **{f"hint_{kind}": f"tools.hint_{kind}" for kind in (*MEASURES, *SHAPES)},
        "draw_numbers": "tools.numbers_wrong",
    }
)
"""What the card's script says, by its own names."""


def asking_card(served: Served, language: str) -> Markup:
    """Return the card with all that can be measured and asked."""
    card = templates().from_string(CARD.read_text(encoding="utf-8"))
    return Markup(  # noqa: S704  escaped by the template
        card.render(
            say=lambda key, **blanks: served.look.say(key, language, **blanks),
            language=language,
            measures=MEASURES,
            shapes=SHAPES,
            buffers=BUFFERS_M,
            widths=WIDTHS_M,
        )
    )
