"""A local grid is fitted through control points that the reader gives, or it is said why not."""

from __future__ import annotations

import pytest

from map_app.geo.datums import FITTED_GRID, FourParameters, read_datums
from map_app.settings import PROJECT
from tests.serve.own.test_files import soon

GRID = FourParameters(east_m=380_000, north_m=2_530_000, turn_arcsec=1_234, scale=1.00002)
PLACES = ((40_000, 20_000), (45_000, 20_300), (44_000, 26_000), (39_200, 24_500))


def control(known="cgcs2000", places=PLACES):
    datums = read_datums(PROJECT / "layers")
    measuring, told = datums.named("EPSG:4547"), datums.named(known)
    points = []
    for x, y in places:
        lon, lat = measuring.to_wgs84(*GRID.to_grid(x, y))
        points.append([x, y, *map(float, told.from_wgs84(lon, lat))])
    return points


def fitted(reader, **asked):
    file = reader.read()
    return file["id"], reader.post(f"/own/files/{file['id']}/read", json={"fit": asked})


@pytest.mark.parametrize("known", ["cgcs2000", "cgcs2000-zone38", "gcj-02"])
def test_the_known_positions_may_be_in_any_datum(reader, hands, known):
    _, answer = fitted(reader, points=control(known), known=known)
    assert answer.status_code == 202
    assert answer.json()["fit"]["rms_m"] < 0.01
    assert len(answer.json()["fit"]["residuals"]) == len(PLACES)
    assert soon(lambda: len(hands.asked) == 2)
    choices = hands.asked[1][1]
    assert choices.datum == FITTED_GRID
    assert choices.grid["grid"]["scale"] == pytest.approx(GRID.scale, abs=1e-6)


def test_a_fitted_layer_tells_how_well_its_grid_fits(reader):
    file_id, _ = fitted(reader, points=control())
    reader.read_to_the_end(file_id)
    row = reader.post("/own/layers", json={"file": file_id, "title": "宗地"}).json()
    assert row["datum_title"] == "按控制点拟合的自用坐标"
    assert "由4个控制点拟合，中误差0.00" in row["precision_note"]


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], "至少需要三个控制点，现有0个。"),
        (control()[:2], "至少需要三个控制点，现有2个。"),
        ([point[:3] for point in control()], "每个点应有四个数"),
        ([[1, 2, 3, "4"]] * 3, "每个点应有四个数"),
        ("x", "每个点应有四个数"),
        ([[y, x, *known] for x, y, *known in control()], "写反了"),
        ([[x, y, lat, lon] for x, y, lon, lat in control()], "不在广东"),
        (control(places=[(0, 0), (1000, 1000), (2000, 2000)]), "一条直线"),
    ],
)
def test_points_that_cannot_be_fitted_are_refused_with_what_to_do(reader, points, said):
    file_id, answer = fitted(reader, points=points)
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert reader.get(f"/own/files/{file_id}").json()["state"] == "read"


@pytest.mark.parametrize("number", ["1" + "0" * 400, "NaN", "1e999"])
def test_a_control_point_that_no_number_holds_is_refused(reader, number):
    file_id = reader.send()
    told = f'{{"fit": {{"points": [[{number}, 1, 2, 3], [4, 5, 6, 7]]}}}}'
    assert reader.post(f"/own/files/{file_id}/read", content=told).status_code == 400
