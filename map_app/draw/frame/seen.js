/** Tells the page which lines of the legend something in view is drawn like, each time the map comes to rest. */

const REST_MS = 120;

/** Return every position of a geometry's coordinates as rings or lines: points are lines of one. */
function linesOf({ type, coordinates }) {
  if (type === "Point") return [[coordinates]];
  if (type === "MultiPoint") return coordinates.map((one) => [one]);
  if (type === "LineString") return [coordinates];
  if (type === "Polygon" || type === "MultiLineString") return coordinates;
  return coordinates.flat();
}

/** Whether a position lies in the rings of an area: holes count as outside. */
function isInside([x, y], rings) {
  return rings.reduce((inside, ring) => ring.reduce((now, [x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !now : now;
  }, inside), false);
}

/** Whether any of a geometry lies in a box of degrees (Leaflet's bounds, x the longitude). */
function meets(geometry, box) {
  const lines = linesOf(geometry);
  const crosses = lines.some((line) => line.some(([x, y], at) => {
    const here = L.point(x, y);
    if (box.contains(here)) return true;
    return at > 0 && Boolean(L.LineUtil.clipSegment(L.point(line[at - 1]), here, box, false));
  }));
  const middle = box.getCenter();
  return crosses || (dimensionOf(geometry) === 2 && isInside([middle.x, middle.y], lines));
}

class Seen {
  /** Look again whenever the map or its layers have changed. */
  constructor(map, layers) {
    this.map = map;
    this.layers = layers;
    this.told = "";
    map.on("moveend", () => this.soon());
    this.soon();
  }

  /** Look when nothing has changed for a moment. */
  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.look(), REST_MS);
  }

  /** Tell what of each layer's legend is shown, and what of that is in view. */
  look() {
    const bounds = this.map.getBounds();
    const box = L.bounds([bounds.getWest(), bounds.getSouth()], [bounds.getEast(), bounds.getNorth()]);
    const told = {};
    this.layers.forEach((layer, id) => {
      if (!layer.entries) return; // drawn otherwise, without a legend of ours
      const entries = layer.entries.filter((entry) => entry.isShown);
      const seen = layer.on ? entries.filter(({ feature }) => meets(feature.geometry, box)) : [];
      told[id] = { shown: Seen.rows(entries), seen: Seen.rows(seen) };
    });
    const words = JSON.stringify(told);
    if (words === this.told) return;
    this.told = words;
    tell({ type: "legend", layers: told });
  }

  /** Return the rows of the legend that these features are drawn like. */
  static rows(entries) {
    return [...new Set(entries.flatMap(({ legend }) => legend))];
  }
}
