/** A reader's own layer: a pane of its own in the pane of all of them. It answers as a layer of the plan does. */

class OwnPane {
  /** Make the pane; `id` is the layer's. */
  constructor(map, id) {
    this.map = map;
    this.id = id;
    this.group = "own";
    this.on = true;
    this.opacity = 1;
    this.rest = 1;
    this.signs = []; // none that the plan's names would make way for
    this.onlyPoints = false;
    this.bounds = null;
    this.pane = map.createPane(id, map.getPane("own"));
    this.pane.classList.add("layer-pane");
  }

  /** Put the state of the layer on the screen. */
  show() {
    this.pane.style.display = this.on ? "" : "none";
    this.pane.style.opacity = String(this.opacity * this.rest);
  }

  /** Stand at this position from below, among one's own layers. */
  stand(position) {
    this.pane.style.zIndex = String(position + 1);
  }

  /** Switch the layer and set its opacity. */
  set(on, opacity) {
    this.on = on;
    this.opacity = opacity;
    this.show();
  }

  /** Grow with the zoom; what is drawn already may have nothing that does. */
  rescale() {}

  /** Take the pane away. */
  remove() {
    this.pane.remove();
    delete this.map._panes[this.id];
  }
}

/** An own layer that is drawn here from GeoJSON. */
class OwnLayer extends OwnPane {
  /** Draw the features; `index` is the features by id, `colours` those of the classes. */
  constructor(map, id, index, { features, colours, isTried }) {
    super(map, id);
    this.index = index;
    this.scaled = [];
    this.entries = [];
    this.onlyPoints = true;
    this.bounds = L.latLngBounds([]);
    this.renderer = drawingIn(id);
    this.drawn = L.layerGroup([]);
    features.forEach((feature) => this.take(feature, colours, isTried));
    this.drawn.addTo(map);
    this.rescale(map.getZoom());
  }

  /** Add one feature, every geometry of it; what cannot be drawn is left out. */
  take(feature, colours, isTried) {
    if (typeof feature !== "object" || feature === null || typeof feature.properties !== "object" || feature.properties === null) return;
    const { row, name, c: shade } = feature.properties;
    if (!isCount(row, 1e9)) return;
    const colour = colours[isCount(shade, colours.length - 1) ? shade : 0];
    drawableOf(feature.geometry).forEach((geometry) => this.draw(`${this.id}/${row}`, typeof name === "string" ? name : "", geometry, colour, isTried));
  }

  /** Draw one geometry: a line's casing, then itself. */
  draw(id, name, geometry, colour, isTried) {
    const dimension = dimensionOf(geometry);
    const number = ownLook(colour, dimension, isTried);
    const look = SETTINGS.looks[number];
    const options = { ...pathOptions(number, dimension), pane: this.id, renderer: this.renderer, interactive: false };
    if (dimension > 0) this.onlyPoints = false;
    if (look.casing !== null) this.paths(geometry, { ...options, color: look.casing, weight: look.width + 2 * look.casingWidth, dashArray: null }, look);
    const paths = this.paths(geometry, { ...options, className: "can-click" }, look);
    paths.forEach((path) => this.bounds.extend(path.getBounds ? path.getBounds() : path.getLatLng()));
    const entry = { id, name, layer: this.id, feature: { geometry }, number, dimension, clickable: true, paths };
    this.entries.push(entry);
    if (!this.index.has(id)) this.index.set(id, []);
    this.index.get(id).push(entry);
  }

  /** Draw a geometry once and return its paths. */
  paths(geometry, options, look) {
    const paths = [];
    const pointToLayer = (_, latlng) => new Sign(latlng, { ...options, sign: look.symbol, baseRadius: look.radius, extra: 0, faint: false });
    L.geoJSON(geometry, { ...options, style: () => options, pointToLayer }).eachLayer((path) => {
      this.drawn.addLayer(path);
      if (dimensionOf(geometry) === 1) this.scaled.push([path, options.weight]);
      paths.push(path);
    });
    return paths;
  }

  /** Make lines as wide as this zoom asks. */
  rescale(zoom) {
    const scale = scaleAt(zoom);
    this.scaled.forEach(([path, width]) => path.setStyle({ weight: width * scale }));
  }

  /** Forget the features, then go. */
  remove() {
    new Set(this.entries.map(({ id }) => id)).forEach((id) => this.index.delete(id));
    this.drawn.remove();
    this.renderer.remove();
    super.remove();
  }
}
