"""The search box and 出图 as the page asks them."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest


def test_a_search_gives_names_and_where_they_lead(client):
    hits = client.get("/search", params={"q": "东塱村"}).json()["hits"]
    assert hits[0]["title"] == "东塱村"
    assert hits[0]["href"] == "sheets/village-donglang"


def test_places_come_before_everything_else(client):
    kinds = [hit["kind"] for hit in client.get("/search", params={"q": "白鹅潭"}).json()["hits"]]
    order = ("place", "project", "indicator", "term", "passage")
    assert kinds == sorted(kinds, key=order.index)


def test_a_passage_leads_to_the_text(client):
    hits = client.get("/search", params={"q": "旧村改造"}).json()["hits"]
    leads = {hit["href"].split("/")[0] for hit in hits if hit["kind"] == "passage"}
    assert leads == {"text"}


@pytest.mark.parametrize("words", ["", "   ", "%00", "<script>", "龘" * 500])
def test_words_that_find_nothing_give_an_empty_list(client, words):
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert answer.json()["hits"] == []


def test_a_search_is_answered_within_fifty_milliseconds_once_warm(client):
    client.get("/search", params={"q": "warm"})
    begun = time.process_time()
    for words in ("d", "dl", "东", "白鹅潭", "地区生产总值"):
        client.get("/search", params={"q": words})
    assert (time.process_time() - begun) / 5 < 0.05


def test_a_view_becomes_a_file_under_its_own_name(client):
    answer = client.get("/export?place=village-donglang&format=pdf")
    assert answer.content == b"a file"
    assert answer.headers["content-type"] == "application/pdf"
    assert "荔湾规划一张图-东塱村.pdf" in unquote(answer.headers["content-disposition"])


def test_a_comparison_is_named_by_its_places(client):
    asked = "what=compare&page=compare&with=line-11,village-donglang&format=pptx"
    named = client.get(f"/export?{asked}").headers["content-disposition"]
    assert "荔湾规划一张图-11号线、东塱村.pptx" in unquote(named)


def test_the_file_shows_the_readers_view(client, desk):
    client.get("/export?place=line-11&layers=-roads&extent=113.2,23.0,113.3,23.1&lang=en")
    _, briefing = desk.asked[0]
    view = briefing.view
    assert (view.place, view.language) == ("line-11", "en")
    assert view.extent == (113.2, 23.0, 113.3, 23.1)
    assert [state.id for state in view.layers if not state.on] == ["roads"]


@pytest.mark.parametrize(
    "asked", ["format=docx", "place=atlantis", "extent=1,2,3", "layers=-nothing"]
)
def test_a_view_that_cannot_be_understood_is_refused_with_one_sentence(client, asked):
    answer = client.get(f"/export?{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert len(answer.text.splitlines()) == 1


def test_a_busy_desk_says_so_in_the_readers_language(client, desk):
    desk.is_busy = True
    answer = client.get("/export?lang=en")
    assert answer.status_code == 503
    assert "try again" in answer.text


def test_a_page_of_another_site_gets_no_file_made(client):
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    answer = client.get("/export?format=png", headers=foreign)
    assert answer.status_code == 403


def test_the_files_options_are_those_of_the_address(client, desk):
    client.get(
        "/export?place=line-11&what=view&paper=A3&upright=1&scale=25000&title=近期&blocks=qr",
        headers={"Referer": "http://map.example/", "Sec-Fetch-Site": "same-origin"},
    )
    options = desk.asked[0][1].options
    assert (options.what, options.paper, options.upright) == ("view", "A3", True)
    assert (options.scale, options.title) == (25_000, "近期")
    assert options.has("qr")


def test_all_that_is_wrong_with_an_address_is_said_at_once(client):
    answer = client.get("/export?place=atlantis&paper=A7&dpi=1")
    assert answer.status_code == 400
    for said in ("atlantis", "A7", "分辨率"):
        assert said in answer.text


def test_the_link_on_the_page_is_that_of_the_page_which_asks(client, desk):
    ours = {"Referer": "https://map.office/liwan/?place=x", "Sec-Fetch-Site": "same-origin"}
    client.get("/export?place=line-11", headers=ours)
    assert desk.asked[0][1].link == "https://map.office/liwan/?place=line-11"


@pytest.mark.parametrize(
    "headers",
    [
        {"Referer": "https://evil.example/", "Sec-Fetch-Site": "cross-site"},
        {"Referer": "javascript:alert(1)", "Sec-Fetch-Site": "same-origin"},
        {},
    ],
)
def test_no_other_address_gets_onto_the_page(client, desk, headers):
    client.get("/export?place=line-11", headers=headers | {"Sec-Fetch-Mode": "navigate"})
    assert desk.asked[0][1].link == ""


def test_an_address_that_the_office_settled_stands_before_any_other(client, desk, monkeypatch):
    monkeypatch.setenv("MAP_APP_PUBLIC_URL", "https://map.office/")
    client.get("/export?place=line-11", headers={"Referer": "http://10.0.0.5:8501/"})
    assert desk.asked[0][1].link == "https://map.office/?place=line-11"


def test_two_asks_with_other_options_are_two_files(client, desk):
    client.get("/export?place=line-11")
    client.get("/export?place=line-11&paper=A3")
    assert desk.asked[0][0] != desk.asked[1][0]


def test_places_to_compare_become_one_file(client, desk):
    client.get("/export?what=compare&with=village-donglang,village-huadi&format=pdf")
    assert desk.asked[0][1].places == ("village-donglang", "village-huadi")


def test_a_comparison_of_one_place_is_refused_with_a_sentence(client):
    answer = client.get("/export?what=compare&with=village-donglang")
    assert (answer.status_code, answer.text) == (400, "请选择二至四处不同的地点进行对比。")
