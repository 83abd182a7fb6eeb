"""Nothing of one reader reaches another, however they ask."""

from __future__ import annotations

import pytest

from tests.serve.own.conftest import come_to

READING = (
    "/own/files/f1",
    "/own/files/f1/preview",
    "/own/layers",
    "/own/layers/own_1/features",
)
CHANGING = (
    ("POST", "/own/here"),
    ("POST", "/own/files?name=a"),
    ("POST", "/own/files/f1/read"),
    ("DELETE", "/own/files/f1"),
    ("POST", "/own/layers"),
    ("POST", "/own/layers/own_1/style"),
    ("DELETE", "/own/layers/own_1"),
    ("DELETE", "/own"),
)
EVERY = (*(("GET", url) for url in READING), *CHANGING)


def asked(app, method, url, headers):
    return getattr(app, method.lower())(url, headers=headers)


@pytest.fixture
def owner(reader):
    """A reader with a file and a layer."""
    reader.add()
    reader.read()
    return reader


@pytest.mark.parametrize(("method", "url"), EVERY)
def test_without_the_token_there_is_nothing(own_app, owner, method, url):
    for headers in ({}, *({"x-reader": token} for token in ("", "guess", "A" * 43))):
        answer = asked(own_app, method, url, headers)
        assert answer.status_code == 404, headers
        assert answer.headers["content-type"].startswith("text/plain")
    assert owner.get("/own/layers").json()[0]["title"] == "我的地块"


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("GET", "/own/files/f2"),
        ("GET", "/own/files/f2/preview"),
        ("POST", "/own/files/f2/read"),
        ("DELETE", "/own/files/f2"),
        ("GET", "/own/layers/own_1/features"),
        ("POST", "/own/layers/own_1/style"),
        ("DELETE", "/own/layers/own_1"),
    ],
)
def test_another_reader_s_token_opens_nothing_of_theirs(owner, other, method, url):
    assert getattr(other, method.lower())(url).status_code == 404
    assert other.get("/own/layers").json() == []
    assert len(owner.get("/own/layers").json()) == 1


@pytest.mark.parametrize(("method", "url"), EVERY)
def test_after_the_reader_has_left_there_is_nothing(own_app, owner, method, url):
    assert owner.delete("/own").status_code == 204
    assert asked(own_app, method, url, {"x-reader": owner.token}).status_code == 404


def test_who_was_silent_for_too_long_is_told_in_plain_words(owner, clock):
    clock.now += 10_000
    answer = owner.get("/own/layers?lang=en")
    assert (answer.status_code, answer.headers["content-type"]) == (
        404,
        "text/plain; charset=utf-8",
    )
    assert "upload again" in answer.text


@pytest.mark.parametrize(("method", "url"), [("POST", "/own"), *CHANGING])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_s_page_changes_nothing(own_app, owner, method, url, site):
    headers = {"x-reader": owner.token, "sec-fetch-site": site}
    answer = asked(own_app, method, url, headers)
    assert answer.status_code == 403
    assert answer.json()["error"]
    assert len(owner.get("/own/layers").json()) == 1
    assert owner.get("/own/files/f2").json()["state"] == "read"


@pytest.mark.parametrize(("method", "url"), EVERY)
def test_nothing_of_a_reader_is_kept_on_the_way(owner, method, url):
    answer = getattr(owner, method.lower())(url)
    assert answer.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "f1%00"])
def test_an_address_that_leads_elsewhere_leads_nowhere(owner, name):
    assert owner.get(f"/own/files/{name}").status_code == 404


def test_readers_do_not_see_each_other_s_names(own_app):
    one, other = come_to(own_app), come_to(own_app)
    one.add(title="秘密项目")
    row = other.add(title="公开项目")
    assert (row["id"], row["title"]) == ("own_1", "公开项目")
    assert "秘密项目" not in other.get("/own/layers").text
