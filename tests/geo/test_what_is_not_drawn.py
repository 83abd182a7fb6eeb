"""What is not drawn is said of this map alone: other maps may well have it."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TOO_MUCH = ("公开资料", "可用资料", "未公布线位", "not published", "no published alignment")
"""Words that would speak for all that is published."""


def sentences():
    for path in (PROJECT / "layers" / "wording.csv", PROJECT / "seeds" / "gaps.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (field for row in csv.reader(file) for field in row)
    catalogue = tomllib.loads((PROJECT / "layers" / "catalogue.toml").read_text("utf-8"))
    for layer in catalogue["layer"]:
        yield from (layer["caveat_zh"], layer["caveat_en"])


def test_no_sentence_says_that_a_position_is_published_nowhere():
    assert [said for said in sentences() for words in TOO_MUCH if words in said] == []
