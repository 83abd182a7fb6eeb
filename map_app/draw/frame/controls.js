/** Zoom buttons, scale bar and credits, in the document's language. */

/** A scale bar with the unit in words; Leaflet measures it along the parallel at the map's middle. */
const ScaleBar = L.Control.Scale.extend({
  _updateMetric(maxMetres) {
    const metres = this._getRoundNum(maxMetres);
    const [figure, unit] = metres < 1000 ? [metres, SETTINGS.words.metres] : [metres / 1000, SETTINGS.words.kilometres];
    this._mScale.style.width = `${Math.round((this.options.maxWidth * metres) / maxMetres)}px`;
    this._mScale.textContent = `${figure} ${unit}`;
  },
});

const WIDE_PX = 600;

/** Who the data is owed to; set as text. On a narrow screen the first, the others on asking. */
const Credits = L.Control.extend({
  onAdd() {
    const [first, ...others] = SETTINGS.credits;
    const isWide = window.innerWidth >= WIDE_PX;
    const node = L.DomUtil.create(isWide ? "div" : "details", "credits");
    L.DomUtil.create(isWide ? "span" : "summary", "", node).textContent = isWide ? `${first} · ` : `${first} …`;
    L.DomUtil.create("span", "", node).textContent = others.join(" · ");
    L.DomEvent.disableClickPropagation(node);
    return node;
  },
});

/** Put the controls on the map. */
function addControls(map) {
  L.control.zoom({
    position: "bottomright", zoomInText: "+", zoomOutText: "−",
    zoomInTitle: SETTINGS.words.zoomIn, zoomOutTitle: SETTINGS.words.zoomOut,
  }).addTo(map);
  new ScaleBar({ position: "bottomleft", imperial: false, maxWidth: 120 }).addTo(map);
  new Credits({ position: "bottomleft" }).addTo(map);
}
