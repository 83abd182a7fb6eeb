"""Each place of a set has a page of its own, looked at as the reader looks at the map."""

from __future__ import annotations

import pytest

from map_app.briefing import Mark
from map_app.briefing.sets.order import check_order
from map_app.errors import RequestError


def test_a_page_is_fitted_to_its_place_with_the_reader_s_layers(order_of):
    page = order_of("village-donglang,line-11", layers=("roads",)).page(0)
    assert page.places == ("village-donglang",)
    assert page.view.extent is None
    assert [one.id for one in page.view.layers if one.on] == ["roads"]


def test_every_page_has_its_own_link(order_of):
    order = order_of("village-donglang,village-xilang", here="http://map/")
    links = [order.page(index).link for index in range(2)]
    assert all(link.startswith("http://map/?place=village-") for link in links)
    assert links[0] != links[1]
    assert "extent" not in links[0]


def test_a_title_is_the_whole_set_s_and_places_keep_their_own(order_of):
    order = order_of("village-donglang", title="年度汇报")
    assert order.title == "年度汇报"
    assert order.page(0).title == "东塱村"


def test_a_note_stands_only_where_the_map_shows_its_spot(atlas, order_of):
    lon, lat = atlas.record("village-donglang").point
    order = order_of("village-donglang,village-xijiao", marks=(Mark(lon, lat, "此处"),))
    assert [len(order.page(index).picture.marks) for index in range(2)] == [1, 0]


def test_a_form_and_a_content_that_no_set_has_are_told_together(order_of):
    with pytest.raises(RequestError) as refused:
        check_order(order_of("village-donglang", format="gpkg", what="compare"))
    assert "gpkg" in str(refused.value)
    assert "对比" in str(refused.value)


def test_the_places_that_a_scale_cuts_are_named_for_the_whole_set(order_of):
    order = order_of("village-donglang,landmark-houhangdao,line-11", scale=2000.0)
    assert "2处" in order.cut
    assert all(name in order.cut for name in ("东塱村", "11号线"))
    assert order_of("village-donglang", scale=50000.0).cut == ""
