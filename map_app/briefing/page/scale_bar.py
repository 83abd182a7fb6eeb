"""The scale bar, true at the map's latitude: decided once, drawn on paper and on slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from map_app.briefing.frame import bar_length_m, bar_length_mm
from map_app.briefing.paper import Box
from map_app.briefing.record import Briefing

LONGEST_BAR_MM = 46.0
BAR_HEIGHT_MM = 1.0
BAR_SHARES = (0.0, 0.25, 0.5, 1.0)
MARKED_SHARES = (0.0, 0.5, 1.0)
TOP_MM, GAP_MM = 4.2, 9.0
METRES_PER_KILOMETRE = 1000


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `length_m` on the ground; the scale in words begins at `words_mm`, right of it."""

    left_mm: float
    top_mm: float
    length_mm: float
    length_m: float
    words_mm: float

    def fields(self) -> Iterator[tuple[Box, bool]]:
        """Yield the fields of the bar, and whether each is a dark one."""
        for index, (start, end) in enumerate(pairwise(BAR_SHARES)):
            left_mm, wide_mm = self.left_mm + start * self.length_mm, (end - start) * self.length_mm
            yield Box(left_mm, self.top_mm, wide_mm, BAR_HEIGHT_MM), not index % 2

    def marks(self) -> Iterator[tuple[float, str]]:
        """Yield where on the bar a length is told, and the length in words."""
        for share in MARKED_SHARES:
            words = bar_words(share * self.length_m, self.length_m)
            yield self.left_mm + share * self.length_mm, words


def scale_bar_of(briefing: Briefing, width_mm: Callable[[str], float]) -> ScaleBar | None:
    """Return the bar under the map's right end, None for a page without one.

    `width_mm` measures the scale in words as the page will set it.
    """
    strip = briefing.layout.scale
    if strip is None or not briefing.options.has("scale"):
        return None
    frame = briefing.picture.frame
    length_m = bar_length_m(frame, LONGEST_BAR_MM)
    length_mm = bar_length_mm(frame, length_m)
    words_mm = strip.right_mm - width_mm(briefing.words.scale)
    return ScaleBar(
        words_mm - length_mm - GAP_MM, strip.top_mm + TOP_MM, length_mm, length_m, words_mm
    )


def bar_words(length_m: float, whole_m: float) -> str:
    """Return a length on the scale bar, in kilometres when the whole bar is at least one."""
    if not length_m:
        return "0"
    if whole_m < METRES_PER_KILOMETRE:
        return f"{length_m:g} m"
    return f"{length_m / METRES_PER_KILOMETRE:g} km"
