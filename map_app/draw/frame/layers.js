/** The layers on the map: each in a pane of its own, so that switching it is one change of style. */

const PANE_FLOOR = 300;
const POINTS_ABOVE = 190;

/** Return Leaflet's options for a path in this look. */
function pathOptions(number, dimension) {
  const look = SETTINGS.looks[number];
  const hatched = look.hatch !== null && dimension === 2;
  const dotted = look.dash.length > 0 && look.dash[0] <= 1;
  return {
    stroke: look.stroke !== null,
    color: look.stroke || undefined,
    weight: look.width,
    opacity: look.opacity,
    dashArray: look.dash.length ? look.dash.join(" ") : undefined,
    lineCap: look.dash.length && !dotted ? "butt" : "round",
    lineJoin: "round",
    fill: dimension !== 1 && (hatched || look.fill !== null),
    fillColor: hatched ? `url(#hatch-${number})` : look.fill,
    fillOpacity: hatched ? 1 : look.fillOpacity,
    smoothFactor: 0.4,
  };
}

/** Return 0 for a point, 1 for a line, 2 for an area; collections of geometries are not drawn. */
function dimensionOf(geometry) {
  return { Point: 0, MultiPoint: 0, LineString: 1, MultiLineString: 1, Polygon: 2, MultiPolygon: 2 }[geometry.type];
}

/** Whether what has these words of a layer's filter is shown when the layer is narrowed to `only`. */
function isKept(words, only) {
  return only.length === 0 || words.length === 0 || words.some((word) => only.includes(word));
}

/** One drawn layer of the catalogue. */
class MapLayer {
  /** Draw the layer's features into its own pane; `index` is the features of every id. */
  constructor(map, spec, index) {
    this.id = spec.id;
    this.group = spec.group;
    this.on = spec.on;
    this.opacity = 1;
    this.rest = 1;
    this.only = [];
    this.entries = [];
    this.faint = spec.group === "base";
    this.scaled = [];
    this.signs = [];
    this.onlyPoints = true;
    this.pane = map.createPane(`layer-${spec.id}`);
    this.pane.classList.add("layer-pane");
    this.renderer = drawingIn(`layer-${spec.id}`);
    this.group2d = L.layerGroup([]);
    readBlock(`layer-${spec.id}`).features.forEach((feature, at) => this.take(feature, spec, index, at));
    this.group2d.addTo(map);
    this.show();
  }

  /** Add one feature: its casing, then the feature itself. */
  take(feature, spec, index, at) {
    const dimension = dimensionOf(feature.geometry);
    if (dimension === undefined) return;
    if (dimension > 0) this.onlyPoints = false;
    const { id, name, look: number } = feature.properties;
    const look = SETTINGS.looks[number];
    const options = { ...pathOptions(number, dimension), pane: `layer-${this.id}`, renderer: this.renderer, interactive: false };
    const entry = { id, name, layer: this.id, feature, number, dimension, clickable: spec.clickable, paths: [], casing: [], legend: spec.legend[at], of: spec.of[at], isShown: true };
    if (dimension === 1 && look.casing !== null) {
      const wide = { ...options, color: look.casing, weight: look.width + 2 * look.casingWidth, dashArray: null, lineCap: "round" };
      this.draw(feature.geometry, wide, look, entry.casing);
    }
    this.draw(feature.geometry, { ...options, className: spec.clickable ? "can-click" : "" }, look, entry.paths);
    this.entries.push(entry);
    if (!index.has(id)) index.set(id, []);
    index.get(id).push(entry);
  }

  /** Draw one geometry into `paths`; remember what grows with the zoom. */
  draw(geometry, options, look, paths) {
    const pointToLayer = (_, latlng) => new Sign(latlng, { ...options, sign: look.symbol, baseRadius: look.radius, extra: 0, faint: this.faint });
    L.geoJSON(geometry, { ...options, style: () => options, pointToLayer }).eachLayer((path) => {
      this.group2d.addLayer(path);
      if (path instanceof Sign) this.signs.push(path);
      else if (dimensionOf(geometry) === 1) this.scaled.push([path, options.weight]);
      paths.push(path);
    });
  }

  /** Show the features that have one of these words of the filter, all when there is none. */
  narrow(only) {
    if (only.join(" ") === this.only.join(" ")) return;
    this.only = only;
    this.entries.forEach((entry) => {
      entry.isShown = isKept(entry.of, only);
      [...entry.paths, ...entry.casing].forEach((path) => {
        path.isHidden = !entry.isShown;
        const element = path.getElement();
        if (element) element.classList.toggle("is-hidden", path.isHidden);
      });
    });
  }

  /** Return the bounds of all that is shown. */
  bounds() {
    const bounds = L.latLngBounds([]);
    this.entries.filter(({ isShown }) => isShown).forEach(({ paths }) => paths.forEach((path) =>
      bounds.extend(path.getBounds ? path.getBounds() : path.getLatLng())));
    return bounds;
  }

  /** Make lines as wide as this zoom asks. */
  rescale(zoom) {
    const scale = scaleAt(zoom);
    this.scaled.forEach(([path, width]) => path.setStyle({ weight: width * scale }));
  }

  /** Put the state of the layer on the screen. */
  show() {
    this.pane.style.display = this.on ? "" : "none";
    this.pane.style.opacity = String(this.opacity * this.rest);
  }

  /** Stand at this position from below; points and the district's edge stand above the veil. */
  stand(position) {
    const above = this.onlyPoints || this.id === SETTINGS.districtLayer;
    this.pane.style.zIndex = String(PANE_FLOOR + Math.min(position, 150) + (above ? POINTS_ABOVE : 0));
  }

  /** Switch the layer, set its opacity and what of it is shown. */
  set(on, opacity, only) {
    this.on = on;
    this.opacity = opacity;
    this.narrow(only);
    this.show();
  }
}

/** Draw every layer of the settings; give back the layers by id and the features by id. */
function drawLayers(map) {
  const layers = new Map();
  const index = new Map();
  SETTINGS.layers.forEach((spec, position) => {
    const layer = new MapLayer(map, spec, index);
    layer.stand(position);
    layers.set(spec.id, layer);
  });
  const rescale = () => layers.forEach((layer) => layer.rescale(map.getZoom()));
  map.on("zoomend", rescale);
  rescale();
  return { layers, index };
}

/** Return Leaflet's positions, latitude first, of rings whose longitude comes first. */
function latLngRings(rings) {
  return rings.map((ring) => ring.map(([lon, lat]) => [lat, lon]));
}

/** Put the district's land below everything, and the veil over what lies outside it. */
function drawVeil(map) {
  const { paper, outside } = SETTINGS.colours;
  const fixed = { interactive: false, stroke: false, smoothFactor: 0.4 };
  map.createPane("land").style.zIndex = "250";
  map.createPane("veil").style.zIndex = "480";
  const land = { ...fixed, pane: "land", renderer: drawingIn("land"), fillColor: paper, fillOpacity: 1 };
  const veil = { ...fixed, pane: "veil", renderer: drawingIn("veil"), fillColor: outside };
  const world = [[-80, -179], [80, -179], [80, 179], [-80, 179]];
  SETTINGS.veil.forEach((rings, step) => {
    const holes = latLngRings(rings);
    if (step === 0) holes.forEach((ring) => L.polygon(ring, land).addTo(map));
    L.polygon([world, ...holes], { ...veil, fillOpacity: step === 0 ? 0.45 : 0.3 }).addTo(map);
  });
}
