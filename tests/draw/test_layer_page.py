"""The layers page: every layer with its sources, and the table of one layer's features."""

from __future__ import annotations

import re

import pytest

from map_app.draw import PAGES, Links


@pytest.fixture(scope="module")
def page(atlas, look):
    def write(language="zh", *, whole=False, **asked):
        links = Links("../" if whole else "", language)
        return PAGES["layers"].write(atlas, look, links, asked, whole=whole)

    return write


def rows_of(html):
    return re.findall(r'data-row="feature" data-id="([^"]*)"', html)


def words_of(html):
    return re.sub(r"<[^>]+>", " ", html)


def test_every_layer_is_listed_with_what_is_known_of_it_and_its_table(page, atlas):
    html = page()
    for layer in atlas.ground.layers.values():
        spec = layer.spec
        assert f'href="pages/layers?of={spec.id}"' in html
        for words in (spec.title_zh, spec.source, spec.licence, spec.caveat_zh):
            assert words in html


def test_the_list_speaks_english(page, atlas):
    html = page("en")
    for layer in atlas.ground.layers.values():
        for words in (layer.spec.title_en, layer.spec.sources("en"), layer.spec.caveat_en):
            assert words.replace("&", "&amp;") in html


@pytest.mark.parametrize("layer_id", ["water", "roads", "metro_lines", "village_renewal", "places"])
def test_a_table_has_a_row_for_every_feature(page, atlas, layer_id):
    assert len(rows_of(page(of=layer_id))) == len(atlas.ground.layers[layer_id].frame)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_column_of_ours_is_called_by_its_name_in_the_file(page, atlas, language):
    for layer_id in atlas.ground.layers:
        heads = re.findall(r'data-sort="[^"]*">([^<]*)<', page(language, of=layer_id))
        assert heads
        assert not [one for one in heads if re.fullmatch(r"[a-z]+(_[a-z]+)*", one)]


def test_a_place_leads_to_its_sheet_and_its_spot_on_the_map(page):
    html = page(of="village_renewal")
    assert 'href="sheets/village-donglang"' in html
    assert 'href="./?place=village-donglang&amp;page=layers&amp;of=village_renewal"' in html


def test_what_is_no_place_leads_to_its_extent_on_the_map(page):
    html = page(of="water")
    assert re.search(r'href="\./\?page=layers&amp;of=water&amp;extent=113\.\d+,', html)
    assert "sheets/water" not in html


def test_rows_are_ordered_by_numbers_both_ways(page):
    upwards = rows_of(page(of="baietan_clusters", sort="area_ha"))
    assert upwards[0] == "cluster-huadiwan"
    assert rows_of(page(of="baietan_clusters", sort="-area_ha")) == upwards[::-1]


def test_names_are_ordered_as_they_are_read(page):
    html = page(of="village_renewal", sort="name")
    assert rows_of(html)[:2] == ["village-chajiao", "village-dongjiao"]


def test_empty_cells_come_last_both_ways(page):
    for sort in ("plan_status_year", "-plan_status_year"):
        assert rows_of(page(of="metro_lines", sort=sort))[-1] in {
            *("line-1", "line-5", "line-8", "line-guangfo")
        }


def test_a_head_orders_the_other_way_round_where_it_orders_already(page):
    assert 'data-sort="-area_ha"' in page(of="baietan_clusters", sort="area_ha")
    assert 'aria-sort="ascending"' in page(of="baietan_clusters", sort="area_ha")


def test_words_find_rows_by_any_column(page):
    assert rows_of(page(of="metro_stations", q="22号线")) == [
        "station-fangcun",
        "station-nanjiao",
        "station-xilang",
    ]


def test_the_layer_s_filter_narrows_the_rows(page):
    rows = rows_of(page(of="metro_lines", filter="construction"))
    assert set(rows) == {"line-11", "line-13", "rail-fangbai"}


def test_what_is_the_same_in_every_row_is_said_once(page):
    html = page(of="village_renewal")
    table, _, alike = html.partition("各行相同")
    assert "2026-11-23" in alike
    assert "绘制日期" not in re.sub(r"<details.*?</details>", "", table, flags=re.DOTALL)


def test_a_wrong_order_or_filter_is_said_and_passed_over(page):
    html = page(of="metro_lines", sort="beauty", filter="dreamt")
    assert "“dreamt”、“beauty”无法识别" in html
    assert len(rows_of(html)) == 12


def test_an_unknown_layer_is_said_above_the_list(page):
    assert "“moon”无法识别" in page(of="moon")


def test_a_table_with_the_status_of_today_says_whose_it_is(page):
    assert "所注线路现状除外" in page(of="metro_lines")
    assert "所注线路现状除外" not in page(of="water")


def test_words_of_a_layer_are_escaped(page):
    html = page(of="metro_lines", q='"><script>alert(1)</script>')
    assert "<script>" not in html
