"""The doors of readers' files, fuzzed within the cage in which they are read."""

from __future__ import annotations

from map_app.cartography.wording import read_wording
from map_app.geo.datums import read_datums
from map_app.geo.uploads import Choices, cage, gdal
from map_app.geo.uploads.drivers import pin
from map_app.geo.uploads.looking import Job, look
from map_app.geo.uploads.report import Report
from map_app.geo.uploads.says import Refused
from map_app.settings import PROJECT, UploadLimits
from tests.fuzz.good_files import good_files
from tests.fuzz.mutate import mutated, mutated_zip

DRIVERS = {
    "points": None,
    "tables": None,
    "kml": "LIBKML",
    "geojson": "GeoJSON",
    "dxf": "DXF",
    "shapefile": "ESRI Shapefile",
    "geopackage": "GPKG",
}
LONG = 1_000_000
CHOICES = (
    *(Choices(), Choices(), Choices(), Choices(datum="wgs84"), Choices(encoding="gbk")),
    *(Choices(encoding="utf-16"), Choices(layer="地块"), Choices(datum="EPSG:4547")),
)
ENDS = {"zh": "。！？”）", "en": '.!?")'}


class ElsewhereError(Exception):
    """The file has become one that another driver reads: another target's."""


class Door:
    """One kind of file; each `try_one` reads a bad one of it."""

    def __init__(self, target, room):
        """Load what is needed, then give up all that the reading process gives up."""
        self.driver, self.room = DRIVERS[target], room
        self.datums = read_datums(PROJECT / "layers")
        self.wording = read_wording(PROJECT / "layers")
        self.good = good_files(target)
        self.limits = UploadLimits(features=5_000, vertices=200_000)
        if self.driver is not None:
            pin(self.driver)
        gdal.pin = self._pin
        cage.limit_myself(UploadLimits(seconds=LONG))
        cage.write_only_in(room.parent, [PROJECT / "layers"])

    def make(self, chance):
        """Return the name and content of a bad file, and what its reader says of it."""
        name, content = chance.choice(self.good)
        others = [one for _, one in self.good]
        change = mutated_zip if content.startswith(b"PK") else mutated
        return name, change(chance, content, others), chance.choice(CHOICES)

    def try_one(self, made):
        """Read it; return how that ended. Whatever else is raised is a finding."""
        name, content, choices = made
        for left in self.room.glob("*"):  # what the last one left
            left.unlink()
        path = self.room / "upload.bin"
        path.write_bytes(content)
        job = Job(path, name, self.room, choices, self.limits, self.datums, ())
        try:
            layer, features = look(job)
        except Refused as error:
            self._check_sentence(error.saying)
            return error.saying.key
        except ElsewhereError:
            return "elsewhere"
        except (MemoryError, RecursionError) as error:  # the reading process says a sentence
            return type(error).__name__
        if not layer.features == len(features) > 0:
            raise AssertionError(f"told {layer.features}, read {len(features)}")
        features.to_feather(self.room / "features.arrow", compression="uncompressed")
        if Report.from_form(Report(None, (layer,)).to_form()).layers[0] != layer:
            raise AssertionError("the report does not read back")
        for saying in (*layer.warnings, *(one.reason for one in layer.rejected)):
            self._check_sentence(saying)
        return "taken " + " ".join(sorted({one.key for one in layer.warnings}))

    def keep(self, made):
        """Start from this file too: it led where none led before."""
        self.good.append((made[0], made[1]))

    def written(self, made):
        """Return the input as bytes to be kept."""
        return made[1]

    def _pin(self, driver):
        if driver != self.driver:
            raise ElsewhereError
        pin(driver)

    def _check_sentence(self, saying):
        for language in ENDS:
            told = self.wording.say(saying.key, language, **saying.values(language))
            if not told:
                raise AssertionError(f"nothing said: {saying.key}")
