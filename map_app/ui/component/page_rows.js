/** A page of rows: its links narrow and order them; here they do so at once, with the server's own rules. */

const ONE_SHAPE = [[/[–—―－‐]/g, "-"], [/[•・]/g, "·"], [/[“”"'《》「」‘’\s]/g, ""]];

/** Return words as they are compared: one width, one case, no blanks, no quotes. */
function sameForm(words) {
  const narrow = words.normalize("NFKC").toLowerCase();
  return ONE_SHAPE.reduce((form, [marks, one]) => form.replace(marks, one), narrow);
}

/** What may stand before, and behind, digits or numerals at the ends of a word: nothing that makes a longer number. */
const NUMERALS = "一二三四五六七八九十";
const BEFORE = [[/^\d/, "(?:^|[^\\d.,]|(?:^|\\D)[.,])"], [new RegExp(`^[${NUMERALS}]`), `(?:^|[^${NUMERALS}])`]];
const BEHIND = [[/[a-z]\d{3,}$/, ""], [/\d$/, "(?!\\d|[.,]\\d)"], [new RegExp(`[${NUMERALS}]$`), `(?![${NUMERALS}])`]];

/** Return the pattern that finds a word where its numbers are whole: 5号线, but not in 25号线. */
function wholeNumbers(word) {
  const end = (rules) => (rules.find(([has]) => has.test(word)) || ["", ""])[1];
  return new RegExp(end(BEFORE) + word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + end(BEHIND));
}

/** By then the frame has taken the size that the sheet leaves it. */
const RESIZED_MS = 250;

class RowsPage extends PlanPage {
  /** Another order is fetched; filter and words act on the rows that stand here. */
  static get asks() {
    return ["sort"];
  }

  constructor(page) {
    super(page);
    this.asked = { filter: "", sort: "", q: "" };
    this.node.addEventListener("click", (event) => this.pressed(event));
    this.node.addEventListener("submit", (event) => event.preventDefault());
    this.node.addEventListener("input", (event) => {
      if (event.target.matches("[data-words]")) this.narrow({ q: event.target.value.trim() });
      if (event.target.matches("[data-places]")) this.narrow({ filter: event.target.value });
    });
  }

  /** The rows stand there, or the address asks for others of them. */
  shown(words) {
    this.asked = { filter: words.filter || "", sort: words.sort || "", q: words.q || "" };
    const box = this.node.querySelector("[data-words]");
    if (box && box !== this.node.getRootNode().activeElement) box.value = this.asked.q;
    const asks = this.node.querySelector("[data-asks]");
    if (asks && !asks.dataset.met) asks.open = window.matchMedia("(min-width: 761px)").matches || Boolean(this.refocus);
    if (asks) asks.dataset.met = "1";
    this.apply();
    if (this.refocus) this.node.querySelector(`[data-sort="${this.refocus.sort}"]`).focus();
    this.refocus = null;
  }

  /** Another page opens: its places are no longer marked. */
  left() {
    this.mark(null);
  }

  /** Take a click that narrows, orders, clears or marks; links to sheets and text are the page's. */
  pressed(event) {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const own = event.target.closest("[data-token], [data-sort], [data-clear], [data-mark]");
    if (own) {
      event.preventDefault();
      this.act(own);
    } else if (event.target.closest(".proj-name")) {
      event.preventDefault();
      this.openSheet(event.target.closest("[data-row]"));
    } else if (!event.target.closest("a, summary, button, input, select, label")) {
      const row = event.target.closest("[data-marks]");
      if (row) this.mark(row.dataset.marks, row);
    }
  }

  /** Open a row's sheet, then mark its places in the part of the map that the sheet leaves. */
  async openSheet(row) {
    await this.page.open({ place: row.dataset.id }, { focus: true, fly: false });
    setTimeout(() => this.mark(row.dataset.marks, row), RESIZED_MS);
  }

  /** Do what one of our own links says. */
  act(link) {
    const { token, sort, mark } = link.dataset;
    if (mark !== undefined) this.mark(mark, link.closest("[data-row]"), true);
    else if (token !== undefined) this.narrow({ filter: this.toggled(token).join(",") });
    else if (sort !== undefined) this.order(sort);
    else this.clear();
  }

  /** Ask for another order; the keyboard stays on the link. */
  order(sort) {
    this.refocus = { sort };
    this.page.open({ sort }, { fly: false, push: false });
  }

  /** Show all rows again. */
  clear() {
    const box = this.node.querySelector("[data-words]");
    if (box) box.value = "";
    this.narrow({ filter: "", q: "" });
    this.node.querySelector("h2").focus({ preventScroll: true });
  }

  /** Show other rows, and say so in the address. */
  narrow(words) {
    Object.assign(this.asked, words);
    this.page.write(words);
    const { scrollTop, clientHeight, firstElementChild } = this.node;
    firstElementChild.style.minHeight = `${scrollTop + clientHeight}px`; // fewer rows: what is read stays where it is
    this.apply();
  }

  /** Return the tokens asked for. */
  tokens() {
    return this.asked.filter.split(",").filter(Boolean);
  }

  /** Return the tokens with this one added, or taken away where it is there. */
  toggled(token) {
    const tokens = this.tokens();
    return tokens.includes(token) ? tokens.filter((one) => one !== token) : [...tokens, token];
  }

  /** Show the rows that fit, hide the others and the heads that hold none; say how many there are. */
  apply() {
    const facets = this.facets();
    const words = this.asked.q.split(/\s+/).map(sameForm).filter(Boolean).map(wholeNumbers);
    const rows = Array.from(this.node.querySelectorAll("[data-row]"));
    rows.forEach((row) => { row.hidden = !this.fits(row, facets, words); });
    rows.filter((row) => row.dataset.parent && !row.hidden).forEach((row) => {
      const holder = row.parentElement.querySelector(`[data-id="${row.dataset.parent}"]`);
      if (holder) holder.hidden = false;
    });
    this.heads(facets.get("place") || []);
    this.count();
    this.links();
  }

  /** Return the tokens asked for by facet; what no facet has is passed over. */
  facets() {
    const found = new Map();
    const asked = new Set(this.tokens());
    this.node.querySelectorAll("[data-token]").forEach(({ dataset, tagName }) => {
      if (!asked.has(dataset.token)) return;
      const facet = tagName === "OPTION" ? "place" : dataset.facet;
      found.set(facet, [...(found.get(facet) || []), dataset.token]);
    });
    return found;
  }

  /** Tell whether a row has one token of every facet asked about, and all words. */
  fits(row, facets, words) {
    const has = row.dataset.tokens.split(",");
    const fits = Array.from(facets.values()).every((tokens) => tokens.some((token) => has.includes(token)));
    return fits && words.every((word) => word.test(row.dataset.form));
  }

  /** Hide heads without rows, the deepest first; where rows stand by place, those of other places. */
  heads(places) {
    const blocks = Array.from(this.node.querySelectorAll("[data-block]")).reverse();
    blocks.forEach((block) => {
      const { placeId } = block.dataset;
      const isOther = placeId && places.length && !places.includes(placeId);
      const seen = block.querySelectorAll("[data-row]:not([hidden])");
      block.hidden = isOther || seen.length === 0;
      const count = block.querySelector("[data-block-count]");
      if (count && !block.querySelector("[data-block]")) {
        const single = Array.from(seen).filter(({ dataset }) => placeId || dataset.row !== "part");
        count.textContent = String(single.length);
      }
    });
    this.node.querySelectorAll("[data-group-head]").forEach((head) => {
      head.hidden = !this.followers(head).some((block) => !block.hidden);
    });
  }

  /** Return the blocks that stand under a group's head. */
  followers(head) {
    const found = [];
    for (let next = head.nextElementSibling; next && next.matches("[data-block]"); next = next.nextElementSibling) found.push(next);
    return found;
  }

  /** Say how many are shown. */
  count() {
    const said = this.node.querySelector("[data-count]");
    const seen = this.node.querySelectorAll("[data-block]:not([hidden]) [data-row]:not([hidden])");
    const told = Array.from(seen).filter(({ dataset }) => ["indicator", "project", "feature"].includes(dataset.row));
    const ids = new Set(told.map((row) => (row.dataset.row === "feature" ? row : row.dataset.id))); // a place may be several features
    said.textContent = said.dataset.say.replace("{count}", ids.size).replace("{total}", said.dataset.total);
    this.node.querySelector("[data-nothing]").classList.toggle("is-idle", ids.size > 0);
    this.node.querySelector("[data-clear]").classList.toggle("is-idle", !this.asked.filter && !this.asked.q);
  }

  /** Let every link say what it leads to from here, and show what is chosen. */
  links() {
    const asked = new Set(this.tokens());
    this.node.querySelectorAll("a[data-token]").forEach((link) => {
      this.set(link, asked.has(link.dataset.token), { filter: this.toggled(link.dataset.token).join(",") });
    });
    this.node.querySelectorAll("a[data-sort]").forEach((link) => {
      this.set(link, link.dataset.sort === this.asked.sort, { sort: link.dataset.sort });
    });
    this.node.querySelectorAll("a[data-file]").forEach((link) => this.lead(link, {}));
    const options = Array.from(this.node.querySelectorAll("option[data-token]"));
    const places = new Set(options.map(({ dataset }) => dataset.token));
    const others = this.tokens().filter((token) => !places.has(token));
    options.forEach((option) => {
      option.value = [...others, option.dataset.token].filter(Boolean).join(",");
      option.selected = option.dataset.token ? asked.has(option.dataset.token) : !this.tokens().some((token) => places.has(token));
    });
  }

  /** Show a choice as taken or not, and where it leads. */
  set(link, isOn, words) {
    link.classList.toggle("is-on", isOn);
    if (isOn) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    this.lead(link, words);
  }

  /** Point a link at the rows that are shown, with some words changed. */
  lead(link, words) {
    const told = Object.entries({ ...this.asked, ...words, lang: this.page.language === "en" ? "en" : "" }).filter(([, value]) => value);
    const path = link.getAttribute("href").split("?")[0];
    link.setAttribute("href", told.length ? `${path}?${String(new URLSearchParams(told)).replace(/%2C/g, ",")}` : path);
  }

  /** Mark places on the map, and the row that they are of; on a phone a link turns to the map. */
  mark(ids, row, turns) {
    this.node.querySelectorAll(".is-marked").forEach((one) => one.classList.remove("is-marked"));
    if (row) row.classList.add("is-marked");
    this.frame.tell({ type: "mark", ids: ids ? ids.split(" ") : [], fly: "always" });
    if (turns) this.page.turn("map");
  }
}
