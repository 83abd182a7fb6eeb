"""Every answer tells the browser what may be done with it, whatever was asked and how it ended."""

from __future__ import annotations

import pytest

from map_app.serve.headers import FILE_POLICY, FORM_POLICY, FRAME_POLICY, PAGE_POLICY, SAFE
from map_app.serve.routes import ADDRESSES, CHANGING

EVERY = (*(("GET", address) for address, _ in ADDRESSES), *(row[:2] for row in CHANGING))
FILLED = {"{name:path}": "read", "{words:path}": "东塱村", "{span:path}": "0-40"}


def filled(address):
    """Return the address with something where it wants something."""
    for part, words in FILLED.items():
        address = address.replace(part, words)
    return address.translate(str.maketrans("", "", "{}"))


def asked(client, method, url):
    return getattr(client, method.lower())(url)


@pytest.mark.parametrize(("method", "address"), EVERY)
def test_no_answer_goes_without_the_headers_that_keep_it_what_it_is(map_client, method, address):
    answer = asked(map_client, method, f"{filled(address)}?lon=x&set=x&area=x&format=x&place=x")
    assert {name: answer.headers.get(name) for name in SAFE} == dict(SAFE)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy or policy == FRAME_POLICY
    assert "unsafe" not in policy
    assert "frame-ancestors" in policy
    assert "cache-control" in answer.headers
    assert "access-control-allow-origin" not in answer.headers
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("url", "policy"),
    [
        ("/sheets/village-donglang", PAGE_POLICY),
        ("/sheets/nowhere", PAGE_POLICY),
        ("/pages/projects", FORM_POLICY),
        ("/questions?place=village-donglang", PAGE_POLICY),
        ("/questions?place=village-donglang&format=csv", FILE_POLICY),
        ("/tables/projects.csv", FILE_POLICY),
        ("/search?q=x", FILE_POLICY),
        ("/export?scale=1", FILE_POLICY),
        ("/healthz", FILE_POLICY),
    ],
)
def test_a_page_may_be_styled_and_a_file_may_do_nothing(map_client, url, policy):
    assert map_client.get(url).headers["content-security-policy"] == policy


def test_the_map_document_may_be_framed_by_our_page_alone_and_is_boxed_in(map_client, written):
    answer = map_client.get(f"/maps/{written.texts.map('zh').name}")
    assert answer.headers["content-security-policy"] == FRAME_POLICY
    assert "default-src 'none'; script-src 'sha256-" in answer.text


@pytest.mark.parametrize(
    "url",
    [
        "/export?format=svg",
        "/tables/projects.csv",
        "/questions?place=village-donglang&format=xlsx",
    ],
)
def test_a_file_is_saved_and_never_opened_in_the_page_s_place(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["cache-control"] == "no-store"
