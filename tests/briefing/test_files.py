"""The files themselves: size, one page, text that can be selected, whole or not at all."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from map_app.briefing import write_file
from map_app.errors import ExportError
from tests.support.pdf_text import bare, text_of

PLACES = ["village-donglang", "belt-baietan", "line-25", "station-xilang", None]
MM_PER_POINT = 25.4 / 72


def test_the_picture_is_an_a4_page_at_300_dpi(png_of):
    with Image.open(png_of("village-donglang")) as picture:
        assert picture.size == (3508, 2480)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_a_smaller_picture_has_the_resolution_asked_for(briefing_of, tmp_path):
    write_file(briefing_of("line-11", dpi=72), tmp_path / "page.png")
    with Image.open(tmp_path / "page.png") as picture:
        assert picture.size == (842, 595)


@pytest.mark.parametrize("place", PLACES)
def test_every_page_of_the_pdf_is_an_a4_page(pdf_of, place):
    for page in PdfReader(pdf_of(place)).pages:
        size_mm = [float(page.mediabox[index]) * MM_PER_POINT for index in (2, 3)]
        assert size_mm == pytest.approx([297, 210], abs=0.1)


def test_the_pdf_names_the_place_as_its_title_and_its_language(pdf_of):
    reader = PdfReader(pdf_of("village-donglang"))
    assert reader.metadata.title == "东塱村 规划怎么说"
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_an_english_pdf_says_that_it_is_english(pdf_of):
    assert PdfReader(pdf_of("village-tanwei", "en")).root_object["/Lang"] == "en"


def test_every_font_of_the_pdf_is_inside_it(pdf_of):
    fonts = PdfReader(pdf_of("village-donglang")).pages[0]["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        assert font.get_object()["/Subtype"] == "/Type3"
        assert "/CharProcs" in font.get_object()


@pytest.mark.parametrize("place", ["village-donglang", "line-25"])
def test_the_text_of_the_pdf_has_the_plan_words_and_where_they_stand(pdf_of, atlas, place):
    text = text_of(pdf_of(place))
    for entry in atlas.sheet(place).named:
        assert bare(entry.quote_display) in text
        assert bare(entry.citation.label) in text


def test_a_misread_name_is_marked(pdf_of):
    assert "东塱村〔原文作“东塍村”〕" in text_of(pdf_of("village-donglang"))


def test_the_page_says_what_every_page_must_say(pdf_of):
    text = text_of(pdf_of("village-donglang"))
    for said in (
        "东塱村规划怎么说",
        "荔府〔2021〕4号",
        "规划期（2021—2025年）已届满，本图不含完成情况",
        "示意图，不作为审批依据",
        "©OpenStreetMapcontributors",
        "ODbL1.0",
        "CGCS2000/EPSG:4547",
        "图层数据日期",
        "制图时间2026-11-2310:20",
        "比例尺1:20000",
        "±",
    ):
        assert said in text


def test_text_is_read_title_first_and_sources_last(pdf_of):
    pages = PdfReader(pdf_of("village-donglang")).pages
    text = bare("".join(page.extract_text() for page in pages))
    marks = [
        "东塱村规划怎么说",
        "规划原文点名",
        "经由所属范围",
        "按示意范围推断",
        "图例",
        "来源与许可",
    ]
    assert sorted(marks, key=text.index) == marks


def test_a_line_without_a_position_is_said_to_be_not_drawn(pdf_of, look):
    assert bare(look.say("ground.not_drawn", "zh")) in text_of(pdf_of("line-25"))


def test_the_district_page_has_the_indicators(pdf_of):
    text = text_of(pdf_of(None))
    assert "“十四五”主要指标" in text
    assert "城中村改造开工累计数（条）—20" in text
    assert "†《纲要》称此数尚在核算" in text


def test_an_english_page_keeps_the_plan_words_chinese(pdf_of):
    text = text_of(pdf_of("village-tanwei", "en"))
    assert "Namedbytheplan" in text
    assert "坦尾村" in text
    assert "Theplan'speriod(2021–2025)isover" in text


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_the_same_briefing_gives_the_same_bytes(briefing_of, tmp_path, form):
    briefing = briefing_of("village-huadi", format=form, dpi=72)
    write_file(briefing, tmp_path / "page")
    write_file(briefing, tmp_path / "again")
    assert (tmp_path / "page").read_bytes() == (tmp_path / "again").read_bytes()


def test_a_briefing_can_be_handed_to_another_process(briefing_of):
    briefing = briefing_of("village-donglang")
    assert pickle.loads(pickle.dumps(briefing)) == briefing  # noqa: S301 - our own bytes


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_folder_that_is_not_there_is_a_sentence(briefing_of, tmp_path, form):
    with pytest.raises(ExportError, match=r"无法写入文件“.*page”：.*。"):
        write_file(
            briefing_of("village-donglang", format=form, dpi=72), tmp_path / "nowhere" / "page"
        )


def test_a_failed_write_leaves_nothing_behind(briefing_of, tmp_path):
    (tmp_path / "page.pdf").mkdir()
    with pytest.raises(ExportError):
        write_file(briefing_of("village-donglang", format="pdf"), tmp_path / "page.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_a_missing_glyph_is_named_instead_of_printed_as_a_box(briefing_of, tmp_path, form):
    plain = briefing_of("village-donglang", format=form, dpi=72)
    with pytest.raises(ExportError, match="U\\+"):
        write_file(replace(plain, title="东塱村𪚥\U0001f600"), tmp_path / "page")
    assert list(tmp_path.iterdir()) == []


def test_a_name_on_the_map_without_a_glyph_is_refused_too(briefing_of, tmp_path):
    briefing = briefing_of("village-donglang", dpi=72)
    label = next(one for one in briefing.picture.labels if one.place_id == "village-donglang")
    picture = replace(briefing.picture, labels=(replace(label, text="\U0001f600"),))
    with pytest.raises(ExportError, match="U\\+1F600"):
        write_file(replace(briefing, picture=picture), tmp_path / "page.png")
