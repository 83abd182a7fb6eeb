"""The plain alternative: the same layers and the same sheet in a streamlit-folium app.

Written as its documentation shows: the map is made in the script, `st_folium` tells the script of
a click, the script runs again and writes the sheet. A checkbox switches each layer, a file of the
reader's own is drawn with the rest, a button lays two layers over one another. It is what the
figures are compared with.
"""

from __future__ import annotations

import io
from html import escape

import folium
import geopandas as gpd
import streamlit as st
from shapely import Point
from streamlit_folium import st_folium

from benchmarks.pairs import GRID, PAIRS
from map_app.atlas import Atlas, load_atlas
from map_app.cartography import Look, load_look
from map_app.draw import sheet_fragment
from map_app.settings import read_settings

st.set_page_config(layout="wide")


@st.cache_resource
def data() -> tuple[Atlas, Look]:
    """Return the same Atlas and Look as the app's."""
    settings = read_settings()
    return load_atlas(settings.seeds, settings.layers), load_look(settings.layers)


@st.cache_data
def read(content: bytes) -> gpd.GeoDataFrame:
    """Return the features of a file; read once."""
    return gpd.read_file(io.BytesIO(content))


def plain_map(atlas: Atlas, shown: list[str], own: gpd.GeoDataFrame | None) -> folium.Map:
    """Return a folium map of the layers that are on, and of the reader's file."""
    drawn = folium.Map(location=[23.095, 113.225], zoom_start=13, tiles=None)
    for layer_id in shown:
        frame = atlas.ground.layers[layer_id].frame
        folium.GeoJson(frame[["id", "name", "geometry"]].to_json()).add_to(drawn)
    if own is not None:
        folium.GeoJson(own.to_json()).add_to(drawn)
    return drawn


def own_words(own: gpd.GeoDataFrame | None, lon: float, lat: float) -> str:
    """Return the first feature of the reader's file at a position, "" without any."""
    if own is None:
        return ""
    found = own[own.contains(Point(lon, lat))]
    if found.empty:
        return ""
    told = found.iloc[0].drop("geometry")
    rows = "".join(f"<p>{escape(f'{one}：{value}')}</p>" for one, value in told.items())
    return f"<h2>{escape(str(told.iloc[0]))}</h2>{rows}<p data-last></p>"


def overlaid(atlas: Atlas, first: str, second: str) -> str:
    """Return what two layers have in common, as a table."""
    one, other = (atlas.ground.layers[name].frame.to_crs(GRID) for name in (first, second))
    shared = gpd.overlay(one[["name", "geometry"]], other[["name", "geometry"]])
    table = shared.drop(columns="geometry").assign(area_ha=shared.area / 10_000)
    return f'<div id="overlaid" class="{first} {second}">{table.to_html()}</div>'


atlas, look = data()
with st.sidebar:
    layers = atlas.ground.layers.values()
    chosen = [one.spec.id for one in layers if st.checkbox(one.spec.id, one.spec.on)]
    file = st.file_uploader("GeoJSON", type="geojson")
    brought = read(file.getvalue()) if file else None
    pairs = [pair for pair in PAIRS if st.button(" × ".join(pair))]
left, right = st.columns([2, 1])
with left:
    answer = st_folium(
        plain_map(atlas, chosen, brought),
        height=700,
        use_container_width=True,
        returned_objects=["last_clicked"],
    )
with right:
    for first, second in pairs:
        st.html(overlaid(atlas, first, second))
    clicked = (answer or {}).get("last_clicked")
    if clicked:
        words = own_words(brought, clicked["lng"], clicked["lat"])
        hits = atlas.pick(clicked["lng"], clicked["lat"], 20.0)
        if hits and not words:
            words = sheet_fragment(atlas, look, hits[0].place.id, "zh")
        st.html(f'<div id="plain">{words}</div>')
