"""放映: which pictures a page presents, and what it says when it cannot."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

VILLAGES = 20


def deck_of(answer):
    return json.loads(re.search(r'id="deck">(.*?)</script>', answer.text, re.DOTALL)[1])


def asked_of(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def test_without_a_set_the_view_is_the_one_slide(client):
    answer = client.get("/present?place=village-donglang&layers=-roads&extent=113.2,23,113.3,23.1")
    deck = deck_of(answer)
    assert [slide["title"] for slide in deck["slides"]] == ["东塱村"]
    asked = asked_of(deck["slides"][0]["picture"])
    assert asked["place"] == "village-donglang"
    assert asked["layers"] == "-roads"
    assert asked["extent"].startswith("113.2")
    assert (asked["what"], asked["format"]) == ("sheet", "png")


def test_a_view_without_a_place_is_presented_as_a_map(client):
    assert asked_of(deck_of(client.get("/present"))["slides"][0]["picture"])["what"] == "view"


def test_compared_places_are_presented_side_by_side(client):
    answer = client.get("/present?page=compare&with=line-11,line-22")
    assert asked_of(deck_of(answer)["slides"][0]["picture"])["what"] == "compare"


@pytest.mark.parametrize(("name", "kinds"), [("villages", {"village"}), ("clusters", {"cluster"})])
def test_a_set_has_a_slide_for_each_place_of_its_kind(client, atlas, name, kinds):
    places = [one.id for one in atlas.plan.places.values() if one.kind in kinds]
    slides = deck_of(client.get(f"/present?set={name}"))["slides"]
    assert [asked_of(slide["picture"])["place"] for slide in slides] == places


def test_places_one_by_one_are_presented_in_their_order(client):
    slides = deck_of(client.get("/present?set=line-11,东塱村,belt-baietan"))["slides"]
    places = [asked_of(slide["picture"])["place"] for slide in slides]
    assert places == ["line-11", "village-donglang", "belt-baietan"]


def test_the_slides_of_a_set_are_fitted_to_their_places_with_the_readers_layers(client):
    address = "/present?set=villages&layers=-roads&extent=113.2,23,113.3,23.1&title=甲&note=内部"
    for slide in deck_of(client.get(address))["slides"]:
        asked = asked_of(slide["picture"])
        assert asked["layers"] == "-roads"
        assert asked["note"] == "内部"
        assert not {"extent", "title", "set", "n"} & set(asked)


def test_the_screen_decides_paper_and_format(client):
    answer = client.get("/present?place=line-11&paper=A3&format=pdf&upright=1&dpi=600")
    asked = asked_of(deck_of(answer)["slides"][0]["picture"])
    assert asked["format"] == "png"
    assert not {"paper", "upright", "dpi"} & set(asked)


def test_every_picture_that_a_page_names_can_be_asked_for(client, desk):
    slide = deck_of(client.get("/present?set=villages&lang=en&office=甲&blocks=qr&n=3"))["slides"][
        2
    ]
    ours = {"Referer": "http://map.example/present", "Sec-Fetch-Site": "same-origin"}
    answer = client.get(f"/{slide['picture']}&paper=1920x1080", headers=ours)
    assert answer.status_code == 200
    _, briefing = desk.asked[0]
    assert briefing.view.language == "en"
    assert (briefing.options.paper, briefing.options.office) == ("1920x1080", "甲")
    assert briefing.options.has("qr")


def test_the_page_begins_at_the_slide_of_its_address(client):
    answer = client.get("/present?set=villages&n=3")
    deck = deck_of(answer)
    title = deck["slides"][2]["title"]
    assert deck["number"] == 3
    assert f"<title>3/{VILLAGES} {title} · 旧村改造（20村）</title>" in answer.text
    assert f"{title}</h1>" in answer.text


def test_leaving_leads_to_the_place_on_the_map(client):
    slides = deck_of(client.get("/present?set=line-11,line-22&layers=-roads&lang=en"))["slides"]
    assert slides[0]["leave"] == "./?place=line-11&layers=-roads&lang=en"
    assert deck_of(client.get("/present"))["slides"][0]["leave"] == "./"


def test_without_script_there_is_the_picture_and_the_way_on_and_back(client):
    text = client.get("/present?set=villages&layers=-roads&n=2").text
    page = html.unescape(text.split("<noscript>")[1].split("</noscript>")[0])
    assert "&paper=1920x1080" in page
    assert "规划期（2021—2025年）已届满" in page
    links = html.unescape(text.split("<nav")[1].split("</nav>")[0])
    assert 'href="present?set=villages&layers=-roads&n=1" rel="prev"' in links
    assert 'href="present?set=villages&layers=-roads&n=3" rel="next"' in links


def test_the_ends_of_a_set_lead_no_further(client):
    first = client.get("/present?set=line-11,line-22").text
    last = client.get("/present?set=line-11,line-22&n=2").text
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("set=nowhere", "nowhere"),
        ("set=,", "没有写明要出图的地点"),
        ("place=atlantis", "atlantis"),
        ("set=villages&n=21", "1 至 20"),
        ("set=villages&n=0", "1 至 20"),
        ("set=villages&n=two", "1 至 20"),
        ("n=2", "1 至 1"),
        ("set=villages&what=compare", "不能是对比页"),
        ("template=none&set=villages", "none"),
        ("set=" + "a," * 70, "最多"),
    ],
)
def test_what_is_not_understood_is_said_on_a_page(client, asked, said):
    answer = client.get(f"/present?{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    assert said in html.unescape(answer.text)


def test_only_the_pages_own_style_and_script_are_allowed(client):
    import base64
    import hashlib

    answer = client.get("/present?set=villages")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert "style=" not in answer.text
    assert not re.search(r"\son\w+=", answer.text)


def test_hostile_words_of_an_address_stay_words(client):
    hostile = "<script>alert(1)</script>"
    answer = client.get("/present", params={"title": hostile, "set": ""})
    assert answer.status_code == 200
    assert hostile not in answer.text
    assert deck_of(answer)["slides"][0]["title"] == hostile


def test_a_picture_asked_for_by_the_presenting_page_carries_the_apps_address(client, desk):
    referer = {"Referer": "http://map.example/office/present?n=3", "Host": "map.example"}
    client.get("/export?place=line-11&paper=1920x1080", headers=referer)
    assert desk.asked[0][1].link == "http://map.example/office/?place=line-11"
