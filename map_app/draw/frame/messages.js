/**
 * What the frame and the page say to each other. The frame's origin is opaque, so messages are told
 * by their source, never by their origin; what is not understood is left alone.
 */

const MAX_LAYERS = 500;

/** Tell the page something. */
function tell(message) {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}

/** Return the bounds of four sides in degrees, null unless they bound an area that can be shown. */
function boundsOf({ west, south, east, north }) {
  const isArea = areNumbers(west, south, east, north) && west < east && south < north;
  return isArea && Math.abs(south) < 85 && Math.abs(north) < 85 ? L.latLngBounds([south, west], [north, east]) : null;
}

/** What the page may ask for, by the message's type. */
class Commands {
  /** `map`, its `layers` by id, the `chosen` place, the `names`, what is in `sight` and what of the legend is `seen`. */
  constructor(map, layers, chosen, names, sight, seen) {
    this.map = map;
    this.sight = sight;
    this.layerById = layers;
    this.chosen = chosen;
    this.names = names;
    this.seen = seen;
    this.known = { layers: this.layers, select: this.select, fly: this.fly, show: this.show, zoom: this.zoom };
    window.addEventListener("message", (event) => this.take(event));
  }

  /** Do what a message from the page asks. */
  take(event) {
    const message = event.data;
    if (event.source !== window.parent || typeof message !== "object" || message === null) return;
    if (!Object.prototype.hasOwnProperty.call(this.known, message.type)) return;
    this.known[message.type].call(this, message);
  }

  /** Switch layers; opacity is kept within 0 to 1, the order is bottom to top; `only` is what of it is shown. */
  layers({ layers }) {
    if (!Array.isArray(layers) || layers.length > MAX_LAYERS) return;
    layers.forEach((state, position) => {
      const layer = state && isId(state.id) ? this.layerById.get(state.id) : undefined;
      if (!layer) return;
      const opacity = areNumbers(state.opacity) ? Math.min(1, Math.max(0, state.opacity)) : layer.opacity;
      const only = Array.isArray(state.only) ? state.only.filter(isId) : layer.only;
      layer.set(state.on === true, opacity, only);
      layer.stand(position);
    });
    this.names.put(this.map.getZoom());
    this.seen.soon();
  }

  /** Bring what is shown of a layer before the reader. */
  zoom({ id }) {
    const layer = isId(id) ? this.layerById.get(id) : undefined;
    const bounds = layer ? layer.bounds() : null;
    if (bounds && bounds.isValid()) this.sight.flyTo(bounds);
  }

  /** Choose a place, or none; who asks to fly hears where the map stands, though nothing is drawn to fly to. */
  select({ id, fly }) {
    if (id !== null && !isId(id)) return;
    this.chosen.choose(id, fly === true);
    if (fly === true && this.chosen.id === null) this.map.fire("moveend");
  }

  /** Show just the ground that an address names, or the whole district. */
  show(sides) {
    const bounds = boundsOf(sides);
    if (bounds) this.sight.show(bounds);
    else if (sides.whole === true) this.sight.whole();
  }

  /** Move to bounds, or to a position and a zoom. */
  fly({ west, south, east, north, lon, lat, zoom }) {
    const bounds = boundsOf({ west, south, east, north });
    if (bounds) this.sight.flyTo(bounds);
    else if (areNumbers(lon, lat, zoom) && Math.abs(lat) < 85 && Math.abs(lon) <= 180) {
      this.map.flyTo([lat, lon], Math.min(Math.max(zoom, this.map.getMinZoom()), this.map.getMaxZoom()), { animate: !STILL, duration: 0.6 });
    }
  }
}

/** Tell the page where the reader clicks, what they look at and what brought it before them. */
function reportTo(map, sight) {
  map.on("click", ({ latlng, layerPoint, originalEvent }) => {
    if (map.isDrawnOn) return;
    const reach = originalEvent && originalEvent.pointerType === "touch" ? 10 : 4;
    const beside = map.layerPointToLatLng(layerPoint.add([reach, 0]));
    const here = map.layerPointToLatLng(layerPoint);
    tell({ type: "click", lon: latlng.lng, lat: latlng.lat, metres: map.distance(here, beside), zoom: map.getZoom() });
  });
  map.on("moveend", () => {
    const bounds = map.getBounds();
    tell({
      type: "moved", west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(),
      north: bounds.getNorth(), zoom: map.getZoom(), kind: sight.kind,
    });
  });
}
