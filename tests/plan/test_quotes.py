"""Every quote of every file is what stands in the text."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEXT = (SEEDS / "liwan-14fyp.txt").read_bytes().decode("utf-8")


def quoted_rows():
    for path in sorted(SEEDS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=1):
                if row.get("quote"):
                    yield f"{path.name} row {number}", row


def test_a_quote_is_what_stands_at_its_offsets():
    stands = {where: TEXT[int(row["start"]) : int(row["end"])] for where, row in quoted_rows()}
    quoted = {where: row["quote"] for where, row in quoted_rows()}
    assert len(quoted) > 600
    assert stands == quoted


def test_the_text_is_the_one_that_was_published(plan):
    assert len(TEXT) == 47087
    assert hashlib.sha256(TEXT.encode("utf-8")).hexdigest() == plan.meta.sha256


def test_statements_of_a_place_quote_the_text_where_they_are_cited(plan):
    for place_id in plan.places:
        for statement in plan.named(place_id):
            start, end = statement.citation.start, statement.citation.end
            assert statement.quote == plan.text[start:end]
