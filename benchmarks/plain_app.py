"""The plain alternative: the same layers and the same sheet in a streamlit-folium app.

Written as its documentation shows: the map is made in the script, `st_folium` tells the script of
a click, the script runs again and writes the sheet. It is what the figures are compared with.
"""

from __future__ import annotations

import folium
import streamlit as st
from streamlit_folium import st_folium

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


def plain_map(atlas: Atlas) -> folium.Map:
    """Return a folium map of the layers that are on at the start."""
    drawn = folium.Map(location=[23.095, 113.225], zoom_start=13, tiles=None)
    for layer in atlas.ground.layers.values():
        if layer.spec.on:
            folium.GeoJson(layer.frame[["id", "name", "geometry"]].to_json()).add_to(drawn)
    return drawn


atlas, look = data()
left, right = st.columns([2, 1])
with left:
    answer = st_folium(
        plain_map(atlas), height=700, use_container_width=True, returned_objects=["last_clicked"]
    )
with right:
    clicked = (answer or {}).get("last_clicked")
    hits = atlas.pick(clicked["lng"], clicked["lat"], 20.0) if clicked else ()
    if hits:
        st.html(f'<div id="plain">{sheet_fragment(atlas, look, hits[0].place.id, "zh")}</div>')
