/**
 * Puts the page into the first document, where it stays: it answers from our own routes, and Streamlit, which takes
 * a second or more to start, comes after it and is told what the reader looks at. Nothing is handed over, so nothing
 * can jump, and the map's frame, which a browser loads again where it is moved, stands where it stood.
 */

const LATEST_MS = 1500;

/** Stand in this element; `ready` is called when the map can be clicked. */
function stand(host, { html, css, data }, ready) {
  const opened = JSON.parse(document.querySelector("[data-opened]").textContent);
  const shadow = host.attachShadow({ mode: "open" }); // the outline of the page, which stood here, is seen no more
  shadow.innerHTML = `<style>${css}</style>${html}`;
  return new Page(shadow.querySelector("[data-app]"), { ...data, ...opened }, ready);
}

/** Let Streamlit's scripts come, once: they would take connections and processor from the map. */
function startStreamlit() {
  const held = document.querySelector("[data-streamlit]");
  if (!held) return;
  document.head.append(held.content);
  held.remove();
}

/** The map can be clicked: what was said of a browser too old for Streamlit does not hold for the page. */
function ready() {
  document.querySelector("[data-too-old]").hidden = true;
  startStreamlit();
}

setTimeout(startStreamlit, LATEST_MS);
window.planMapPage = stand(document.querySelector("[data-page-host]"), PARTS, ready);
