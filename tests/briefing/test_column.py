"""The column of statements: whole entries, the named first, what is left out is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from map_app.briefing.page.column import compose
from map_app.briefing.page.legend import lay_out
from map_app.briefing.paper import Box

PLACES = [
    "village-donglang",
    "village-tanwei",
    "belt-baietan",
    "line-11",
    "line-1",
    "line-25",
    None,
]


def bare(words):
    return "".join(words.split())


def said_by(column):
    return "".join(
        bare(word)
        for block in column.blocks
        for line in block.lines
        for word in (line.words, *(tab.words for tab in line.tabs))
    )


@pytest.mark.parametrize("place", PLACES)
def test_the_column_never_overflows(briefing_of, place):
    for column in compose(briefing_of(place)).columns:
        used_mm = sum(block.height_mm for block in column.blocks) - column.blocks[0].gap_mm
        assert used_mm <= column.box.height_mm + 1e-6


@pytest.mark.parametrize("place", PLACES)
def test_no_line_is_wider_than_the_column(briefing_of, place):
    for column in compose(briefing_of(place)).columns:
        for line in (line for block in column.blocks for line in block.lines):
            width_mm = line.indent_mm + line.kind.width_mm(line.words)
            assert width_mm <= column.box.width_mm + 1e-6


@pytest.mark.parametrize("place", PLACES)
def test_every_entry_is_on_the_page_or_counted(briefing_of, place):
    briefing = briefing_of(place)
    column = compose(briefing)
    shown = sum(1 for block in column.blocks if block.section)
    entries = sum(len(section.entries) for section in briefing.sections)
    assert shown + sum(column.left_out.values()) == entries


def test_what_is_left_out_is_counted_by_kind_with_the_page_that_has_it(briefing_of):
    column = compose(briefing_of("belt-baietan"))
    count = sum(column.left_out.values())
    assert count
    assert f"另有{count}条（点名" in said_by(column)
    assert "见本图网页版“白鹅潭沿江总部经济带”的页面" in said_by(column)
    assert "/sheets/" not in said_by(column)


def test_where_the_address_is_known_what_is_left_out_is_told_with_the_whole_of_it(briefing_of):
    column = compose(
        briefing_of("belt-baietan", link="https://map.example/gis/?place=belt-baietan")
    )
    assert "见完整页https://map.example/gis/sheets/belt-baietan" in said_by(column)


def test_an_entry_is_never_cut(briefing_of):
    briefing = briefing_of("belt-baietan")
    said = said_by(compose(briefing))
    shown = [entry for entry in briefing.sections[0].entries if bare(entry.statement)[:12] in said]
    assert shown
    assert all(bare(entry.statement) in said and bare(entry.citation) in said for entry in shown)


def test_entries_that_all_fit_bring_the_plan_words(briefing_of):
    briefing = briefing_of("line-25")
    said = said_by(compose(briefing))
    assert all(
        bare(entry.quote) in said for section in briefing.sections for entry in section.entries
    )


def test_in_less_room_the_plan_words_of_the_indirect_entries_go_first(briefing_of):
    briefing = briefing_of("line-25")
    box = Box(0, 0, briefing.layout.columns[0].width_mm, 125)
    said = said_by(compose(briefing, [box]))
    named, through = briefing.sections
    assert all(bare(entry.quote) in said for entry in named.entries)
    assert not all(bare(entry.quote) in said for entry in through.entries)
    assert all(bare(entry.statement) in said for entry in through.entries)


def test_named_stands_before_through_and_sketch(briefing_of):
    briefing = briefing_of("village-donglang")
    heads = [section.head for section in briefing.sections]
    assert heads[0].startswith("规划原文点名")
    assert heads[1].startswith("经由所属范围")
    assert heads[2].startswith("按示意范围推断，非规划原文")


def test_what_was_not_found_is_said_even_on_a_full_page(briefing_of):
    briefing = briefing_of("belt-baietan")
    assert all(bare(sentence) in said_by(compose(briefing)) for sentence in briefing.not_found)


def test_a_place_of_which_nothing_is_said_says_so(briefing_of):
    empty = replace(briefing_of("line-25"), sections=(), not_found=())
    assert said_by(compose(empty)) == bare(empty.words.nothing)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_legend_fits_under_the_map(briefing_of, place, language):
    briefing = briefing_of(place, language)
    for item in lay_out(briefing):
        assert item.left_mm >= briefing.layout.legend.left_mm
        assert item.middle_mm <= briefing.layout.legend.bottom_mm


def test_the_chosen_place_heads_the_legend(briefing_of):
    first = lay_out(briefing_of("village-donglang"))[0]
    assert first.words == "所选：东塱村"


def test_the_matplotlib_settings_of_others_are_left_alone(briefing_of, tmp_path):
    import matplotlib as mpl

    from map_app.briefing import write_file

    before = dict(mpl.rcParams)
    write_file(briefing_of("village-donglang", format="pdf"), tmp_path / "page.pdf")
    assert dict(mpl.rcParams) == before


def test_matplotlib_is_not_loaded_before_a_file_is_written():
    import subprocess
    import sys

    code = "import sys, map_app.briefing; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
