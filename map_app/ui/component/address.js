/** The address: what is chosen and how the map looks, so that it can be linked and gone back to. */

const PAGE_WORDS = ["page", "at", "q", "with", "sort", "filter", "of", "ask"];
const OF_ONES_OWN = { ask: /(?:^|,)own_\d/, area: /^own,/ }; // in the history of this tab alone: no link has them
const KEPT_IN_ADDRESS = ["place", ...PAGE_WORDS, "area", "layers", "extent", "lang"];

/** Return the known words of a query as a plain object. */
function wordsOfQuery(query) {
  const asked = new URLSearchParams(query);
  const found = {};
  KEPT_IN_ADDRESS.forEach((key) => {
    const value = asked.get(key);
    if (value) found[key] = value;
  });
  return found;
}

/** Return the address's words as a plain object; unknown ones are left out. What is open of one's own is in no address. */
function readAddress() {
  return { ...wordsOfQuery(window.location.search), ...readOwn() };
}

/** Return the words that name something of one's own layers. */
function ownWords(words) {
  return Object.fromEntries(Object.keys(OF_ONES_OWN).filter((key) => OF_ONES_OWN[key].test(words[key] || "")).map((key) => [key, words[key]]));
}

/** Return what this step of the browser's history had open or asked of one's own layers. */
function readOwn() {
  const { own, ownAsked } = window.history.state || {};
  return { ...(typeof own === "string" && own ? { own, place: "" } : {}), ...ownWords(ownAsked || {}) };
}

/** Return which own feature an answer tells of and where it lies; nothing for a place of the plan. */
function ownOf({ headers }) {
  const [, id, row] = /^(own_[a-z0-9_]+)\/(\d+)$/.exec(headers.get("X-Own") || "") || [];
  const bounds = (headers.get("X-Own-Bounds") || "").split(",").map(Number);
  return id ? { own: `${id}/features/${row}`, bounds } : {};
}

/** Return a word's value as an address has it: the layers' word is written so that it can be read. */
function written(key, value) {
  const plain = encodeURIComponent(value).replace(/%2C/g, ",").replace(/%7E/g, "~");
  return key === "layers" ? plain.replace(/%3A/g, ":").replace(/%2B/g, "+") : plain;
}

/** Return the query for these words, in a fixed order; empty when there is none. Nothing of one's own layers is in it. */
function queryOf(words) {
  const isOwn = ownWords(words);
  const pairs = KEPT_IN_ADDRESS.filter((key) => words[key] && !isOwn[key]).map((key) => `${key}=${written(key, words[key])}`);
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** Return the word for the ground before the reader: to about a metre, none of it beyond what is seen. */
function extentWord({ west, south, east, north }) {
  const up = (degrees) => (Math.ceil(degrees * 1e5) / 1e5).toFixed(5);
  const down = (degrees) => (Math.floor(degrees * 1e5) / 1e5).toFixed(5);
  return [up(west), up(south), down(east), down(north)].join(",");
}

/** Write the words into the address; return whether it made a step that Back takes back. */
function writeAddress(words, push) {
  const address = window.location.pathname + queryOf(words);
  const own = words.own || "";
  const ownAsked = ownWords(words);
  const before = readOwn();
  const isSame = address === window.location.pathname + window.location.search;
  if (isSame && own === (before.own || "") && JSON.stringify(ownAsked) === JSON.stringify(ownWords(before))) return false;
  window.history[push ? "pushState" : "replaceState"]({ ...window.history.state, own, ownAsked }, "", address);
  return Boolean(push);
}

/** Return an address of ours below the page's own, whatever path stands in front. */
function addressOf(path, extra) {
  const url = new URL(path, document.baseURI);
  Object.keys(extra || {}).forEach((key) => url.searchParams.set(key, extra[key]));
  return url;
}

/** Return the panel's path for the words of an address. */
function pathOf(words) {
  if (words.own) return `own/layers/${words.own}`;
  if (!words.place && words.area) return "questions";
  return words.place ? `sheets/${encodeURIComponent(words.place)}` : "sheets";
}

/** Return only the words that say which page is open and how it stands. */
function pageWords(words) {
  return Object.fromEntries(PAGE_WORDS.filter((key) => words[key]).map((key) => [key, words[key]]));
}

/** Return the words that one of our links leads to from the present ones, null for any other link. */
function wordsOfLink(href, now) {
  const match = /^(sheets|text|pages|questions)(?:\/([^?#]+))?(?:\?([^#]*))?(?:#|$)/.exec(href || "");
  if (!match) return /^(?:\.\/)?\?/.test(href || "") ? wordsOfQuery(href.replace(/^\.\//, "")) : null;
  const [, kind, path, query] = match;
  const name = path ? decodeURIComponent(path) : "";
  const asked = new URLSearchParams(query || "");
  if (kind === "questions") return name || asked.has("format") ? null : { ...pageWords(now), area: asked.get("area") || "" };
  if (!name) return {};
  const area = now.area ? { area: now.area } : {};
  const kept = { ...(now.own ? { own: now.own } : now.place ? { place: now.place } : {}), ...area };
  if (kind === "sheets") return { ...pageWords(now), ...area, place: name };
  if (kind === "pages" && name === "search") return { ...kept, ...pageWords(wordsOfQuery(query || "")), page: "read" };
  if (kind === "pages") return { ...kept, ...pageWords(wordsOfQuery(query || "")), page: name };
  return { ...kept, ...(now.page === "read" && now.q ? { q: now.q } : {}), page: "read", at: name };
}
