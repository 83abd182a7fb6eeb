"""A line of the legend as a small picture: what stands on the map, in small."""

from __future__ import annotations

from markupsafe import Markup

from map_app.cartography import LegendEntry
from map_app.draw.rendering import templates

WIDTH_PX, HEIGHT_PX = 26, 14


def swatch(entry: LegendEntry, name: str) -> Markup:
    """Return the entry's picture as SVG; `name` tells its hatch from other hatches of the page."""
    words = (
        templates()
        .get_template("swatch.html")
        .render(
            style=entry.style,
            shape=entry.shape,
            name=name,
            width=WIDTH_PX,
            height=HEIGHT_PX,
            dash=" ".join(f"{length:g}" for length in entry.style.dash),
        )
    )
    return Markup(words.strip())  # noqa: S704  the template has escaped every value
