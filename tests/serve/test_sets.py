"""Sets by the routes: begun by our own page, asked after, fetched once done, cancelled."""

from __future__ import annotations

import io
import time
import zipfile
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from map_app.readers import DeskError, DeskLimits, ExportDesk, JobLimits, Jobs
from map_app.serve import routes, serve_atlas
from tests.readers.hands import Hand, gated, soon
from tests.support.app_client import AppClient

FOREIGN = {"sec-fetch-site": "cross-site"}
TWO = "/sets?set=东塱村,西塱村&format=png"


class Named(Hand):
    """A worker that draws what a page is called and where its link leads."""

    def draw(self, work, seconds):
        del seconds
        return f"{work.title} {work.link}".encode()


@pytest.fixture
def open_app(atlas, look):
    """Return a function that opens the routes with a desk of ours."""
    opened = []

    def open_with(start=Named, **limits):
        desk = ExportDesk(DeskLimits(workers=1), start)
        served = serve_atlas(atlas, look, desk, Jobs(desk, JobLimits(**limits)))
        opened.append(served)
        return AppClient(Starlette(routes=routes(served, "map")))

    yield open_with
    for served in opened:
        served.close()


@pytest.fixture
def app(open_app):
    return open_app()


def begun(app, url=TWO, **options):
    answer = app.post(url, **options)
    assert answer.status_code == 202, answer.text
    return answer.json()["id"]


def done(app, token):
    assert soon(lambda: app.get(f"/sets/{token}").json()["state"] not in {"waiting", "working"})
    return app.get(f"/sets/{token}").json()


def test_a_set_is_begun_and_its_file_fetched_under_its_name(app):
    token = begun(app)
    report = done(app, token)
    assert report["state"] == "done"
    assert (report["done"], report["count"], report["sentence"]) == (2, 2, "")
    answer = app.get(f"/sets/{token}/file")
    assert len(answer.content) == report["bytes"] == int(answer.headers["content-length"])
    assert answer.headers["content-type"] == "application/zip"
    assert quote("所选2处.zip") in answer.headers["content-disposition"]
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["01-东塱村.png", "02-西塱村.png"]


def test_every_page_s_link_is_its_own_place_s(app):
    url = f"{TWO}&extent=113.2,23.0,113.3,23.1&layers=-roads"
    token = begun(app, url, headers={"referer": "http://office/map/", "host": "office"})
    done(app, token)
    packed = zipfile.ZipFile(io.BytesIO(app.get(f"/sets/{token}/file").content))
    said = packed.read("01-东塱村.png").decode()
    assert said == "东塱村 http://office/map/?place=village-donglang&layers=-roads"


def test_below_a_base_path_too(app):
    assert done(app, begun(app, f"/map{TWO}"))["state"] == "done"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/sets", "villages"),
        ("/sets?set=甲乙丙", "甲乙丙"),
        ("/sets?set=villages&format=gpkg", "gpkg"),
        ("/sets?set=甲乙丙&format=doc", "doc"),
        ("/sets?set=villages&dpi=9999&paper=A9", "9999"),
        ("/sets?set=villages&layers=-nothing", "nothing"),
        ("/sets?set=villages&what=compare", "对比"),
        ("/sets?set=xyz-1&lang=en", "is no place"),
    ],
)
def test_what_cannot_be_understood_is_said(app, url, said):
    answer = app.post(url)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert said in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_s_page_begins_and_cancels_nothing(app, site):
    token = begun(app)
    headers = {"sec-fetch-site": site}
    assert app.post(TWO, headers=headers).status_code == 403
    assert app.delete(f"/sets/{token}", headers=headers).status_code == 403
    assert done(app, token)["state"] == "done"


def test_an_id_that_nobody_was_given_is_not_there(app):
    for answer in (
        app.get("/sets/guess"),
        app.get("/sets/guess/file"),
        app.delete("/sets/guess"),
    ):
        assert answer.status_code == 404
        assert "没有这份成套文件" in answer.text


def test_a_set_that_is_not_done_has_no_file_yet(open_app):
    gate, start = gated()
    app = open_app(start)
    token = begun(app)
    answer = app.get(f"/sets/{token}/file")
    assert (answer.status_code, answer.text) == (409, "这份成套文件还没有做好。")
    gate.set()


def test_a_set_can_be_cancelled(open_app):
    gate, start = gated()
    app = open_app(start)
    token = begun(app)
    answer = app.delete(f"/sets/{token}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert app.get(f"/sets/{token}").json()["state"] == "cancelled"
    assert app.get(f"/sets/{token}/file").status_code == 404
    gate.set()


def test_too_many_sets_at_once_are_told(open_app):
    gate, start = gated()
    app = open_app(start, running=1)
    begun(app)
    answer = app.post(TWO)
    assert answer.status_code == 503
    assert "正在成套出图" in answer.text
    gate.set()


def test_a_set_that_fails_says_which_place(open_app):
    class Broken(Hand):
        def draw(self, *_):
            raise DeskError("problem.slow")

    app = open_app(Broken)
    report = done(app, begun(app, f"{TWO}&lang=en"))
    assert report["state"] == "failed"
    assert report["sentence"].startswith("Donglang Village could not be made: Drawing took too")


def test_nothing_of_a_set_is_kept_by_the_browser(app):
    answer = app.post(TWO)
    token = answer.json()["id"]
    done(app, token)
    answers = [answer, app.get(f"/sets/{token}"), app.get(f"/sets/{token}/file")]
    answers += [app.delete(f"/sets/{token}"), app.get("/sets/guess")]
    assert {one.headers["cache-control"] for one in answers} == {"no-store"}


def test_a_set_is_begun_by_a_post_alone(app):
    assert app.get(TWO).status_code == 405


def test_others_are_answered_at_once_while_a_set_waits(open_app):
    gate, start = gated()
    app = open_app(start)
    begun(app)
    start_time = time.monotonic()
    assert app.get("/sheets/village-donglang").status_code == 200
    assert time.monotonic() - start_time < 10
    gate.set()
