"""The map is one document that needs nothing from outside and runs nothing but its own scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
import shapely

from map_app.atlas import load_atlas
from map_app.draw import map_document
from tests.draw.map_support import with_layer

PROJECT = Path(__file__).resolve().parents[2]
HOSTILE = "</script><script>alert(1)</script><!--\u2028<img src=x onerror=alert(1)>"
NOT_ADDRESSES = {
    "http://www.w3.org/2000/svg",  # a name of a language, never asked for
    "https://leafletjs.com",  # in Leaflet's licence comment and in a credit line that is off
}


@pytest.fixture(scope="module")
def html(atlas, look):
    return map_document(atlas, look, "zh").html


def blocks_of(html):
    found = re.findall(
        r'<script type="application/json" id="([^"]+)">(.*?)</script>', html, re.DOTALL
    )
    return {name: json.loads(text) for name, text in found}


def policy_of(html):
    return re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]


def test_equal_content_gives_equal_bytes(look, html):
    again = map_document(load_atlas(PROJECT / "seeds", PROJECT / "layers"), look, "zh")
    assert again.html == html


def test_the_digest_tells_one_document_from_another(atlas, look, html):
    chinese, english = (map_document(atlas, look, language) for language in ("zh", "en"))
    assert chinese.digest == hashlib.sha256(html.encode()).hexdigest()[: len(chinese.digest)]
    assert chinese.digest != english.digest


def test_the_document_names_no_address_outside(html):
    assert set(re.findall(r"https?://[\w./-]*\w", html)) <= NOT_ADDRESSES


def test_nothing_is_loaded_by_an_element_or_a_style(html):
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", html)
    assert not re.search(r"<script[^>]*\bsrc=", html)
    assert not re.search(
        r"url\((?!#)[^)]", "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    )


@pytest.mark.parametrize(
    ("element", "directive"), [("script", "script-src"), ("style", "style-src")]
)
def test_the_policy_names_exactly_the_scripts_and_styles_of_the_document(html, element, directive):
    texts = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in texts
    }
    allowed = re.search(rf"{directive} ([^;]+)", policy_of(html))[1].split()
    assert set(allowed) == hashes


def test_the_policy_allows_nothing_else(html):
    policy = policy_of(html)
    assert policy.startswith("default-src 'none';")
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_element_carries_a_style_or_a_handler_of_its_own(html):
    body = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"\s(style|on\w+)=", body)


def test_every_layer_stands_in_the_document_once(atlas, html):
    found = re.findall(r'id="layer-([^"]+)"', html)
    assert found == list(atlas.ground.layers)


def test_features_carry_their_id_name_and_look_and_nothing_else(html):
    for block, data in blocks_of(html).items():
        if block.startswith("layer-"):
            assert all(set(f["properties"]) == {"id", "name", "look"} for f in data["features"])


def test_positions_have_at_most_six_decimals(html):
    for block, data in blocks_of(html).items():
        if block.startswith("layer-"):
            written = json.dumps([feature["geometry"] for feature in data["features"]])
            assert not re.search(r"\d\.\d{7}", written)


def test_a_hostile_name_stays_text_inside_its_block(atlas, look):
    rows = [("x-1", HOSTILE, shapely.Point(113.23, 23.1).buffer(0.001))]
    html = map_document(with_layer(atlas, "foreign", rows), look, "zh").html
    assert "alert(1)</" not in html
    assert "<img" not in html
    assert "\u2028" not in html
    assert blocks_of(html)["layer-foreign"]["features"][0]["properties"]["name"] == HOSTILE


def test_an_english_reader_gets_english_names_and_words(atlas, look):
    blocks = blocks_of(map_document(atlas, look, "en").html)
    assert blocks["plan-settings"]["words"]["zoomIn"] == "Zoom in"
    names = {f["properties"]["name"] for f in blocks["layer-metro_stations"]["features"]}
    assert "Xilang Station" in names


def test_every_layers_credit_is_on_the_map(atlas, html):
    told = " · ".join(blocks_of(html)["plan-settings"]["credits"])
    for layer in atlas.ground.layers.values():
        assert all(part.strip() in told for part in layer.spec.credit.split("；"))


def test_the_document_stays_small(html):
    assert len(html.encode()) < 1_000_000
