/** The reading page: the plan's text beside the map, which shows the places of the paragraph being read. */

const REST_MS = 260;
const READING_LINE = 0.2;
const READING_BAND = "-15% 0px -65% 0px";

class ReadingPage extends PlanPage {
  /** Take hold of the text when it is first in place. */
  begin() {
    const find = (selector) => this.node.querySelector(selector);
    this.text = find("[data-text]");
    this.paragraphs = Array.from(this.text.querySelectorAll("[data-para]"));
    this.tree = new ReadingTree(find("[data-tree]"));
    this.finder = new TextFinder(this.page, find, (words) => this.ask(words), () => this.mark());
    this.current = null;
    this.node.addEventListener("click", (event) => this.pressed(event));
    this.node.addEventListener("keydown", (event) => this.keyed(event));
    this.watch = new IntersectionObserver(() => this.saw(), { root: this.node, rootMargin: READING_BAND });
    this.paragraphs.forEach((one) => this.watch.observe(one));
    if (window.matchMedia("(min-width: 1000px)").matches) find("[data-tree]").open = true;
  }

  /** Show what the address names: the hits of words, or the text at a stretch or paragraph. */
  shown(words, how) {
    this.held = how.quiet && words.extent ? "next" : null;
    if (!this.text || !this.text.isConnected) this.begin();
    this.finder.look(words.q || "", words.at || "");
    const isHits = Boolean(words.q && !words.at);
    if (isHits !== this.finder.isOpen) this.turn(isHits);
    const at = words.at || "";
    if (!isHits && at && at !== this.at) this.goTo(at);
    this.at = at;
    this.mark(Boolean(words.place));
  }

  /** Show the hits instead of the text, or the text again where it was. */
  turn(isHits) {
    if (isHits) this.stood = this.node.scrollTop;
    this.text.hidden = isHits;
    this.finder.show(isHits);
    this.node.scrollTop = isHits ? 0 : this.stood || 0;
  }

  /** Mark the stretch of an address and bring it before the reader. */
  goTo(at) {
    const [start, end] = at.split("-").map(Number);
    unmarkAll(this.text);
    const marks = end ? markStretch(this.text, start, end) : [];
    const target = marks[0] || this.paragraphAt(start);
    this.target = target || null;
    if (!target) return;
    const gap = target.getBoundingClientRect().top - this.node.getBoundingClientRect().top;
    this.node.scrollTop += gap - this.node.clientHeight * (marks.length ? 0.3 : READING_LINE - 0.01);
  }

  /** Return the paragraph, heading or row that holds an offset. */
  paragraphAt(offset) {
    return this.paragraphs.filter((one) => Number(one.dataset.para) <= offset).pop() || this.paragraphs[0];
  }

  /** The keyboard goes to what the address names: the sentence's paragraph, or the list of hits. */
  focus() {
    if (this.finder.isOpen) return this.finder.focus();
    const place = this.at && this.target ? this.target.closest("[data-para]") : this.node.querySelector("h2");
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    return place.focus({ preventScroll: true });
  }

  /** Look for words in the whole text. */
  ask(words) {
    this.page.open({ page: "read", q: words, at: "" }, { focus: Boolean(words) });
  }

  /** A heading of the outline scrolls there; a term shows its words in place. */
  pressed(event) {
    this.rest(); // who clicks reads here: the click is not to lead back to where the reader rested before
    const term = event.target.closest("[data-term]");
    this.node.querySelectorAll(".term.is-open").forEach((one) => one !== term && one.classList.remove("is-open"));
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (term) term.classList.toggle("is-open");
    else if (link.dataset.node) this.page.open({ page: "read", at: link.dataset.node, q: "" }, { focus: true });
    else if (link.dataset.jump) this.node.querySelector(`#${link.dataset.jump}`).scrollIntoView({ block: "start" });
  }

  /** Escape closes an explained term. */
  keyed(event) {
    if (event.key === "Escape") this.node.querySelectorAll(".term.is-open").forEach((one) => one.classList.remove("is-open"));
  }

  /** Paragraphs came to the reading line or left it. */
  saw() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST_MS);
  }

  /** The reader rests: the paragraph at the reading line is the one being read. */
  rest() {
    clearTimeout(this.resting);
    if (!this.text.offsetParent || this.finder.isOpen) return;
    const marked = this.text.querySelector("mark.chosen");
    const isMarkedSeen = marked && this.isSeen(marked);
    const current = isMarkedSeen ? marked.closest("[data-para]") : this.atLine();
    this.hold(current);
    if (!current || current === this.current) return;
    if (this.current) this.current.classList.remove("is-current");
    this.current = current;
    current.classList.add("is-current");
    this.tree.at(Number(current.dataset.para));
    if (!isMarkedSeen) this.follow(current.dataset.para);
    this.mark();
  }

  /** Leave the ground of an address as it is while its own paragraph is read. */
  hold(current) {
    if (this.held === "next") this.held = current;
    else if (this.held !== current) this.held = null;
  }

  /** Return the paragraph at the reading line, or the last one above it; measured now, whatever was seen before. */
  atLine() {
    const line = this.node.getBoundingClientRect().top + this.node.clientHeight * READING_LINE;
    const begun = this.paragraphs.filter((one) => one.offsetHeight && one.getBoundingClientRect().top <= line);
    return begun.pop() || this.paragraphs[0];
  }

  /** Let the address follow the reader. */
  follow(at) {
    if (this.node.scrollTop < 8 && !this.at) return;
    this.at = at;
    this.page.write({ at });
    this.finder.step(at);
  }

  /** Whether any of a mark is on the screen. */
  isSeen(mark) {
    const box = mark.getBoundingClientRect();
    const view = this.node.getBoundingClientRect();
    return box.bottom > view.top && box.top < view.bottom;
  }

  /** Show on the map the places of the hits, or of the paragraph being read. */
  mark(hasSheet = Boolean(this.page.now().place)) {
    const holders = this.finder.isOpen ? this.finder.rows() : this.read();
    const ids = holders.flatMap((one) => (one.dataset.places || "").split(" ")).filter(Boolean);
    this.frame.tell({ type: "mark", ids: Array.from(new Set(ids)), fly: !hasSheet && !this.held });
  }

  /** Return what is being read: the paragraphs of the marked sentence, or the one at the reading line. */
  read() {
    const marked = Array.from(this.text.querySelectorAll("mark.chosen")).filter((one) => this.isSeen(one));
    const found = marked.map((one) => one.closest("[data-para]"));
    return found.length ? Array.from(new Set(found)) : [this.current].filter(Boolean);
  }

  /** Another page opens: nothing is marked any more. */
  left() {
    clearTimeout(this.resting);
    this.frame.tell({ type: "mark", ids: [] });
  }
}
