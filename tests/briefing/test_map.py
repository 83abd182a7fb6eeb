"""The map: true to scale, a legend of what is drawn, names that keep apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pyproj import Geod

from map_app.atlas import LayerState
from map_app.briefing import Mark, make_briefing
from map_app.briefing.frame import (
    Frame,
    Window,
    bar_length_m,
    bar_length_mm,
    frame_of_bounds,
    frame_of_extent,
    round_scale,
)
from map_app.briefing.page.hatching import hatch_lines
from map_app.briefing.page.names import place_names, size_of, type_of
from map_app.briefing.page.scale_bar import LONGEST_BAR_MM
from map_app.briefing.page.set_marks import set_mark
from map_app.briefing.paper import PX_MM, Box
from map_app.cartography import text_boxes
from map_app.geo import from_grid, to_grid

DOTS_PER_MM = 300 / 25.4
INK = 90
HERE = st.tuples(st.floats(113.17, 113.24), st.floats(23.03, 23.13))
SPANS = st.tuples(st.floats(0.005, 0.15), st.floats(0.005, 0.15))
MAP_BOX = Box(14.0, 34.0, 164.0, 122.0)
WINDOW = Window(MAP_BOX)
PLACES = ["village-donglang", "belt-baietan", "line-11", None]


@given(HERE, st.floats(2_000, 200_000))
def test_the_scale_bar_is_true_on_the_ground(here, denominator):
    spot = to_grid(shapely.Point(*here))
    frame = Frame(spot.x, spot.y, round_scale(denominator), MAP_BOX)
    length_m = bar_length_m(frame, LONGEST_BAR_MM)
    length_mm = bar_length_mm(frame, length_m)
    ends = [
        from_grid(shapely.Point(spot.x + side * length_mm * frame.metres_per_mm / 2, spot.y))
        for side in (-1, 1)
    ]
    _, _, true_m = Geod(ellps="GRS80").inv(ends[0].x, ends[0].y, ends[1].x, ends[1].y)
    assert true_m == pytest.approx(length_m, rel=0.005)
    assert length_mm <= LONGEST_BAR_MM


@given(HERE, SPANS)
def test_the_picture_holds_the_extent_of_the_screen(here, spans):
    (west, south), (wide, high) = here, spans
    frame = frame_of_extent((west, south, west + wide, south + high), WINDOW)
    screen = to_grid(shapely.segmentize(shapely.box(west, south, west + wide, south + high), 0.001))
    assert shapely.box(*frame.bounds_m).buffer(0.5).covers(screen)


@given(st.floats(1, 5_000_000))
def test_a_scale_is_rounded_to_the_side_that_shows_more(needed):
    assert needed * (1 - 1e-6) - 1 <= round_scale(needed) <= needed * 1.34 + 1


def test_a_place_is_shown_with_ground_around_it():
    frame = frame_of_bounds((0.0, 0.0, 4_000.0, 1_000.0), WINDOW)
    assert frame.width_m >= 4_000 + 2 * 600


def test_a_small_place_is_not_shown_closer_than_the_drawing_bears(briefing_of):
    assert briefing_of("station-xilang").picture.frame.denominator == 20_000


def test_the_whole_district_is_on_its_page(briefing_of, atlas):
    frame = briefing_of(None).picture.frame
    district = to_grid(atlas.ground.feature_geometry("district-liwan"))
    assert shapely.box(*frame.bounds_m).covers(district)


@pytest.mark.parametrize("place", ["village-donglang", "village-huadi", "cluster-julong"])
def test_the_chosen_edge_is_drawn_where_the_projection_says(briefing_of, png_of, atlas, place):
    frame = briefing_of(place).picture.frame
    edge = to_grid(atlas.ground.feature_geometry(place)).boundary
    with Image.open(png_of(place)) as picture:
        grey = np.asarray(picture.convert("L"))
    dark = 0
    spots = [edge.interpolate(share, normalized=True) for share in np.linspace(0, 1, 41)]
    for spot in spots:
        x_mm, y_mm = frame.on_page_mm(spot.x, spot.y)
        column, row = round(x_mm * DOTS_PER_MM), round(y_mm * DOTS_PER_MM)
        dark += int(grey[row - 2 : row + 3, column - 2 : column + 3].min() < INK)
    # Names may stand over the edge here and there.
    assert dark >= 0.8 * len(spots)


def test_the_chosen_place_is_drawn_though_its_layer_is_off(atlas, look, view_of, made_on):
    view = view_of("village-donglang")
    layers = tuple(
        LayerState(state.id, state.on and state.id != "village_renewal") for state in view.layers
    )
    briefing = make_briefing(atlas, look, view_of("village-donglang", layers=layers), made_on)
    villages = [one for one in briefing.picture.drawn if one.layer == "village_renewal"]
    assert [one.place for one in villages] == ["village-donglang"]
    assert "旧村" not in [entry.title for entry in briefing.legend]


def test_layers_are_drawn_in_the_order_and_opacity_of_the_view(atlas, look, view_of, made_on):
    layers = (LayerState("village_renewal", on=True, opacity=0.5), LayerState("water", on=True))
    briefing = make_briefing(atlas, look, view_of(layers=layers), made_on)
    drawn = [(one.layer, one.opacity) for one in briefing.picture.drawn]
    assert list(dict.fromkeys(drawn)) == [("village_renewal", 0.5), ("water", 1.0)]


def test_the_rest_steps_back_behind_the_chosen_place(briefing_of, look):
    plan = [one for one in briefing_of("village-donglang").picture.drawn if not one.base]
    rest = look.theme.chosen.rest_opacity
    assert {one.opacity for one in plan if not one.chosen} == {rest}
    assert {one.opacity for one in plan if one.chosen} == {1.0}


@pytest.mark.parametrize("place", PLACES)
def test_every_line_of_the_legend_is_on_the_map_and_the_map_is_in_the_legend(briefing_of, place):
    briefing = briefing_of(place)
    inside = shapely.box(*briefing.picture.frame.bounds_m)
    drawn = {one.layer for one in briefing.picture.drawn if one.geometry.intersects(inside)}
    assert {entry.layer_id for entry in briefing.legend} == drawn


def test_the_legend_names_only_lines_that_are_in_the_frame(briefing_of):
    titles = [entry.title for entry in briefing_of("village-donglang").legend]
    assert "10号线" in titles
    assert "5号线" not in titles


@pytest.mark.parametrize("place", PLACES)
def test_names_do_not_cover_one_another(briefing_of, place):
    picture = briefing_of(place).picture
    names = place_names(picture)
    assert len(names) > 10
    grounds = [ground_of(name, picture) for name in names]
    for one, other in combinations(grounds, 2):
        assert not any(box.meets(taken) for box in one for taken in other)


@pytest.mark.parametrize("place", PLACES)
def test_names_stay_inside_the_frame(briefing_of, place):
    picture = briefing_of(place).picture
    for name in place_names(picture):
        for box in ground_of(name, picture):
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= MAP_BOX.width_mm / PX_MM
            assert box.bottom <= MAP_BOX.height_mm / PX_MM


def ground_of(name, picture):
    size = size_of(name.label, type_of(name.label, picture))
    return text_boxes(name.x_px, name.y_px, size, name.angle_deg)


def test_the_chosen_place_is_named_first(briefing_of):
    names = place_names(briefing_of("village-donglang").picture)
    assert names[0].label.place_id == "village-donglang"


def test_hatches_are_evenly_apart_and_inside_their_area():
    area = shapely.Point(0, 0).buffer(100)
    lines = hatch_lines(area, 45, 10)
    assert shapely.get_num_geometries(lines) == pytest.approx(200 / 10, abs=1)
    assert area.buffer(1e-6).covers(lines)


def test_no_name_stands_where_a_reader_has_put_a_note(briefing_of):
    lon, lat = 113.2484, 23.0667
    marks = (Mark(lon, lat, "拟建学校"), Mark(lon, lat + 0.004, "近期实施范围，以批复为准"))
    picture = briefing_of("village-donglang", what="view", marks=marks).picture
    notes = [set_mark(mark, picture).box for mark in marks]
    for placed in place_names(picture):
        size_px = size_of(placed.label, type_of(placed.label, picture))
        for box in text_boxes(placed.x_px, placed.y_px, size_px, placed.angle_deg):
            left, top = picture.frame.box.left_mm, picture.frame.box.top_mm
            for note in notes:
                assert (
                    box.right * PX_MM + left <= note.left_mm
                    or box.left * PX_MM + left >= note.right_mm
                    or box.bottom * PX_MM + top <= note.top_mm
                    or box.top * PX_MM + top >= note.bottom_mm
                )


def test_a_note_at_the_edge_is_moved_to_lie_within_the_map(briefing_of):
    picture = briefing_of("village-donglang", what="view").picture
    west_m, south_m, _, _ = picture.frame.bounds_m
    corner = from_grid(shapely.Point(west_m, south_m))
    box = set_mark(Mark(corner.x, corner.y, "西南角"), picture).box
    assert box.left_mm >= picture.frame.box.left_mm
    assert box.bottom_mm <= picture.frame.box.bottom_mm
