"""What a reader asks, read from words: understood whole or refused with every reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.briefing import BLOCKS, KEYS, Options, read_options
from map_app.errors import RequestError


def read(look, language="zh", **words):
    told = {key: value if isinstance(value, list) else [value] for key, value in words.items()}
    return read_options(told, look, language)


def test_nothing_said_is_the_usual_page(look):
    assert read(look) == Options(template=look.briefings.template[0].id)


@pytest.mark.parametrize("said", ["a3", "A3", " A3 "])
def test_paper_is_known_whatever_its_letters(look, said):
    assert read(look, paper=said).paper == "A3"


@pytest.mark.parametrize("said", ["10000", "1:10000", "1: 10,000"])
def test_an_exact_scale_is_read_as_it_is_written(look, said):
    assert read(look, scale=said).scale == 10_000


@pytest.mark.parametrize("said", ["", "fit"])
def test_a_scale_that_is_not_asked_for_fits_the_view(look, said):
    assert read(look, scale=said).scale is None


def test_blocks_are_added_to_and_taken_from_the_usual_ones(look):
    blocks = read(look, blocks="-legend,qr").blocks
    assert "legend" not in blocks
    assert "qr" in blocks
    assert {"scale", "north", "targets", "citations", "sources"} <= blocks


def test_a_note_and_an_arrow_are_read_with_their_positions(look):
    said = ["113.24,23.06;拟建学校", "113.24,23.06,113.25,23.07; 由此 进出 "]
    note, arrow = read(look, mark=said).marks
    assert (note.lon, note.lat, note.words, note.to_lon) == (113.24, 23.06, "拟建学校", None)
    assert (arrow.to_lon, arrow.to_lat, arrow.words) == (113.25, 23.07, "由此 进出")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"paper": "A7"}, "纸张“A7”无法识别，可用的有：A4、A3、16:9、1920x1080、3840x2160。"),
        ({"format": "doc"}, "格式“doc”无法识别"),
        ({"what": "all"}, "内容“all”无法识别"),
        ({"template": "x"}, "模板“x”无法识别，可用的有：plain、internal。"),
        ({"dpi": "71"}, "分辨率“71”应为72至600之间的整数。"),
        ({"dpi": "601"}, "分辨率“601”应为72至600之间的整数。"),
        ({"dpi": "3e2"}, "分辨率“3e2”应为72至600之间的整数。"),
        ({"scale": "12.5"}, "比例尺“12.5”应为1:500至1:1000000之间的整数。"),
        ({"scale": "1:0"}, "比例尺"),
        ({"title": "图" * 41}, "标题有41个字，最多40个字。"),
        ({"office": "规划\x07局"}, "制图单位含有无法印出的字符。"),
        ({"blocks": "compass"}, "页面内容“compass”无法识别"),
        ({"mark": "113.24;x"}, "图上注记“113.24;x”无法识别"),
        ({"mark": "181,23;x"}, "图上注记“181,23;x”无法识别"),
        ({"mark": "113,nan;x"}, "图上注记“113,nan;x”无法识别"),
        ({"mark": "113.24,23.06;" + "字" * 61}, "图上注记有61个字，最多60个字。"),
        ({"mark": ["113.24,23.06;x"] * 13}, "图上注记最多12条。"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(look, words, sentence):
    with pytest.raises(RequestError, match="^" + sentence.replace("(", r"\(")):
        read(look, **words)


def test_everything_that_is_wrong_is_said_at_once(look):
    with pytest.raises(RequestError) as refused:
        read(look, paper="A7", dpi="1", title="图" * 50)
    assert str(refused.value).count("。") == 3


def test_an_english_reader_is_told_in_english(look):
    with pytest.raises(RequestError, match="Paper: “A7” is not known here"):
        read(look, "en", paper="A7")


@given(st.dictionaries(st.sampled_from(KEYS), st.lists(st.text(max_size=30), max_size=3)))
def test_any_words_are_understood_or_refused_in_a_sentence(look, told):
    refused = ""
    try:
        options = read_options(told, look, "zh")
    except RequestError as error:
        refused = str(error)
    if refused:
        assert refused.endswith("。")
        assert len(refused.splitlines()) == 1
    else:
        assert options.blocks <= set(BLOCKS)
        assert 72 <= options.dpi <= 600
