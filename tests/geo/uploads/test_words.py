"""Every sentence that an upload can come to stands in the wording, in both languages."""

from __future__ import annotations

import re

import pytest

from map_app.cartography.wording import read_wording
from map_app.geo.uploads.says import saying, shown
from map_app.geo.uploads.sniff import REFUSED_MAGIC
from map_app.settings import PROJECT

ROOM = PROJECT / "map_app" / "geo" / "uploads"
SAID = re.compile(r"""(?:Refused|saying)\(\s*f?"([a-z_.{}\[\]:1]+)\"""")
BUILT = {
    *(f"missing_{part}" for part in ("shx", "dbf")),
    *(f"reason.{why}" for why in ("empty", "no_geometry", "not_finite", "cannot_mend")),
    *(f"reason.{why}" for why in ("no_geometry", "bad_wkt", "no_numbers", "not_numbers")),
    *(f"reason.{why}" for why in ("no_feature", "bad_geometry")),
    *(why for _, why in REFUSED_MAGIC),
    *("dwg", "not_a_map", "wrong_magic", "loose_shapefile", "no_shp", "empty_zip", "no_geometry"),
    *("only_links", "empty_layer", "missing_shx", "missing_dbf"),
}


def keys_in_the_code():
    text = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    return {key for key in SAID.findall(text) if "{" not in key} | BUILT


def rows():
    return {key for key in read_wording(PROJECT / "layers").words if key.startswith("upload.")}


def test_every_sentence_of_the_code_has_a_row_and_every_row_a_sentence():
    assert {f"upload.{key}" for key in keys_in_the_code()} == rows()


@pytest.mark.parametrize("key", sorted(rows()))
def test_a_sentence_that_refuses_ends_as_one(key):
    words = read_wording(PROJECT / "layers").words[key]
    if not key.startswith("upload.reason.") and words["zh"] != "{said}":
        assert words["zh"].endswith("。")
        assert words["en"].endswith((".", "?"))


def test_words_of_a_file_are_shown_on_one_line_and_cut_short():
    assert shown("a\nb\x1b[31m" + "c" * 100) == "a b�[31m" + "c" * 52 + "…"


def test_a_value_may_differ_by_language():
    said = saying("hint", said=("甲", "A"))
    assert (said.values("zh")["said"], said.values("en")["said"]) == ("甲", "A")
