"""The page's script, its parts and its first document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from map_app.serve import routes
from map_app.ui.load import load_served
from map_app.ui.parts import COMPONENT, SCRIPTS, STYLES, page_parts, page_script
from map_app.ui.shell import Shell, shell
from map_app.ui.state import Opened, language_of, opened_by, remember_view, view_of
from tests.support.app_client import AppClient

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "map_app" / "ui" / "page.py"
FUNCTION_LINES = 40


@pytest.fixture(scope="module")
def served():
    return load_served()


@pytest.fixture(scope="module")
def client(served):
    return AppClient(Starlette(routes=[*Shell(served).routes(), *routes(served)]))


def test_the_page_runs_without_an_error():
    page = AppTest.from_file(str(PAGE), default_timeout=60).run()
    assert not page.exception
    assert not page.error


def test_the_page_runs_in_english():
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    page.query_params["lang"] = "en"
    assert not page.run().exception


@pytest.fixture(scope="module")
def parts(served):
    return page_parts(served, "zh")


def test_the_page_is_told_the_address_of_its_map(served, parts):
    assert parts.data["map"] == f"maps/{served.texts.map('zh').name}"


def test_each_language_has_a_map_of_its_own(served, parts):
    assert parts.data["map"] != page_parts(served, "en").data["map"]


def test_the_script_stays_the_same_so_that_a_browser_keeps_it(served):
    assert page_script(served, "zh") == page_script(served, "zh")


def test_every_layer_has_a_switch_and_its_legend(served, parts):
    html = parts.html
    for layer in served.atlas.ground.layers.values():
        card = html.split(f'data-layer="{layer.spec.id}"')[1].split("</ul>")[0]
        assert layer.spec.title_zh in card
        assert card.count("<svg") == len(layer.spec.legend)


def test_sketched_layers_say_so(served, parts):
    sketched = [one for one in served.atlas.ground.layers.values() if one.spec.sketch]
    assert parts.html.count('<span class="badge">示意</span>') == len(sketched)


@pytest.mark.parametrize("name", [*SCRIPTS, *STYLES, "teller.js", "index.html", "shell.html"])
def test_the_component_names_no_outside_address(name):
    text = (COMPONENT / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|//[a-z]+\.", text)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_function_of_the_component_has_at_most_forty_lines(name):
    lines = (COMPONENT / name).read_text("utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if re.match(r"(  )?\S.*\{$", line)]
    for start in starts:
        indent = len(lines[start]) - len(lines[start].lstrip())
        if lines[start].lstrip().startswith("class "):
            continue
        end = next(n for n in range(start, len(lines)) if lines[n].startswith(" " * indent + "}"))
        assert end - start < FUNCTION_LINES


def test_the_first_document_says_name_and_language(client):
    page = client.get("/").text
    assert '<html lang="zh-CN">' in page
    assert "<title>荔湾规划一张图</title>" in page
    assert '<html lang="en">' in client.get("/?lang=en").text


def test_the_first_document_lets_nothing_in_from_outside(client):
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_the_first_document_still_starts_streamlit(client):
    page = client.get("/").text
    assert re.search(r'<script type="module"[^>]* src="./static/js/index\.', page)
    assert '<div id="root" inert>' in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_document_asks_for_the_script_of_the_page_before_all_others(client, language):
    page = client.get(f"/?lang={language}").text
    first = re.search(r'"\./((?:scripts|static)/[^"]*)"', page)[1]
    script = client.get(f"/{first}")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert "class Page " in script.text


def test_a_script_of_another_name_is_not_there(client):
    assert client.get("/scripts/0123456789abcdef.js").status_code == 404


def test_a_browser_that_has_the_first_document_is_told_that_it_still_holds(client):
    known = client.get("/?place=line-11").headers["etag"]
    again = client.get("/?place=line-11", headers={"if-none-match": known})
    assert again.status_code == 304


def test_markup_in_the_address_stays_within_the_first_document(client):
    asked = "</script><script>window.hacked=1</script>"
    page = client.get("/", params={"place": asked}).text
    assert "<script>window.hacked" not in page
    assert "\\u003c/script\\u003e" in page


def test_without_script_the_first_document_leads_to_the_sheets(client):
    assert re.search(r'<noscript>.*href="./sheets".*</noscript>', client.get("/").text, re.DOTALL)


def test_a_browser_that_is_too_old_is_told_so_and_led_to_the_sheets(client):
    """Streamlit's scripts need regular expressions with the flag v, and end without a word."""
    told = client.get("/?lang=en").text.partition("data-too-old")[2]
    assert "Chrome or Edge 112" in told
    assert 'href="./sheets?lang=en"' in told
    assert 'new RegExp("", "v")' in told


def test_a_document_that_streamlit_writes_otherwise_is_left_alone(served):
    strange = "<html><body>something new</body></html>"
    assert shell(served, "zh", strange, "page.js") == strange


def test_an_unknown_language_is_chinese():
    assert language_of({"lang": "fr"}) == "zh"
    assert language_of({"lang": "en"}) == "en"


def test_the_session_keeps_what_the_component_told(served):
    session = {}
    remember_view(session, None, served.atlas)
    assert view_of(session) is None
    remember_view(session, "?place=line-11&lang=en", served.atlas)
    view = view_of(session)
    assert (view.place, view.language) == ("line-11", "en")


def test_a_garbled_word_from_the_component_does_no_harm(served):
    session = {}
    remember_view(session, "?place=<script>&extent=x", served.atlas)
    assert view_of(session).place is None


def test_the_page_opens_with_the_address_as_it_was_understood(served):
    opened = opened_by("place=东塱村&layers=moon&embed=true", served.atlas)
    assert opened == Opened("place=village-donglang", "地址中的图层“moon”无法识别，已按默认显示。")
