/**
 * Drawing on the map, asked for by the page: `{type: "draw", kind}` begins, `draw-finish`, `draw-undo` and `draw-stop`
 * are its buttons, `{type: "draw-show", geometry, kind, points, fly}` shows what an address asks about. The frame tells
 * `drawing` while something grows, `drawn` when it is finished or changed, `draw-ended` when it was given up.
 */

const NEAR_PX = { mouse: 8, pen: 10, touch: 18 };
const DRAG_PX = 8;
const QUIET_MS = 400;

class DrawTools {
  constructor(map, shown) {
    this.map = map;
    this.shown = shown;
    this.kind = null;
    this.points = [];
    this.pressed = null;
    this.preview = L.layerGroup([]).addTo(map);
    this.label = L.DomUtil.create("div", "tip draw-tip", map.getContainer());
    this.label.setAttribute("aria-hidden", "true");
    shown.changed = (kind, points) => this.tellDrawn(kind, points);
    this.known = {
      draw: ({ kind }) => isShape(kind) && this.start(kind), "draw-finish": () => this.finish(), "draw-undo": () => this.undo(),
      "draw-stop": () => this.clear(), "draw-show": (message) => this.show(message),
    };
    window.addEventListener("message", (event) => this.take(event));
    this.listen(map.getContainer());
  }

  /** Do what a message from the page asks. */
  take({ source, data }) {
    if (source !== window.parent || typeof data !== "object" || data === null) return;
    if (Object.prototype.hasOwnProperty.call(this.known, data.type)) this.known[data.type](data);
  }

  /** Corners are clicked one after the other; a rectangle or a circle may be drawn in one stroke as well. */
  listen(container) {
    this.map.on("click", ({ latlng, originalEvent }) => {
      if (this.kind && !this.isStroke && originalEvent) this.add([latlng.lng, latlng.lat], originalEvent);
    });
    container.addEventListener("pointermove", (event) => this.moved(event), { passive: true });
    container.addEventListener("pointerdown", (event) => this.down(event), { passive: true });
    container.addEventListener("pointerup", (event) => this.up(event), { passive: true });
    container.addEventListener("pointercancel", () => { this.pressed = null; }, { passive: true });
    window.addEventListener("keydown", (event) => this.key(event));
  }

  /** Whether what is drawn takes two points only: then the map is not dragged meanwhile. */
  get isStroke() {
    return this.kind !== null && SHAPES[this.kind].most === 2;
  }

  /** Begin to draw; what was shown goes. */
  start(kind) {
    this.end();
    this.shown.clear();
    this.kind = kind;
    this.map.isDrawnOn = true;
    clearTimeout(this.quiet);
    this.map.doubleClickZoom.disable();
    if (this.isStroke) this.map.dragging.disable();
    const container = this.map.getContainer();
    container.classList.add("is-drawn-on");
    container.classList.toggle("is-stroke", this.isStroke);
    this.grow();
  }

