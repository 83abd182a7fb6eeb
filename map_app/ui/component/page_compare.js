/** The compare page: two to four places side by side; the map marks them. */

const MOST_COMPARED = 4; // as in atlas/page_words.py

class ComparePage extends PlanPage {
  /** The places are all that the server needs. */
  static get asks() {
    return ["with"];
  }

  /** Return the word of the address with one more place; null when there are four others. */
  static added(word, id) {
    const ids = (word || "").split(",").filter(Boolean);
    if (ids.includes(id)) return word;
    return ids.length < MOST_COMPARED ? [...ids, id].join(",") : null;
  }

  /** The places stand side by side: mark them, and let others be added by name. */
  shown(_, how) {
    const ids = this.node.querySelector("[data-compare]").dataset.compare;
    this.frame.tell({ type: "mark", ids: ids.split(",").filter(Boolean), fly: Boolean(how.fly) });
    this.letAdd(ids);
  }

  /** Show the box that adds a place, which needs a script. */
  letAdd(ids) {
    const adder = this.node.querySelector("[data-adder]");
    if (!adder || !adder.hidden) return;
    adder.hidden = false;
    const find = (selector) => adder.querySelector(selector);
    const add = (href) => this.add(ids, wordsOfLink(href, {}).place);
    this.search = new Search(find, this.page.words, this.page.language, add, ["place", "project"]);
    if (this.isAdding) this.search.box.focus();
    this.isAdding = false;
  }

  /** Add a place; the keyboard stays where the next one is added. */
  add(ids, id) {
    this.isAdding = true;
    this.page.open({ with: ComparePage.added(ids, id) }, {});
  }

  /** Another page opens: its places are no longer marked. */
  left() {
    this.frame.tell({ type: "mark", ids: [] });
  }
}
