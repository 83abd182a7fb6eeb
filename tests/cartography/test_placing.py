"""No name on the map covers another."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from map_app.cartography import Box, Label, place_labels, text_boxes
from map_app.cartography.placing import REPEAT_PX


def label(text, lon, lat, **more):
    """Return a label at a position of the plane that `project` takes as pixels."""
    told = {"rank": 5.0, "angle_deg": 0.0, "offset_px": 0.0, "others": ()} | more
    return Label(
        text=text,
        lon=lon,
        lat=lat,
        min_zoom=0,
        max_zoom=99,
        kind="x",
        spacing_em=0,
        place_id=text,
        layer_id="l",
        **told,
    )


def size_px(one):
    return 12.0 * len(one.text), 15.0


def project(lon, lat):
    return lon, lat


LABELS = st.lists(
    st.builds(
        label,
        st.sampled_from(["沙面", "陈家祠", "白鹅潭沿江总部经济带", "花地河"]),
        st.floats(0, 400),
        st.floats(0, 300),
        rank=st.floats(1, 9),
        angle_deg=st.floats(-90, 90),
        offset_px=st.sampled_from([0.0, 8.0]),
        others=st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.just(0.0))).map(tuple),
    ),
    max_size=30,
)


def boxes_of(placed):
    return text_boxes(placed.x_px, placed.y_px, size_px(placed.label), placed.angle_deg)


@given(LABELS)
def test_no_two_names_meet(labels):
    placed = place_labels(labels, size_px, project)
    for one, other in itertools.combinations(placed, 2):
        assert not any(a.meets(b) for a in boxes_of(one) for b in boxes_of(other))


@given(LABELS)
def test_the_most_important_name_always_stands(labels):
    placed = place_labels(labels, size_px, project)
    if labels:
        first = min(labels, key=lambda one: (one.rank, one.place_id, one.text))
        assert first in [one.label for one in placed]


@given(LABELS)
def test_the_order_of_the_names_makes_no_difference_to_what_stands(labels):
    ranks = [one.rank for one in labels]
    if len(set(ranks)) == len(ranks):
        forth = place_labels(labels, size_px, project)
        assert forth == place_labels(labels[::-1], size_px, project)


def test_a_name_steps_to_the_other_side_of_its_sign():
    taken = label("沙面", 110, 100, rank=1)
    station = label("黄沙", 80, 100, offset_px=8.0)
    placed = place_labels([taken, station], size_px, project)
    assert placed[1].x_px < 80


def test_a_name_takes_another_spot_of_its_place():
    placed = place_labels(
        [label("沙面", 0, 0, rank=1), label("黄沙", 5, 0, others=((200, 0, 0.0),))],
        size_px,
        project,
    )
    assert (placed[1].x_px, placed[1].y_px) == (200, 0)


def test_a_sign_is_not_covered():
    assert place_labels([label("沙面", 0, 0)], size_px, project, [Box(-3, -3, 3, 3)]) == ()


def test_a_name_of_the_first_rank_covers_a_sign_rather_than_be_missing():
    placed = place_labels([label("沙面", 0, 0, rank=1)], size_px, project, [Box(-3, -3, 3, 3)])
    assert len(placed) == 1


def test_the_same_words_are_not_told_again_near_by():
    near, far = label("6号线", REPEAT_PX - 1, 0), label("6号线", 2 * REPEAT_PX, 0)
    placed = place_labels([label("6号线", 0, 0, rank=1), near, far], size_px, project)
    assert [one.x_px for one in placed] == [0, 2 * REPEAT_PX]
