/** Puts the page together; made once, and it stands as long as the document does. */

const REPORT_MS = 400;
const CLOSED = { place: null, own: "", title: "" };

class Page {
  /** `data` is what the server tells: the map's address, the language, the words; `ready` is called when the map is. */
  constructor(root, data, ready) {
    this.root = root;
    this.data = data;
    this.find = (selector) => root.querySelector(selector);
    this.now = {};
    this.since = {};
    this.chosen = CLOSED;
    this.click = null;
    this.reporting = 0;
    this.steps = 0;
    this.tellPython = null;
    this.panel = new Panel(this.find("[data-testid=targets]"), this.find("[data-progress]"), data.words, data.language);
    this.drawer = new Drawer(this.find("[data-panel]"), this.find("[data-handle]"));
    this.frame = new MapFrame(this.find("[data-frame-place]"), "规划地图", data.map, {
      ready: () => {
        this.root.setAttribute("data-ready", "1");
        ready();
      },
      click: (message) => this.clicked(message),
      moved: (message) => this.moved(message),
      legend: (message) => this.layers.legend(message),
    });
    this.ground = new Ground(this.frame, () => writeAddress(this.words(), false));
    this.layers = new Layers(this.find("[data-layers]"), this.frame, () => this.changed(), data.words);
    this.views = new Views(this.find("[data-layers]"), (words) => this.openView(words), () => this.view(), data.language);
    this.search = new Search(this.find, data.words, data.language, (href) => this.follow(href));
    this.pages = new Pages(this);
    this.export = new Export(this.find, data.words, () => this.view());
    this.link = new Link(this.find, data.words, () => this.view());
    this.own = new OwnLayers(this);
    this.own.answerIn(this.panel);
    this.export.askAs(() => this.own.session.headers());
    this.asking = new Asking(this);
    this.listen();
    this.start();
  }

  /** Begin with what the server understood of the address; what it did not is said. */
  start() {
    const { opened, garbled } = this.data;
    if (garbled) {
      this.note(garbled);
      writeAddress(wordsOfQuery(opened), false);
    }
    if (window.matchMedia("(min-width: 1000px)").matches) this.find("[data-layers]").open = true;
    this.enter({ ...wordsOfQuery(opened), ...(this.own.session.token ? readOwn() : {}) }, false);
    this.root.setAttribute("data-laid", "1");
  }

  /** Open what an address says, its layers and its ground too; one come back to may have the whole district. */
  enter(words, isBack) {
    this.ground.hold(true);
    this.layers.read(words.layers);
    this.ground.show(words.extent, isBack && !words.place);
    return this.open(words, { fly: !words.extent, quiet: true });
  }

  /** Open a view with a name; what it does not say stays as it is. */
  openView(words) {
    this.ground.flush();
    this.ground.hold(true);
    this.layers.read(words.layers);
    if (words.extent) this.ground.show(words.extent);
    const { layers, extent, ...there } = words;
    return this.open({ ...this.now, ...there }, { push: true, fly: !extent, isStill: !there.place });
  }

  /** Say something above the page until it is closed. */
  note(sentence) {
    this.find("[data-notice-words]").textContent = sentence;
    this.find("[data-notice]").hidden = !sentence;
  }

  /** Links of ours open in panel or page; Back and Forward choose again. */
  listen() {
    this.root.addEventListener("click", (event) => this.pressed(event));
    window.addEventListener("popstate", () => {
      this.steps = Math.max(0, this.steps - 1);
      this.enter(readAddress(), true);
    });
    this.find("[data-back]").addEventListener("click", () => window.history.back());
    this.find("[data-notice-close]").addEventListener("click", () => this.note(""));
    this.find("[data-close]").addEventListener("click", () => this.close());
    this.find("[data-skip]").addEventListener("click", (event) => {
      event.preventDefault();
      this.drawer.rise();
      this.panel.focus();
    });
  }

