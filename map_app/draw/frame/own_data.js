/** What the page hands in of a reader's own layers, looked at before any of it is drawn. */

const MOST_OWN = 60;
const MOST_OWN_FEATURES = 20000;
const MOST_OWN_COLOURS = 40;
const OWN_ID = /^own_[a-z0-9_]{1,40}$/;
const COLOUR = /^#[0-9a-f]{6}$/i;
/** How deep the positions of a geometry stand in its coordinates. */

/** Whether this may be the id of an own layer. */
function isOwnId(value) {
  return typeof value === "string" && OWN_ID.test(value);
}

/** Whether this is a whole number from 0 up to `most`. */
function isCount(value, most) {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

/** Whether these are positions on the earth that stand `depth` deep, longitude first. */
function arePositions(coordinates, depth) {
  if (!Array.isArray(coordinates)) return false;
  if (depth > 0) return coordinates.length > 0 && coordinates.every((inner) => arePositions(inner, depth - 1));
  const [lon, lat] = coordinates;
  return areNumbers(lon, lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Return the geometries of one that can be drawn: itself, or those it collects; empty for any other. */
function drawableOf(geometry) {
  if (typeof geometry !== "object" || geometry === null) return [];
  if (geometry.type === "GeometryCollection" && Array.isArray(geometry.geometries)) {
    return geometry.geometries.filter((one) => one && one.type !== "GeometryCollection").flatMap(drawableOf);
  }
  const isKnown = Object.prototype.hasOwnProperty.call(DEPTHS, geometry.type);
  return isKnown && arePositions(geometry.coordinates, DEPTHS[geometry.type]) ? [geometry] : [];
}

/** Return the colours of a message's classes; empty when one of them is none. */
function coloursOf(colours) {
  const isFine = Array.isArray(colours) && colours.length <= MOST_OWN_COLOURS && colours.every((one) => COLOUR.test(one));
  return isFine ? colours : [];
}

/** Return the bounds of `[west, south, east, north]`, null unless they can be shown; a point's are none. */
function boundsOfSides(sides) {
  if (!Array.isArray(sides) || sides.length !== 4) return null;
  const [west, south, east, north] = sides;
  return boundsOf({ west, south, east, north });
}

const ownLooks = new Map();

/** Return the number of the look of an own feature: its colour, for points, lines or areas. */
function ownLook(colour, dimension, isTried) {
  const key = `${colour} ${dimension} ${isTried}`;
  if (!ownLooks.has(key)) {
    const { own } = SETTINGS;
    const plain = { opacity: 1, dash: isTried ? [6, 4] : [], casing: null, casingWidth: 0, hatch: null, hatchGap: 6, radius: own.radius, symbol: "circle" };
    const looks = [
      { ...plain, dash: [], stroke: own.ring, width: own.ringWidth, fill: colour, fillOpacity: 1 },
      { ...plain, stroke: colour, width: own.line, casing: own.ring, casingWidth: own.ringWidth, fill: null, fillOpacity: 0 },
      { ...plain, stroke: colour, width: isTried ? 2 * own.width : own.width, fill: colour, fillOpacity: own.fillOpacity / (isTried ? 3 : 1) },
    ];
    ownLooks.set(key, SETTINGS.looks.push(looks[dimension]) - 1);
  }
  return ownLooks.get(key);
}
