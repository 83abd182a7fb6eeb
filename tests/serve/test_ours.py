"""Who sets the server to work: our own page, or no page; over plain HTTP too, by the origin."""

from __future__ import annotations

import pytest

ROUTES = ("/sets?set=village-donglang,village-huadi", "/questions", "/own")
FOREIGN = ("http://evil.example", "http://app.evil.example", "http://app:81", "null", "http://[")


@pytest.mark.parametrize("url", ROUTES)
@pytest.mark.parametrize("origin", FOREIGN)
def test_over_plain_http_another_site_s_page_is_known_by_its_origin(client, url, origin):
    """Browsers send `Sec-Fetch-Site` to no plain address of an office's network."""
    assert client.post(url, headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://app"},
        {},
        {"Origin": "https://map.office", "X-Forwarded-Host": "map.office"},
        {"Origin": "https://map.office", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_our_own_page_is_let_in_by_the_name_that_readers_know(client, headers):
    assert client.post("/own", headers=headers).status_code == 201


def test_where_a_proxy_hides_its_name_the_public_address_tells_it(client, monkeypatch):
    headers = {"Origin": "https://map.office"}
    assert client.post("/own", headers=headers).status_code == 403
    monkeypatch.setenv("MAP_APP_PUBLIC_URL", "https://map.office/liwan")
    assert client.post("/own", headers=headers).status_code == 201


@pytest.mark.parametrize(
    "referer", ["http://evil.example/", "http://app.evil.example/x", "http://["]
)
def test_over_plain_http_a_foreign_link_puts_no_address_of_its_own_on_paper(client, desk, referer):
    answer = client.get("/export?place=line-11&format=pdf&blocks=qr", headers={"Referer": referer})
    assert answer.status_code == 200
    assert desk.asked[0][1].link == ""
