"""A file read by the caged process, as a reader of the app has it read."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from map_app.serve import routes, serve_atlas
from tests.geo.uploads.made_files import frame, is_near, shapefile_parts, shapefile_zip
from tests.serve.own.conftest import come_to
from tests.support.app_client import AppClient


@pytest.fixture
def reader(atlas, look, desk):
    served = serve_atlas(atlas, look, desk)
    yield come_to(AppClient(Starlette(routes=routes(served))))
    served.close()


def test_a_shapefile_in_gbk_and_cgcs2000_comes_in_with_its_names_in_its_place(reader, tmp_path):
    parts = shapefile_parts(tmp_path / "made", frame("EPSG:4526"))
    row = reader.add(shapefile_zip(parts), name="地块.zip")
    assert is_near(row["bounds"])
    said = reader.get("/own/layers/own_1/features").json()
    assert said["features"][0]["properties"]["name"] == "东塱村"
