"""A sheet as HTML says everything the Atlas says, in order, and nothing it was not told."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from map_app.draw import hits_fragment, sheet_fragment, sheet_page
from map_app.errors import UnknownPlaceError
from tests.atlas.small_folders import make_folders

KINDS_SHOWN = ("village-donglang", "cluster-julong", "zone-hailong", "line-11", "project-group-1")
HOSTILE = "<script>alert('甲')</script>"


class Reader(HTMLParser):
    """Reads a page's words, headings and elements."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.headings = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


@pytest.fixture
def hostile(tmp_path, look):
    """A ground whose names and ids carry markup."""
    folders = make_folders(tmp_path)
    folders.swap("places.csv", "village-b,village,乙村", f"village-b,village,{HOSTILE}")
    folders.swap("villages.geojson", "乙村", HOSTILE)
    return folders.load(), look


@pytest.mark.parametrize("place_id", KINDS_SHOWN)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_shows_every_entry_with_its_quote_and_citation(atlas, look, place_id, language):
    text = Reader(sheet_fragment(atlas, look, place_id, language)).text
    sheet = atlas.sheet(place_id)
    for entry in (*sheet.named, *sheet.through, *sheet.sketch, *sheet.district):
        assert entry.statement in text
        assert entry.quote_display in text
        assert entry.citation.label in text


@pytest.mark.parametrize("place_id", KINDS_SHOWN)
def test_the_panels_heading_is_the_name_and_the_levels_below_follow(atlas, look, place_id):
    reader = Reader(sheet_fragment(atlas, look, place_id, "zh"))
    assert reader.headings[0] == 2
    steps = zip(reader.headings, reader.headings[1:], strict=False)
    assert all(below - above <= 1 for above, below in steps)


@pytest.mark.parametrize("place_id", KINDS_SHOWN)
def test_a_page_has_one_first_heading_and_no_script(atlas, look, place_id):
    reader = Reader(sheet_page(atlas, look, place_id, "zh"))
    assert reader.headings.count(1) == 1
    assert not [tag for tag, _ in reader.tags if tag in {"script", "style", "iframe", "form"}]


@pytest.mark.parametrize("place_id", KINDS_SHOWN)
def test_exactly_one_entry_is_the_last_and_it_is_the_last(atlas, look, place_id):
    tags = Reader(sheet_fragment(atlas, look, place_id, "zh")).tags
    entries = [attributes for _, attributes in tags if "data-entry" in attributes]
    assert ["data-last" in attributes for attributes in entries[-2:]][-1]
    assert sum("data-last" in attributes for attributes in entries) == 1


def test_a_misread_name_is_put_right_and_marked(atlas, look):
    html = sheet_fragment(atlas, look, "village-donglang", "zh")
    assert "东塱村</mark>" in html
    assert "〔原文作“东塍村”〕</span>" in html


def test_what_is_inferred_is_headed_as_such(atlas, look):
    html = sheet_fragment(atlas, look, "village-donglang", "zh")
    sketch = html.split('data-section="sketch"')[1].split("data-section")[0]
    assert "按示意范围推断，非规划原文" in sketch
    assert "±" in sketch


def test_indicators_of_the_district_are_folded(atlas, look):
    html = sheet_fragment(atlas, look, "village-donglang", "zh")
    assert '<details class="section" data-section="district">' in html


def test_the_caveat_of_the_period_is_said(atlas, look):
    for language in ("zh", "en"):
        html = sheet_fragment(atlas, look, "cluster-julong", language)
        meta = atlas.plan.meta
        caveat = meta.caveat_en if language == "en" else meta.caveat_zh
        assert caveat in Reader(html).text


