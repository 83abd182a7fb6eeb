"""The check before a picture leaves: nothing of the view is missing, the legend says just that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from map_app.briefing.verify import refuse_incomplete
from map_app.errors import ExportError

PLACES = ["village-donglang", "belt-baietan", "line-11", "line-25", "station-xilang", None]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("paper", ["A4", "16:9"])
def test_what_is_made_passes_the_check(briefing_of, atlas, place, paper):
    one = briefing_of(place, paper=paper)
    refuse_incomplete(atlas, one.view, one.picture, one.legend)


def test_a_feature_that_is_missing_is_told_by_its_layer(briefing_of, atlas):
    one = briefing_of("line-11")
    drawn = tuple(f for f in one.picture.drawn if f.place != "village-huadi")
    with pytest.raises(ExportError, match=r"图层“旧村改造（20条）”有1个要素没有画出，没有出图。"):
        refuse_incomplete(atlas, one.view, replace(one.picture, drawn=drawn), one.legend)


def test_a_layer_that_is_drawn_but_not_in_the_legend_is_refused(briefing_of, atlas):
    one = briefing_of("line-11")
    legend = tuple(entry for entry in one.legend if entry.layer_id != "water")
    with pytest.raises(ExportError, match="水系”已画出而图例中没有"):
        refuse_incomplete(atlas, one.view, one.picture, legend)


def test_a_legend_of_what_is_not_drawn_is_refused(briefing_of, atlas):
    one, near = briefing_of("line-11"), briefing_of("village-donglang")
    strange = next(entry for entry in one.legend if entry.layer_id == "water")
    odd = replace(strange, layer_id="metro_stations")
    picture = replace(
        near.picture,
        drawn=tuple(f for f in near.picture.drawn if f.layer == "water"),
    )
    view = replace(near.view, layers=tuple(s for s in near.view.layers if s.id == "water"))
    with pytest.raises(ExportError, match="图例列有图层“轨道站点”而图上没有"):
        refuse_incomplete(atlas, view, picture, (strange, odd))


def test_a_page_without_a_legend_is_checked_for_its_features_alone(briefing_of, atlas):
    one = briefing_of("village-donglang")
    refuse_incomplete(atlas, one.view, one.picture, None)
