/** The names on the map, placed anew at each zoom, the same wherever the reader pans to. */

const LINE_HEIGHT = 1.25;
const STEEP_DEG = 50;
const BASE_SIGNS_FROM = 14;
const OFFSET_OF_SIGN = 9;

/** Names on the map. */
class Names {
  /** Make the pane; `layers` tells which layers are on. */
  constructor(map, layers) {
    this.map = map;
    this.layers = layers;
    this.chosen = null;
    this.own = null;
    this.marked = new Set();
    this.nodes = new Map();
    this.sizes = new Map();
    this.pane = map.createPane("names");
    this.pane.style.zIndex = "800";
    this.pen = document.createElement("canvas").getContext("2d");
    map.on("zoomanim", (event) => this.put(event.zoom, event.center));
    map.on("zoomend viewreset", () => this.put(map.getZoom()));
    map.on("zoom", (event) => (event.flyTo || event.pinch) && this.put(map.getZoom()));
  }

  /** Return width and height in pixels of the name's text before it is turned. */
  sizeOf(name) {
    const known = this.sizes.get(name);
    if (known) return known;
    const style = SETTINGS.nameStyles[name.kind];
    this.pen.font = `${style.weight} ${style.size}px ${SETTINGS.fonts}`;
    const lines = name.text.split("\n");
    const spacing = name.spacing * style.size;
    const width = Math.max(...lines.map((line) => this.pen.measureText(line).width + spacing * line.length));
    const edge = name.badge ? 8 : 2;
    const size = [width + edge, lines.length * style.size * LINE_HEIGHT + edge / 2];
    this.sizes.set(name, size);
    return size;
  }

  /** Return the names that may stand at this zoom, the chosen place's first, then those marked. */
  candidates(zoom) {
    const first = SETTINGS.names.find((name) => this.isChosen(name)) || this.own;
    const shown = SETTINGS.names.filter((name) =>
      name !== first && zoom >= name.minZoom && zoom < name.maxZoom && this.isOn(name) && this.hasSpot(name));
    const marked = shown.filter((name) => this.marked.has(name.id));
    const rest = shown.filter((name) => !this.marked.has(name.id));
    return [...(first ? [first] : []), ...marked, ...rest];
  }

  /** Whether the name's layer is on; notes belong to no layer. */
  isOn(name) {
    const layer = this.layers.get(name.layer);
    return layer ? layer.on : true;
  }

  /** Whether a feature that the name stands on is shown; `off` has the spots on features that are not. */
  hasSpot(name) {
    const layer = name.of && this.layers.get(name.layer);
    name.off = layer && layer.only.length ? name.of.map((words) => !isKept(words, layer.only)) : [];
    return !name.off.length || name.off.includes(false);
  }

  /** Whether the name is the chosen place's. */
  isChosen(name) {
    return this.chosen !== null && name.id === this.chosen;
  }

  /** Return the boxes of the signs that no name may cover: the base map's from near by only. */
  obstacles(zoom) {
    const boxes = [];
    this.layers.forEach((layer) => {
      if (!layer.on || (layer.group === "base" && zoom < BASE_SIGNS_FROM)) return;
      layer.signs.forEach((sign) => {
        if (sign.options.sign === "none" || sign.isHidden) return;
        const { x, y } = this.map.project(sign.getLatLng(), zoom);
        const size = 2 * sign.radiusAt(zoom) + 1;
        boxes.push(boxAbout(x, y, size, size));
      });
    });
    return boxes;
  }

  /** Place the names for this zoom and put them on the screen (about `center` while it moves). */
  put(zoom, center) {
    const origin = center ? this.map._getNewPixelOrigin(center, zoom) : this.map.getPixelOrigin();
    const project = (lon, lat) => {
      const point = this.map.project([lat, lon], zoom);
      return [point.x, point.y];
    };
    const placed = placeNames(this.candidates(zoom), (name) => this.sizeOf(name), project, this.obstacles(zoom), (name) => this.isChosen(name));
    const kept = new Set(placed.map(([name]) => name));
    this.nodes.forEach((node, name) => {
      if (!kept.has(name)) this.drop(name, node);
    });
    placed.forEach(([name, x, y, angle]) => {
      const isNew = !this.nodes.has(name);
      if (isNew && center) return;
      const node = isNew ? this.write(name) : this.nodes.get(name);
      L.DomUtil.setPosition(node, L.point(x, y).subtract(origin).round());
      node.classList.toggle("is-chosen", this.isChosen(name));
      node.classList.toggle("is-marked", this.marked.has(name.id));
      this.turn(node.firstChild, angle);
    });
  }

  /** Turn the words; Chinese on a steep course stands upright, one letter below the other. */
  turn(words, angle) {
    const upright = Math.abs(angle) > STEEP_DEG && SETTINGS.language === "zh";
    words.classList.toggle("name-upright", upright);
    const turn = upright ? Math.sign(angle) * 90 - angle : -angle;
    words.style.transform = `translate(-50%, -50%) rotate(${turn}deg)`;
  }

  /** Take a name off the map. */
  drop(name, node) {
    node.remove();
    this.nodes.delete(name);
  }

  /** Write a new name; its words are set as text, never as markup. */
  write(name) {
    const node = L.DomUtil.create("div", "name leaflet-zoom-animated", this.pane);
    const words = L.DomUtil.create("span", `name-words name-${name.kind}`, node);
    words.textContent = name.text;
    if (name.spacing) words.style.letterSpacing = `${name.spacing}em`;
    if (name.badge) {
      words.classList.add("name-badge");
      words.style.backgroundColor = name.badge;
      words.style.color = name.badgeInk;
    }
    this.nodes.set(name, node);
    return node;
  }

  /** Return a name for a feature that usually has none: another feature says the same words. */
  static of({ id, name, layer, dimension, paths }) {
    const { lat, lng } = paths[0].getBounds ? paths[0].getBounds().getCenter() : paths[0].getLatLng();
    const onSpot = { lon: lng, lat, angle: 0, others: [], offset: dimension === 0 ? OFFSET_OF_SIGN : 0 };
    return { ...onSpot, text: name, id, layer, kind: "landmark", rank: 0, spacing: 0, badge: null };
  }

  /** Let the names of these places stand before all others but the chosen one's. */
  mark(ids) {
    this.marked = new Set(ids);
    this.put(this.map.getZoom());
  }

  /** Give the chosen place's name the first right to stand; one that has none of its own there gets `entry`'s. */
  choose(id, entry) {
    this.chosen = id;
    this.own = entry ? Names.of(entry) : null;
    this.put(this.map.getZoom());
  }
}
