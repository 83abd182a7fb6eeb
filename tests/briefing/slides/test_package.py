"""The file as slide programs read it: fonts on every run, parts that hold together."""

from __future__ import annotations

import posixpath
from collections import Counter

import pytest
from lxml import etree

KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DASHES = {
    *("solid", "dot", "dash", "lgDash", "dashDot", "lgDashDot", "lgDashDotDot"),
    *("sysDash", "sysDot", "sysDashDot", "sysDashDotDot"),
}
LAYOUTS = {"封面", "地图", "文字"}


@pytest.fixture(
    scope="module", params=["village-donglang", "belt-baietan", "line-25", None, "deck"]
)
def content(request, slides_of, deck):
    return deck if request.param == "deck" else slides_of(request.param)


@pytest.mark.parametrize("script", ["latin", "ea", "cs"])
@pytest.mark.parametrize("folder", ["ppt/slides/", "ppt/notesSlides/"])
def test_every_run_names_a_font_for_every_script(content, found_in, briefing_of, folder, script):
    dress = briefing_of(None, format="pptx").dress
    font = dress.slide_east_asian if script == "ea" else dress.slide_latin
    runs = list(found_in(content, folder, "//a:r/a:rPr | //a:fld/a:rPr"))
    assert runs
    for run in runs:
        [face] = run.findall(f"{{*}}{script}")
        assert face.get("typeface") == font


def test_every_run_says_its_language(content, found_in):
    for run in found_in(content, "ppt/slides/", "//a:r"):
        words = run.findtext("{*}t")
        is_chinese = any("\u4e00" <= one <= "\u9fff" for one in words)
        assert run.find("{*}rPr").get("lang") == ("zh-CN" if is_chinese else "en-US")


def test_no_run_is_empty(content, found_in):
    assert all(one.text for one in found_in(content, "ppt/slides/", "//a:r/a:t"))


def test_every_theme_names_the_fonts(content, found_in, briefing_of):
    dress = briefing_of(None, format="pptx").dress
    fonts = list(found_in(content, "ppt/theme/", "//a:fontScheme/*/a:ea/@typeface"))
    assert fonts
    assert set(fonts) == {dress.slide_east_asian}


def test_only_our_own_layouts_are_left(content, found_in):
    assert set(found_in(content, "ppt/slideLayouts/", "//p:cSld/@name")) == LAYOUTS


def test_no_holder_of_a_slide_is_empty(content, found_in):
    for shape in found_in(content, "ppt/slides/", "//p:sp[.//p:ph]"):
        assert "".join(shape.itertext()).strip()


def test_nothing_of_the_sample_file_is_left(content, parts_of):
    parts = parts_of(content)
    assert not [name for name in parts if "printer" in name or "thumbnail" in name]
    assert not [name for name, part in parts.items() if b"Click to edit Master title" in part]


def test_the_shapes_of_a_part_have_ids_of_their_own(content, parts_of):
    for name, part in parts_of(content).items():
        if name.startswith("ppt/slide") and name.endswith(".xml"):
            numbers = Counter(etree.fromstring(part).xpath("//*[local-name()='cNvPr']/@id"))
            assert max(numbers.values()) == 1, name


def test_every_relation_leads_to_a_part_and_every_part_uses_its_relations(content, parts_of):
    parts = parts_of(content)
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name.removesuffix(".rels"))
        owner = posixpath.dirname(folder)
        known = set()
        for one in etree.fromstring(part).findall(f"{{{RELATIONS}}}Relationship"):
            known.add(one.get("Id"))
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", owner, one.get("Target")))
                assert target.lstrip("/") in parts
        if file:
            source = parts[posixpath.join(owner, file)]
            used = etree.fromstring(source).xpath(
                "//@*[namespace-uri()='http://schemas.openxmlformats.org/officeDocument/2006/relationships']"
            )
            assert set(used) <= known


def test_every_part_has_a_kind(content, parts_of):
    parts = parts_of(content)
    kinds = etree.fromstring(parts["[Content_Types].xml"])
    named = {one.get("PartName") for one in kinds.findall(f"{{{KINDS}}}Override")}
    endings = {one.get("Extension") for one in kinds.findall(f"{{{KINDS}}}Default")}
    for name in parts:
        if name != "[Content_Types].xml":
            assert f"/{name}" in named or name.rpartition(".")[2] in endings
    assert {name.lstrip("/") for name in named} <= set(parts)


def test_every_row_of_a_table_has_a_cell_for_every_column(content, found_in):
    for table in found_in(content, "ppt/slides/", "//a:tbl"):
        columns = len(table.findall("{*}tblGrid/{*}gridCol"))
        assert {len(row.findall("{*}tc")) for row in table.findall("{*}tr")} == {columns}


def test_dashes_are_those_that_programs_know(content, found_in):
    assert set(found_in(content, "ppt/slides/", "//a:prstDash/@val")) <= DASHES
