"""Map documents, style, text and health; the headers that every answer carries."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from map_app.serve import routes
from tests.support.app_client import AppClient

PATHS = ("/healthz", "/sheets", "/sheets/village-donglang", "/sheets/x", "/text/0-5", "/search?q=a")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_common_headers(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", PATHS)
def test_a_head_request_gets_the_head_alone(client, path):
    answer = client.head(path)
    assert answer.status_code == client.get(path).status_code
    assert answer.content == b""


def test_health_says_how_much_is_held(client, atlas):
    told = client.get("/healthz").json()
    assert told["status"] == "ok"
    assert told["places"] == len(atlas.plan.places)


def test_a_map_document_may_be_kept_for_good(map_client, written):
    answer = map_client.get(f"/maps/{written.texts.map('zh').name}")
    assert "immutable" in answer.headers["cache-control"]
    assert "window.planMap" in answer.text


def test_a_map_document_opened_alone_is_boxed_in(map_client, written):
    answer = map_client.get(f"/maps/{written.texts.map('zh').name}")
    assert "sandbox allow-scripts" in answer.headers["content-security-policy"]


def test_a_map_document_is_sent_packed_where_the_reader_takes_it(map_client, written):
    name = f"/maps/{written.texts.map('zh').name}"
    assert map_client.get(name).headers["content-encoding"] == "gzip"
    plain = map_client.get(name, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", ["/maps/0000000000000000.html", "/look/0.css", "/maps/a/b"])
def test_what_is_not_there_is_a_page_that_says_so(map_client, path):
    answer = map_client.get(path)
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_the_style_sheet_stands_where_the_pages_ask_for_it(client):
    page = client.get("/sheets/village-donglang").text
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    style = client.get("/sheets/" + address)
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]


def test_the_text_is_shown_marked_among_its_neighbours(client, atlas):
    statement = atlas.plan.statements[0]
    start, end = statement.citation.start, statement.citation.end
    page = client.get(f"/text/{start}-{end}").text
    assert '<mark class="chosen">' in page
    assert statement.citation.label in page


@pytest.mark.parametrize("span", ["5-1", "a-b", "0-99999999", "-1-5", "3", "1-9" + "9" * 400])
def test_a_stretch_that_is_none_is_refused_with_a_sentence(client, span):
    answer = client.get(f"/text/{span}")
    assert answer.status_code == 400
    assert "不能识别" in answer.text


def test_everything_stands_below_the_base_path_too(written, map_client):
    client = AppClient(Starlette(routes=routes(written, "/office/map/")))
    below = client.get("/office/map/sheets/village-donglang")
    assert below.text == map_client.get("/sheets/village-donglang").text


def test_places_are_compared_as_a_page_and_as_a_fragment(client):
    address = "/pages/compare?with=cluster-datansha,cluster-julong"
    page, fragment = client.get(address), client.get(f"{address}&fragment=1")
    assert "<html" in page.text
    assert fragment.headers["x-panel"] == "page"
    assert "两处共有" in fragment.text


def test_what_cannot_be_compared_is_said_on_the_page(client):
    answer = client.get("/pages/compare?with=atlantis,line-11")
    assert answer.status_code == 200
    assert "“atlantis”未列入" in answer.text
