/** What has been drawn or asked about, kept on the map until it is cleared; its control points can be dragged. */

const MOST_POSITIONS = 20000;
const CLOSED = ["polygon", "area"];
const GROWING = [...CLOSED, "line", "distance"];

/** Return how many positions stand in nested lists; Infinity where something is none. */
function positionsIn(value, depth) {
  if (!Array.isArray(value)) return Infinity;
  if (depth === 0) {
    const isPosition = value.length >= 2 && areNumbers(value[0], value[1]) && Math.abs(value[0]) <= 180 && Math.abs(value[1]) < 85;
    return isPosition ? 1 : Infinity;
  }
  if (value.length > MOST_POSITIONS) return Infinity;
  return value.reduce((count, one) => count + positionsIn(one, depth - 1), 0);
}

/** Whether this is a GeoJSON geometry that can be drawn. */
function isGeometry(value) {
  if (typeof value !== "object" || value === null || typeof value.type !== "string") return false;
  if (!Object.prototype.hasOwnProperty.call(DEPTHS, value.type)) return false;
  const count = positionsIn(value.coordinates, DEPTHS[value.type]);
  return count > 0 && count <= MOST_POSITIONS;
}

/** Whether these are the control points of a finished shape. */
function arePoints(kind, points) {
  if (!isShape(kind) || !Array.isArray(points)) return false;
  const { least, most } = SHAPES[kind];
  return points.length >= least && points.length <= most && positionsIn(points, 1) === points.length;
}

/** Return Leaflet's position. */
function latLngOf([lon, lat]) {
  return L.latLng(lat, lon);
}

class ShownShape {
  /** `changed` is called with kind and points when a control point was dragged elsewhere. */
  constructor(map, sight, changed) {
    this.map = map;
    this.sight = sight;
    this.changed = changed;
    map.createPane("asked").style.zIndex = "485"; // above what is marked, below the chosen place
    map.createPane("handles").style.zIndex = "660";
    this.renderer = drawingIn("asked");
    this.asked = L.layerGroup([]).addTo(map);
    this.outline = L.layerGroup([]).addTo(map);
    this.handles = L.layerGroup([]).addTo(map);
  }

  /** Return how a shape is drawn: `isThin` where what is asked about lies around it. */
  style(isThin) {
    const { halo } = SETTINGS.chosen;
    const stroke = SETTINGS.draw.ink;
    const kept = { pane: "asked", renderer: this.renderer, interactive: false, lineJoin: "round", lineCap: "round" };
    const ink = { ...kept, color: stroke, weight: isThin ? 1.4 : 2.4, dashArray: isThin ? "4 4" : null, fillColor: stroke, fillOpacity: isThin ? 0 : 0.08 };
    return [{ ...kept, color: halo, weight: isThin ? 0 : 6, opacity: 0.8, fill: false }, ink];
  }

  /** Put a geometry into a group of drawings. */
  put(group, geometry, isThin) {
    group.clearLayers();
    if (!geometry) return;
    this.style(isThin).forEach((style) => {
      const pointToLayer = (_, latlng) => L.circleMarker(latlng, { ...style, radius: 6 });
      group.addLayer(L.geoJSON(geometry, { ...style, style: () => style, pointToLayer }));
    });
  }

  /** Show what is asked about; `fly` brings it before the reader. */
  ask(geometry, fly) {
    this.put(this.asked, geometry, false);
    if (geometry && fly) this.sight.flyTo(L.geoJSON(geometry).getBounds());
  }

  /** Show a shape with its control points. */
  hold(kind, points) {
    this.kind = kind;
    this.points = points;
    this.put(this.outline, geometryOf(kind, points), true);
    this.handles.clearLayers();
    points.forEach((point, at) => this.handles.addLayer(this.handle(point, at, false)));
    this.middles().forEach(([point, at]) => this.handles.addLayer(this.handle(point, at, true)));
  }

  /** Return the middle of each edge and where a point there would stand; none where no more can be. */
  middles() {
    const { kind, points } = this;
    if (!GROWING.includes(kind) || points.length >= SHAPES[kind].most) return [];
    const ends = CLOSED.includes(kind) ? points : points.slice(0, -1);
    return ends.map(([lon, lat], at) => {
      const [otherLon, otherLat] = points[(at + 1) % points.length];
      return [[(lon + otherLon) / 2, (lat + otherLat) / 2], at + 1];
    });
  }

  /** Return the handle of a control point, or of one that is there once it is dragged. */
  handle(point, at, isNew) {
    const icon = L.divIcon({ className: isNew ? "draw-handle is-middle" : "draw-handle", iconSize: [22, 22] });
    const one = L.marker(latLngOf(point), { icon, pane: "handles", draggable: true, keyboard: false, bubblingMouseEvents: false });
    if (isNew) one.on("dragstart", () => { this.points = [...this.points.slice(0, at), point, ...this.points.slice(at)]; });
    one.on("drag", ({ latlng }) => {
      this.points = this.points.map((other, which) => (which === at ? [latlng.lng, latlng.lat] : other));
      this.asked.clearLayers();
      this.put(this.outline, geometryOf(this.kind, this.points), true);
      this.moving(one);
    });
    one.on("dragend", () => {
      one.unbindTooltip();
      this.changed(this.kind, this.points.map(roundedPoint));
    });
    return one;
  }

  /** Say what is measured while a control point is dragged. */
  moving(one) {
    const words = measureWords(this.kind, measuresOf(this.kind, this.points));
    if (one.getTooltip()) one.setTooltipContent(plainNode(words));
    else one.bindTooltip(plainNode(words), { permanent: true, direction: "top", offset: [0, -10], className: "draw-label" }).openTooltip();
  }

  /** Take everything off the map. */
  clear() {
    [this.asked, this.outline, this.handles].forEach((group) => group.clearLayers());
  }
}

/** Return a position to about a tenth of a metre. */
function roundedPoint([lon, lat]) {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

/** Return words as a node: nothing in them is markup. */
function plainNode(words) {
  const node = document.createElement("span");
  node.textContent = words;
  return node;
}
