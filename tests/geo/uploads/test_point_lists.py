"""界址点 text by its grammar: docs/boundary-points.md."""

from __future__ import annotations

import pytest

from map_app.settings import PROJECT
from tests.geo.uploads.made_files import CGCS2000_ZONE_38, ZONE_38, frame, is_near, point_text

HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n[地块坐标]\n"
OUTER = ((2551000, 420000), (2551000, 420100), (2550900, 420100), (2550900, 420000))
INNER = ((2550980, 420020), (2550980, 420060), (2550940, 420060), (2550940, 420020))
OTHER = tuple((x - 500, y) for x, y in INNER)
ATTRIBUTES = "4,1.0,12,一号地块,{shape},,居住,0701,@\n"


def ring(number, positions):
    return "".join(f"J{at},{number},{x},{y}\n" for at, (x, y) in enumerate(positions, start=1))


def parcel(*rings, shape="面"):
    lines = (ring(number, positions) for number, positions in enumerate(rings, start=1))
    return ATTRIBUTES.format(shape=shape) + "".join(lines)


def area_of(layer):
    west, south, east, north = layer.bounds
    return (east - west) * (north - south)


def test_attributes_are_columns_by_their_order(looked):
    layer = looked(HEAD + parcel(OUTER), "a.txt")
    assert layer.sample[0] == {
        "界址点数": "4",
        "地块面积": "1.0",
        "地块编号": "12",
        "地块名称": "一号地块",
        "记录图形属性": "面",
        "图幅号": "",
        "地块用途": "居住",
        "地类编码": "0701",
    }


def test_further_attributes_are_numbered(looked):
    layer = looked(HEAD + "4,1,12,名,面,,,,甲,乙,@\n" + ring(1, OUTER), "a.txt")
    assert layer.columns[-2:] == ("属性9", "属性10")


def test_a_ring_within_another_is_a_hole_and_any_other_a_part(tmp_path, features_of):
    path = tmp_path / "a.txt"
    path.write_text(HEAD + parcel(OUTER, INNER, OTHER), encoding="utf-8")
    (area,) = features_of(path).geometry
    assert [len(part.interiors) for part in area.geoms] == [1, 0]


@pytest.mark.parametrize(("shape", "kind"), [("面", "area"), ("线", "line"), ("点", "point")])
def test_a_parcel_is_the_shape_that_it_says(looked, shape, kind):
    assert looked(HEAD + parcel(OUTER, shape=shape), "a.txt").geometry == kind


def test_the_last_point_may_repeat_the_first(looked):
    once = looked(HEAD + parcel(OUTER), "a.txt")
    twice = looked(HEAD + parcel((*OUTER, OUTER[0])), "a.txt")
    assert once.bounds == twice.bounds
    assert twice.mended == 0


def test_a_bad_line_is_named_and_its_parcel_left_out(looked, refused):
    bad = parcel(OUTER) + "J5,1,abc,420000\nwhat is this\n"
    layer = looked(HEAD + bad + parcel(INNER), "a.txt")
    assert layer.features == 1
    told = [(one.row, one.reason.zh["line"]) for one in layer.rejected]
    assert told == [(11, "J5,1,abc,420000"), (12, "what is this")]
    assert refused(HEAD + bad, "a.txt") == "all_rejected"


def test_a_parcel_of_too_few_points_is_left_out(looked):
    layer = looked(HEAD + parcel(OUTER[:2]) + parcel(OUTER), "a.txt")
    assert [one.reason.key for one in layer.rejected] == ["upload.reason.few_points"]


def test_full_width_marks_and_other_sections_are_all_right(looked):
    text = "[扩展信息]\n任意\n【属性描述】\n坐标系＝2000国家大地坐标系\n带号＝38\n【地块坐标】\n"
    layer = looked(text + parcel(OUTER).replace(",", "，"), "a.txt")
    assert (layer.features, layer.datum_certain) == (1, True)


def test_a_text_without_parcels_is_refused(refused):
    assert refused(HEAD, "a.txt") == "no_points"


def test_a_text_without_a_head_is_asked(looked):
    layer = looked("[地块坐标]\n" + parcel(OUTER), "a.txt")
    assert (layer.datum, layer.datum_certain) == ("cgcs2000-cm114", False)


@pytest.mark.parametrize("text", [parcel(OUTER), ring(1, OUTER), ring(1, OUTER).replace("J", "")])
def test_points_are_known_without_any_section(looked, text):
    layer = looked(text, "a.txt")
    assert (layer.features, layer.geometry) == (1, "area")


@pytest.mark.parametrize(
    ("head", "datum"),
    [
        ("坐标系=1980西安坐标系\n几度分带=3\n带号=38\n", "xian80-cm114"),
        ("坐标系=1954北京坐标系\n几度分带=3\n带号=38\n", "beijing54-cm114"),
    ],
)
def test_an_old_system_is_read_and_never_certain(looked, head, datum):
    layer = looked(f"[属性描述]\n{head}[地块坐标]\n" + parcel(OUTER), "a.txt")
    assert (layer.datum, layer.datum_certain) == (datum, False)


@pytest.mark.parametrize("head", [{"带号": "37"}, {"坐标系": "本地坐标系"}])
def test_a_head_that_does_not_fit_its_numbers_is_asked(looked, head):
    layer = looked(point_text(frame(ZONE_38), {**CGCS2000_ZONE_38, **head}), "a.txt")
    assert not layer.datum_certain
    assert is_near(layer.bounds)


def test_east_before_north_is_turned_and_asked(looked):
    turned = [tuple(reversed(one)) for one in OUTER]
    layer = looked(HEAD + parcel(turned), "a.txt")
    assert is_near(layer.bounds, looked(HEAD + parcel(OUTER), "a.txt").bounds)
    assert {"upload.flipped"} <= {one.key for one in layer.warnings}


def test_the_grammar_is_written_down_with_an_example_that_is_read(looked):
    page = (PROJECT / "docs" / "boundary-points.md").read_text(encoding="utf-8")
    example = page.split("```")[1].replace("…", "").strip("\n")
    layer = looked(example.partition("J5")[0], "a.txt")
    assert (layer.features, layer.datum) == (1, "cgcs2000-zone38")
    assert layer.datum_certain
