/** The pages beside the map: each is fetched once, kept, and shown when the address names it. */

const PAGES = { read: ReadingPage, indicators: IndicatorsPage, projects: ProjectsPage, compare: ComparePage, questions: QuestionsPage, layers: LayersPage };

class Pages {
  /** `host` is the whole page; the map alone is shown until a page is opened. */
  constructor(host) {
    const { find } = host;
    this.host = host;
    this.body = find("[data-body]");
    this.region = find("[data-page]");
    this.holder = find("[data-page-body]");
    this.progress = find("[data-page-progress]");
    this.links = Array.from(host.root.querySelectorAll("[data-page-link]"));
    this.sides = Array.from(host.root.querySelectorAll("button[data-side]"));
    this.made = new Map();
    this.open_ = null;
    this.folded = false;
    this.sides.forEach((one) => one.addEventListener("click", () => this.turn(one.dataset.side)));
  }

  /** Return the name of the page that these words open, null for the map alone. */
  static named(words) {
    return Object.prototype.hasOwnProperty.call(PAGES, words.page || "") ? words.page : null;
  }

  /** Show the page of these words, or the map alone; resolves when it stands. */
  async show(words, how) {
    const name = Pages.named(words);
    const one = name ? this.of(name) : null;
    if (this.open_ && this.open_ !== one) this.open_.page.left();
    if (this.open_ !== one) this.lay(one, name);
    if (!one) return;
    one.words = pageWords(words);
    const stands = await this.fill(one, name, words);
    if (stands && this.open_ === one) one.page.shown(words, how);
  }

  /** Return the words with which a page was last seen. */
  last(name) {
    const one = this.made.get(name);
    return name === "map" ? {} : { page: name, ...(one ? one.words : {}) };
  }

  /** Return the word by which the head links a page. */
  title(name) {
    const link = this.links.find((one) => one.dataset.pageLink === name);
    return link && name !== "map" ? link.textContent : "";
  }

  /** Lay out region and map for this page; the map's frame stays where it is. */
  lay(one, name) {
    this.open_ = one;
    this.region.hidden = !one;
    this.fold(Boolean(one));
    this.body.classList.toggle("has-page", Boolean(one));
    this.host.root.classList.toggle("is-paged", Boolean(one));
    this.made.forEach((other) => { other.node.hidden = other !== one; });
    this.links.forEach((link) => {
      if (link.dataset.pageLink === (name || "map")) {
        link.setAttribute("aria-current", "page");
        link.scrollIntoView({ block: "nearest", inline: "nearest" }); // on a phone they stand in a row that scrolls
      } else link.removeAttribute("aria-current");
    });
    this.turn("text");
  }

  /** Beside a page the legend is folded, so that the map is seen; alone it stands as it stood. */
  fold(isBeside) {
    const card = this.host.find("[data-layers]");
    if (isBeside === this.folded) return;
    if (isBeside) this.legend = card.open;
    card.open = isBeside ? false : Boolean(this.legend);
    this.folded = isBeside;
  }

  /** Return the page of this name, made when it is first opened. */
  of(name) {
    if (!this.made.has(name)) {
      const node = document.createElement("div");
      node.className = "page-one";
      node.dataset.pageName = name;
      node.tabIndex = -1;
      node.append(this.host.find("[data-page-skeleton]").content.cloneNode(true));
      this.holder.append(node);
      const { frame, data } = this.host;
      const ways = { open: (words, how) => this.host.move(words, how), write: (words) => this.keep(name, words), turn: (side) => this.turn(side), now: () => this.host.now };
      const page = new PAGES[name]({ frame, node, words: data.words, language: data.language, ...ways });
      const panel = new Panel(node, this.progress, data.words, data.language);
      this.host.own.answerIn(panel);
      this.made.set(name, { page, node, asked: null, panel });
    }
    return this.made.get(name);
  }

  /** Remember how a page is seen, and say so in the address. */
  keep(name, words) {
    Object.assign(this.made.get(name).words, words);
    this.host.rewrite(words);
  }

  /** Fetch the page's fragment unless it stands there already; return whether it does. */
  async fill(one, name, words) {
    const asked = Object.fromEntries(PAGES[name].asks.filter((key) => words[key]).map((key) => [key, words[key]]));
    const question = JSON.stringify(asked);
    if (one.asked === question) return true;
    one.asked = question;
    const shown = await one.panel.show(`pages/${name}`, asked, () => this.again(one, words));
    if (!shown || !shown.found) one.asked = null;
    return Boolean(shown && shown.found);
  }

  /** Ask again for a page that did not come. */
  again(one, words) {
    one.asked = null;
    this.show(words, {});
  }

  /** On a small screen: turn to the text or to the map. */
  turn(side) {
    this.body.dataset.side = side;
    this.sides.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.side === side)));
  }

  /** What a page tells of has changed: it is fetched anew, at once where it stands open. */
  stale(name) {
    const one = this.made.get(name);
    if (!one) return;
    one.asked = null;
    if (this.open_ === one) this.fill(one, name, one.words);
  }

  /** Put the keyboard where the page begins. */
  focus() {
    if (this.open_) this.open_.page.focus();
  }
}
