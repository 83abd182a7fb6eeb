"""The text as it is laid out: headings, paragraphs, figures said, tables that are tables."""

from __future__ import annotations

import pytest

from map_app.plan.blocks import Block, Table, blocks_of


@pytest.fixture(scope="module")
def blocks(plan):
    return blocks_of(plan.text, plan.reading.paragraphs, plan.outline)


@pytest.fixture(scope="module")
def tables(blocks):
    return {one.part: one for one in blocks if isinstance(one, Table)}


def words(plan, cell):
    return plan.text[slice(*cell)] if cell else ""


def test_blocks_stand_in_text_order_and_leave_out_only_the_printed_contents(plan, blocks):
    starts = [one.start for one in blocks]
    assert starts == sorted(starts)
    contents = next(one for one in plan.outline if one.part == "contents")
    rows = {row.start for one in blocks if isinstance(one, Table) for row in (one.head, *one.rows)}
    for paragraph in plan.reading.paragraphs:
        is_rule = not plan.text[paragraph.start : paragraph.end].strip("|-: ")
        is_contents = contents.start <= paragraph.start < 2259
        is_head_again = paragraph.kind == "row" and paragraph.start not in rows
        assert is_rule or is_contents or is_head_again or paragraph.start in {*starts, *rows}


def test_every_entry_of_the_outline_is_a_heading_or_a_caption(plan, blocks):
    kinds = {one.start: one.kind for one in blocks if isinstance(one, Block)}
    for entry in plan.outline:
        if entry.part != "contents":
            assert kinds[entry.start] != "prose"


def test_figures_are_said_where_they_stand(plan, blocks):
    figures = [one for one in blocks if isinstance(one, Block) and one.kind == "figure"]
    assert [plan.text[one.start : one.end].split("：")[-1].split(": ")[-1] for one in figures] == [
        "“一带两区”发展新格局示意图",
        "白鹅潭商务区重点区域和功能组团布局图",
    ]


@pytest.mark.parametrize(("part", "count"), [("table1", 21), ("table2", 23), ("annex1", 21)])
def test_tables_cut_by_pages_are_one_table_each(tables, part, count):
    assert len(tables[part].rows) == count


def test_no_row_of_a_table_repeats_its_head(plan, tables):
    for table in tables.values():
        heads = [words(plan, cell) for cell in table.head.cells]
        assert all([words(plan, cell) for cell in row.cells] != heads for row in table.rows)


def test_a_package_has_number_name_and_description_in_cells_of_their_own(plan, tables):
    packages = [row for row in tables["annex1"].rows if words(plan, row.cells[0]).startswith("(")]
    assert len(packages) == 16
    for row in packages:
        number, name, described, *money = (words(plan, cell) for cell in row.cells)
        assert len(number) == 3
        assert "项目" in name
        assert described.startswith(("推进", "配合推进"))
        assert money == ["", ""]
