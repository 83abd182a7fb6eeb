"""The pages of a PDF read by a reader of its own: everything stands there, in order, to scale."""

from __future__ import annotations

import re

import numpy as np
import pypdfium2 as pdfium
import pytest
import shapely
from PIL import Image
from pyproj import Geod

from map_app.briefing import Mark
from map_app.briefing.page.column import flow
from map_app.errors import ExportError
from map_app.geo import from_grid
from tests.support.pdf_text import bare, pages_of, text_of

DPI = 300
LONGEST, SHORTEST = "belt-baietan", "station-xilang"


@pytest.mark.parametrize("place", [LONGEST, SHORTEST, "line-11", "village-donglang"])
@pytest.mark.parametrize("paper", ["A4", "16:9"])
def test_a_pdf_has_the_title_every_target_and_every_citation_in_order(file_of, atlas, place, paper):
    text = text_of(file_of(place, format="pdf", paper=paper))
    sheet = atlas.sheet(place)
    assert text.startswith(bare(sheet.place.name))
    at = 0
    for entry in [*sheet.named, *sheet.through, *sheet.sketch]:
        words = bare(entry.quote_display).strip("“”")
        at = text.index(bare(entry.citation.label), at) + 1
        assert words[:24] in text
        assert words[-24:] in text


def test_a_page_that_words_run_on_to_says_what_it_goes_on_with(file_of):
    pages = pages_of(file_of(LONGEST, format="pdf"))
    assert len(pages) > 1
    for text in pages:
        assert text.startswith("白鹅潭沿江总部经济带规划怎么说")
        assert "规划期（2021—2025年）已届满" in text
    assert "规划原文点名（21条；未加引号的为概括）（续）" in pages[1]


@pytest.mark.parametrize("place", [LONGEST, SHORTEST, None])
@pytest.mark.parametrize("paper", ["A4", "A3", "16:9"])
@pytest.mark.parametrize("upright", [False, True])
def test_no_column_of_any_page_overflows(briefing_of, place, paper, upright):
    briefing = briefing_of(place, paper=paper, upright=upright)
    for columns in flow(briefing):
        for column in columns:
            used_mm = sum(block.height_mm for block in column.blocks)
            first_mm = column.blocks[0].gap_mm if column.blocks else 0.0
            assert used_mm - first_mm <= column.box.height_mm + 1e-6
            for line in (line for block in column.blocks for line in block.lines):
                wide_mm = line.indent_mm + line.kind.width_mm(line.words)
                assert wide_mm <= column.box.width_mm + 1e-6


@pytest.mark.parametrize("paper", ["A4", "A3", "16:9"])
def test_an_exact_scale_is_true_on_paper_and_on_the_ground(briefing_of, paper):
    frame = briefing_of("village-donglang", what="view", paper=paper, scale=10_000.0).picture.frame
    assert frame.denominator == 10_000
    ends = [
        from_grid_point(frame.middle_east_m + side * 1000, frame.middle_north_m) for side in (-1, 1)
    ]
    (x1, y1), (x2, y2) = (frame.place_on_page_mm(*end) for end in ends)
    on_paper_mm = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 * frame.magnify
    _, _, on_ground_m = Geod(ellps="GRS80").inv(*ends[0], *ends[1])
    assert on_ground_m * 1000 / on_paper_mm == pytest.approx(10_000, rel=0.005)


def from_grid_point(east_m, north_m):
    point = from_grid(shapely.Point(east_m, north_m))
    return point.x, point.y


