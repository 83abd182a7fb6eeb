"""A chosen place is whole on its map, or the page says that it is not."""

from __future__ import annotations

import pytest
import shapely

from map_app.briefing import make_briefing
from map_app.briefing.options import Options
from map_app.geo import to_grid
from tests.support.pdf_text import bare, pages_of

CLOSE = "按指定的比例尺 1:2 000，东塱村未能全部在图幅内。"


def test_every_drawn_place_is_whole_within_its_map_with_ground_around_it(atlas, briefing_of):
    cut = []
    for kind in ("metro_line", "rail_line", "cluster", "belt"):
        for place in atlas.records(kind):
            geometry = atlas.ground.feature_geometry(place.id)
            if geometry is None:
                continue
            frame = briefing_of(place.id).picture.frame
            around = shapely.box(*frame.bounds_m).buffer(-0.01 * frame.width_m)
            if not around.contains(to_grid(geometry)):
                cut.append(place.name)
    assert cut == []


@pytest.mark.parametrize("paper", ["A4", "16:9"])
def test_a_scale_that_cuts_the_place_is_told_at_the_foot(briefing_of, paper):
    briefing = briefing_of("village-donglang", scale=2000.0, paper=paper)
    assert briefing.foot[0] == briefing.cut == CLOSE
    assert briefing.picture.frame.denominator == 2000


def test_the_line_is_printed(file_of):
    path = file_of("village-donglang", format="pdf", scale=2000.0)
    assert bare(CLOSE[:12]) in pages_of(path)[0]


def test_a_scale_that_holds_the_place_is_not_told_of(briefing_of):
    assert briefing_of("village-donglang", scale=22000.0).cut == ""
    assert briefing_of("village-donglang").cut == ""


def test_the_district_too_is_to_be_whole(briefing_of):
    assert "荔湾区" in briefing_of(None, scale=10000.0).cut
    assert briefing_of(None, scale=200000.0).cut == ""


def test_an_extent_of_the_readers_own_cuts_nothing(atlas, look, view_of, made_on):
    view = view_of("line-11", extent=(113.22, 23.05, 113.24, 23.07))
    assert make_briefing(atlas, look, view, made_on, Options()).cut == ""
