"""The preview as the panel asks for it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from map_app.briefing import Preview, Seen


@pytest.fixture
def drawn(desk, monkeypatch):
    """Let the desk answer with a picture of the page that is asked for, of four."""

    def file(key, make):
        asked = make()
        desk.asked.append((key, asked))
        return Seen(b"a picture", asked.number, 4).to_bytes()

    monkeypatch.setattr(desk, "file", file)
    return desk


def test_a_page_is_answered_with_its_number(client, drawn):
    answer = client.get("/preview?place=village-donglang&format=pdf&number=3")
    asked = drawn.asked[0][1]
    assert isinstance(asked, Preview)
    assert (asked.number, asked.briefing.options.format) == (3, "pdf")
    assert (answer.content, answer.headers["x-page"]) == (b"a picture", "3/4")
    assert answer.headers["content-type"] == "image/png"


def test_only_the_page_with_the_map_says_where_the_map_lies(client, drawn):
    assert drawn.asked == []
    assert "x-map-box" in client.get("/preview?format=pptx").headers
    assert "x-map-box" not in client.get("/preview?format=pptx&number=2").headers


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "9999"])
def test_a_number_that_is_none_is_the_first_page(client, drawn, number):
    client.get(f"/preview?format=pdf&number={number}")
    assert drawn.asked[0][1].number == 1


def test_pages_of_one_file_are_kept_apart(client, drawn):
    for number in (1, 2):
        client.get(f"/preview?format=pdf&number={number}")
    assert drawn.asked[0][0] != drawn.asked[1][0]


def test_what_cannot_be_understood_is_refused_as_for_the_file(client):
    assert client.get("/preview?format=docx").status_code == 400


def test_another_site_has_no_preview_drawn(client):
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert client.get("/preview?format=png", headers=foreign).status_code == 403


def test_what_a_scale_cuts_is_said_beside_the_preview(client, drawn):
    asked = "/preview?place=village-donglang&format=pdf"
    known = {"Referer": "https://map.office/liwan/", "Sec-Fetch-Site": "same-origin"}
    cut = client.get(f"{asked}&scale=2000", headers=known)
    assert unquote(cut.headers["x-notice"]).endswith("东塱村未能全部在图幅内。")
    assert "x-notice" not in client.get(asked, headers=known).headers
    assert len(drawn.asked) == 2


@pytest.mark.parametrize("here", ["http://127.0.0.1:8501/", "http://localhost/", "http://[::1]:8/"])
def test_an_address_of_this_machine_alone_is_not_printed_and_the_panel_is_told(client, drawn, here):
    ours = {"Referer": here, "Sec-Fetch-Site": "same-origin"}
    answer = client.get("/preview?format=pdf&blocks=qr", headers=ours)
    briefing = drawn.asked[0][1].briefing
    assert (briefing.link, briefing.layout.qr) == ("", None)
    assert briefing.foot[-1] == "未设定对外网址，视图地址和二维码从略。"
    assert "他人无法访问" in unquote(answer.headers["x-notice"])


def test_pages_of_a_set_are_previewed_without_the_numbers_of_one_place(client, drawn):
    for part in ("", "&part=1"):
        client.get(f"/preview?place=village-donglang&format=pdf{part}")
    assert [asked.numbered for _, asked in drawn.asked] == [True, False]
    assert len({key for key, _ in drawn.asked}) == 2
