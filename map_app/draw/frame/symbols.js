/** Signs of points: circles, squares and diamonds that grow a little with the zoom. */

const SIGN_PATHS = {
  square: (x, y, r) => `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (x, y, r) => `M${x},${y - r * 1.25}L${x + r * 1.25},${y}L${x},${y + r * 1.25}L${x - r * 1.25},${y}z`,
  none: () => "M0 0",
};

/** A point's sign. Options beyond a circle marker's: `sign`, `baseRadius` (px at zoom 14), `extra`, `faint`. */
const Sign = L.CircleMarker.extend({
  _project() {
    this._radius = this.radiusAt(this._map.getZoom()) + this.options.extra;
    L.CircleMarker.prototype._project.call(this);
  },
  /** Return the radius at this zoom; signs of the base map are smaller still far out. */
  radiusAt(zoom) {
    const scale = scaleAt(zoom);
    return this.options.baseRadius * (this.options.faint ? Math.min(scale, scale ** 2) : scale);
  },
  _updatePath() {
    const path = SIGN_PATHS[this.options.sign];
    if (!path) {
      this._renderer._updateCircle(this);
      return;
    }
    this._renderer._setPath(this, this._empty() ? "M0 0" : path(this._point.x, this._point.y, this._radius));
  },
});

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Return a new SVG element with these attributes. */
function svg(tag, attributes, parent) {
  const element = document.createElementNS(SVG_NAMESPACE, tag);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
  if (parent) parent.appendChild(element);
  return element;
}

/** Put one hatch pattern for each hatched look into the document; looks name it by number. */
function drawHatches(looks) {
  const root = svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "hatches" }, document.body);
  const defs = svg("defs", {}, root);
  looks.forEach((look, number) => {
    if (look.hatch === null) return;
    const gap = look.hatchGap;
    const pattern = svg("pattern", {
      id: `hatch-${number}`, width: gap, height: gap, patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${-look.hatch})`,
    }, defs);
    if (look.fill) svg("rect", { width: gap, height: gap, fill: look.fill, "fill-opacity": look.fillOpacity }, pattern);
    svg("line", {
      x1: 0, x2: gap, y1: gap / 2, y2: gap / 2, stroke: look.stroke || look.fill,
      "stroke-width": 0.8, "stroke-opacity": 0.45,
    }, pattern);
  });
}
