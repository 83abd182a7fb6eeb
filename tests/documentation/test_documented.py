"""What can be set, asked or written is documented; what there is is read from the code."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from map_app.atlas.page_words import PAGES as PAGES_OF_THE_APP
from map_app.briefing import KEYS
from map_app.cli.asking import parser
from map_app.draw import PAGES
from map_app.serve.asked_questions import KEYS as POSTED
from map_app.serve.routes import ADDRESSES, CHANGING
from map_app.settings import PROJECT, OwnLimits, UploadLimits

DOCS = {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / "docs").glob("*.md")}
COMMANDS, ADDRESS_PAGE, SETTINGS = (
    DOCS["command-line.md"],
    DOCS["addresses.md"],
    DOCS["settings.md"],
)
LIMITS = {"MAP_APP_UPLOAD_": UploadLimits(), "MAP_APP_OWN_": OwnLimits()}


def sources(word: str) -> Iterator[ast.Module]:
    """Every file of ours in which a word stands, parsed."""
    texts = (path.read_text("utf-8") for path in (PROJECT / "map_app").rglob("*.py"))
    return (ast.parse(text) for text in texts if word in text)


def settings_in_the_code() -> set[str]:
    """Every name that begins as ours do and stands in the code as a whole word."""
    nodes = (one for source in sources("MAP_APP_") for one in ast.walk(source))
    strings = (one.value for one in nodes if isinstance(one, ast.Constant))
    named = {
        one for one in strings if isinstance(one, str) and re.fullmatch("MAP_APP_[A-Z_]+", one)
    }
    prefixes = {name for name in named if name.endswith("_")}
    assert prefixes == LIMITS.keys()
    return named - prefixes


@pytest.mark.parametrize("setting", sorted(settings_in_the_code()))
def test_a_setting_is_documented(setting):
    assert f"| `{setting}` |" in SETTINGS


@pytest.mark.parametrize(
    ("setting", "default"),
    [
        (f"{prefix}{field.name.upper()}", getattr(limits, field.name))
        for prefix, limits in LIMITS.items()
        for field in fields(limits)
    ],
)
def test_a_limit_is_documented_with_its_default(setting, default):
    assert re.search(rf"^\| `{setting}` \| .* \| {default} \|$", SETTINGS, re.MULTILINE)


def subcommands() -> dict[str, argparse.ArgumentParser]:
    told = parser()._actions  # noqa: SLF001  argparse shows its commands nowhere else
    return dict(
        next(one for one in told if isinstance(one, argparse._SubParsersAction)).choices  # noqa: SLF001
    )


@pytest.mark.parametrize("name", sorted(subcommands()))
def test_a_command_has_a_section_with_all_its_options(name):
    begun = re.search(rf"^## `{name}`.*\n", COMMANDS, re.MULTILINE)
    assert begun, f"docs/command-line.md has no section `{name}`"
    head, section = begun[0], COMMANDS[begun.end() :].partition("\n## ")[0]
    general = COMMANDS.partition("\n## ")[0]
    for action in subcommands()[name]._actions:  # noqa: SLF001
        words = [f"`{one}`" for one in action.option_strings if one.startswith("--")]
        if not words:
            words = [str(action.metavar)]
        for word in words:
            assert word in section or word in general or word in head, word


def test_every_target_of_make_is_documented():
    phony = re.search(r"^\.PHONY: (.*)$", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert [one for one in phony[1].split() if f"`make {one}`" not in COMMANDS] == []


def test_every_variable_of_make_is_documented():
    text = (PROJECT / "Makefile").read_text("utf-8")
    told = set(re.findall(r"^([A-Z]+) \?=", text, re.MULTILINE)) | {"PYTHONS"}
    assert [one for one in told if f"`{one}`" not in SETTINGS] == []


IN_THE_ARCHIVE = "scripts/bundle/install.py"
"""A command of those who unpack the archive of `make bundle`; the README says it."""


def tools() -> list[str]:
    """Every script of the project that is run as a command."""
    folders = (PROJECT / "scripts", PROJECT / "benchmarks")
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    told = [
        one for one in paths if one.name == "__main__.py" or '"__main__":' in one.read_text("utf-8")
    ]
    names = sorted(one.relative_to(PROJECT).as_posix() for one in told)
    return [name for name in names if name != IN_THE_ARCHIVE]


@pytest.mark.parametrize("path", tools())
def test_a_script_that_is_a_command_is_documented_with_its_options(path):
    module = path.removesuffix("/__main__.py").removesuffix(".py").replace("/", ".")
    ways = (f"`python -m {module}`", f"`python {path}`")
    lines = [line for line in COMMANDS.splitlines() if any(way in line for way in ways)]
    assert len(lines) == 1
    options = re.findall(r"add_argument\(\s*\"(--[a-z-]+)", (PROJECT / path).read_text("utf-8"))
    assert [one for one in options if f"`{one}`" not in lines[0]] == []


@pytest.mark.parametrize(
    ("method", "address"),
    [*(("GET", address) for address, _ in ADDRESSES), *((m, a) for m, a, _ in CHANGING)],
)
def test_an_address_is_documented(method, address):
    assert f"| `{method} {address.replace(':path', '')}` |" in ADDRESS_PAGE


def words_read_from_addresses() -> set[str]:
    """Every word that is looked up in what stands behind a `?`, wherever that is done."""
    found: set[str] = set()
    for source in sources("query_params"):
        aliases = {"query_params"} | {
            name.id
            for one in ast.walk(source)
            if isinstance(one, ast.Assign)
            and "query_params" in ast.unparse(one.value).split(",")[-1]
            for name in ast.walk(one.targets[0])
            if isinstance(name, ast.Name)
        }
        for one in ast.walk(source):
            found |= _looked_up(one, aliases)
    return found


def _looked_up(node: ast.AST, aliases: set[str]) -> set[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        asked, keys = (node.func.value, node.args[:1]) if node.func.attr == "get" else (None, [])
    elif isinstance(node, ast.Subscript):
        asked, keys = node.value, [node.slice]
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        asked, keys = node.comparators[0], [node.left]
    else:
        return set()
    name = getattr(asked, "attr", getattr(asked, "id", None))
    strings = [key.value for key in keys if isinstance(key, ast.Constant)]
    return {one for one in strings if isinstance(one, str)} if name in aliases else set()


def words_of_the_page() -> set[str]:
    """The words that the page keeps in the browser's address."""
    script = (PROJECT / "map_app/ui/component/address.js").read_text("utf-8")
    lists = re.findall(r"^const (?:PAGE_WORDS|KEPT_IN_ADDRESS) = \[(.*)\];$", script, re.MULTILINE)
    assert len(lists) == 2
    return {word for told in lists for word in re.findall(r'"(\w+)"', told)}


