from __future__ import annotations

from pathlib import Path

import pytest

from map_app.plan import load_plan

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def plan():
    return load_plan(SEEDS)
