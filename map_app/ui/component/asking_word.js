/** What is asked about as a word of the address: `circle,113.2,23.1,500~200`; the grammar is the server's. */

/** Return degrees to a tenth of a metre, without idle zeros. */
function degreesWord(value) {
  return String(Math.round(value * 1e6) / 1e6);
}

/** Return the word of a shape that was drawn, so many metres around it; "" for one that cannot be asked about. */
function wordOfShape({ kind, points, radius_m: radius }, metres) {
  const shape = { area: "polygon", distance: "line" }[kind] || kind;
  if (!["polygon", "rectangle", "circle", "line"].includes(shape) || !Array.isArray(points)) return "";
  const told = shape === "circle" ? points.slice(0, 1) : points;
  const numbers = told.flat().map(degreesWord);
  if (shape === "circle") numbers.push(String(Math.round(radius * 10) / 10));
  return [shape, ...numbers].join(",") + (metres ? `~${metres}` : "");
}

/** Return the word of a place and so many metres around it. */
function wordOfPlace(id, metres) {
  return `place,${id}${metres ? `~${metres}` : ""}`;
}

/** Return the numbers of a form's fields by name, null where one of them is none. */
function numbersOf(form) {
  const told = Array.from(new FormData(form), ([name, words]) => [name, Number(String(words).trim().replace(/[°，,]$/, "") || NaN)]);
  return told.every(([, value]) => Number.isFinite(value)) ? Object.fromEntries(told) : null;
}

/** Return the word of what a form's numbers say, "" where they say nothing. */
function wordOfNumbers(kind, form, metres) {
  const told = numbersOf(form);
  if (!told) return "";
  if (kind === "circle") {
    const { lon, lat, radius } = told;
    return radius > 0 ? wordOfShape({ kind, points: [[lon, lat]], radius_m: radius }, metres) : "";
  }
  const { west, south, east, north } = told;
  return west < east && south < north ? wordOfShape({ kind, points: [[west, south], [east, north]] }, metres) : "";
}