  /** Draw no longer; clicks choose places again when the last one has passed. */
  end() {
    this.kind = null;
    this.points = [];
    this.hover = null;
    this.pressed = null;
    this.preview.clearLayers();
    this.label.classList.remove("is-shown");
    this.map.dragging.enable();
    this.map.getContainer().classList.remove("is-drawn-on", "is-stroke");
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.map.isDrawnOn = false;
      this.map.doubleClickZoom.enable();
    }, QUIET_MS);
  }

  /** Take a click: another corner, or the end where it meets the last or, of an area, the first one. */
  add(point, event) {
    const near = NEAR_PX[event.pointerType] || NEAR_PX.mouse;
    const meets = (other) => other && this.pixels(other).distanceTo(this.pixels(point)) <= near;
    const { ring, most } = SHAPES[this.kind];
    if (meets(this.points[this.points.length - 1]) || (ring && this.points.length > 2 && meets(this.points[0]))) {
      this.finish();
      return;
    }
    this.points.push(point);
    if (this.points.length === most) this.finish();
    else this.grow();
  }

  /** Return where a position lies in the frame. */
  pixels(point) {
    return this.map.latLngToContainerPoint(latLngOf(point));
  }

  /** Return the position under the pointer, null over a button of the map's. */
  under(event) {
    if (event.target.closest(".leaflet-control, .draw-handle")) return null;
    const { lat, lng } = this.map.mouseEventToLatLng(event);
    return [lng, lat];
  }

  /** A stroke begins, or its other end is set; a second finger gives it up. */
  down(event) {
    if (!this.isStroke || event.button) return;
    const point = event.isPrimary ? this.under(event) : null;
    this.pressed = point && [event.clientX, event.clientY];
    if (!point) this.points = this.points.slice(0, 0);
    else if (!this.points.length) this.points = [point];
    this.hover = point;
    this.grow();
  }

  /** A stroke ends where it was drawn to; without one the next click sets the other end. */
  up(event) {
    if (!this.isStroke || !this.pressed || !event.isPrimary) return;
    const far = Math.hypot(event.clientX - this.pressed[0], event.clientY - this.pressed[1]) > DRAG_PX;
    const point = this.under(event);
    this.pressed = null;
    const isOther = point && this.points.length && this.pixels(point).distanceTo(this.pixels(this.points[0])) > DRAG_PX;
    if (!isOther && !far) return;
    this.points = isOther ? [this.points[0], point] : [];
    if (isOther) this.finish();
  }

  /** Let what is drawn follow the pointer, once a picture. */
  moved(event) {
    if (!this.kind || (event.pointerType === "touch" && !this.pressed)) return;
    this.hover = this.under(event);
    if (this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      if (this.kind) this.grow();
    });
  }

  /** Enter ends, Escape gives up, Backspace takes the last corner back. */
  key(event) {
    if (!this.kind) return;
    if (event.key === "Enter") this.finish();
    else if (event.key === "Escape") this.giveUp();
    else if (event.key === "Backspace") this.undo();
    else return;
    event.preventDefault();
  }

  /** Show what is drawn so far, and tell the page. */
  grow() {
    const points = this.hover && this.points.length ? [...this.points, this.hover] : this.points;
    const isLine = points.length < SHAPES[this.kind].least;
    const rough = isLine && points.length > 1 ? { type: "LineString", coordinates: points } : geometryOf(this.kind, points);
    this.shown.put(this.preview, rough, false);
    this.points.forEach((one) => this.preview.addLayer(L.circleMarker(latLngOf(one), {
      pane: "handles", radius: 4, color: SETTINGS.draw.ink, weight: 1.5, fillColor: SETTINGS.chosen.halo, fillOpacity: 1, interactive: false,
    })));
    const said = points.length > 1 ? measureWords(this.kind, measuresOf(this.kind, points)) : "";
    this.say(said, points[points.length - 1]);
    tell({ type: "drawing", kind: this.kind, count: this.points.length, isEnough: this.points.length >= SHAPES[this.kind].least, said });
  }

  /** Say beside the pointer what is measured. */
  say(words, point) {
    this.label.classList.toggle("is-shown", words !== "");
    if (!words) return;
    this.label.textContent = words;
    const { x, y } = this.pixels(point);
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const left = x + 14 + this.label.offsetWidth > width ? x - 12 - this.label.offsetWidth : x + 14;
    const top = y + 18 + this.label.offsetHeight > height ? y - 12 - this.label.offsetHeight : y + 18;
    this.label.style.transform = `translate(${Math.max(2, left)}px, ${Math.max(2, top)}px)`;
  }

  /** Take the last corner back. */
  undo() {
    if (!this.kind || !this.points.length) return;
    this.points.pop();
    this.grow();
  }

  /** Nothing is drawn after all. */
  giveUp() {
    this.end();
    tell({ type: "draw-ended" });
  }

  /** Take everything off the map. */
  clear() {
    this.end();
    this.shown.clear();
  }

  /** What is drawn stands, where it has points enough. */
  finish() {
    const { kind } = this;
    if (!kind || this.points.length < SHAPES[kind].least) return;
    const points = this.points.map(roundedPoint);
    this.end();
    this.tellDrawn(kind, points);
  }

  /** Show a shape that stands, and tell the page its geometry and measures. */
  tellDrawn(kind, points) {
    this.shown.hold(kind, points);
    const geometry = geometryOf(kind, points);
    const measures = measuresOf(kind, points);
    tell({ type: "drawn", kind, points, geometry, ...measures, said: measureWords(kind, measures) });
  }

  /** Show what is asked about, and its control points where it has any; nothing is drawn any more. */
  show({ geometry, kind, points, fly }) {
    if (geometry !== null && !isGeometry(geometry)) return;
    this.clear();
    this.shown.ask(geometry, fly === true);
    if (arePoints(kind, points)) this.shown.hold(kind, points);
  }
}

new DrawTools(planMap, new ShownShape(planMap, sight));
