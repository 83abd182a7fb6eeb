/** The shapes that can be drawn: each is a few control points [lon, lat], from which all else follows. */

const CIRCLE_SIDES = 128; // as many as a circle drawn around a place has on the server
const MOST_POINTS = 100;

/** Return the corners of a rectangle between two opposite ones. */
function rectangleRing([[west, south], [east, north]]) {
  return [[west, south], [east, south], [east, north], [west, north]];
}

/** Return the corners of a circle around its centre, through another position. */
function circleRing([centre, rim]) {
  const metres = groundDistance(centre, rim);
  return Array.from({ length: CIRCLE_SIDES }, (_, side) => groundPosition(centre, metres, (360 * side) / CIRCLE_SIDES));
}

/**
 * What each kind needs: `least` points, `most` of them (then it is finished by itself), `ring` for areas.
 * `distance` and `area` are measured only; the others are asked about.
 */
const SHAPES = {
  polygon: { least: 3, most: MOST_POINTS, ring: (points) => points },
  rectangle: { least: 2, most: 2, ring: rectangleRing },
  circle: { least: 2, most: 2, ring: circleRing },
  line: { least: 2, most: MOST_POINTS, ring: null },
  distance: { least: 2, most: MOST_POINTS, ring: null },
  area: { least: 3, most: MOST_POINTS, ring: (points) => points },
};

/** Whether this is the name of a shape. */
function isShape(kind) {
  return typeof kind === "string" && Object.prototype.hasOwnProperty.call(SHAPES, kind);
}

/** Return the GeoJSON of a shape, null while it has too few points. */
function geometryOf(kind, points) {
  const { least, ring } = SHAPES[kind];
  if (points.length < least) return null;
  if (!ring) return { type: "LineString", coordinates: points };
  const corners = ring(points);
  return { type: "Polygon", coordinates: [[...corners, corners[0]]] };
}

/** Return what is measured of a shape: `length_m` along or around it, `area_m2`, a circle's `radius_m`. */
function measuresOf(kind, points) {
  const { least, ring } = SHAPES[kind];
  if (!ring) return { length_m: groundLength(points), area_m2: null, radius_m: null };
  const radius = kind === "circle" && points.length === 2 ? groundDistance(...points) : null;
  if (points.length < least) return { length_m: groundLength(points), area_m2: null, radius_m: radius };
  const corners = ring(points);
  return { length_m: groundLength([...corners, corners[0]]), area_m2: groundArea(corners), radius_m: radius };
}

/** Return a number with thousands separated and this many decimals. */
function figure(value, decimals) {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Return a length in words: metres, from a kilometre on kilometres. */
function lengthWords(metres) {
  const { metre, kilometre } = SETTINGS.draw;
  return metres < 1000 ? `${figure(metres, metres < 100 ? 1 : 0)} ${metre}` : `${figure(metres / 1000, 3)} ${kilometre}`;
}

/** Return an area in words: hectares with 亩 beside them (fifteen to the hectare), and square kilometres from one on. */
function areaWords(squareMetres) {
  const { hectare, mu, squareKilometre } = SETTINGS.draw;
  const ha = squareMetres / 10000;
  const large = ha >= 100 ? `${figure(ha / 100, 3)} ${squareKilometre} · ` : "";
  return `${large}${figure(ha, ha < 100 ? 2 : 1)} ${hectare} · ${figure(ha * 15, ha < 10 ? 1 : 0)} ${mu}`;
}

/** Return in words what is measured of a shape. */
function measureWords(kind, { length_m: length, area_m2: area, radius_m: radius }) {
  const { radiusWord, aroundWord } = SETTINGS.draw;
  if (radius !== null && area !== null) return `${radiusWord} ${lengthWords(radius)} · ${areaWords(area)}`;
  if (area !== null) return `${areaWords(area)} · ${aroundWord} ${lengthWords(length)}`;
  return length > 0 ? lengthWords(length) : "";
}
