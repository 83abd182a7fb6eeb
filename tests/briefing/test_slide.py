"""What is projected: a large map, whole statements beside it, nothing too small to be read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from map_app.briefing.page.column import compose
from map_app.briefing.page.legend import heights_mm, lay_out
from map_app.briefing.page.slide import fitted

PICTURE = "1920x1080"
PLACES = ["belt-baietan", "village-donglang", "line-11", "line-25", "station-xilang", None]
LEAST_PT = 9.0
"""On a slide of 13.3 inches, so that it can be read from the back of a room."""


@pytest.fixture(scope="session")
def slide_of(briefing_of):
    def slide(place, language="zh", paper=PICTURE):
        return fitted(briefing_of(place, language, paper=paper))

    return slide


def words_of(column):
    return "".join(
        "".join(word.split())
        for block in column.blocks
        for line in block.lines
        for word in (line.words, *(tab.words for tab in line.tabs))
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_beside_the_map_is_smaller_than_nine_points(slide_of, place, language):
    slide = slide_of(place, language)
    sizes = [item.size_pt for item in lay_out(slide)]
    sizes += [line.kind.size_pt for block in compose(slide).blocks for line in block.lines]
    assert min(sizes) * slide.layout.magnify >= LEAST_PT - 1e-6


@pytest.mark.parametrize("place", [one for one in PLACES if one])
def test_statements_stand_beside_the_map(slide_of, place):
    slide = slide_of(place)
    said = words_of(compose(slide))
    first = slide.sections[0].entries[0]
    assert "".join(first.statement.split()) in said
    assert "".join(first.citation.split()) in said


def test_the_belt_has_several_statements_whole_and_without_quotes(slide_of):
    slide = slide_of("belt-baietan")
    said = words_of(compose(slide))
    entries = [
        one
        for one in slide.sections[0].entries
        if "".join(one.statement.split()) in said and "".join(one.citation.split()) in said
    ]
    assert len(entries) >= 3
    quoted = [one for one in entries if one.quote and "".join(one.quote.split()) in said]
    assert quoted == []


@pytest.mark.parametrize("place", PLACES)
def test_what_a_slide_leaves_out_is_counted(slide_of, place):
    slide = slide_of(place)
    column = compose(slide)
    entries = sum(len(section.entries) for section in slide.sections) + len(slide.indicators)
    shown = sum(1 for block in column.blocks if block.section or block.table)
    untold = column.left_out.get(slide.words.not_found, 0)
    assert shown + sum(column.left_out.values()) == entries + untold
    if column.left_out:
        assert f"另有{sum(column.left_out.values())}条" in words_of(column)


def test_the_district_says_its_first_indicators_and_counts_the_others(slide_of):
    slide = slide_of(None)
    column = compose(slide)
    assert "地区生产总值年均增速" in words_of(column)
    assert 0 < column.left_out["指标"] < len(slide.indicators)


@pytest.mark.parametrize("place", PLACES)
def test_the_column_of_a_slide_does_not_overflow(slide_of, place):
    for column in compose(slide_of(place)).columns:
        used_mm = sum(block.height_mm for block in column.blocks) - column.blocks[0].gap_mm
        assert used_mm <= column.box.height_mm + 1e-6


@pytest.mark.parametrize("place", PLACES)
def test_the_legend_of_a_slide_ends_above_the_foot_and_begins_below_the_words(slide_of, place):
    layout = slide_of(place).layout
    for item in lay_out(slide_of(place)):
        assert layout.columns[0].bottom_mm <= item.middle_mm <= layout.legend.bottom_mm
    assert layout.legend.bottom_mm <= layout.foot.top_mm


def test_a_place_with_few_words_has_its_legend_in_larger_type(slide_of):
    few, many = lay_out(slide_of("station-xilang")), lay_out(slide_of("belt-baietan"))
    assert few[0].size_pt > many[0].size_pt


def test_the_map_is_most_of_the_height_and_half_of_the_width(slide_of):
    layout = slide_of("belt-baietan").layout
    assert layout.map.height_mm > 0.66 * layout.height_mm
    assert layout.map.width_mm > 0.45 * layout.width_mm


def test_pages_of_paper_stay_as_they_are(briefing_of):
    page = briefing_of("belt-baietan")
    assert fitted(page) is page


def test_a_slide_without_a_legend_gives_its_room_to_the_words(briefing_of):
    whole = briefing_of("belt-baietan", paper=PICTURE)
    bare = briefing_of("belt-baietan", paper=PICTURE, blocks=whole.options.blocks - {"legend"})
    assert list(heights_mm(bare)) == []
    assert fitted(bare).layout.columns[0].height_mm > fitted(whole).layout.columns[0].height_mm


def test_a_slide_without_words_has_its_legend_beside_the_map(briefing_of):
    slide = fitted(briefing_of("belt-baietan", paper="16:9", what="view"))
    assert slide.layout.columns == ()
    assert slide.layout.legend.left_mm > slide.layout.map.right_mm
    assert lay_out(slide)[0].size_pt == slide.dress.small_pt


def test_the_foot_of_a_picture_is_inside_it(png_of):
    with Image.open(png_of("belt-baietan", paper=PICTURE)) as picture:
        grey = np.asarray(picture.convert("L"))
    assert grey[-12:].min() == 255
    assert grey[-150:-12].min() < 120


def test_a_long_note_of_an_office_still_fits_the_foot(briefing_of, tmp_path):
    from map_app.briefing import write_file

    briefing = briefing_of(
        "line-11", paper=PICTURE, note="内部资料，注意保存。" * 5, office="荔湾区"
    )
    assert briefing.layout.has_fine_foot
    write_file(briefing, tmp_path / "page.png")


def test_the_fine_foot_is_not_smaller_than_nine_points(briefing_of):
    from map_app.briefing.foot import FINE_SHARE

    slide = briefing_of("line-11", paper=PICTURE)
    assert slide.dress.small_pt * FINE_SHARE * slide.layout.magnify >= LEAST_PT