BUT_TODAY = {"zh": "（所注线路现状除外，其来源另注）", "en": "apart from the status of lines today"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_today_is_told_the_caveat_makes_that_exception(atlas, look, language):
    of_line = Reader(sheet_fragment(atlas, look, "line-11", language)).text
    of_village = Reader(sheet_fragment(atlas, look, "village-donglang", language)).text
    assert BUT_TODAY[language] in of_line
    assert BUT_TODAY[language] not in of_village


def test_the_day_of_an_opening_is_told_as_one(atlas, look):
    text = Reader(sheet_fragment(atlas, look, "line-11", "zh")).text
    assert "2024年12月28日开通建成通车" in "".join(text.split())
    assert "截至2024年" not in text
    assert "截至2025年建成通车" in "".join(
        Reader(sheet_fragment(atlas, look, "line-1", "zh")).text.split()
    )


def test_investments_stand_as_figures(atlas, look):
    html = sheet_fragment(atlas, look, "project-group-1", "zh")
    assert "<dd>946.57 亿元（9,465,725 万元）</dd>" in html


def test_a_line_tells_its_statuses_with_year_and_todays_apart(atlas, look):
    html = sheet_fragment(atlas, look, "line-11", "zh")
    statuses = html.split('data-section="statuses"')[1].split("</section>")[0]
    assert statuses.index("2020年") < statuses.index("2021年") < statuses.index("is-today")
    assert "非规划内容" in statuses


def test_a_baseline_stands_beside_its_target(atlas, look):
    html = sheet_fragment(atlas, look, "district-liwan", "zh")
    assert html.count('<li class="change">') >= 10
    assert "同一口径" in html


def test_what_was_not_found_is_said_in_the_readers_language(atlas, look):
    sheet = atlas.sheet("line-1")
    for language, sentences in (("zh", sheet.not_found), ("en", sheet.not_found_en)):
        text = Reader(sheet_fragment(atlas, look, "line-1", language)).text
        assert all(sentence in text for sentence in sentences)


def test_other_places_under_a_click_are_links_above_the_sheet(atlas, look):
    lon, lat = atlas.record("village-donglang").point
    hits = atlas.pick(lon, lat, 1)
    html = hits_fragment(atlas, look, hits, "zh", hits[0].place.id)
    assert html.count("<li>") == len(hits) - 1


def test_a_single_place_under_a_click_needs_no_list(atlas, look):
    lon, lat = atlas.record("village-donglang").point
    hit = atlas.pick(lon, lat, 1)[0]
    assert hits_fragment(atlas, look, (hit,), "zh", hit.place.id) == ""


def test_markup_in_a_name_is_text_wherever_it_is_shown(hostile):
    atlas, look = hostile
    lon, lat = atlas.record("village-b").point
    hits = atlas.pick(lon, lat, 1)
    for html in (
        sheet_fragment(atlas, look, "village-b", "zh"),
        sheet_page(atlas, look, "village-b", "en"),
        hits_fragment(atlas, look, hits, "zh", "district-x"),
    ):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_an_unknown_place_is_refused(atlas, look):
    with pytest.raises(UnknownPlaceError):
        sheet_fragment(atlas, look, "atlantis", "zh")


def test_every_place_has_a_sheet_in_both_languages(atlas, look):
    for place_id, place in atlas.plan.places.items():
        for language in ("zh", "en"):
            assert place.name in Reader(sheet_page(atlas, look, place_id, language)).text


def test_a_target_of_the_years_before_stands_beside_its_result(atlas, look):
    html = sheet_fragment(atlas, look, "district-liwan", "zh")
    entry = html.split("《纲要》表1第1行")[1]
    row = entry.split('<ul class="changes">')[1].split("</ul>")[0]
    assert row.index("≥ 7%") < row.index("3.4%") < row.index("1,500 亿元")


def test_a_group_of_projects_lists_what_it_holds(atlas, look):
    parts = sheet_fragment(atlas, look, "project-group-4", "zh").split('data-section="parts"')[1]
    assert "sheets/project-package-4-2" in parts.split("</details>")[0]


def test_a_project_names_the_places_it_bears_on(atlas, look):
    head = sheet_fragment(atlas, look, "project-renewal-donglang", "zh").split("</header>")[0]
    assert "涉及" in head
    assert "sheets/village-donglang" in head


def test_terms_of_the_plan_are_explained_where_they_are_used(atlas, look):
    terms = sheet_fragment(atlas, look, "village-tanwei", "zh").split('data-section="terms"')[1]
    assert "<dt>" in terms
