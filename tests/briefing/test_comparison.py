"""A comparison as a file: a column for each place, in the page's order."""

from __future__ import annotations

import io
import re

import pytest
from pptx import Presentation

from map_app.briefing import make_briefing
from map_app.briefing.options import Options
from map_app.briefing.slides.rows import widths_of
from map_app.briefing.write import pptx_of

LINES = "line-11,line-22"
CLUSTERS = "cluster-datansha,cluster-julong,village-donglang"
WITHIN = re.compile("（[^（）]*（")


@pytest.fixture(scope="module")
def compared(atlas, look, view_of, made_on):
    def briefing(ids, language="zh", form="pptx"):
        view = view_of(None, language, page="compare", words=(("with", ids),))
        return make_briefing(atlas, look, view, made_on, Options(what="compare", format=form))

    return briefing


def tables(briefing):
    slides = Presentation(io.BytesIO(pptx_of(briefing))).slides
    return [one.table for slide in slides for one in slide.shapes if one.has_table]


@pytest.mark.parametrize("ids", [LINES, CLUSTERS])
def test_every_slide_of_a_comparison_has_a_column_for_each_place(compared, ids):
    briefing = compared(ids)
    for table in tables(briefing):
        heads = [cell.text_frame.text for cell in table.rows[0].cells]
        assert tuple(heads) == briefing.side_by_side.names


def test_what_is_shared_runs_across_the_columns_and_what_is_not_stands_in_its_own(compared):
    cells = [cell for table in tables(compared(LINES)) for row in table.rows for cell in row.cells]
    shared = next(one for one in cells if one.text_frame.text.startswith("两处共有"))
    own = next(one for one in cells if "石围塘站" in one.text_frame.text)
    assert (shared.is_merge_origin, shared.span_width) == (True, 2)
    assert not own.is_merge_origin


def test_nothing_of_a_comparison_is_lost_over_its_slides(compared):
    briefing = compared(CLUSTERS)
    said = "".join(
        cell.text_frame.text for one in tables(briefing) for row in one.rows for cell in row.cells
    ).replace("\n", "")
    for respect in briefing.side_by_side.respects:
        assert respect.head in said
        for entry in (one for row in respect.rows for cell in row for one in cell):
            assert entry.statement[:12] in said


def test_the_respects_are_those_of_the_page_in_its_order(compared):
    heads = [one.head for one in compared(LINES).side_by_side.respects]
    assert heads[:2] == ["面积或长度", "所属"]
    assert heads[-2:] == ["未查到", "其余内容"]
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("ids", [LINES, CLUSTERS])
def test_no_two_heads_of_the_pages_are_alike_and_no_brackets_stand_in_brackets(compared, ids):
    sections = compared(ids, form="pdf").sections
    heads = [one.head for one in sections]
    assert len(set(heads)) == len(heads)
    ours = [e.statement for one in sections for e in one.entries if not e.citation]
    assert not [said for said in ours if WITHIN.search(said)]


def test_names_that_are_too_long_for_a_title_stand_below_it(compared):
    briefing = compared(CLUSTERS, "en")
    assert briefing.title == "3 places"
    assert "Datansha" in briefing.facts[0]
    assert pptx_of(briefing)


def test_a_single_cell_is_as_wide_as_the_table():
    assert widths_of(("a",), (10.0, 20.0)) == (30.0,)
    assert widths_of(("a", "b"), (10.0, 20.0)) == (10.0, 20.0)
