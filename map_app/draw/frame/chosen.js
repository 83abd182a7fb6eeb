/** The chosen place stands out, drawn again above everything; the rest steps back. */

const ABOVE_SIGNS = 700;
const BELOW_SIGNS = 486;

class Chosen {
  /** Make the pane; `index` is the features by id, `names` the names on the map, `sight` what is in sight. */
  constructor(map, layers, index, names, sight) {
    this.map = map;
    this.layers = layers;
    this.index = index;
    this.names = names;
    this.sight = sight;
    this.drawn = null;
    this.pane = map.createPane("chosen");
    this.renderer = drawingIn("chosen");
    map.on("zoomend", () => this.id && this.draw());
    this.id = null;
  }

  /** Choose the place of this id, or none; an id that is not drawn leaves nothing chosen. */
  choose(id, fly) {
    this.id = id !== null && this.index.has(id) ? id : null;
    this.draw();
    this.stepBack();
    this.names.choose(this.id, this.id && this.id !== SETTINGS.districtId ? this.index.get(this.id)[0] : null);
    if (this.id && fly) this.flyTo();
  }

  /** Draw the chosen place: halo below, outline above it, its own look on top. */
  draw() {
    if (this.drawn) this.drawn.remove();
    this.drawn = L.layerGroup([]);
    const entries = this.id ? this.index.get(this.id) : [];
    const tiers = [[], [], [], []];
    entries.forEach((entry) => this.tiersOf(entry).forEach((path, tier) => tiers[tier].push(path)));
    tiers.flat().forEach((path) => this.drawn.addLayer(path));
    this.drawn.addTo(this.map);
  }

  /** Return the drawings of one feature, the lowest first; a line's gaps are filled white. */
  tiersOf({ feature, number, dimension }) {
    const { stroke, width, halo, haloWidth, fillOpacity } = SETTINGS.chosen;
    const own = pathOptions(number, dimension);
    const grown = dimension === 1 ? own.weight * scaleAt(this.map.getZoom()) : 0;
    const line = { fill: false, stroke: true, dashArray: null, lineCap: "round", opacity: 1 };
    const haloed = { ...own, ...line, color: halo, weight: grown + width + haloWidth, opacity: 0.9 };
    const inked = { ...own, ...line, color: stroke, weight: grown + width };
    const white = { ...inked, color: halo, weight: grown };
    const itself = dimension === 2
      ? { ...own, stroke: false, fillOpacity: own.fillOpacity === 1 ? 1 : Math.max(own.fillOpacity, fillOpacity) }
      : { ...own, weight: dimension === 1 ? grown : own.weight };
    const drawings = [[haloed, 5], [inked, 5], ...(dimension === 1 ? [[white, 0]] : []), [itself, 0]];
    return drawings.map(([style, extra]) => this.path(feature, style, extra, number));
  }

  /** Return one drawing of the feature. */
  path(feature, style, extra, number) {
    const look = SETTINGS.looks[number];
    const options = { ...style, pane: "chosen", renderer: this.renderer, interactive: false };
    const pointToLayer = (_, latlng) =>
      new Sign(latlng, { ...options, sign: look.symbol === "none" ? "circle" : look.symbol, baseRadius: look.radius, extra });
    return L.geoJSON(feature.geometry, { ...options, style: () => options, pointToLayer });
  }

  /**
   * Let every other layer step back; the district itself chosen, nothing does. Signs stay above a
   * chosen line or area, and step back less: they tell where along it the reader is.
   */
  stepBack() {
    const rest = this.id && this.id !== SETTINGS.districtId ? SETTINGS.chosen.restOpacity : 1;
    const isSign = this.id !== null && this.index.get(this.id).every(({ dimension }) => dimension === 0);
    const signs = isSign ? rest : Math.sqrt(rest);
    this.pane.style.zIndex = String(isSign ? ABOVE_SIGNS : BELOW_SIGNS);
    this.layers.forEach((layer) => {
      if (layer.onlyPoints) layer.rest = signs;
      else layer.rest = layer.group === "base" ? 1 : rest;
      layer.show();
    });
    this.names.pane.classList.toggle("steps-back", rest < 1);
  }

  /** Bring the chosen place before the reader. */
  flyTo() {
    const bounds = L.latLngBounds([]);
    this.index.get(this.id).forEach((entry) => entry.paths.forEach((path) =>
      bounds.extend(path.getBounds ? path.getBounds() : path.getLatLng())));
    this.sight.flyTo(bounds);
  }
}
