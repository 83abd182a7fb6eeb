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


def test_a_file_has_at_most_three_hundred_lines():
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > LINES_PER_FILE} == {}


def functions_of(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_a_function_has_at_most_forty_lines():
    long = [
        f"{name_of(path)}: {function.name}"
        for path in SOURCES
        if path.suffix == ".py"
        for function in functions_of(path)
        if function.end_lineno - function.lineno + 1 > LINES_PER_FUNCTION
    ]
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
