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
