"""Behind an office's reverse proxy: a path prefix, and a log-in cookie on every request."""

from __future__ import annotations

import pytest

from tests.support.app_server import running_app
from tests.support.map_page import MapPage
from tests.support.points import clickable_point
from tests.support.proxy import COOKIE, LoginProxy

PREFIX = "office/map"


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    with (
        running_app(tmp_path_factory.mktemp("proxied"), base_path=PREFIX) as app,
        LoginProxy(app.url, PREFIX) as proxy,
    ):
        yield proxy


@pytest.fixture
def logged_in(open_page, proxied):
    page = open_page()
    name, value = COOKIE.split("=")
    cookie = {"name": name, "value": value, "url": proxied.url, "sameSite": "Lax"}
    page.context.add_cookies([cookie | {"httpOnly": True}])
    return MapPage(page).open(proxied.url)


def test_a_click_opens_the_sheet_behind_a_prefix_and_a_log_in(logged_in, proxied, atlas):
    logged_in.click_at(*clickable_point(atlas, "village-donglang"))
    logged_in.wait_for_heading("东塱村")
    assert proxied.refused == []


def test_a_show_has_its_drawn_picture_behind_a_prefix_and_a_log_in(open_page, proxied):
    page = open_page()
    name, value = COOKIE.split("=")
    page.context.add_cookies([{"name": name, "value": value, "url": proxied.url}])
    page.goto(f"{proxied.url}present?place=station-xilang")
    page.wait_for_selector("body[data-shown]", timeout=90_000)
    assert page.locator(".slide").evaluate("one => one.naturalWidth") == 1920
    assert "西塱站" in page.locator(".slide").get_attribute("alt")
    assert proxied.refused == []


def test_without_the_cookie_nothing_is_shown(open_page, proxied):
    answer = open_page().goto(proxied.url)
    assert answer.status == 401
    proxied.refused.clear()
