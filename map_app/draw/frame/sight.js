/** What is brought before the reader, and kept there while the frame changes its size. */

const FIT_PADDING = [12, 12];
const PLACE_PADDING = [48, 48];
const CLOSEST_PLACE = 15;
const FLIGHT_S = 0.6;
const LANDED_MS = 700;

/** A map that does not pull the reader back inside its bounds while it is led somewhere: that would end a flight. */
const LedMap = L.Map.extend({
  isLed() {
    return false;
  },
  _panInsideMaxBounds() {
    if (!this.isLed()) L.Map.prototype._panInsideMaxBounds.call(this);
  },
});

/**
 * Something is in sight from the start: the whole district, then the ground that an address names,
 * or places. A frame that changes its size shows it anew (a flight on its way begins again for the
 * new size) until the map is moved by anyone else.
 */
class Sight {
  constructor(map, district) {
    this.map = map;
    this.district = district;
    this.around = district;
    this.isOurs = false;
    this.landsAt = 0;
    this.whole();
    map.isLed = () => this.isOurs || this.isFlying;
    window.addEventListener("resize", () => requestAnimationFrame(() => this.resized()));
    map.on("movestart", () => { if (!this.isOurs) this.wanted = null; });
    ["pointerdown", "wheel", "keydown"].forEach((kind) =>
      map.getContainer().addEventListener(kind, () => { this.wanted = null; }, { passive: true }));
  }

  /** Return what is in sight: "whole", "named" or "places", null where the reader has gone elsewhere. */
  get kind() {
    return this.wanted && this.wanted.kind;
  }

  /** Whether a flight is on its way. */
  get isFlying() {
    return performance.now() < this.landsAt;
  }

  /** Show the whole district. */
  whole() {
    this.want("whole", this.district, { padding: FIT_PADDING });
    this.fit();
  }

  /** Show these bounds, as close as they fit. */
  show(bounds) {
    this.want("named", bounds, { padding: [0, 0] });
    this.fit();
  }

  /** Bring places before the reader, smoothly unless they want none of that. */
  flyTo(bounds) {
    const maxZoom = Math.max(CLOSEST_PLACE, Math.min(16, this.map.getZoom()));
    this.want("places", bounds, { padding: PLACE_PADDING, maxZoom });
    this.measure();
    if (STILL) this.fit();
    else this.fly();
  }

  /** Keep what is wanted. */
  want(kind, bounds, options) {
    this.wanted = { kind, bounds, options };
    this.landsAt = 0;
  }

  /** The frame may have another size. */
  resized() {
    if (!this.measure()) return;
    if (this.isFlying && this.wanted) this.fly();
    else this.fit();
  }

  /** Take the frame's size; return whether it is another. */
  measure() {
    const before = this.map.getSize();
    this.move(() => this.map.invalidateSize({ animate: false }));
    return !this.map.getSize().equals(before);
  }

  /** Fly to what is wanted. */
  fly() {
    this.landsAt = performance.now() + LANDED_MS;
    this.move(() => {
      this.limit();
      this.map.flyToBounds(this.wanted.bounds, { ...this.wanted.options, duration: FLIGHT_S });
    });
  }

  /** Put what is wanted before the reader at once, unless they have gone elsewhere. */
  fit() {
    this.move(() => {
      this.limit();
      if (this.wanted) this.map.fitBounds(this.wanted.bounds, { ...this.wanted.options, animate: false });
    });
  }

  /** Let the reader go back as far as the whole district, and what lies around it of their own, is seen, whatever the frame's size. */
  limit() {
    this.map.options.minZoom = 0; // measured zooms are never below it
    const zoom = this.map.getBoundsZoom(this.around, false, L.point(FIT_PADDING).multiplyBy(2));
    const lowest = Math.min(zoom, Math.max(SETTINGS.minZoom, zoom - 0.5));
    this.map.options.minZoom = lowest;
    this.map.fire("zoomlevelschange");
    if (!this.wanted && this.map.getZoom() < lowest) this.map.setZoom(lowest, { animate: false });
  }

  /** Move the map ourselves. */
  move(how) {
    this.isOurs = true;
    how();
    this.isOurs = false;
  }
}
