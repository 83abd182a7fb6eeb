"""Before Streamlit stands a gate: what nobody needs is closed, other sites' pages are outside."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from map_app.serve.headers import SAFE
from map_app.ui.gate import Gate, guards
from tests.support.app_client import AppClient, alone


async def told_headers(request):
    return JSONResponse(dict(request.headers))


async def page(_request):
    return HTMLResponse("<p>Streamlit's own</p>")


@pytest.fixture(scope="module")
def client():
    routes = [Route("/page", page), Route("/{path:path}", told_headers, methods=["GET", "POST"])]
    return AppClient(Starlette(routes=routes, middleware=guards()))


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("post", "/_stcore/upload_file/session/file"),
        ("delete", "/_stcore/upload_file/session/file"),
        ("get", "/_stcore/metrics?families=x"),
        ("get", "/_stcore/script-health-check"),
    ],
)
def test_streamlits_doors_that_nobody_needs_are_closed(client, method, url):
    answer = getattr(client, method)(url)
    assert answer.status_code == 404
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_below_a_prefix_they_are_closed_too():
    app = Starlette(routes=[Route("/{path:path}", told_headers)])
    client = AppClient(Gate(app, base_path="/office/map/"))
    assert client.get("/office/map/_stcore/metrics").status_code == 404
    assert client.get("/office/map/_stcore/health").status_code == 200


def test_a_foreign_page_s_reading_makes_nobody_look_for_this_machine_s_address(client):
    """Streamlit asks an outside service for it as soon as it sees a foreign origin."""
    foreign = {"Origin": "https://evil.example"}
    assert "origin" not in client.get("/_stcore/health", headers=foreign).json()
    assert "origin" in client.post("/sets", headers=foreign).json()


@pytest.mark.parametrize("url", ["/page", "/static/css/x.css"])
def test_streamlits_own_answers_carry_the_headers_too(client, url):
    answer = client.get(url)
    assert {name: answer.headers.get(name) for name in SAFE} == dict(SAFE)


def test_streamlits_own_documents_reach_this_server_alone(client):
    policy = client.get("/page").headers["content-security-policy"]
    assert "default-src 'self'; script-src 'self' blob: 'sha256-" in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'self'" in policy


def shaken(headers):
    """Return whether a web socket with these headers comes through to Streamlit."""
    came, sent = [], []

    async def app(scope, receive, send):
        del receive, send
        came.append(scope)

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    alone(Gate(app)(scope, receive, send))
    assert bool(came) == (sent == [])
    return bool(came)


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        (b"http://map.office", True),
        (b"https://MAP.office", True),
        (b"http://evil.example", False),
        (b"http://map.office.evil.example", False),
        (b"http://map.office:81", False),
        (b"null", False),
        (b"http://[", False),
        (b"", False),
    ],
)
def test_a_web_socket_is_opened_for_our_own_page_alone(origin, is_let_in):
    assert shaken([(b"host", b"map.office"), (b"origin", origin)]) is is_let_in


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ([(b"host", b"map.office:443")], b"https://map.office"),
        ([(b"host", b"map.office:80")], b"http://map.office"),
        ([(b"host", b"[fd00::1]:8501")], b"http://[fd00::1]:8501"),
        (
            [(b"host", b"app"), (b"x-forwarded-host", b"map.office, inner:8080")],
            b"http://map.office",
        ),
    ],
)
def test_a_web_socket_is_opened_whatever_a_proxy_adds_to_the_name(said, origin):
    assert shaken([*said, (b"origin", origin)])
    assert not shaken([*said, (b"origin", b"http://evil.example")])
    assert not shaken([*said, (b"origin", origin + b"0")])


def test_behind_a_proxy_that_hides_the_name_the_public_address_tells_it(monkeypatch):
    headers = [(b"host", b"127.0.0.1:8501"), (b"origin", b"https://map.office")]
    assert not shaken(headers)
    assert shaken([*headers, (b"x-forwarded-host", b"map.office")])
    monkeypatch.setenv("MAP_APP_PUBLIC_URL", "https://map.office/liwan/")
    assert shaken(headers)