def test_the_map_of_a_pdf_measures_what_its_scale_says(file_of):
    """Two equal arrows a known way apart are found on the printed page and measured there."""
    ends = [(113.2400, 23.0660), (113.2520, 23.0660)]
    marks = tuple(Mark(lon, lat, "", lon, lat) for lon, lat in ends)
    plain = file_of("village-donglang", format="pdf", what="view", scale=10_000.0)
    marked = file_of("village-donglang", format="pdf", what="view", scale=10_000.0, marks=marks)
    columns = np.nonzero(np.abs(printed(plain) - printed(marked)).max(axis=0) > 60)[0]
    middle = (columns.min() + columns.max()) / 2
    apart_mm = (columns[columns > middle].min() - columns.min()) / DPI * 25.4
    _, _, on_ground_m = Geod(ellps="GRS80").inv(*ends[0], *ends[1])
    assert on_ground_m * 1000 / apart_mm == pytest.approx(10_000, rel=0.005)


def printed(path):
    """Return a PDF's first page as grey pixels, printed by a program that did not write it."""
    with pdfium.PdfDocument(path) as document:
        page = document[0].render(scale=DPI / 72, grayscale=True).to_numpy()
    return page.reshape(page.shape[:2]).astype(int)


def test_every_page_says_what_every_page_must_say(file_of):
    options = {
        "title": "东塱村改造示意",
        "subtitle": "征求意见",
        "office": "荔湾区规划编制组",
        "made": "2026年11月",
        "note": "审图号：粤S（2026）001号",
        "link": "http://map.example/?place=village-donglang",
    }
    text = text_of(file_of("village-donglang", format="pdf", **options))
    for said in (*options.values(), "荔府〔2021〕4号", "CGCS2000/EPSG:4547", "ODbL1.0", "±"):
        assert bare(said) in text
    assert "规划怎么说" not in text


def test_without_the_list_of_sources_the_credits_stay(file_of):
    blocks = frozenset({"legend", "scale", "north", "targets", "citations"})
    text = text_of(file_of("village-donglang", format="pdf", blocks=blocks))
    assert "来源与许可" not in text
    assert "©OpenStreetMapcontributors" in text


def test_without_citations_no_citation_stands(file_of):
    blocks = frozenset({"legend", "targets", "sources"})
    text = text_of(file_of("village-donglang", format="pdf", blocks=blocks))
    assert not re.search(r"《纲要》第.章第.节", text)


def test_a_readers_note_is_text_on_the_map(file_of):
    marks = (Mark(113.24, 23.065, "拟建学校", 113.25, 23.066),)
    assert "拟建学校" in text_of(file_of("village-donglang", format="pdf", marks=marks))


def test_the_code_leads_to_the_view(file_of):
    import zxingcpp

    link = "http://map.example/?place=village-donglang&layers=-roads"
    blocks = frozenset({"qr", "sources"})
    with Image.open(file_of("village-donglang", what="view", blocks=blocks, link=link)) as picture:
        read = zxingcpp.read_barcodes(picture)
    assert [code.text for code in read] == [link]


def test_an_address_too_long_for_a_code_says_so_and_leaves_no_empty_corner(briefing_of):
    blocks = frozenset({"qr", "sources"})
    briefing = briefing_of(
        "village-donglang", blocks=blocks, link=f"http://map.example/?{'a' * 700}"
    )
    assert briefing.layout.qr is None
    assert briefing.foot[-1].endswith("视图地址过长，二维码从略。")


@pytest.mark.parametrize("paper", ["A4", "16:9"])
def test_a_note_that_leaves_no_room_for_the_map_is_a_sentence(briefing_of, paper):
    with pytest.raises(ExportError, match="地图没有位置"):
        briefing_of("village-donglang", paper=paper, note="说明\n" * 300)


def test_a_title_too_long_for_its_line_is_set_smaller_or_refused(file_of, briefing_of, tmp_path):
    from map_app.briefing import write_file

    long = briefing_of(
        "village-donglang", format="pdf", upright=True, title="图" * 40, subtitle="图" * 40
    )
    with pytest.raises(ExportError, match="标题过长"):
        write_file(long, tmp_path / "page.pdf")
    assert "图" * 24 in text_of(
        file_of("village-donglang", format="pdf", upright=True, title="图" * 24)
    )
