"""Where the blocks of a slide of words stand, in millimetres of the layout."""

from __future__ import annotations

from dataclasses import dataclass

from map_app.briefing.layout import QR_GAP_MM, SLIDE_HEAD_MM, SLIDE_MARGIN_MM, Layout
from map_app.briefing.paper import Box

TITLE_MM = 8.6
WORDS_TITLE_TOP_MM, WORDS_TITLE_MM = 6.5, 8.5
WORDS_RULE_MM = 16.5
WORDS_TOP_MM = 19.5
FOOT_MM, FOOT_BELOW_MM, FOOT_ABOVE_MM = 7.6, 4.0, 2.5
NUMBER_MM, PLAN_MM = 9.0, 58.0
LOGO_MM, LOGO_GAP_MM = (40.0, 11.0), 4.0
COVER_TITLE = (0.30, 26.0)


@dataclass(frozen=True, slots=True)
class Frames:
    """The blocks of every kind of slide; `logo_mm` is how wide the office's logo stands."""

    layout: Layout
    logo_mm: float = 0.0

    @property
    def inner_mm(self) -> float:
        """Return the width between the margins."""
        return self.layout.width_mm - 2 * SLIDE_MARGIN_MM

    @property
    def map_title(self) -> Box:
        """Return where the title stands above the map."""
        head = self.layout.head
        room_mm = head.width_mm - (self.logo_mm + LOGO_GAP_MM if self.logo_mm else 0.0)
        top_mm = head.bottom_mm - SLIDE_HEAD_MM
        return Box(head.left_mm, top_mm, room_mm, TITLE_MM)

    @property
    def map_number(self) -> Box:
        """Return where the map slide's number stands: at the end of the foot's first line."""
        foot, code = self.layout.foot, self.layout.qr
        right_mm = foot.right_mm - (code.width_mm + QR_GAP_MM if code else 0.0)
        return Box(right_mm - NUMBER_MM, foot.top_mm + 1.0, NUMBER_MM, 4.0)

    @property
    def words_title(self) -> Box:
        """Return where the title of a slide of words stands."""
        return Box(SLIDE_MARGIN_MM, WORDS_TITLE_TOP_MM, self.inner_mm, WORDS_TITLE_MM)

    @property
    def words(self) -> Box:
        """Return where the tables stand."""
        bottom_mm = self.caveat.top_mm - FOOT_ABOVE_MM
        return Box(SLIDE_MARGIN_MM, WORDS_TOP_MM, self.inner_mm, bottom_mm - WORDS_TOP_MM)

    @property
    def caveat(self) -> Box:
        """Return where the caveat stands on a slide of words."""
        top_mm = self.layout.height_mm - FOOT_BELOW_MM - FOOT_MM
        return Box(SLIDE_MARGIN_MM, top_mm, self.inner_mm - PLAN_MM - LOGO_GAP_MM, FOOT_MM)

    @property
    def number(self) -> Box:
        """Return where the plan's number and the slide's stand on a slide of words."""
        left_mm = self.layout.width_mm - SLIDE_MARGIN_MM - PLAN_MM
        return Box(left_mm, self.caveat.top_mm, PLAN_MM, FOOT_MM)

    @property
    def cover_title(self) -> Box:
        """Return where a deck's title stands."""
        share, high_mm = COVER_TITLE
        return Box(SLIDE_MARGIN_MM, share * self.layout.height_mm, self.inner_mm, high_mm)
