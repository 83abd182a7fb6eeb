"""Where the blocks of a page stand: on the paper, apart from one another, on every paper."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.briefing import BLOCKS
from map_app.briefing.layout import Wanted, lay_out
from map_app.briefing.paper import Box

HAIR_MM = 1e-6
PAPERS = ["A4", "A3", "16:9", "1920x1080", "3840x2160"]
WANTED = st.builds(
    Wanted,
    blocks=st.frozensets(st.sampled_from(BLOCKS)),
    has_column=st.booleans(),
    has_heading=st.booleans(),
    foot_lines=st.integers(1, 7),
)


def overlap(one: Box, other: Box) -> bool:
    return (
        min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm) > HAIR_MM
        and min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm) > HAIR_MM
    )


@pytest.mark.parametrize("name", PAPERS)
@given(wanted=WANTED, upright=st.booleans())
def test_blocks_lie_on_the_paper_and_apart(look, name, wanted, upright):
    paper = look.briefings.paper_of(name)
    layout = lay_out(paper, upright=upright, wanted=wanted)
    blocks = [layout.head, layout.map, layout.scale, layout.legend, *layout.columns, layout.foot]
    there = [box for box in blocks if box is not None]
    for box in there:
        assert box.left_mm >= 0
        assert box.top_mm >= 0
        assert box.right_mm <= layout.width_mm + HAIR_MM
        assert box.bottom_mm <= layout.height_mm + HAIR_MM
        assert box.width_mm > 0
        assert box.height_mm > 0
    assert not [pair for pair in combinations(there, 2) if overlap(*pair)]


@pytest.mark.parametrize("name", PAPERS)
@given(wanted=WANTED)
def test_what_stands_on_the_map_lies_within_it(look, name, wanted):
    layout = lay_out(look.briefings.paper_of(name), upright=False, wanted=wanted)
    for box in filter(None, (layout.arrow, layout.locator)):
        assert layout.map.left_mm <= box.left_mm
        assert box.right_mm <= layout.map.right_mm
        assert layout.map.top_mm <= box.top_mm
        assert box.bottom_mm <= layout.map.bottom_mm


@pytest.mark.parametrize(("name", "wide_mm", "high_mm"), [("A4", 297, 210), ("A3", 420, 297)])
def test_paper_that_turns_stands_upright(look, name, wide_mm, high_mm):
    wanted = Wanted(frozenset(BLOCKS), has_column=True, has_heading=False, foot_lines=4)
    lying = lay_out(look.briefings.paper_of(name), upright=False, wanted=wanted)
    upright = lay_out(look.briefings.paper_of(name), upright=True, wanted=wanted)
    assert lying.width_mm * lying.magnify == pytest.approx(wide_mm)
    assert upright.width_mm * upright.magnify == pytest.approx(high_mm)


def test_what_a_page_does_without_gives_its_room_to_the_map(look):
    def map_of(blocks):
        wanted = Wanted(frozenset(blocks), has_column=False, has_heading=False, foot_lines=3)
        return lay_out(look.briefings.paper_of("A4"), upright=False, wanted=wanted).map

    assert map_of(()).height_mm > map_of(("scale",)).height_mm > map_of(("legend",)).height_mm


@pytest.mark.parametrize(
    ("paper", "dpi", "size"),
    [
        ("A4", 300, (3508, 2480)),
        ("A4", 72, (842, 595)),
        ("A3", 100, (1654, 1169)),
        ("16:9", 96, (1280, 720)),
        ("1920x1080", 300, (1920, 1080)),
    ],
)
def test_a_picture_has_the_size_of_its_paper(file_of, paper, dpi, size):
    from PIL import Image

    with Image.open(file_of("station-xilang", paper=paper, dpi=dpi)) as picture:
        assert picture.size == size
