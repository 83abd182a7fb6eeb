"""In which encoding words are read: what the bytes allow comes before what a label says."""

from __future__ import annotations

import pytest

from map_app.geo.uploads.encodings import chosen, of_fields, text_of
from map_app.geo.uploads.says import Refused

WORDS = "荔湾区规划"


@pytest.mark.parametrize(
    ("written", "label", "found"),
    [
        ("utf-8", None, "UTF-8"),
        ("gbk", None, "GB18030"),
        ("utf-8", "GBK", "UTF-8"),
        ("gbk", "UTF-8", "GB18030"),
        ("gbk", "ISO-8859-1", "GB18030"),
        ("gbk", "1252", "GB18030"),
        ("gbk", "936", "GB18030"),
        ("gbk", "OEM", "GB18030"),
        ("big5", "950", "BIG5"),
    ],
)
def test_words_are_read_in_the_encoding_that_they_are_in(written, label, found):
    encoding = of_fields([WORDS.encode(written, "ignore")], label, None)
    assert encoding.name == found


def test_a_label_of_one_byte_a_letter_is_heard_where_nothing_else_fits():
    assert of_fields([b"Caf\xe9"], "ISO-8859-1", None).name == "ISO-8859-1"


def test_bytes_of_no_encoding_are_read_as_well_as_they_can_be_and_said():
    encoding = of_fields([b"\xff\xff\x80"], None, None)
    assert [one.key for one in encoding.warnings] == ["upload.encoding_unknown"]
    assert "�" in encoding.decoded(b"\xff\xff\x80")


@pytest.mark.parametrize("written", ["utf-8", "gbk"])
def test_a_last_letter_that_the_width_of_a_field_cut_is_left_out(written):
    raw = WORDS.encode(written)[:-1]
    assert of_fields([raw], None, None).decoded(raw) == WORDS[:-1]


def test_a_choice_that_does_not_fit_is_kept_and_said():
    encoding = of_fields([WORDS.encode("gbk")], None, "UTF-8")
    assert encoding.name == "UTF-8"
    assert [one.key for one in encoding.warnings] == ["upload.encoding_does_not_fit"]


@pytest.mark.parametrize("words", ["gbk", "GB2312", "gb18030"])
def test_the_family_of_gb_is_one(words):
    assert chosen(words) == "GB18030"


@pytest.mark.parametrize("words", ["火星文", "rot13", "hex", "punycode", "unicode_escape", "\x00"])
def test_an_encoding_that_is_none_is_refused(words):
    with pytest.raises(Refused):
        chosen(words)


def test_a_mark_at_the_beginning_tells_the_encoding():
    assert text_of(WORDS.encode("utf-16"), None)[0] == WORDS
    assert text_of(WORDS.encode("utf-8-sig"), None)[0] == WORDS
