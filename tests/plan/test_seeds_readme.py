from __future__ import annotations

from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
README = (SEEDS / "README.md").read_text(encoding="utf-8")
TABLES = sorted(path.name for path in SEEDS.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_the_readme_says_what_every_column_means(table):
    _, _, after = README.partition(f"**{table}**")
    words = after.partition("\n\n")[0]
    header = (SEEDS / table).read_text(encoding="utf-8").partition("\n")[0]
    assert [column for column in header.split(",") if f"`{column}`" not in words] == []
