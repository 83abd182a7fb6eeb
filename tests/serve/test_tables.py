"""The pages of rows and their downloads, as the routes answer."""

from __future__ import annotations

import io
import time

import pytest
from openpyxl import load_workbook

NAMES = ("indicators", "projects")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_at_its_address_without_script(client, name):
    answer = client.get(f"/pages/{name}")
    assert answer.text.startswith("<!doctype html>")
    assert "<script" not in answer.text
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_fragment_is_for_the_page_beside_the_map(client, name):
    answer = client.get(f"/pages/{name}?fragment=1")
    assert answer.headers["x-panel"] == "page"
    assert answer.text.lstrip().startswith("<article")


@pytest.mark.parametrize("name", NAMES)
def test_a_written_page_is_sent_at_once(client, name):
    client.get(f"/pages/{name}?fragment=1")
    begun = time.process_time()  # not by the wall's clock: other tests run beside this one
    client.get(f"/pages/{name}?fragment=1")
    assert time.process_time() - begun < 1


def test_the_filter_of_a_form_is_understood(client):
    page = client.get("/pages/projects", params={"q": "大桥", "filter": "group-2"}).text
    assert "广佛大桥系统工程" in page
    assert "陶陶居" not in page


@pytest.mark.parametrize("name", NAMES)
def test_a_csv_is_saved_under_its_own_name(client, name):
    answer = client.get(f"/tables/{name}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="liwan-{name}.csv"' in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_opens(client, name):
    book = load_workbook(io.BytesIO(client.get(f"/tables/{name}.xlsx?lang=en").content))
    assert book.sheetnames == [name.capitalize(), "Sources and notes"]


def test_a_download_holds_the_rows_of_its_address(client):
    lines = client.get("/tables/indicators.csv", params={"filter": "约束性,table-2"}).text
    assert lines.count("\r\n") == 7


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tables/atlantis.csv", 404),
        ("/tables/indicators.exe", 404),
        ("/tables/indicators", 404),
        ("/tables/../seeds.csv", 404),
        ("/tables/indicators.csv?filter=<script>", 400),
        ("/tables/projects.xlsx?sort=x", 400),
    ],
)
def test_what_is_not_there_is_said_in_a_plain_sentence(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    if not path.startswith("/tables/.."):
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.text.endswith(("。", "."))
