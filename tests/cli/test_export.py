"""`export`: a place or a copied link as a file, by the same options as on the page."""

from __future__ import annotations

import json

import pytest
from PIL import Image
from pypdf import PdfReader

from map_app.cli import main
from tests.support.pdf_text import pages_of, text_of

MM_PER_POINT = 25.4 / 72


@pytest.fixture
def export(capsys, tmp_path):
    """Return a function that writes a file and gives its path."""

    def write(*words, form="pdf"):
        path = tmp_path / f"page.{form}"
        assert main(["export", *words, "--format", form, "--out", str(path)]) == 0
        assert str(path) in capsys.readouterr().out
        return path

    return write


def size_mm(path):
    box = PdfReader(path).pages[0].mediabox
    return round(float(box.width) * MM_PER_POINT), round(float(box.height) * MM_PER_POINT)


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("png", b"\x89PNG"),
        ("svg", b"<?xml"),
        ("pdf", b"%PDF"),
        ("xlsx", b"PK"),
        ("geojson", b'{"type": "FeatureCollection"'),
        ("gpkg", b"SQLite format 3"),
    ],
)
def test_a_place_is_written_in_every_format(export, form, begins):
    assert export("东塱村", "--dpi", "72", form=form).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ((), (297, 210)),
        (("--paper", "A4"), (210, 297)),
        (("--paper", "A4", "--landscape"), (297, 210)),
        (("--paper", "a3"), (297, 420)),
        (("--paper", "16:9"), (339, 190)),
    ],
)
def test_paper_that_is_named_stands_upright_unless_it_is_to_lie(export, words, size):
    assert size_mm(export("station-xilang", *words)) == size


def test_words_of_the_office_stand_on_the_page(export):
    path = export("东塱村", "--title", "改造示意", "--office", "规划组", "--note", "审图号：1号")
    text = pages_of(path)[0]
    assert all(word in text for word in ("改造示意", "制图单位规划组", "审图号：1号"))


def test_a_copied_link_is_drawn_as_it_is_seen(export):
    link = "http://map.example/map/?place=line-11&layers=-roads,-water&extent=113.2,23.0,113.3,23.1"
    collection = json.loads(export("--view", link, form="geojson").read_text(encoding="utf-8"))
    layers = {feature["properties"]["layer"] for feature in collection["features"]}
    assert "metro_lines" in layers
    assert not {"roads", "water"} & layers


def test_a_link_of_a_comparison_gives_the_comparison(export):
    link = "?page=compare&with=village-donglang,village-huadi"
    assert text_of(export("--view", link)).startswith("东塱村、花地村对比")


def test_a_link_that_chooses_nothing_is_the_map_alone(export):
    text = pages_of(export("--view", "?layers=-roads"))[0]
    assert "规划原文点名" not in text


def test_a_known_address_of_the_app_leads_to_the_view(export, monkeypatch):
    monkeypatch.setenv("MAP_APP_PUBLIC_URL", "https://map.example/liwan/")
    text = pages_of(export("东塱村"))[0]
    assert "https://map.example/liwan/?place=village-donglang" in text


def test_the_resolution_is_the_one_asked_for(export):
    with Image.open(export("station-xilang", "--dpi", "100", form="png")) as picture:
        assert picture.size == (1169, 827)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "请写明一处地点，或用 --view 写明一个链接，--compare 写明二至四处，"),
        (["东塱村", "--view", "?place=line-11"], "只取其一"),
        (["--view", "?place=nowhere"], "地址中的地点“nowhere”无法识别，没有出图"),
        (["--view", "garbage"], "“garbage”不是本图的链接"),
        (["--compare", "11号线"], "二至四处"),
        (["--compare", "11号线,nowhere"], "nowhere"),
        (["东塱村", "--compare", "11号线,22号线"], "只取其一"),
        (["东塱村", "--paper", "A7", "--dpi", "9"], "纸张“A7”无法识别"),
        (["东塱村", "--scale", "x"], "比例尺“x”应为"),
        (["东塱村", "--mark", "here"], "图上注记“here”无法识别"),
        (["东塱村", "--what", "compare"], "请选择二至四处不同的地点进行对比。"),
        (["--view", "?page=compare&with=village-huadi"], "请选择二至四处"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_written(capsys, tmp_path, words, said):
    assert main(["export", *words, "--out", str(tmp_path / "page.png")]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_takes_the_form_of_its_name(tmp_path):
    path = tmp_path / "page.pdf"
    assert main(["export", "station-xilang", "--out", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")


def test_no_file_is_called_what_it_is_not(tmp_path, capsys):
    path = tmp_path / "page.png"
    assert main(["export", "station-xilang", "--format", "pdf", "--out", str(path)]) == 2
    assert "文件名以“.png”结尾，而 --format 是pdf" in capsys.readouterr().err
    assert not path.exists()


def test_a_note_that_the_map_does_not_show_is_refused(tmp_path, capsys):
    path = tmp_path / "page.png"
    assert main(["export", "东塱村", "--mark", "120,30;远处", "--out", str(path)]) == 2
    assert "“远处”的位置不在图幅内" in capsys.readouterr().err
    assert not path.exists()


def test_a_scale_that_cuts_the_place_is_warned_of_on_stderr(capsys, tmp_path):
    words = ["export", "东塱村", "--scale", "2000", "--out", str(tmp_path / "page.png")]
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.err.startswith("注意：")
    assert "东塱村未能全部在图幅内" in told.err
    assert told.out.startswith("已写出")


def test_blocks_may_begin_with_a_dash_as_the_help_prints_them(export):
    without = export("东塱村", "--blocks", "-legend,qr")
    assert "图例" not in pages_of(without)[0]


def test_a_comparison_is_asked_for_by_the_names_of_its_places(export):
    words = pages_of(export("--compare", "11号线，22号线"))[0]
    assert "11号线、22号线" in words


@pytest.mark.parametrize("link", ["place=line-25", "/?place=line-25", "http://map/a?place=line-25"])
def test_a_link_may_be_whole_or_only_what_it_says(export, link):
    words = pages_of(export("--view", link))[0]
    assert "25号线" in words
