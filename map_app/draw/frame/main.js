/** Puts the map together. */

const MARGIN = 0.35;

/** Return the map, free to look a little beyond the district, and what is first seen of it. */
function makeMap() {
  const [west, south, east, north] = SETTINGS.bounds;
  const district = L.latLngBounds([south, west], [north, east]);
  const map = new LedMap("plan", {
    trackResize: false, // Sight does
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    minZoom: SETTINGS.minZoom, maxZoom: SETTINGS.maxZoom, maxBounds: district.pad(MARGIN), maxBoundsViscosity: 0.7,
    zoomAnimation: !STILL, fadeAnimation: !STILL, inertia: !STILL, markerZoomAnimation: !STILL,
  });
  return { map, sight: new Sight(map, district) };
}

drawHatches(SETTINGS.looks);
const { map: planMap, sight } = makeMap();
const { layers: mapLayers, index: featureIndex } = drawLayers(planMap);
drawVeil(planMap);
const names = new Names(planMap, mapLayers);
const chosenPlace = new Chosen(planMap, mapLayers, featureIndex, names, sight);
const placeHover = new Hover(planMap, featureIndex, (id) => tell({ type: "hover", id }));
addControls(planMap);
new Commands(planMap, mapLayers, chosenPlace, names, sight, new Seen(planMap, mapLayers));
names.put(planMap.getZoom());
reportTo(planMap, sight);
window.planMap = planMap;
tell({ type: "ready" });
