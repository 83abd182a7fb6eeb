"""Any bytes under any name are taken or refused by one sentence; nothing else ever comes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from map_app.cartography.wording import read_wording
from map_app.geo.datums import read_datums
from map_app.geo.uploads import Choices, Surroundings, gdal, look_into
from map_app.geo.uploads.looking import Job, look
from map_app.geo.uploads.says import Refused
from map_app.geo.uploads.sniff import ALLOWED
from map_app.settings import PROJECT, UploadLimits
from tests.geo.uploads.made_files import (
    AREAS,
    CGCS2000_ZONE_38,
    NAMES,
    ZONE_38,
    frame,
    geojson_bytes,
    kml,
    placemark,
    point_text,
    shapefile_parts,
    shapefile_zip,
    zipped,
)

LAYERS = PROJECT / "layers"
DATUMS = read_datums(LAYERS)
WORDING = read_wording(LAYERS)
ENDINGS = st.sampled_from(sorted(ALLOWED | {".shp", ".dwg", ""}))
CSV = "名称,X坐标,Y坐标\n甲,2551234.5,38420123.4\n乙,2551234.5,38420223.4\n".encode("gb18030")
DRAWING = (
    b"0\nSECTION\n2\nENTITIES\n0\nPOINT\n8\n0\n10\n38420123.4\n20\n2551234.5\n0\nENDSEC\n0\nEOF\n"
)


class ReachedGdalError(Exception):
    """The file has passed all that is our own."""


def good_files():
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        parts = shapefile_parts(folder / "made", frame(ZONE_38))
        frame(ZONE_38).to_file(folder / "a.gpkg", driver="GPKG")
        frame().drop(columns="geometry").assign(lon=113.2, lat=23.1).to_excel(folder / "a.xlsx")
        return (
            geojson_bytes(),
            kml(placemark(NAMES[0], AREAS[0])),
            shapefile_zip(parts),
            zipped({"doc.kml": kml(placemark(NAMES[0], AREAS[0]))}),
            (folder / "a.gpkg").read_bytes(),
            (folder / "a.xlsx").read_bytes(),
            point_text(frame(ZONE_38), CGCS2000_ZONE_38).encode("gb18030"),
            CSV,
            DRAWING,
        )


GOOD = good_files()


@st.composite
def damaged_files(draw):
    """A good file with some bytes changed, cut out or put in."""
    content = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(content)))
        cut = draw(st.integers(0, 4))
        content[at : at + cut] = draw(st.binary(max_size=4))
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content)


BYTES = st.binary(max_size=200) | damaged_files() | st.text().map(lambda text: text.encode())


@pytest.fixture
def never_gdal(monkeypatch):
    def reached(_driver):
        raise ReachedGdalError

    monkeypatch.setattr(gdal, "pin", reached)


@pytest.mark.usefixtures("never_gdal")
@given(BYTES, ENDINGS)
@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_our_own_reads_or_refuses_any_bytes(content, ending):
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "upload.bin"
        path.write_bytes(content)
        job = Job(path, f"图{ending}", Path(made), Choices(), UploadLimits(), DATUMS, ())
        try:
            layer, features = look(job)
        except ReachedGdalError:
            return
        except Refused as error:
            told = WORDING.say(error.saying.key, "zh", **error.saying.values("zh"))
            assert told.endswith("。")
            return
        assert layer.features == len(features) > 0


@given(BYTES, ENDINGS)
@settings(max_examples=12)
def test_the_reading_process_always_answers(content, ending):
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / f"图{ending}"
        path.write_bytes(content)
        report = look_into(path, path.name, Surroundings(LAYERS))
        assert report.error is None or report.error.key != "upload.stopped"
        assert report.ok == (len(report.layers) == 1)
