"""What the documentation says of the code is there: files, functions, rooms."""

from __future__ import annotations

import re

import pytest

from map_app.settings import PROJECT

DOCS = PROJECT / "docs"
STEP = re.compile(r"^\| \d+ \| `([^`]+)` \| `([^`]+)` \|", re.MULTILINE)
WALKS = [
    (path, name)
    for page in ("a-click.md", "an-export.md")
    for path, name in STEP.findall((DOCS / page).read_text("utf-8"))
]
PAGES = [*DOCS.glob("*.md"), *PROJECT.glob("*.md"), PROJECT / "layers/README.md"]
ROOMS = sorted(path.parent.name for path in (PROJECT / "map_app").glob("*/__init__.py"))


def test_the_walks_have_steps():
    assert len(WALKS) > 25


@pytest.mark.parametrize(("path", "name"), WALKS)
def test_a_step_s_function_stands_in_its_file(path, name):
    assert re.search(rf"\b{re.escape(name)}\b", (PROJECT / path).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_a_file_of_the_code_that_is_named_is_there(page):
    named = re.findall(r"`((?:map_app|scripts|tests)/[\w./-]*)`", page.read_text("utf-8"))
    assert [path for path in named if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_stands_in_the_picture_and_in_the_readme(room):
    assert f">{room}</text>" in (DOCS / "architecture.svg").read_text("utf-8")
    assert f"| `map_app/{room}` |" in (PROJECT / "README.md").read_text("utf-8")
