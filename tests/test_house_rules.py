"""The size limits of the house style, kept by a machine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
LINES_PER_FILE = 300
LINES_PER_FUNCTION = 40
FOLDERS = ("map_app", "scripts", "tests", "benchmarks")
SOURCES = sorted(
    path
    for folder in FOLDERS
    for ending in ("*.py", "*.js", "*.css", "*.html")
    for path in (PROJECT / folder).rglob(ending)
    if not {".cache", "__pycache__"} & set(path.parts)
)


def name_of(path):
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_has_at_most_three_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_PER_FILE


@pytest.mark.parametrize("path", [p for p in SOURCES if p.suffix == ".py"], ids=name_of)
def test_a_function_has_at_most_forty_lines(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [f.name for f in functions if f.end_lineno - f.lineno + 1 > LINES_PER_FUNCTION]
    assert long == []


PACKAGES = sorted((PROJECT / "map_app").glob("*/__init__.py"))


@pytest.mark.parametrize("path", PACKAGES, ids=name_of)
def test_no_public_name_of_a_room_is_the_name_of_another_file_in_it(path):
    """A file that is imported late would take the name's place."""
    room = f"map_app.{path.parent.name}"
    files = {file.stem for file in path.parent.glob("*.py")}
    taken = [
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in files and node.module not in {room, f"{room}.{alias.name}"}
    ]
    assert taken == []
