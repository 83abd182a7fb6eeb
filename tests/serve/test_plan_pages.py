"""The pages beside the map as addresses: fragments, whole pages, refusals in a sentence."""

from __future__ import annotations

import pytest

from map_app.draw import PAGE_NAMES, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_a_fragment_for_the_map_and_a_whole_page_alone(map_client, name):
    fragment = map_client.get(f"/pages/{name}?fragment=1")
    whole = map_client.get(f"/pages/{name}")
    assert fragment.headers["x-panel"] == "page"
    assert "<html" not in fragment.text
    assert whole.text.startswith("<!doctype html>")
    assert whole.text.count("<h1") == 1
    assert "<script" not in whole.text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_english_when_asked(map_client, name):
    assert '<html lang="en">' in map_client.get(f"/pages/{name}?lang=en").text


def test_every_page_links_every_other(map_client):
    page = map_client.get("/pages/read").text
    for name in PAGE_NAMES:
        assert f'href="../pages/{name}"' in page


def test_a_page_that_does_not_exist_is_a_sentence(map_client):
    answer = map_client.get("/pages/nowhere")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


@pytest.mark.parametrize("at", ["9-1", "x", "0-99999999", "%3Cb%3E"])
def test_a_stretch_that_is_none_is_refused_with_a_sentence(map_client, at):
    answer = map_client.get(f"/pages/read?at={at}")
    assert answer.status_code == 400
    assert "不能识别" in answer.text


def test_a_plain_page_may_send_its_search_to_this_server_alone(map_client):
    policy = map_client.get("/pages/read").headers["content-security-policy"]
    assert "form-action 'self'" in policy
    assert "default-src 'none'" in policy


def test_the_text_of_a_quote_alone_leads_to_the_whole_text(map_client):
    assert "../pages/read?at=16488-16600#p-" in map_client.get("/text/16488-16600").text
