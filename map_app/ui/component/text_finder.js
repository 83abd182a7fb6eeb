/** Search through the whole text: a list of hits by chapter, and steps from hit to hit. */

class TextFinder {
  /** `page` is the reading page's handle; `ask` takes words to look for, `found` hears of the answer. */
  constructor(page, find, ask, found) {
    this.page = page;
    this.found = found;
    this.box = find("[data-finder-box]");
    this.place = find("[data-hits-place]");
    this.steps = find("[data-steps]");
    this.said = find("[data-steps-said]");
    this.words = "";
    this.at = "";
    this.isOpen = false;
    this.panel = new Panel(this.place, find("[data-finder]"), page.words, page.language);
    find("[data-finder]").addEventListener("submit", (event) => {
      event.preventDefault();
      ask(this.box.value.trim());
    });
    this.box.addEventListener("search", () => this.box.value || !this.words || ask(""));
    this.steps.addEventListener("click", (event) => this.pressed(event));
  }

  /** Look for words, unless their hits stand there; `at` is the hit that is open. */
  async look(words, at) {
    this.at = at;
    if (words !== this.words) {
      this.words = words;
      this.place.replaceChildren();
      if (this.box !== this.box.getRootNode().activeElement || !words) this.box.value = words;
      if (words) await this.panel.show("pages/search", { q: words });
      if (words !== this.words) return;
      this.found();
      if (this.wantsFocus) this.focus();
    }
    this.step(this.at);
  }

  /** Show the hits, or hide them. */
  show(isOpen) {
    this.isOpen = isOpen;
    this.place.hidden = !isOpen;
    this.step(this.at);
  }

  /** Return the hits. */
  rows() {
    return Array.from(this.place.querySelectorAll("[data-at]"));
  }

  /** Say which of the hits is open. */
  step(at) {
    this.at = at;
    const rows = this.rows();
    const number = rows.findIndex((one) => one.dataset.at === at);
    this.steps.hidden = this.isOpen || !this.words || !rows.length;
    const words = { words: this.words, number: number < 0 ? "–" : number + 1, count: rows.length };
    this.said.textContent = this.page.words.read_step.replace(/\{(\w+)\}/g, (_, name) => String(words[name]));
  }

  /** Go to the hit before or after, or back to the list. */
  pressed(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.hasAttribute("data-to-hits")) {
      this.page.open({ at: "" }, { focus: true });
      return;
    }
    const rows = this.rows();
    const here = this.at.split("-").map(Number)[0];
    const isOn = rows.findIndex((one) => one.dataset.at === this.at);
    const way = Number(button.dataset.step);
    const after = rows.findIndex((one) => Number(one.dataset.at.split("-")[0]) > here);
    const from = isOn >= 0 ? isOn + way : (after < 0 ? rows.length : after) + (way > 0 ? 0 : -1);
    const next = rows[(from + rows.length) % rows.length];
    this.page.open({ at: next.dataset.at }, {});
  }

  /** Put the keyboard where the hits begin; as soon as they are there. */
  focus() {
    const heading = this.place.querySelector("h3");
    this.wantsFocus = !heading;
    if (heading) heading.focus({ preventScroll: true });
  }
}
