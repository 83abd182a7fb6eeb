"""The pages of indicators and projects show what the Atlas answers, and every word as text."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from map_app.atlas.indicator_rows import indicator_rows
from map_app.atlas.project_rows import project_rows
from map_app.cartography import fmt
from map_app.draw.indicator_page import write_indicators
from map_app.draw.links import Links
from map_app.draw.project_page import write_projects
from tests.atlas.small_folders import make_folders, spoken

HOSTILE = "<script>alert('甲')</script>"


@pytest.fixture
def write(atlas, look):
    def written(name, language="zh", *, whole=True, **asked):
        writer = {"indicators": write_indicators, "projects": write_projects}[name]
        return writer(atlas, look, Links("../" if whole else "", language), asked, whole=whole)

    return written


def row_of(page, row_id):
    return page.split(f'data-id="{row_id}"')[1].split("</article>")[0]


def ids_of(page):
    return re.findall(r'data-row="\w+" data-id="([\w-]+)"', page)


def hrefs(page):
    return [unquote(found.replace("&amp;", "&")) for found in re.findall(r'href="([^"]+)"', page)]


def test_the_page_lists_every_row_of_both_tables(write, atlas):
    assert sorted(ids_of(write("indicators"))) == sorted(atlas.plan.indicators)


@pytest.mark.parametrize("name", ["indicators", "projects"])
def test_every_link_to_the_text_is_a_stretch_that_is_there(write, atlas, name):
    spans = re.findall(r"text/(\d+)-(\d+)", write(name))
    assert len(spans) > 90
    assert all(0 <= int(start) < int(end) <= len(atlas.plan.text) for start, end in spans)


def test_a_row_goes_from_its_baseline_to_its_target_with_both_citations(write):
    row = row_of(write("indicators"), "indicator-2-02")
    assert row.index("48.1%") < row.index("《纲要》表1第8行") < row.index("65%")
    assert "《纲要》表2第2行" in row
    assert "同一口径" in row
    assert "+16.9 个百分点" in row


def test_the_bars_of_a_row_have_one_scale(write):
    row = row_of(write("indicators"), "indicator-2-15")
    lengths = [float(x) for x in re.findall(r'bar-full" x="0" y="0" width="([\d.]+)"', row)]
    assert lengths[0] / lengths[1] == pytest.approx(11.6 / 20, abs=0.01)


def test_a_lower_limit_is_drawn_open(write):
    assert "bar-open" in row_of(write("indicators"), "indicator-2-10")


def test_only_numbers_of_one_measure_are_drawn(write, atlas):
    page = write("indicators")
    for one in indicator_rows(atlas.plan):
        comparable = sum(change.is_comparable for change in one.changes)
        assert row_of(page, one.indicator.id).count("data-chart") == comparable


@pytest.mark.parametrize(("language", "said"), [("zh", "非数值目标"), ("en", "Not a number")])
def test_a_target_in_words_is_said_to_be_no_number(write, language, said):
    row = row_of(write("indicators", language), "indicator-2-23")
    assert said in row
    assert "完成市下达目标任务" in row


def test_similar_measures_say_how_they_differ(write):
    row = row_of(write("indicators"), "indicator-2-13")
    assert "口径相近" in row
    assert "254不宜直接当作新增数" in row


def test_new_firms_are_not_measured_against_all_firms(write):
    row = row_of(write("indicators"), "indicator-1-05")
    assert "口径相近" in row
    assert "254不宜直接当作新增数" in row
    assert "ind-difference" not in row
    assert "data-chart" not in row


@pytest.mark.parametrize("name", ["1-03", "1-04", "2-03"])
def test_a_figure_that_the_plan_takes_back_is_shown_and_said_not_compared(write, name):
    row = row_of(write("indicators"), f"indicator-{name}")
    assert "尚在核算，不作比较" in row
    assert "尚在核算中、暂缺，表中仍印有" in row
    assert "ind-difference" not in row
    assert "data-chart" not in row


def test_a_note_of_the_table_stands_in_its_row(write):
    assert "尚在核算中" in row_of(write("indicators"), "indicator-1-04")
    assert "2019 年数据" in row_of(write("indicators"), "indicator-1-11")


def test_the_villages_are_linked_with_the_reason(write):
    row = row_of(write("indicators"), "indicator-2-06")
    assert len(set(re.findall(r"sheets/(village-\w+)", row))) == 20
    assert "《纲要》附件1第四组（二）旧村改造项目" in row
    assert len(re.search(r'data-mark="([^"]+)"', row)[1].split()) == 20


def test_the_totals_shown_are_those_of_the_data(write, atlas):
    page = write("projects")
    groups = [one for one in project_rows(atlas.plan) if one.project.level == "group"]
    for money in (g.money for g in groups):
        assert f"{fmt.number_text(money.total_wan)} 万元" in page
        assert f"{fmt.number_text(money.five_year_wan)} 万元" in page
    assert "29,120,230 万元" in page
    assert "2,138.87 亿元" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_whole_is_cited_by_the_row_of_the_plan_that_prints_it(write, atlas, language):
    whole = write("projects", language).split('class="money-line"')[1]
    start, end = re.search(r'href="[^"]*text/(\d+)-(\d+)', whole).groups()
    assert "《纲要》附件1" in whole
    assert atlas.plan.text[int(start) : int(end)] == "合计 | | | 29120230 | 21388711"


def test_each_group_says_how_much_of_its_own_money_falls_within_the_five_years(write):
    shares = re.findall(r"占本组 (\d+%)", write("projects"))
    assert shares[:4] == ["62%", "65%", "51%", "86%"]


def test_the_bars_of_the_groups_add_up_to_the_whole(write):
    bars = [
        float(x)
        for x in re.findall(r'money-total" x="0" y="0" width="([\d.]+)"', write("projects"))
    ]
    assert bars[0] == 100
    assert sum(bars[1:]) == pytest.approx(100, abs=0.05)


def test_no_package_is_given_money(write):
    page = write("projects")
    assert page.count("投资未列") == 16
    assert page.count("money-line") >= 5


def test_the_page_lists_every_project_once(write, atlas):
    single = [p.id for p in atlas.plan.projects.values() if p.level in {"project", "part"}]
    assert ids_of(write("projects")) == single


def test_marks_are_places_that_are_drawn(write, atlas):
    for ids in re.findall(r'data-marks="([^"]+)"', write("projects")):
        assert all(atlas.record(one).point for one in ids.split())


@pytest.mark.parametrize("name", ["indicators", "projects"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_caveat_of_the_period_is_said(write, atlas, name, language):
    meta = atlas.plan.meta
    caveat = meta.caveat_en if language == "en" else meta.caveat_zh
    assert caveat.replace("'", "&#39;") in write(name, language)


@pytest.mark.parametrize(
    ("name", "asked", "count"),
    [
        ("indicators", {"filter": "约束性,table-2"}, 6),
        ("indicators", {"filter": "words"}, 12),
        ("projects", {"filter": "group-3,建设"}, 28),
        ("projects", {"q": "大桥"}, 5),
    ],
)
def test_an_address_narrows_the_page_without_script(write, name, asked, count):
    assert len(ids_of(write(name, **asked))) == count


def test_a_choice_is_a_link_that_leads_to_the_rows_it_names(write):
    links = hrefs(write("indicators", filter="约束性", sort="attribute"))
    wanted = "../pages/indicators?filter=约束性,words&sort=attribute"
    assert wanted in links
    assert "../pages/indicators?sort=attribute" in links


def test_the_first_order_says_what_it_is(write):
    page = write("indicators")
    assert ids_of(page).index("indicator-2-17") < ids_of(page).index("indicator-2-16")
    assert "按类别与属性" in page
    assert "按表内顺序" not in page


def test_a_download_is_of_the_rows_that_are_shown(write):
    links = hrefs(write("projects", "en", whole=False, filter="group-3"))
    assert "tables/projects.csv?filter=group-3&lang=en" in links


def test_a_garbled_filter_is_said_and_left_out(write, atlas):
    page = write("indicators", filter="瞎写")
    assert "“瞎写”无法识别" in page
    assert len(ids_of(page)) == len(atlas.plan.indicators)


@pytest.mark.parametrize("name", ["indicators", "projects"])
def test_words_of_the_reader_are_shown_as_text(write, name):
    page = write(name, q=HOSTILE, filter=HOSTILE, sort=HOSTILE)
    assert "<script" not in page


def test_markup_in_the_data_is_text(tmp_path, look):
    folders = make_folders(tmp_path)
    words = spoken("推进甲村、乙村改造。")
    folders.add("places", {"id": "x", "kind": "landmark", "name": "某地"})
    folders.rows("projects", {"id": "project-g", "level": "group", "name": HOSTILE, **words})
    indicator = {"id": "indicator-2-01", "table": 2, "number": 1, "attribute": "约束性"}
    named = {"category": HOSTILE, "name": HOSTILE, "unit": HOSTILE}
    folders.rows("indicators", indicator | named | words)
    figure = {"indicator": "indicator-2-01", "role": "target", "name": HOSTILE, "operator": "text"}
    folders.rows("indicator_figures", figure | {"printed": "乙村", "year": 2025})
    small = folders.load()
    for writer in (write_indicators, write_projects):
        page = writer(small, look, Links("", "zh"), {}, whole=False)
        assert "<script" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize("writer", [write_indicators, write_projects])
def test_a_plan_without_tables_has_pages_that_say_so(tmp_path, look, writer):
    page = writer(make_folders(tmp_path).load(), look, Links("", "zh"), {}, whole=False)
    assert "共列 0 / 0 项" in page
