/** Puts the map together. */

const FIT_PADDING = [12, 12];
const MARGIN = 0.35;

/** Show the whole district, anew when the frame changes its size, until the map is moved by anyone else. */
function keepFitted(map, district) {
  let untouched = true;
  let fitting = false;
  const fit = () => {
    const zoom = map.getBoundsZoom(district, false, L.point(FIT_PADDING).multiplyBy(2));
    map.setMinZoom(Math.max(SETTINGS.minZoom, zoom - 0.5));
    if (!untouched) return;
    fitting = true;
    map.fitBounds(district, { padding: FIT_PADDING, animate: false });
    fitting = false;
  };
  fit();
  map.on("resize", fit);
  map.on("movestart", () => { if (!fitting) untouched = false; });
  map.getContainer().addEventListener("pointerdown", () => { untouched = false; }, { passive: true });
}

/** Return the map with the whole district before the reader, free to look a little beyond. */
function makeMap() {
  const [west, south, east, north] = SETTINGS.bounds;
  const district = L.latLngBounds([south, west], [north, east]);
  const map = L.map("plan", {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    minZoom: SETTINGS.minZoom, maxZoom: SETTINGS.maxZoom, maxBounds: district.pad(MARGIN), maxBoundsViscosity: 0.7,
    zoomAnimation: !STILL, fadeAnimation: !STILL, inertia: !STILL, markerZoomAnimation: !STILL,
  });
  keepFitted(map, district);
  return map;
}

drawHatches(SETTINGS.looks);
const planMap = makeMap();
const { layers: mapLayers, index: featureIndex } = drawLayers(planMap);
drawVeil(planMap);
const names = new Names(planMap, mapLayers);
const chosenPlace = new Chosen(planMap, mapLayers, featureIndex, names);
new Hover(planMap, featureIndex, (id) => tell({ type: "hover", id }));
addControls(planMap);
new Commands(planMap, mapLayers, chosenPlace, names);
names.put(planMap.getZoom());
reportTo(planMap);
window.planMap = planMap;
tell({ type: "ready" });
