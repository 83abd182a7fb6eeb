/** Puts the map together. */

const FIT_PADDING = [12, 12];
const MARGIN = 0.35;

/**
 * What is before the reader at first: the whole district, or the ground that an address names. It
 * is shown anew when the frame changes its size, until the map is moved by anyone else.
 */
class FirstSight {
  constructor(map, district) {
    this.map = map;
    this.district = district;
    this.named = null;
    this.isUntouched = true;
    this.isFitting = false;
    this.fit();
    map.on("resize", () => this.fit());
    map.on("movestart", () => { if (!this.isFitting) this.isUntouched = false; });
    map.getContainer().addEventListener("pointerdown", () => { this.isUntouched = false; }, { passive: true });
  }

  /** Show these bounds, as close as they fit. */
  show(bounds) {
    this.named = bounds;
    this.isUntouched = true;
    this.fit();
  }

  /** Put it before the reader, unless they have gone elsewhere. */
  fit() {
    const zoom = this.map.getBoundsZoom(this.district, false, L.point(FIT_PADDING).multiplyBy(2));
    this.map.setMinZoom(Math.max(SETTINGS.minZoom, zoom - 0.5));
    if (!this.isUntouched) return;
    this.isFitting = true;
    this.map.fitBounds(this.named || this.district, { padding: this.named ? [0, 0] : FIT_PADDING, animate: false });
    this.isFitting = false;
  }
}

/** Return the map, free to look a little beyond the district, and what is first seen of it. */
function makeMap() {
  const [west, south, east, north] = SETTINGS.bounds;
  const district = L.latLngBounds([south, west], [north, east]);
  const map = L.map("plan", {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    minZoom: SETTINGS.minZoom, maxZoom: SETTINGS.maxZoom, maxBounds: district.pad(MARGIN), maxBoundsViscosity: 0.7,
    zoomAnimation: !STILL, fadeAnimation: !STILL, inertia: !STILL, markerZoomAnimation: !STILL,
  });
  return { map, firstSight: new FirstSight(map, district) };
}

drawHatches(SETTINGS.looks);
const { map: planMap, firstSight } = makeMap();
const { layers: mapLayers, index: featureIndex } = drawLayers(planMap);
drawVeil(planMap);
const names = new Names(planMap, mapLayers);
const chosenPlace = new Chosen(planMap, mapLayers, featureIndex, names);
new Hover(planMap, featureIndex, (id) => tell({ type: "hover", id }));
addControls(planMap);
new Commands(planMap, mapLayers, chosenPlace, names, firstSight);
names.put(planMap.getZoom());
reportTo(planMap);
window.planMap = planMap;
tell({ type: "ready" });
