"""What runs with the app is recorded, and comes under licences that an office can take."""

from __future__ import annotations

import pytest

from scripts.packages import RECORD, Package, running

RUNNING = running()


def test_every_package_that_runs_has_a_licence_that_we_take():
    assert [(one.name, one.licence) for one in RUNNING if not one.is_allowed] == []
    assert {"streamlit", "shapely", "numpy"} <= {one.name for one in RUNNING}


def test_every_package_that_runs_stands_in_the_record():
    told = RECORD.read_text(encoding="utf-8")
    assert [one.name for one in RUNNING if f"| {one.name} |" not in told] == []


@pytest.mark.parametrize("licence", ["", "GPL-3.0", "MIT AND AGPL-3.0-only", "Proprietary", "?"])
def test_another_licence_is_noticed(licence):
    assert not Package("x", "1", licence).is_allowed