def test_the_words_of_addresses_are_found_in_the_code():
    assert {
        "lon",
        "lat",
        "m",
        "q",
        "number",
        "n",
        "set",
        "buffer_m",
        "format",
        "start",
        "datum",
    } <= (words_read_from_addresses())


@pytest.mark.parametrize(
    "word",
    sorted(
        words_read_from_addresses()
        | words_of_the_page()
        | {*KEYS, *POSTED, *(word for page in PAGES.values() for word in page.words)}
    ),
)
def test_a_word_of_an_address_is_documented(word):
    assert re.search(rf"`{word}(=[^`]*)?`", ADDRESS_PAGE)


@pytest.mark.parametrize("page", sorted({*PAGES, *PAGES_OF_THE_APP} - {"map"}))
def test_a_page_is_documented(page):
    assert f"`{page}`" in ADDRESS_PAGE


def test_every_page_of_the_documentation_is_in_its_index():
    assert [
        name for name in DOCS if name != "README.md" and f"({name})" not in DOCS["README.md"]
    ] == []


@pytest.mark.parametrize(
    "path",
    [*sorted((PROJECT / "docs").glob("*.md")), *sorted(PROJECT.glob("*.md"))],
    ids=lambda path: path.name,
)
def test_a_link_in_the_documentation_leads_somewhere(path: Path):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / link).exists(), link
