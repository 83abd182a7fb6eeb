/** Puts the page together; made once for its element and kept through every rerun. */

const REPORT_MS = 400;
const MADE = "planMapPage";

class Page {
  /** `data` is what the server tells: the map's address, the language, the words. */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.find = (selector) => root.querySelector(selector);
    this.chosen = { place: null, title: "" };
    this.click = null;
    this.extent = null;
    this.reporting = 0;
    this.steps = 0;
    this.panel = new Panel(this.find, data.words, data.language);
    this.drawer = new Drawer(this.find("[data-panel]"), this.find("[data-handle]"));
    this.frame = new MapFrame(this.find("[data-frame-place]"), "规划地图", data.map, {
      ready: () => this.root.setAttribute("data-ready", "1"),
      click: (message) => this.clicked(message),
      moved: (message) => this.moved(message),
    });
    this.layers = new Layers(this.find("[data-layers]"), this.frame, () => this.changed());
    this.search = new Search(this.find, data.words, data.language, (href) => this.follow(href));
    this.export = new Export(this.find, data.words, () => this.view());
    this.listen();
    this.start();
  }

  /** Begin with what the address says. */
  start() {
    const words = readAddress();
    this.layers.read(words.layers);
    this.fly(words.extent);
    if (window.matchMedia("(min-width: 1000px)").matches) this.find("[data-layers]").open = true;
    this.open(words, { fly: !words.extent, quiet: true });
  }

  /** Show a stretch of the ground, when the address names one. */
  fly(extent) {
    const sides = (extent || "").split(",").map(Number);
    if (sides.length !== 4 || !sides.every(Number.isFinite)) return;
    const [west, south, east, north] = sides;
    this.extent = sides;
    this.frame.tell({ type: "fly", west, south, east, north });
  }

  /** Links of ours open in the panel; Back and Forward choose again. */
  listen() {
    this.root.addEventListener("click", (event) => this.pressed(event));
    this.back = () => {
      this.steps = Math.max(0, this.steps - 1);
      this.open(readAddress(), { fly: true, quiet: true });
    };
    window.addEventListener("popstate", this.back);
    this.find("[data-back]").addEventListener("click", () => window.history.back());
    this.find("[data-skip]").addEventListener("click", (event) => {
      event.preventDefault();
      this.drawer.rise();
      this.panel.focus();
    });
  }

  /** Take a click on a link to a sheet or to the text; everything else is the browser's. */
  pressed(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.hasAttribute("data-alone") || link.hasAttribute("data-language")) return;
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const href = link.getAttribute("href");
    const words = link.hasAttribute("data-home") ? {} : wordsOfLink(href);
    if (!words) return;
    event.preventDefault();
    if (link.hasAttribute("data-keep-hits") && this.click) this.ask(Object.assign({ place: words.place }, this.click));
    else this.follow(href, words);
  }

  /** Open what a link or a search hit leads to, the keyboard with it. */
  follow(href, words) {
    return this.open(words || wordsOfLink(href) || {}, { push: true, fly: true, focus: true });
  }

  /** Answer a click in the map. */
  clicked({ lon, lat, metres }) {
    this.click = { lon: lon.toFixed(7), lat: lat.toFixed(7), m: Math.min(metres, 5000).toFixed(2) };
    return this.ask(this.click);
  }

  /** Ask for the sheet of what lies under a click; `place` is the one preferred among several. */
  async ask(click) {
    const shown = await this.panel.show("sheets", click);
    if (!shown) return;
    if (!shown.found || !shown.place) {
      this.sayOnMap(shown.title);
      return;
    }
    this.settle(shown, { place: shown.place }, { push: true });
  }

  /** Open what the address's words name: a place, a stretch of text, or the list of all. */
  async open(words, how) {
    this.click = null;
    const shown = await this.panel.show(pathOf(words));
    if (!shown) return;
    const named = shown.found ? { place: shown.place, text: words.text } : {};
    this.settle(shown, named, how);
    if (how.focus) this.panel.focus();
  }

  /** After the answer is painted: the map, the address, then Python. */
  settle(shown, words, how) {
    this.chosen = { place: shown.place, title: shown.place ? shown.title : "", words };
    this.sayOnMap("");
    if (!how.quiet || words.place || words.text || !shown.found) this.drawer.rise();
    if (!words.text) this.frame.select(shown.place, Boolean(how.fly && shown.place));
    if (!how.quiet && writeAddress(this.words(), how.push)) this.steps += 1;
    this.find("[data-back]").hidden = this.steps === 0;
    this.find("[data-said]").textContent = shown.title;
    this.point();
    requestAnimationFrame(() => setTimeout(() => this.report(), 0));
  }

  /** Point the links beside the panel at what is chosen. */
  point() {
    const { words } = this.chosen;
    const alone = addressOf(pathOf(words || {}), this.data.language === "en" ? { lang: "en" } : {});
    this.find("[data-alone]").href = alone.href;
    const there = Object.assign({}, this.words(), { lang: this.data.language === "en" ? "" : "en" });
    this.find("[data-language]").setAttribute("href", queryOf(there) || "./");
    const name = this.data.words.app;
    document.title = this.chosen.title ? `${this.chosen.title} · ${name}` : name;
  }

  /** Return the address's words: what is chosen and the layers; reloading flies to the place. */
  words() {
    const { place, text } = this.chosen.words || {};
    return { place, text, layers: this.layers.word(), lang: this.data.language === "en" ? "en" : "" };
  }

  /** Return what a file of the view is made from: the extent too. */
  view() {
    const extent = this.extent ? this.extent.map((side) => side.toFixed(5)).join(",") : "";
    const words = Object.assign(this.words(), { place: this.chosen.place || "", text: "", extent });
    return { query: queryOf(words), title: this.chosen.title };
  }

  /** Keep what the reader looks at. */
  moved({ west, south, east, north }) {
    this.extent = [west, south, east, north];
    this.report();
  }

  /** A layer was switched. */
  changed() {
    writeAddress(this.words(), false);
    this.point();
    this.report();
  }

  /** Say something on the map, for a while. */
  sayOnMap(sentence) {
    const node = this.find("[data-map-said]");
    node.textContent = sentence;
    clearTimeout(this.saying);
    if (sentence) this.saying = setTimeout(() => this.sayOnMap(""), 6000);
  }

  /** Tell Python, when the reader rests. */
  report() {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => {
      const query = this.view().query;
      if (query === this.told) return;
      this.told = query;
      this.tellPython("view", query);
    }, REPORT_MS);
  }

  /** Let go of the window. */
  end() {
    clearTimeout(this.reporting);
    window.removeEventListener("popstate", this.back);
    this.frame.end();
  }
}

export default function planMapPage({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector("[data-app]");
  if (!root[MADE]) root[MADE] = new Page(root, data);
  root[MADE].tellPython = setStateValue;
  // A rerun may drop one call of two while the page stays: only a page that has left ends.
  return () => setTimeout(() => root.isConnected || root[MADE].end(), 0);
}
