"""Tiles over the web: pictures of a large layer, for its reader alone."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.serve.own.conftest import come_to

HERE = "12/3336/1778"


@pytest.fixture
def large(open_own_app):
    """A reader of an app to which three areas are many."""
    reader = come_to(open_own_app(plain_features=2))
    reader.add()
    return reader


def tile_url(tile):
    return f"/own/layers/own_1/tiles/{tile}?v=1"


def test_a_tile_is_a_picture_of_what_lies_there(large):
    answer = large.get(tile_url(HERE))
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.size, picture.mode) == ((512, 512), "RGBA")
    assert picture.getextrema()[3][1] > 0


@pytest.mark.parametrize("tile", ["12/3337/1779", "12/0/0", "3/0/0"])
def test_where_nothing_lies_there_is_nothing(large, tile):
    answer = large.get(tile_url(tile))
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    "tile", ["12/4096/0", "12/-1/0", "22/0/0", "a/0/0", "1/0/x", f"{'9' * 5000}/0/0", "1.0/0/0"]
)
def test_what_is_no_tile_is_not_there(large, tile):
    assert large.get(tile_url(tile)).status_code == 404


def test_another_style_draws_other_tiles(large):
    before = large.get(tile_url(HERE)).content
    large.post("/own/layers/own_1/style", json={"colour": "#000000"})
    assert large.get(tile_url(HERE)).content != before


def test_another_reader_s_tile_is_not_there(large):
    stranger = come_to(large.app)
    assert stranger.get(tile_url(HERE)).status_code == 404
    assert large.app.get(tile_url(HERE)).status_code == 404