  /** Take a click on a link of ours; everything else is the browser's. */
  pressed(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.hasAttribute("data-alone") || link.hasAttribute("data-language")) return;
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const words = this.wordsOf(link);
    if (!words) return;
    event.preventDefault();
    if (link.hasAttribute("data-keep-hits") && this.click) this.ask({ place: words.place || OwnLayers.hitOf(words.own), ...this.click });
    else this.follow(link.getAttribute("href"), words);
  }

  /** Return the words that a link leads to, null when it is none of ours. */
  wordsOf(link) {
    if (link.hasAttribute("data-home")) return {};
    const { pageLink: name, addCompared: added } = link.dataset;
    const own = OwnLayers.pathOf(link.getAttribute("href"));
    if (own) return { ...pageWords(this.now), own };
    if (added) return this.wordsAdding(added);
    if (name) return { place: this.now.place, area: this.now.area, ...this.pages.last(name) };
    return wordsOfLink(link.getAttribute("href"), this.now);
  }

  /** Return the words that lead to the places compared so far and one more. */
  wordsAdding(id) {
    const before = this.now.with || this.pages.last("compare").with;
    const all = ComparePage.added(before, id);
    this.note(all === null ? this.data.words.compare_full : "");
    return { place: this.now.place, page: "compare", with: all === null ? before : all };
  }

  /** Open what a link or a search hit leads to, the keyboard with it. */
  follow(href, words) {
    const there = words || wordsOfLink(href, this.now) || {};
    return this.open(there, { push: true, fly: true, focus: true, sheet: Boolean(there.own) || /^sheets\//.test(href || "") });
  }

  /** Go on from here with some words changed; a page does so. */
  move(words, how) {
    return this.open({ ...this.now, ...("place" in words ? { own: "" } : {}), ...words }, { push: true, fly: true, sheet: Boolean(words.place), ...how });
  }

  /** Change words of the address alone: what is seen has changed already. */
  rewrite(words) {
    Object.assign(this.now, words);
    Object.assign(this.since, words);
    if (!this.ground.isHeld) writeAddress(this.words(), false);
    this.point();
  }

  /** Answer a click in the map. */
  clicked({ lon, lat, metres }) {
    if (this.own.isBusy) return null;
    this.click = { lon: lon.toFixed(7), lat: lat.toFixed(7), m: Math.min(metres, 5000).toFixed(2), layers: this.layers.word() };
    return this.ask(this.click);
  }

  /** Ask for the sheet of what lies under a click; `place` is the one preferred among several. */
  async ask(click) {
    const shown = await this.panel.show("sheets", { ...click, ...this.own.asks() });
    if (!shown) return;
    if (!shown.found || !(shown.place || shown.own)) {
      this.sayOnMap(shown.title);
      return;
    }
    this.settle(shown, { ...this.now, place: shown.place, own: shown.own }, { push: true });
  }

  /** Open what the address's words name: a page, a place, or the list of all. Where the reader reads on meanwhile holds. */
  async open(words, how) {
    this.click = null;
    this.since = {};
    const standing = this.pages.show(words, how);
    const isSame = Boolean(words.place || words.own) && (words.place || null) === this.chosen.place && (words.own || "") === this.chosen.own;
    const isClosed = !words.place && !words.own && !words.area && Boolean(Pages.named(words));
    if (isClosed) this.panel.stop();
    const shown = isSame || isClosed ? { ...(isSame ? this.chosen : CLOSED), found: true } : await this.panel.show(pathOf(words), this.asking.question(words));
    if (!shown) return;
    await standing;
    const isBeside = Boolean(Pages.named(words));
    if (isBeside && how.sheet) this.pages.turn("map");
    else if (isBeside && how.push) this.pages.turn("text");
    const since = words.page === this.now.page ? this.since : {};
    this.settle(shown, { ...words, ...since, place: shown.found ? shown.place : "", own: shown.found ? shown.own || words.own : "" }, { ...how, fly: how.fly && (how.sheet || !isSame) });
    if (how.focus) (isBeside && !how.sheet ? this.pages : this.panel).focus();
  }

  /** Close the sheet that stands beside a page. */
  close() {
    this.move(this.now.place ? { place: "" } : { area: "" }, {});
    this.pages.focus();
  }

  /** After the answer is painted: the map, the address, then Python. */
  settle(shown, words, how) {
    this.ground.flush();
    if (how.fly && shown.place && !how.quiet) this.ground.word = "";
    this.now = words;
    const isOpen = Boolean(shown.place || words.own || words.area);
    this.chosen = { place: shown.place, own: words.own || "", title: isOpen ? shown.title : "", bounds: shown.bounds };
    this.find("[data-body]").classList.toggle("has-sheet", isOpen || !shown.found);
    this.sayOnMap("");
    if (!shown.found || (!how.isStill && (!how.quiet || words.place || words.own || words.area))) this.drawer.rise();
    this.own.choose(shown, words, Boolean(how.fly));
    this.asking.settled(words, how);
    if (!how.quiet && writeAddress(this.words(), how.push)) this.steps += 1;
    this.ground.hold(false);
    this.find("[data-back]").hidden = this.steps === 0;
    this.find("[data-said]").textContent = shown.title;
    this.point();
    requestAnimationFrame(() => setTimeout(() => this.report(), 0));
  }

  /** Point the links beside panel and page at what is seen. */
  point() {
    const lang = this.data.language === "en" ? { lang: "en" } : {};
    const { page, at, q, sort, filter, of } = this.now;
    const own = { of, at, q, sort, filter, with: this.now.with, ...lang };
    this.find("[data-sheet-alone]").href = addressOf(pathOf({ ...this.now, own: "" }), { ...this.asking.question(this.now), ...lang }).href;
    this.find("[data-sheet-alone]").hidden = Boolean(this.now.own) || /own[_,]/.test(this.find("[data-sheet-alone]").href);
    this.find("[data-page-alone]").href = addressOf(`pages/${Pages.named(this.now) || "read"}`, Object.fromEntries(Object.entries(own).filter(([, value]) => value))).href;
    this.pointToOtherLanguage();
    const titles = [this.chosen.title, this.pages.title(page), this.data.words.app];
    document.title = titles.filter(Boolean).join(" · ");
  }

  /** Return the address's words: what is open, the layers, and the ground once the map rests on it. */
  words() {
    return { ...this.now, layers: this.layers.word(), extent: this.ground.word, lang: this.data.language === "en" ? "en" : "" };
  }

  /** Point the other language's link at all that is seen here. */
  pointToOtherLanguage() {
    const lang = this.data.language === "en" ? "" : "en";
    this.find("[data-language]").setAttribute("href", queryOf({ ...this.seen(), lang }) || "./");
  }

  /** Return the words of all that is seen: the ground too. */
  seen() {
    return { ...this.words(), place: this.chosen.place || "", extent: this.ground.seen() };
  }

  /** Return what a file or a link of the view is made from. */
  view() {
    const words = this.seen();
    const compared = (this.now.with || this.pages.last("compare").with || "").split(",").filter(Boolean);
    const isComparing = Pages.named(this.now) === "compare";
    return { query: queryOf(words), words, hasOwn: this.own.list.on().length > 0, own: this.own.shown(), title: this.chosen.place ? this.chosen.title : "", place: words.place, page: this.pages.title(this.now.page), compared, isComparing };
  }

  /** Keep what the reader looks at. */
  moved(message) {
    this.ground.take(message);
    this.pointToOtherLanguage();
    this.report();
  }

  /** A layer was switched. */
  changed() {
    writeAddress(this.words(), false);
    this.asking.again();
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

  /** Tell Python, when the reader rests; until Streamlit has come there is nobody to tell. */
  report() {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => this.tell(), REPORT_MS);
  }

  /** Tell Python what is seen, if it does not know. */
  tell() {
    const query = this.view().query;
    if (query === this.told || !this.tellPython) return;
    this.told = query;
    this.tellPython("view", query);
  }

  /** Streamlit listens, now or again: it hears what is seen by now, and the title that it wrote over is ours again. */
  heardBy(tellPython) {
    this.tellPython = tellPython;
    this.tell();
    this.point();
  }
}
