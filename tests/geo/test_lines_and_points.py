"""Metro lines, stations and roads say what the plan and the sources say, no more."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from map_app.geo import distance_m, length_km
from scripts.draw_layers import layer_file, lines_main, points_main
from tests.support.shipped import ground

PROJECT = Path(__file__).resolve().parents[2]
LAYERS = PROJECT / "layers"
NAMED_IN_NO_STATUS = {"line-1", "line-5"}


def frame(layer_id: str) -> gpd.GeoDataFrame:
    return ground().layers[layer_id].frame


def rows(folder: str, name: str) -> list[dict[str, str]]:
    with (PROJECT / folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def first_statuses() -> dict[str, tuple[str, str, int]]:
    """Return section, status and year that the plan gives a line where it first gives one."""
    found: dict[str, tuple[str, str, int]] = {}
    for row in sorted(rows("seeds", "line_status.csv"), key=lambda row: int(row["start"])):
        found.setdefault(row["line"], (row["section"], row["status"], int(row["year"])))
    return found


@pytest.mark.parametrize("draw", [lines_main.draw, points_main.draw], ids=["lines", "points"])
def test_drawing_again_gives_the_same_bytes(draw, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(layer_file, "LAYERS", tmp_path)
    draw()
    drawn = sorted(tmp_path.glob("*.geojson"))
    assert drawn
    for path in drawn:
        assert path.read_bytes() == (LAYERS / path.name).read_bytes(), path.name


def test_a_section_has_an_id_of_its_own():
    assert frame("metro_lines")["section_id"].is_unique


def test_line_eleven_is_drawn_once():
    assert (frame("metro_lines")["id"] == "line-11").sum() == 1


@pytest.mark.parametrize("line", sorted(set(frame("metro_lines")["id"]) - NAMED_IN_NO_STATUS))
def test_a_line_is_drawn_by_the_status_that_the_plan_gives_first(line: str):
    section, status, year = first_statuses()[line]
    sections = frame("metro_lines")
    own = sections[sections["id"] == line]
    if section:
        own = own[own["section"] == section]
    assert own["plan_status"].tolist() == [status]
    assert own["plan_status_year"].tolist() == [year]


def test_what_the_plan_gives_no_status_has_none():
    sections = frame("metro_lines")
    unnamed = sections.loc[sections["plan_status"].isna(), "section_id"].tolist()
    assert unnamed == ["line-1-all", "line-5-all", "line-8-east", "line-guangfo-west"]


def test_today_s_status_is_the_one_recorded_with_the_plan():
    today = {
        (row["line"], row["section"]): (row["status"], row["on"])
        for row in rows("seeds", "line_status_today.csv")
    }
    for _, section in frame("metro_lines").iterrows():
        key = (section["id"], section["section"])
        recorded = today.get(key) or today[section["id"], ""]
        assert (section["status_today"], section["status_today_on"]) == recorded
        assert section["status_today_source"]


def test_lines_without_a_published_alignment_are_not_drawn():
    drawn = set(frame("metro_lines")["id"])
    assert not drawn & {"line-25", "rail-foguandong", "rail-guangzhan", "rail-guangfojiangzhu"}


def test_every_line_has_a_colour():
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in frame("metro_lines")["colour"])


def test_lines_in_one_corridor_are_drawn_side_by_side():
    line, beside = (ground().feature_geometry(line) for line in ("line-22", "line-1"))
    assert line is not None
    assert beside is not None
    kengkou_lat = 23.0817
    at_kengkou = line.intersection(
        shapely.LineString([(113.2, kengkou_lat), (113.25, kengkou_lat)])
    )
    assert 30 < distance_m(at_kengkou.x, at_kengkou.y, beside) < 60


def test_sections_of_a_line_meet():
    for line in ("line-8", "line-guangfo"):
        whole = ground().feature_geometry(line)
        assert whole is not None
        assert whole.geom_type == "LineString" or len(whole.geoms) <= 2
        sections = frame("metro_lines").query("id == @line").geometry.tolist()
        assert sections[0].distance(sections[1]) == 0


@pytest.mark.parametrize("station", frame("metro_stations")["id"])
def test_a_station_lies_on_its_lines_as_far_as_both_are_known(station: str):
    row = frame("metro_stations").set_index("id").loc[station]
    for line in row["lines"]:
        track = ground().feature_geometry(line)
        assert track is not None
        apart_m = distance_m(row.geometry.x, row.geometry.y, track)
        assert apart_m <= row["precision_m"] + 50


def test_a_station_of_several_lines_is_an_interchange():
    for _, station in frame("metro_stations").iterrows():
        assert station["transfer"] == (len(station["lines"]) > 1)
    xilang = frame("metro_stations").set_index("id").loc["station-xilang"]
    assert xilang["lines"] == ["line-1", "line-10", "line-22", "line-guangfo"]


def test_the_corridors_lie_under_the_named_roads():
    assert frame("roads")["class"].iloc[0] == "corridor"
    assert set(frame("roads")["class"]) == {
        "corridor",
        "express",
        "main",
        "local",
        "tunnel",
        "bridge",
        "pier",
    }


def test_no_road_is_a_stub():
    roads = frame("roads")
    named = roads[roads["class"].isin(["express", "main", "local"])]
    assert min(length_km(geometry) for geometry in named.geometry) > 0.1


def test_estimates_say_so():
    places = frame("places")
    streets = places[places["kind"] == "subdistrict"]
    assert (streets["method"] == "本项目估计").all()
    assert streets["note"].str.contains("估计").all()
