"""A refused file offers those choices alone that can make it readable."""

from __future__ import annotations

import pytest

from map_app.geo.uploads import Report, Upload
from map_app.geo.uploads.says import saying
from tests.support.own_files import Hands


class Refusing(Hands):
    """Reads nothing: the file's words are why it is refused."""

    def __call__(self, path, *_):
        return Upload(Report(saying(path.read_text(), usable="", title="")), None)


@pytest.fixture
def hands():
    return Refusing()


@pytest.mark.parametrize(
    ("why", "offers"), [("not_a_map", False), ("unknown_place", True), ("datum_does_not_fit", True)]
)
def test_datums_are_offered_where_another_one_helps(reader, why, offers):
    file = reader.read(why.encode())
    assert file["state"] == "refused"
    assert bool(file["choices"]["datums"]) is offers
