/** The address: what is chosen and how the map looks, so that it can be linked and gone back to. */

const KEPT_IN_ADDRESS = ["place", "text", "layers", "extent", "lang"];

/** Return the address's words as a plain object; unknown ones are left out. */
function readAddress() {
  const query = new URLSearchParams(window.location.search);
  const found = {};
  KEPT_IN_ADDRESS.forEach((key) => {
    const value = query.get(key);
    if (value) found[key] = value;
  });
  return found;
}

/** Return the query for these words, in a fixed order; empty when there is none. */
function queryOf(words) {
  const pairs = KEPT_IN_ADDRESS.filter((key) => words[key]).map(
    (key) => `${key}=${encodeURIComponent(words[key]).replace(/%2C/g, ",").replace(/%7E/g, "~")}`,
  );
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** Write the words into the address; return whether it made a step that Back takes back. */
function writeAddress(words, push) {
  const address = window.location.pathname + queryOf(words);
  if (address === window.location.pathname + window.location.search) return false;
  window.history[push ? "pushState" : "replaceState"](window.history.state, "", address);
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
  if (words.place) return `sheets/${encodeURIComponent(words.place)}`;
  if (words.text) return `text/${encodeURIComponent(words.text)}`;
  return "sheets";
}

/** Return the address's words for one of our links, null for any other link. */
function wordsOfLink(href) {
  const match = /^(sheets|text)(?:\/([^?#]+))?(?:[?#]|$)/.exec(href || "");
  if (!match) return null;
  const name = match[2] ? decodeURIComponent(match[2]) : "";
  if (!name) return {};
  return match[1] === "text" ? { text: name } : { place: name };
}
