/** A reader's own layers on the map: handed in by the page, above the plan's areas, below signs, names and the chosen place. */

const OWN_FLOOR = "482";
const OWN_FARTHEST_DEG = 3;

class Own {
  /** `layers` are the layers by id, `index` the features by id; both take the own ones in. */
  constructor({ map, layers, index, chosen, hover, sight }) {
    Object.assign(this, { map, layers, index, chosen, hover, sight });
    this.states = [];
    this.lent = null;
    this.usual = map.options.maxBounds;
    map.createPane("own").style.zIndex = OWN_FLOOR;
    this.known = { own: this.put, "own-tiles": this.tiles, "own-state": this.state, "own-remove": this.remove, "own-select": this.select, "own-look": this.look, tile: takeTile };
    this.takeFiles(map.getContainer());
    window.addEventListener("message", (event) => this.take(event));
  }

  /** Do what a message from the page asks; what is not understood is left alone. */
  take({ source, data }) {
    if (source !== window.parent || typeof data !== "object" || data === null) return;
    if (Object.prototype.hasOwnProperty.call(this.known, data.type)) this.known[data.type].call(this, data);
  }

  /** Return the ids of the own layers that stand. */
  ids() {
    return Array.from(this.layers.keys()).filter(isOwnId);
  }

  /** Draw a layer from GeoJSON, in the place of the one that had its id; `tried` is one not yet taken. */
  put({ id, features, colours, tried }) {
    const shades = coloursOf(colours);
    if (!isOwnId(id) || !shades.length || !Array.isArray(features) || features.length > MOST_OWN_FEATURES) return;
    if (!this.layers.has(id) && this.ids().length >= MOST_OWN) return;
    const chosen = this.chosen.id;
    this.clear(id);
    this.add(new OwnLayer(this.map, id, this.index, { features, colours: shades, isTried: tried === true }));
    this.hover.know(this.layers.get(id).entries);
    if (this.isOf(chosen, id)) this.chosen.choose(chosen, false);
  }

  /** Show a layer by the server's pictures, or its next version. */
  tiles({ id, bounds, version }) {
    const area = boundsOfSides(bounds);
    if (!isOwnId(id) || !area || !isCount(version, 1e9)) return;
    const standing = this.layers.get(id);
    if (standing instanceof OwnTiles) {
      standing.put(area, version);
      this.reach();
      return;
    }
    if (!standing && this.ids().length >= MOST_OWN) return;
    this.clear(id);
    this.add(new OwnTiles(this.map, id, area, version));
  }

  /** Take a layer in, in the state that is known of it. */
  add(layer) {
    this.layers.set(layer.id, layer);
    this.lay();
    this.chosen.stepBack();
    this.reach();
  }

  /** Switch one's own layers; opacity is kept within 0 to 1, the order is bottom to top. */
  state({ layers }) {
    if (!Array.isArray(layers) || layers.length > MOST_OWN) return;
    this.states = layers.filter((one) => one && isOwnId(one.id));
    this.lay();
  }

  /** Put the states on the screen; a layer that none is known of stands on top. */
  lay() {
    const at = new Map(this.states.map((state, position) => [state.id, position]));
    this.ids().forEach((id) => {
      const layer = this.layers.get(id);
      const state = this.states[at.get(id)] || { on: true };
      layer.set(state.on === true, areNumbers(state.opacity) ? Math.min(1, Math.max(0, state.opacity)) : layer.opacity);
      layer.stand(at.has(id) ? at.get(id) : MOST_OWN);
    });
  }

  /** Take a layer off the map. */
  remove({ id }) {
    if (!isOwnId(id) || !this.layers.has(id)) return;
    if (this.isOf(this.chosen.id, id)) this.chosen.choose(null, false);
    this.clear(id);
    this.reach();
  }

  /** Take what has this id away, the choice of a feature that was drawn with it too. */
  clear(id) {
    const layer = this.layers.get(id);
    if (!layer) return;
    this.hover.under(null);
    layer.remove();
    this.layers.delete(id);
    if (this.isOf(this.lent, id)) this.giveBack();
    if (this.chosen.id !== null && !this.index.has(this.chosen.id)) this.chosen.choose(null, false);
  }

  /** Whether this is the id of a feature of the layer. */
  isOf(featureId, id) {
    return featureId !== null && featureId.startsWith(`${id}/`);
  }

  /** Choose a feature; one that is not drawn here is drawn from the geometry that comes with the message. */
  select({ id, row, name, geometry, bounds, fly }) {
    if (!isOwnId(id) || !isCount(row, 1e9)) return;
    const featureId = `${id}/${row}`;
    this.giveBack();
    if (!this.index.has(featureId)) this.lend(featureId, id, typeof name === "string" ? name : "", drawableOf(geometry));
    const isDrawn = this.index.has(featureId);
    this.chosen.choose(isDrawn ? featureId : null, isDrawn && fly === true);
    const area = boundsOfSides(bounds);
    if (fly === true && !isDrawn && area) this.sight.flyTo(area);
  }

  /** Bring bounds before the reader, as far as the map goes. */
  look({ bounds }) {
    const area = boundsOfSides(bounds);
    if (area && this.farthest().intersects(area)) this.sight.flyTo(area);
  }

  /** Hand files that are dropped on the map to the page; the frame itself opens none. */
  takeFiles(container) {
    const hasFiles = ({ dataTransfer }) => Boolean(dataTransfer) && Array.from(dataTransfer.types).includes("Files");
    ["dragenter", "dragover"].forEach((kind) => container.addEventListener(kind, (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (kind === "dragenter") tell({ type: "own-drag" });
    }));
    container.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      tell({ type: "own-drop", files: Array.from(event.dataTransfer.files) });
    });
  }

  /** Know a feature for as long as it is chosen. */
  lend(featureId, layerId, name, geometries) {
    if (!geometries.length) return;
    this.lent = featureId;
    this.index.set(featureId, geometries.map((geometry) => {
      const paths = L.geoJSON(geometry, { pointToLayer: (_, latlng) => L.circleMarker(latlng) }).getLayers();
      const dimension = dimensionOf(geometry);
      const number = ownLook(SETTINGS.chosen.stroke, dimension, false);
      return { id: featureId, name, layer: layerId, feature: { geometry }, number, dimension, clickable: false, paths };
    }));
  }

  /** Forget the feature that was known for being chosen. */
  giveBack() {
    if (this.lent) this.index.delete(this.lent);
    this.lent = null;
  }

  /** Return how far the map goes for one's own layers: a few degrees. */
  farthest() {
    return this.usual.pad(OWN_FARTHEST_DEG / (this.usual.getEast() - this.usual.getWest()));
  }

  /** Let the reader look as far as their own layers lie, within reason. */
  reach() {
    const usual = this.usual;
    const bounds = L.latLngBounds(usual.getSouthWest(), usual.getNorthEast());
    const farthest = this.farthest();
    this.ids().map((id) => this.layers.get(id).bounds).filter((one) => one.isValid() && farthest.contains(one)).forEach((one) => bounds.extend(one.pad(0.1)));
    this.map.options.maxBounds = bounds;
    this.sight.around = bounds.equals(usual) ? this.sight.district : bounds;
    this.sight.limit();
  }
}

new Own({ map: planMap, layers: mapLayers, index: featureIndex, chosen: chosenPlace, hover: placeHover, sight });
