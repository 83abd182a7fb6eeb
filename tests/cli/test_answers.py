"""The command line gives the same answers as the Atlas, in the shapes of the contract."""

from __future__ import annotations

import json

import pytest

from map_app.cli import main

PLACE_KEYS = {"id", "name", "kind"}
ENTRY_KEYS = {"kind", "statement", "quote", "quote_display", "citation", "figures"}
CITATION_KEYS = {"label", "chapter", "section", "item", "start", "end"}
KINDS = {"task", "project", "industry", "indicator", "status", "boundary", "passage"}


@pytest.fixture
def asked(capsys):
    """Run a command with --json and return the one document on stdout."""

    def ask(*words):
        assert main([*words, "--json"]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return json.loads(told.out)

    return ask


@pytest.fixture(scope="session")
def text(pytestconfig):
    path = pytestconfig.rootpath / "seeds" / "liwan-14fyp.txt"
    return path.read_bytes().decode("utf-8")


def test_places_have_every_measure_or_null(asked):
    places = asked("places")
    keys = {"id", "name", "kind", "layer", "aliases", "precision_m", "area_ha", "length_km"}
    assert all(set(place) == keys | {"point"} for place in places)
    village = next(place for place in places if place["id"] == "village-donglang")
    lon, lat = village["point"]
    assert 113 < lon < 114
    assert 22 < lat < 24
    line = next(place for place in places if place["id"] == "line-25")
    assert (line["layer"], line["point"], line["length_km"]) == (None, None, None)


@pytest.mark.parametrize(("kind", "count"), [("village", 20), ("cluster", 12), ("zone", 2)])
def test_places_of_one_kind(asked, kind, count):
    found = asked("places", "--kind", kind)
    assert len(found) == count
    assert {place["kind"] for place in found} == {kind}


def test_a_sheet_has_its_lists_apart(asked):
    sheet = asked("sheet", "东塱村")
    assert set(sheet) == {"place", "named", "through", "sketch", "district", "not_found"}
    assert sheet["place"] == {"id": "village-donglang", "name": "东塱村", "kind": "village"}
    assert all(isinstance(sentence, str) for sentence in sheet["not_found"])


def test_an_entry_has_quote_citation_and_figures(asked, text):
    sheet = asked("sheet", "village-tanwei")
    for entry in (*sheet["named"], *sheet["through"], *sheet["sketch"], *sheet["district"]):
        citation = entry["citation"]
        assert set(entry) >= ENTRY_KEYS
        assert entry["kind"] in KINDS
        assert set(citation) == CITATION_KEYS
        assert entry["quote"] == text[citation["start"] : citation["end"]]
        for figure in entry["figures"]:
            assert {"name", "value", "unit", "year"} <= set(figure)


def test_through_and_sketch_say_through_what(asked):
    sheet = asked("sheet", "village-tanwei")
    for entry in sheet["through"]:
        assert set(entry["through"]["place"]) == PLACE_KEYS
        assert entry["through"]["relation"] in {"part_of", "counted_in"}
    for entry in sheet["sketch"]:
        assert set(entry["through"]) == {"place", "share", "precision_m"}
        assert 0 < entry["through"]["share"] <= 1


def test_a_line_says_how_long_it_runs_in_an_area_and_a_point_has_no_share(asked):
    ways = [entry["through"] for entry in asked("sheet", "11号线")["sketch"]]
    assert all(set(way) == {"place", "share", "precision_m", "length_km"} for way in ways)
    ways = [entry["through"] for entry in asked("sheet", "大坦沙岛")["sketch"]]
    assert {way["share"] for way in ways} == {None}


def test_indicators_of_the_district_have_baseline_and_target(asked):
    rows = asked("sheet", "village-tanwei")["district"]
    row = next(row for row in rows if "现代服务业" in row["statement"])
    assert (row["target"]["value"], row["target"]["year"]) == (65, 2025)
    assert (row["baseline"]["value"], row["baseline"]["year"]) == (48.1, 2020)
    assert any(row["baseline"] is None for row in rows)


def test_a_figure_says_how_it_is_meant_and_how_it_is_printed(asked):
    rows = {row["statement"].split("：")[0]: row for row in asked("sheet", "东塱村")["district"]}
    air, growth = rows["空气质量优良天数比例"], rows["地区生产总值年均增速"]
    keys = {"name", "value", "unit", "year", "operator", "printed"}
    assert all(set(figure) == keys for row in rows.values() for figure in row["figures"])
    assert (air["target"]["value"], air["target"]["operator"]) == (86, ">=")
    assert "".join(air["target"]["printed"].split()) == "86以上"
    assert (growth["target"]["value"], growth["target"]["operator"]) == (6, "~")


def test_a_baseline_says_whether_it_is_the_same_measure(asked):
    rows = {row["statement"].split("：")[0]: row for row in asked("sheet", "东塱村")["district"]}
    firms, services = rows["新增高新技术企业累计数量"], rows["现代服务业增加值占服务业增加值比重"]
    assert (firms["baseline"]["value"], firms["baseline"]["match"]) == (254, "similar")
    assert "存量" in firms["baseline"]["note"]
    assert services["baseline"]["match"] == "same"
    assert services["baseline"]["settled"]
    assert not rows["社会消费品零售总额年均增速"]["baseline"]["settled"]


def test_pick_gives_places_with_layer_and_distance(asked):
    lon, lat = asked("places", "--kind", "village")[10]["point"]
    hits = asked("pick", str(lon), str(lat), "--metres", "10")
    assert all(set(hit) == {"place", "layer", "distance_m"} for hit in hits)
    assert hits[-1]["place"]["id"] == "district-liwan"


def test_pick_outside_is_an_empty_list(asked):
    assert asked("pick", "0", "0") == []


def test_search_tells_kinds_and_where_words_stand(asked):
    hits = asked("search", "旧村", "改造")
    assert {hit["kind"] for hit in hits} <= {"place", "project", "indicator", "passage", "term"}
    for hit in hits:
        assert hit["title"]
        assert set(hit.get("place", PLACE_KEYS)) == PLACE_KEYS
        assert set(hit.get("citation", CITATION_KEYS)) == CITATION_KEYS


def test_search_for_blank_words_is_an_empty_list(asked):
    assert asked("search", " ") == []


def test_the_outline_has_eleven_chapters_and_their_extent(asked, text):
    outline = asked("outline")
    chapters = [entry for entry in outline if entry["level"] == "chapter"]
    assert [entry["chapter"] for entry in chapters] == list(range(1, 12))
    for entry in chapters:
        assert "".join(entry["title"].split())[:6] in "".join(
            text[entry["start"] : entry["end"]].split()
        )


def test_passages_are_the_sentences_that_name_a_place(asked, text):
    found = asked("passages", "东塱村")
    keys = {"start", "end", "mention_start", "mention_end", "as_printed", "label"}
    assert found
    for passage in found:
        assert set(passage) == keys
        printed = text[passage["mention_start"] : passage["mention_end"]]
        assert passage["as_printed"] == printed
        assert passage["start"] <= passage["mention_start"]
        assert passage["mention_end"] <= passage["end"]


def test_a_line_never_named_has_no_passages(asked):
    assert asked("passages", "1号线") == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("sheet", "东塱村"), "按示意范围推断，非规划原文"),
        (("sheet", "1号线"), "【未见】"),
        (("sheet", "11号线"), "区内长度10.99公里"),
        (("sheet", "11号线"), "在白鹅潭核心区的示意范围内（区内长度中的2.7公里，25%，±250米）"),
        (("sheet", "大坦沙岛"), "↳ 位于大坦沙健康医疗组团的示意范围内（±200米）"),
        (("places", "--kind", "line"), None),
        (("places", "--kind", "village"), "village-donglang\t东塱村"),
        (("pick", "0", "0"), "这里没有地点。"),
        (("search", "dlc"), "东塱村"),
        (("search", "xyzzy"), "没有找到。"),
        (("outline",), "产业"),
        (("passages", "东塱村"), "〔原文作“东塍村”〕"),
        (("passages", "1号线"), "《纲要》没有提到1号线。"),
    ],
)
def test_without_json_the_answer_is_text_for_people(capsys, words, shown):
    code = main(list(words))
    assert (shown is None) == (code == 2)
    assert shown is None or shown in capsys.readouterr().out
