/**
 * What the document carries: inert JSON blocks, read once.
 * Every file of this folder is put into one function scope, in the order that `document.py` names;
 * `L` is Leaflet. Coordinates are EPSG:4326, longitude first, until they are given to Leaflet.
 */

/** Return the parsed JSON of the block with this id. */
function readBlock(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** The document's settings: looks, layers, names, words, bounds. */
const SETTINGS = readBlock("plan-settings");

/** Whether the reader has asked for less motion. */
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether this is an ordinary piece of text that may be an id. */
function isId(value) {
  return typeof value === "string" && value.length > 0 && value.length <= 200;
}

/** Whether every one of these is a finite number. */
function areNumbers(...values) {
  return values.every((value) => typeof value === "number" && Number.isFinite(value));
}

/** How large signs and lines are at this zoom; 1 at zoom 14. */
function scaleAt(zoom) {
  const steps = [[11, 0.45], [12, 0.6], [13, 0.8], [14, 1], [15, 1.15], [17, 1.4]];
  if (zoom <= steps[0][0]) return steps[0][1];
  for (let i = 1; i < steps.length; i += 1) {
    const [from, low] = steps[i - 1];
    const [to, high] = steps[i];
    if (zoom <= to) return low + ((high - low) * (zoom - from)) / (to - from);
  }
  return steps[steps.length - 1][1];
}

/** How deep positions stand in the coordinates of a geometry. */
const DEPTHS = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };
