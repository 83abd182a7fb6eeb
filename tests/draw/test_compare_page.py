"""The compare page shows what the Atlas answers, and needs no script for it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from map_app.draw.compare_page import write_compare
from map_app.draw.links import Links
from tests.atlas.small_folders import make_folders

CLUSTERS = "cluster-datansha,cluster-julong"
HOSTILE = "<script>alert('甲')</script>"


@pytest.fixture
def write(atlas, look):
    def written(compared="", language="zh", *, whole=True):
        links = Links("../" if whole else "", language)
        asked = {"with": compared} if compared else {}
        return write_compare(atlas, look, links, asked, whole=whole)

    return written


def respect(page, name):
    return page.split(f'<tbody data-respect="{name}">')[1].split("</tbody>")[0]


def added_by(page):
    """Return the places that every link of the page would compare."""
    return [unquote(found) for found in re.findall(r'pages/compare\?with=([^"&]+)', page)]


def test_what_both_share_runs_across_the_columns_and_says_so(write):
    band = respect(write(CLUSTERS), "belongs_to").split('class="is-own"')[0]
    assert 'colspan="2"' in band
    assert "两处共有" in band
    assert "白鹅潭沿江总部经济带" in band


def test_what_one_alone_has_stands_in_its_column_and_says_so(write):
    north, south = (
        respect(write(CLUSTERS), "belongs_to").split('class="is-own"')[1].split("<td")[1:]
    )
    assert "仅此处" in north
    assert "白鹅潭商务区北片区" in north
    assert "仅此处" in south
    assert "白鹅潭商务区南片区" in south


def test_what_some_of_them_share_names_them(write):
    page = write("village-xijiao,village-hesha,village-donglang")
    assert "西郊村、河沙村共有" in respect(page, "belongs_to")


def test_a_place_without_anything_says_so(write):
    assert respect(write("village-xijiao,line-11"), "industry").count("未查到") == 1


def test_a_respect_that_nobody_has_anything_in_is_left_out(write):
    assert 'data-respect="indicator"' not in write(CLUSTERS)


def test_many_statements_through_one_thing_are_folded_with_their_count(write):
    tasks = respect(write(CLUSTERS), "task")
    assert re.search(r'<details class="bunch"><summary>.*经由白鹅潭沿江总部经济带.*12条', tasks)


def test_sizes_come_with_their_error(write):
    assert "346 公顷" in respect(write(CLUSTERS), "size")
    assert "位置误差约60米" in respect(write(CLUSTERS), "size")
    assert "未画" in respect(write("precinct-north,line-11"), "size")


def test_stations_say_how_they_were_measured_and_how_far_they_may_be_out(write):
    stations = respect(write(CLUSTERS), "stations")
    assert "EPSG:4547" in stations
    assert "500 米内 2 站，800 米内 3 站" in stations
    assert re.search(r"如意坊站</a> <span class=\"has-note\">约 500 米（±120 米） ※", stations)
    assert '河沙站</a> <span class="has-note">在范围内（±90 米）' in stations


def test_near_what_is_not_drawn_nothing_is_measured_and_that_is_said(write):
    assert "无法量取" in respect(write("precinct-north,line-11"), "stations")


def test_lines_show_their_status_with_its_year(write):
    statuses = respect(write("line-11,line-22"), "line_status")
    assert "2020年" in statuses
    assert "非规划内容" in statuses


def test_every_statement_leads_to_its_words(write, atlas):
    spans = re.findall(r"text/(\d+)-(\d+)", write(CLUSTERS))
    assert len(spans) > 20
    assert all(0 <= int(start) < int(end) <= len(atlas.plan.text) for start, end in spans)


def test_each_column_can_be_taken_out_by_a_link(write):
    page = write(CLUSTERS)
    head = page.split("<thead>")[1].split("</thead>")[0]
    assert added_by(head) == ["cluster-julong", "cluster-datansha"]


def test_each_place_of_the_list_is_added_by_a_link(write):
    assert f"{CLUSTERS},village-donglang" in added_by(write(CLUSTERS))


def test_four_places_are_the_most(write):
    page = write("line-11,line-22,line-6,line-8")
    assert "已选四处" in page
    assert "从目录中添加" not in page


@pytest.mark.parametrize(("compared", "waiting"), [("", 0), ("line-11", 1)])
def test_before_there_are_two_the_page_asks_for_places(write, compared, waiting):
    page = write(compared)
    assert "<table" not in page
    assert "选择二至四处" in page
    assert len(re.findall(r'class="take-out"', page)) == waiting


def test_what_is_no_place_is_named_in_one_sentence_and_the_others_stand(write):
    page = write(f"{CLUSTERS},{HOSTILE}")
    assert "&lt;script&gt;" in page
    assert HOSTILE not in page
    assert page.count('role="alert"') == 1
    assert 'data-columns="2"' in page


def test_a_fifth_place_is_named_as_left_out(write):
    page = write("line-11,line-22,line-6,line-8,line-13")
    assert "最多对比四处，“13号线”未列入。" in page


def test_the_page_speaks_english_and_keeps_the_plans_words(write):
    page = write(CLUSTERS, "en")
    assert "Only here" in page
    assert "Shared by both" in page
    assert 'lang="zh-CN">大坦沙健康医疗组团' in page


def test_the_fragment_is_the_same_article_without_a_page_around_it(write):
    fragment = write(CLUSTERS, whole=False)
    assert "<html" not in fragment
    assert f'data-compare="{CLUSTERS}"' in fragment
    assert fragment.count("<h2") == 1


def test_hostile_names_are_text(look, tmp_path):
    folders = make_folders(tmp_path)
    folders.swap("places.csv", "甲村站,", f"{HOSTILE},")
    folders.swap("stations.geojson", "甲村站", HOSTILE)
    atlas = folders.load()
    page = write_compare(
        atlas, look, Links("../", "zh"), {"with": "village-a,village-b"}, whole=True
    )
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
