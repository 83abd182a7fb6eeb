"""One broken thing in a copy of the seeds: load_plan says file, line and what is wrong."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from map_app.errors import DataError
from map_app.plan import load_plan

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def seeds(tmp_path):
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def problems(seeds):
    with pytest.raises(DataError) as caught:
        load_plan(seeds)
    return [str(problem) for problem in caught.value.problems]


def change(path, row, **values):
    """Write these values into a row (0 is the first below the header); return its line."""
    text = path.read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    lines, rows = [], []
    begins = reader.line_num + 2
    for record in reader:
        lines.append(begins)
        rows.append(record)
        begins = reader.line_num + 1
    rows[row] |= values
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return lines[row]


BROKEN = [
    ("projects.csv", 0, {"total_investment_wan": "n/a"},
     "total_investment_wan: should be a whole number, found 'n/a'"),
    ("indicator_figures.csv", 3, {"value": "many"}, "value: should be a number, found 'many'"),
    ("places.csv", 1, {"kind": "moon"}, "kind: should be one of"),
    ("places.csv", 2, {"name": ""}, "name: must not be empty"),
    ("statements.csv", 0, {"places": "village-nowhere"},
     "places: 'village-nowhere' is no place"),
    ("relations.csv", 0, {"through": "belt-nowhere"},
     "through: 'belt-nowhere' is no place, project or indicator"),
    ("aliases.csv", 0, {"place": "nobody"}, "place: 'nobody' is no place"),
    ("project_places.csv", 0, {"project": "project-none"}, "project: 'project-none' is no project"),
    ("indicators.csv", 1, {"id": "indicator-1-01"},
     "id: 'indicator-1-01' stands on line 2 already"),
    ("glossary.csv", 0, {"quote": "别的话"}, "it stands nowhere"),
    ("line_status_today.csv", 0, {"on": "last year"},
     "on: should be a day, a month or a year such as 2021-07-24"),
    ("aliases.csv", 0, {"start": "5", "end": ""}, "start and end go together"),
    ("indicator_pairs.csv", 0, {"baseline_figure": "没有"},
     "baseline_figure: '没有' is no result"),
    ("indicator_pairs.csv", 2, {"baseline_indicator": "indicator-1-01"},
     "baseline_figure: '2020年完成值' is no result"),
    ("indicator_figures.csv", 7, {"unsettled": "note-none"},
     "unsettled: 'note-none' is no note of indicator_notes.csv"),
    ("projects.csv", 1, {"parent": "project-etan-no1"}, "parent: 'project-etan-no1' is no group"),
    ("gaps.csv", 0, {"kind_or_place": "moon"}, "'moon' is no kind of place and no place"),
    ("outline.csv", 4, {"title": "别的题目"}, "title: is not what stands at"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "row", "values", "sentence"), BROKEN, ids=[f"{b[0]} {b[3][:24]}" for b in BROKEN]
)
def test_a_broken_row_is_said_with_its_file_and_line(seeds, file, row, values, sentence):
    line = change(seeds / file, row, **values)
    found = problems(seeds)
    assert any(p.startswith(f"seeds/{file} line {line}: ") and sentence in p for p in found), found


def test_a_result_that_no_pair_names_is_said(seeds):
    change(seeds / "indicator_pairs.csv", 2, baseline_indicator="indicator-1-01")
    wanted = "name: is a result without a pair in indicator_pairs.csv that says its target"
    assert f"seeds/indicator_figures.csv line 7: {wanted}" in problems(seeds)


def test_a_quote_that_drifted_is_said_with_where_it_stands_now(seeds):
    line = change(seeds / "indicator_notes.csv", 0, start="8900", end="8962")
    sentence = (
        f"seeds/indicator_notes.csv line {line}: quote: "
        "is not what stands at 8900–8962; it stands at 8988–9050 now"
    )
    assert problems(seeds) == [sentence]


def test_a_quote_cut_inside_a_sentence_is_said(seeds):
    text = (seeds / "liwan-14fyp.txt").read_bytes().decode("utf-8")
    start = text.index("提升白鹅潭商务区的整体形象。")
    words = "白鹅潭商务区的整体形象。"
    values = {"start": str(start + 2), "end": str(start + 2 + len(words)), "quote": words}
    line = change(seeds / "statements.csv", 0, **values)
    wanted = f"seeds/statements.csv line {line}: quote: begins in the middle of a sentence"
    assert wanted in problems(seeds)


def test_a_missing_file_is_said_alone(seeds):
    (seeds / "places.csv").unlink()
    found = problems(seeds)
    assert "seeds/places.csv: the file is missing" in found
    assert not any("is no place" in problem and "statements.csv" in problem for problem in found)


def test_a_missing_column_and_an_unknown_one_are_both_said(seeds):
    path = seeds / "glossary.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("term,", "word,", 1), encoding="utf-8")
    assert problems(seeds) == [
        "seeds/glossary.csv line 1: column 'word' is not known",
        "seeds/glossary.csv line 1: column term is missing",
    ]


def test_a_text_that_is_not_the_published_one_is_said(seeds):
    with (seeds / "liwan-14fyp.txt").open("ab") as file:
        file.write("又".encode())
    found = problems(seeds)
    assert len(found) == 1
    assert found[0].startswith("seeds/liwan-14fyp.txt: is not the text that plan.toml names")


def test_all_problems_are_said_at_once(seeds):
    change(seeds / "places.csv", 1, kind="moon")
    change(seeds / "glossary.csv", 0, quote="别的话")
    (seeds / "gaps.csv").unlink()
    files = {problem.split(" ")[0].rstrip(":") for problem in problems(seeds)}
    assert {"seeds/places.csv", "seeds/glossary.csv", "seeds/gaps.csv"} <= files


def test_no_text_and_no_plan_toml_is_a_sentence(tmp_path):
    empty = tmp_path / "seeds"
    empty.mkdir()
    assert "seeds/plan.toml: the file is missing" in problems(empty)


def test_an_unknown_key_of_plan_toml_is_said(seeds):
    path = seeds / "plan.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'colour = "red"\n', encoding="utf-8")
    assert problems(seeds) == ["seeds/plan.toml: colour: is not known here"]


def test_without_an_outline_the_quotes_are_not_blamed(seeds):
    (seeds / "outline.csv").unlink()
    assert problems(seeds) == ["seeds/outline.csv: the file is missing"]


def test_a_quotation_mark_left_open_is_said_without_a_traceback(seeds):
    path = seeds / "other_names.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + '"' + "很长的名字" * 30_000 + "\n", encoding="utf-8")
    found = problems(seeds)
    assert len(found) == 1
    assert found[0].startswith("seeds/other_names.csv: is not CSV: ")


def test_a_folder_where_a_file_should_be_is_said_without_a_traceback(seeds):
    (seeds / "gaps.csv").unlink()
    (seeds / "gaps.csv").mkdir()
    found = problems(seeds)
    assert len(found) == 1
    assert found[0].startswith("seeds/gaps.csv: cannot be read: ")
