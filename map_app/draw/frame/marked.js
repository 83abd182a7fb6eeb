/** Several places marked at once, lightly: those that the paragraph being read names. Nothing steps back. */

const MOST_MARKED = 400;
const SEEN_FROM = 0.12;

class Marked {
  /** Make the pane below the chosen place's; listen for what is to be marked. */
  constructor(map, index, names, sight) {
    this.map = map;
    this.index = index;
    this.names = names;
    this.sight = sight;
    this.ids = [];
    this.drawn = L.layerGroup([]).addTo(map);
    map.createPane("marked").style.zIndex = "484";
    this.renderer = drawingIn("marked");
    map.on("zoomend", () => this.draw());
    window.addEventListener("message", (event) => this.take(event));
  }

  /** Mark the places of a message; `fly` brings them before the reader: true where they are not seen, "always" in any case. */
  take({ source, data }) {
    if (source !== window.parent || !data || data.type !== "mark" || !Array.isArray(data.ids)) return;
    const ids = data.ids.slice(0, MOST_MARKED).filter((id) => isId(id) && this.index.has(id));
    if (ids.join(" ") !== this.ids.join(" ")) {
      this.ids = ids;
      this.draw();
      this.names.mark(ids);
    }
    if (data.fly && ids.length) this.flyTo(data.fly === "always");
  }

  /** Draw a soft light below and a line around every one; a metro line keeps its own look between. */
  draw() {
    this.drawn.clearLayers();
    this.entries().forEach(({ feature, number, dimension }) => {
      const { halo, stroke } = SETTINGS.chosen;
      const own = pathOptions(number, dimension);
      const kept = { pane: "marked", renderer: this.renderer, interactive: false };
      const line = { ...kept, fill: false, lineCap: "round", lineJoin: "round" };
      if (dimension === 1) {
        const weight = own.weight * scaleAt(this.map.getZoom());
        this.add(feature, { ...line, color: halo, weight: weight + 6, opacity: 0.7 });
        this.add(feature, { ...line, color: stroke, weight: weight + 3.2, opacity: 0.7 });
        this.add(feature, { ...line, color: halo, weight: weight + 1.6 });
        this.add(feature, { ...own, ...kept, weight });
      } else {
        this.add(feature, { ...line, color: halo, weight: 5, opacity: 0.85 });
        this.add(feature, { ...line, color: stroke, weight: 1.8, opacity: 0.8, dashArray: "5 4" });
      }
    });
  }

  /** Add one drawing of a feature; a point gets a ring. */
  add(feature, style) {
    const pointToLayer = (_, latlng) => L.circleMarker(latlng, { ...style, dashArray: null, radius: 9 });
    this.drawn.addLayer(L.geoJSON(feature.geometry, { ...style, style: () => style, pointToLayer }));
  }

  /** Return the features of the marked places. */
  entries() {
    return this.ids.flatMap((id) => this.index.get(id));
  }

  /** Bring them before the reader, unless all of them are seen well as it is and that is enough. */
  flyTo(always) {
    const bounds = L.latLngBounds([]);
    this.entries().forEach(({ paths }) => paths.forEach((path) =>
      bounds.extend(path.getBounds ? path.getBounds() : path.getLatLng())));
    const seen = this.map.getBounds();
    const tall = (one) => one.getNorth() - one.getSouth();
    const wide = (one) => one.getEast() - one.getWest();
    const isLarge = Math.max(tall(bounds) / tall(seen), wide(bounds) / wide(seen)) >= SEEN_FROM;
    if (always || !seen.contains(bounds) || (!isLarge && this.map.getZoom() < 13)) this.sight.flyTo(bounds);
  }
}

new Marked(planMap, featureIndex, names, sight);
