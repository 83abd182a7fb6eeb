"""The slides of a place: native text and tables that say all, above every slide's foot."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from map_app.briefing.options import BLOCKS, Mark
from map_app.briefing.slides.legend_shapes import lay_out
from map_app.briefing.write import file_of, pptx_of
from map_app.errors import ExportError

PLACES = ["village-donglang", "belt-baietan", "line-11", "line-25", "station-xilang", None]
LINK = "http://127.0.0.1:8501/?place=village-donglang"
PNG_PER_INCH = 200


def tables_of(shown):
    return [one.table for slide in shown.slides for one in slide.shapes if one.has_table]


def words_of(slide):
    return "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)


def group_of(slide, name):
    return next(one for one in slide.shapes if one.name == name)


def cells_of(shown):
    return [cell.text_frame.text for table in tables_of(shown) for cell in table.iter_cells()]


def test_slides_are_as_wide_as_a_projector_whatever_paper_is_asked_for(shown_of):
    shown = shown_of("line-25", paper="A3")
    assert shown.slide_width == pytest.approx(Inches(13.333), abs=Inches(0.001))
    assert shown.slide_height == Inches(7.5)


@pytest.mark.parametrize("place", PLACES)
def test_every_slide_has_a_title_of_its_own(shown_of, place):
    titles = [slide.shapes.title.text_frame.text for slide in shown_of(place).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("place", PLACES)
def test_every_entry_stands_in_a_table_with_its_citation_in_the_order_of_the_sheet(
    briefing_of, shown_of, place
):
    cells = iter(cells_of(shown_of(place)))
    briefing = briefing_of(place, format="pptx")
    for entry in (one for section in briefing.sections for one in section.entries):
        statement = next(cell for cell in cells if entry.statement in cell)
        source = next(cells)
        assert entry.figures in statement
        assert entry.citation in source
        assert entry.via.rstrip("：") in source


@pytest.mark.parametrize("place", PLACES)
def test_the_notes_have_every_quote_and_where_it_stands(briefing_of, shown_of, place):
    notes = "\n".join(one.notes_slide.notes_text_frame.text for one in shown_of(place).slides)
    for section in briefing_of(place, format="pptx").sections:
        for entry in section.entries:
            assert entry.quote in notes
            assert f"——{entry.citation}" in notes


def test_the_notes_of_a_slide_are_those_of_what_stands_on_it(shown_of):
    for slide in list(shown_of("belt-baietan").slides)[1:]:
        notes = slide.notes_slide.notes_text_frame.text
        for table in (one.table for one in slide.shapes if one.has_table):
            if len(table.columns) == 2:
                assert table.cell(1, 0).text_frame.text.splitlines()[0] in notes


def test_inferred_entries_stand_under_a_head_that_says_so(shown_of):
    heads = [words_of(slide) for slide in shown_of("village-donglang").slides]
    assert any("按示意范围推断，非规划原文（21条）" in head for head in heads)
    assert any("按示意范围推断，非规划原文（21条）（续）" in head for head in heads)


@pytest.mark.parametrize("place", ["village-donglang", "line-25"])
def test_what_was_not_found_stands_on_the_last_slide(briefing_of, shown_of, place):
    last = list(shown_of(place).slides)[-1]
    cells = [
        cell.text_frame.text
        for one in last.shapes
        if one.has_table
        for cell in one.table.iter_cells()
    ]
    assert set(briefing_of(place, format="pptx").not_found) <= set(cells)


def test_the_district_has_its_indicators_as_a_table(briefing_of, shown_of):
    cells = cells_of(shown_of(None))
    for row in briefing_of(None, format="pptx").indicators:
        at = next(index for index, cell in enumerate(cells) if cell.startswith(row.name))
        assert cells[at + 1 : at + 3] == [row.baseline, row.target]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_stands_beyond_the_edges_of_a_slide(shown_of, place, language):
    shown = shown_of(place, language)
    for slide in shown.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= shown.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= shown.slide_height


@pytest.mark.parametrize("place", PLACES)
def test_no_table_reaches_what_stands_below_it(shown_of, place):
    for slide in shown_of(place).slides:
        spots = sorted((one.top, one.top + one.height, one.has_table) for one in slide.shapes)
        for (_, bottom, is_table), (below, _, _) in pairwise(spots):
            assert not is_table or bottom <= below


@pytest.mark.parametrize("place", PLACES)
def test_every_slide_says_the_caveat_the_plan_and_its_number(briefing_of, shown_of, place):
    briefing = briefing_of(place, format="pptx")
    for number, slide in enumerate(shown_of(place).slides, start=1):
        words = words_of(slide)
        assert briefing.caveat in words
        assert "荔府〔2021〕4号" in words
        fields = slide.element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [field.text for field in fields] == [str(number)]


def test_the_map_is_a_picture_sharp_enough_to_be_projected(shown_of):
    slide = shown_of("village-donglang", dpi=72).slides[0]
    [picture] = [one for one in slide.shapes if one.shape_type == 13]
    with Image.open(io.BytesIO(picture.image.blob)) as opened:
        assert opened.width / (picture.width / Inches(1)) >= PNG_PER_INCH - 1
        assert opened.width / opened.height == pytest.approx(
            picture.width / picture.height, rel=0.01
        )
    assert picture.element.xpath(".//p:cNvPr/@descr") == ["东塱村地图，比例尺 1:20 000。"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_legend_is_native_shapes_and_words_in_its_own_order(
    briefing_of, shown_of, place, language
):
    briefing = briefing_of(place, language, format="pptx")
    legend = group_of(shown_of(place, language).slides[0], briefing.words.legend)
    words = [one.text_frame.text for one in legend.shapes if one.has_text_frame]
    shown = [
        one for one in words if one and one not in {briefing.words.legend, briefing.words.chosen}
    ]
    assert shown == [entry.title for entry in briefing.legend]
    assert len(legend.shapes) > 2 * len(briefing.legend)


def test_old_villages_are_hatched_in_the_legend(shown_of):
    legend = group_of(shown_of("village-donglang").slides[0], "图例")
    assert set(legend.element.xpath(".//a:pattFill/@prst")) == {"wdUpDiag"}


def test_lines_that_are_not_running_are_dashed_unlike_each_other(shown_of):
    legend = group_of(shown_of("line-11").slides[0], "图例")
    assert {"dash", "sysDot"} <= set(legend.element.xpath(".//a:prstDash/@val"))


def test_the_scale_bar_is_as_long_as_its_words_say(briefing_of, shown_of):
    bar = group_of(shown_of("village-donglang").slides[0], "比例尺 1:20 000")
    panels = [one for one in bar.shapes if not one.text_frame.text]
    length_mm = sum(one.width for one in panels) / 36_000
    grid_per_true = briefing_of("village-donglang", format="pptx").picture.frame.grid_per_true
    assert length_mm == pytest.approx(50 * grid_per_true, rel=0.005)
    assert "1 km" in [one.text_frame.text for one in bar.shapes]


def test_a_view_alone_is_one_slide(shown_of):
    assert len(shown_of("village-donglang", what="view").slides) == 1


def test_an_office_s_heading_title_and_code_stand_on_the_first_slide(shown_of):
    mark = Mark(113.2465, 23.0525, "拟设幼儿园")
    asked = {"title": "海龙汇报", "subtitle": "初稿", "office": "规划处", "template": "internal"}
    slide = shown_of(
        "village-donglang", blocks=frozenset(BLOCKS), link=LINK, marks=(mark,), **asked
    ).slides[0]
    words = words_of(slide)
    for said in ("海龙汇报　初稿", "规划处", "内部资料", LINK):
        assert said in words
    shows = slide.element.xpath(".//p:pic//p:cNvPr/@descr")
    assert shows == ["海龙汇报地图，比例尺 1:20 000。", "本视图地址的二维码"]


def test_without_citations_the_tables_have_none(shown_of):
    cells = cells_of(shown_of("belt-baietan", blocks=frozenset(BLOCKS) - {"citations"}))
    assert not any("《纲要》第" in cell for cell in cells)


def test_without_targets_the_map_stands_alone(shown_of):
    blocks = frozenset(BLOCKS) - {"targets"}
    assert len(shown_of("belt-baietan", blocks=blocks).slides) == 1


def test_a_character_that_no_font_has_stops_the_slides(briefing_of):
    briefing = briefing_of("line-25", format="pptx")
    with pytest.raises(ExportError, match="字体缺少"):
        pptx_of(replace(briefing, title="25号线\U0001f687"))


def test_a_legend_entry_without_words_stops_the_slides(briefing_of):
    briefing = briefing_of("line-25", format="pptx")
    blank = replace(briefing.legend[0], title=" ")
    with pytest.raises(ExportError, match="图例"):
        pptx_of(replace(briefing, legend=(blank,)))


def test_a_title_too_long_for_its_line_stops_the_slides(briefing_of):
    with pytest.raises(ExportError, match="标题过长"):
        pptx_of(replace(briefing_of("line-25", format="pptx"), title="长" * 120))


def test_the_same_briefing_gives_the_same_bytes(briefing_of, slides_of):
    assert file_of(briefing_of("line-25", format="pptx")) == slides_of("line-25")


def test_the_file_says_its_title_language_and_when_it_was_made(shown_of, made_on):
    about = shown_of("line-25").core_properties
    assert about.title == "25号线 规划怎么说"
    assert about.language == "zh-CN"
    assert about.created == made_on.astimezone(dt.UTC).replace(tzinfo=None)
    assert shown_of("line-25", "en").core_properties.language == "en-US"


def test_a_deck_leads_from_its_contents_to_every_place(deck):
    shown = Presentation(io.BytesIO(deck))
    slides = list(shown.slides)
    assert slides[0].shapes.title.text_frame.text == "旧村与线路"
    [table] = [one.table for one in slides[1].shapes if one.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows][1:]
    assert [row[0] for row in rows] == ["东塱村", "25号线"]
    for (name, _, number), link in zip(
        rows, slides[1].element.xpath(".//a:hlinkClick/@r:id"), strict=True
    ):
        target = slides[1].part.related_part(link).slide
        assert target.shapes.title.text_frame.text.startswith(name)
        assert slides[int(number) - 1].slide_id == target.slide_id


def test_a_deck_of_nothing_is_refused():
    from map_app.briefing.write import deck_of

    with pytest.raises(ExportError, match="没有可以成册的地点"):
        deck_of([], "空")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", [None, "belt-baietan", "line-11"])
def test_a_legend_of_all_that_is_on_at_the_start_can_be_read_from_a_chair(
    briefing_of, place, language
):
    briefing = briefing_of(place, language, format="pptx")
    sizes = [run.kind.size_pt for item in lay_out(briefing) for run in item.words.runs]
    assert min(sizes) * briefing.layout.magnify >= 9
