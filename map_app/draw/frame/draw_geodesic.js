/**
 * Distances and areas true on the ground: on the WGS 84 ellipsoid, between positions [lon, lat] in degrees.
 *
 * Distance, and the position at a distance: T. Vincenty, "Direct and inverse solutions of geodesics on the
 * ellipsoid with application of nested equations", Survey Review XXIII no. 176 (1975), good to millimetres
 * at these distances. Area: latitudes become authalic ones (J. P. Snyder, "Map Projections: A Working
 * Manual", USGS Professional Paper 1395 (1987), eq. 3-11 and 3-12), for which the sphere of equal area is exact;
 * on it each edge adds its spherical excess down to the equator (I. Todhunter, "Spherical Trigonometry"
 * (1886), §103). What is left is how an ellipsoid's edge bends otherwise than a sphere's: parts in a million here.
 */

const EARTH_A = 6378137;
const EARTH_F = 1 / 298.257223563;
const EARTH_B = EARTH_A * (1 - EARTH_F);
const CLOSE_ENOUGH = 1e-12;
const MOST_ROUNDS = 100;

/** Return radians. */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/** Return Vincenty's A and B of u². */
function vincentySeries(uSquared) {
  const a = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
  const b = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
  return [a, b];
}

/** Return Vincenty's Δσ. */
function vincentyDelta(b, sinSigma, cosSigma, cos2m) {
  const inner = cosSigma * (2 * cos2m * cos2m - 1)
    - (b / 6) * cos2m * (4 * sinSigma * sinSigma - 3) * (4 * cos2m * cos2m - 3);
  return b * sinSigma * (cos2m + (b / 4) * inner);
}

/** Return how far two positions are apart, in metres. */
function groundDistance([lon1, lat1], [lon2, lat2]) {
  const l = radians(lon2 - lon1);
  const u1 = Math.atan((1 - EARTH_F) * Math.tan(radians(lat1)));
  const u2 = Math.atan((1 - EARTH_F) * Math.tan(radians(lat2)));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = l;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const across = cos2 * Math.sin(lambda);
    const along = cos1 * sin2 - sin1 * cos2 * Math.cos(lambda);
    const sinSigma = Math.hypot(across, along);
    if (sinSigma === 0) return 0;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * Math.sin(lambda)) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha * sinAlpha;
    const cos2m = cosSqAlpha ? cosSigma - (2 * sin1 * sin2) / cosSqAlpha : 0;
    const c = (EARTH_F / 16) * cosSqAlpha * (4 + EARTH_F * (4 - 3 * cosSqAlpha));
    const before = lambda;
    lambda = l + (1 - c) * EARTH_F * sinAlpha
      * (sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m * cos2m - 1)));
    if (Math.abs(lambda - before) < CLOSE_ENOUGH) {
      const [a, b] = vincentySeries((cosSqAlpha * (EARTH_A ** 2 - EARTH_B ** 2)) / EARTH_B ** 2);
      return EARTH_B * a * (sigma - vincentyDelta(b, sinSigma, cosSigma, cos2m));
    }
  }
  return NaN; // positions on opposite sides of the earth
}

/** Return the position that lies so many metres from another in a direction (degrees, north over east). */
function groundPosition([lon, lat], metres, direction) {
  const alpha = radians(direction);
  const tan1 = (1 - EARTH_F) * Math.tan(radians(lat));
  const cos1 = 1 / Math.sqrt(1 + tan1 * tan1);
  const sin1 = tan1 * cos1;
  const sigma1 = Math.atan2(tan1, Math.cos(alpha));
  const sinAlpha = cos1 * Math.sin(alpha);
  const cosSqAlpha = 1 - sinAlpha * sinAlpha;
  const [a, b] = vincentySeries((cosSqAlpha * (EARTH_A ** 2 - EARTH_B ** 2)) / EARTH_B ** 2);
  let sigma = metres / (EARTH_B * a);
  for (let round = 0, before = Infinity; round < MOST_ROUNDS && Math.abs(sigma - before) > CLOSE_ENOUGH; round += 1) {
    before = sigma;
    sigma = metres / (EARTH_B * a) + vincentyDelta(b, Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma));
  }
  const [sinSigma, cosSigma, cos2m] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma)];
  const north = sin1 * sinSigma - cos1 * cosSigma * Math.cos(alpha);
  const latitude = Math.atan2(
    sin1 * cosSigma + cos1 * sinSigma * Math.cos(alpha), (1 - EARTH_F) * Math.hypot(sinAlpha, north),
  );
  const lambda = Math.atan2(sinSigma * Math.sin(alpha), cos1 * cosSigma - sin1 * sinSigma * Math.cos(alpha));
  const c = (EARTH_F / 16) * cosSqAlpha * (4 + EARTH_F * (4 - 3 * cosSqAlpha));
  const l = lambda - (1 - c) * EARTH_F * sinAlpha
    * (sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m * cos2m - 1)));
  return [lon + (l * 180) / Math.PI, (latitude * 180) / Math.PI];
}

const ECCENTRICITY = Math.sqrt(EARTH_F * (2 - EARTH_F));

/** Return Snyder's q of a latitude's sine. */
function authalicQ(sine) {
  const es = ECCENTRICITY * sine;
  return (1 - ECCENTRICITY ** 2) * (sine / (1 - es * es) + Math.atanh(es) / ECCENTRICITY);
}

const POLE_Q = authalicQ(1);
const AUTHALIC_RADIUS = EARTH_A * Math.sqrt(POLE_Q / 2);

/** Return the tangent of half the authalic latitude. */
function halfTangent(lat) {
  return Math.tan(Math.asin(authalicQ(Math.sin(radians(lat))) / POLE_Q) / 2);
}

/** Return the length of a line of positions, in metres. */
function groundLength(positions) {
  return positions.slice(1).reduce((metres, one, before) => metres + groundDistance(positions[before], one), 0);
}

/** Return the area within a ring of positions, in square metres; the first may be told again at the end. */
function groundArea(ring) {
  const excess = ring.reduce((sum, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length];
    const [one, other] = [halfTangent(lat), halfTangent(nextLat)];
    return sum + 2 * Math.atan2(Math.tan(radians(nextLon - lon) / 2) * (one + other), 1 + one * other);
  }, 0);
  return Math.abs(excess) * AUTHALIC_RADIUS ** 2;
}
