"""Streamlit's own scripts come from memory, with what Streamlit says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from map_app.ui.static_files import StaticScripts
from tests.support.app_client import AppClient

NAMES = re.findall(
    r"static/js/([\w.-]+\.js)", Path(get_static_dir(), "index.html").read_text("utf-8")
)


def client_of(base_path=""):
    async def passed_on(_request):
        return PlainTextResponse("passed on")

    before = Middleware(StaticScripts, base_path=base_path)
    return AppClient(Starlette(routes=[Route("/{path:path}", passed_on)], middleware=[before]))


@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.parametrize("base_path", ["", "/liwan/map/"])
def test_a_script_of_streamlits_is_answered_as_it_stands_on_the_disk(name, base_path):
    base = base_path.strip("/")
    answer = client_of(base_path).get(f"/{base}/static/js/{name}" if base else f"/static/js/{name}")
    assert answer.status_code == 200
    assert answer.content == Path(get_static_dir(), "static/js", name).read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/static/js/none.js", "/static/js/../index.html", "/static/css/x.css", "/sheets"]
)
def test_whatever_is_no_script_of_streamlits_goes_on_to_the_app(path):
    assert client_of().get(path).text == "passed on"
