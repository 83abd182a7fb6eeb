"""Questions that are too much are refused by a sentence at once, before anybody else waits."""

from __future__ import annotations

import json
import random
import time

import pytest

SECONDS = 3.0
"""Of processor time: what is refused takes a tenth of one."""


def scattered(count):
    """Return positions in and around the district, in no order."""
    chance = random.Random(1)  # noqa: S311  (the same each time)
    return [
        [113.23 + chance.uniform(-0.2, 0.2), 23.1 + chance.uniform(-0.2, 0.2)] for _ in range(count)
    ]


def asked(client, kind, coordinates, buffer_m=0):
    told = {"of": {"geometry": {"type": kind, "coordinates": coordinates}}, "buffer_m": buffer_m}
    return client.post("/questions?lang=en", content=json.dumps(told))


@pytest.mark.parametrize(
    ("kind", "count", "buffer_m", "said"),
    [
        ("Polygon", 19_000, 0, "cannot be mended"),
        ("Polygon", 500, 0, "cannot be mended"),
        ("MultiPoint", 19_000, 10_000, "at most 400"),
        ("LineString", 3_000, 500, "at most 400"),
    ],
)
def test_a_shape_that_would_take_minutes_is_refused_at_once(client, kind, count, buffer_m, said):
    """Crossing itself everywhere, it took a processor for more than ten minutes."""
    positions = scattered(count)
    coordinates = [[*positions, positions[0]]] if kind == "Polygon" else positions
    began = time.process_time()
    answer = asked(client, kind, coordinates, buffer_m)
    assert time.process_time() - began < SECONDS
    assert (answer.status_code, said in answer.text) == (400, True)


def test_a_long_shape_is_simplified_as_far_as_a_distance_around_it_allows(client):
    line = [[113.2 + step / 100_000, 23.1] for step in range(2_000)]
    assert asked(client, "LineString", line, 500).status_code == 200


@pytest.mark.parametrize("number", ["1" + "0" * 400, "-1" + "0" * 400, "NaN", "1e999"])
def test_a_distance_that_no_number_holds_is_refused(client, number):
    told = f'{{"of": {{"place": "village-donglang"}}, "buffer_m": {number}}}'
    assert client.post("/questions", content=told).status_code == 400
