/** What every page beside the map is; each has a small class of its own in a file `page_<name>.js`. */

class PlanPage {
  /** `page` has the frame, the node of the page's own, the interface's words, and ways to move. */
  constructor(page) {
    this.page = page;
    this.frame = page.frame;
    this.node = page.node;
  }

  /** The words of the address that the server is asked with; others are for the script alone. */
  static get asks() {
    return [];
  }

  /** The page's fragment is in place, or the address has other words for it. */
  shown() {}

  /** The keyboard goes to where the page begins. */
  focus() {
    (this.node.querySelector("h2") || this.node).focus({ preventScroll: true });
  }

  /** Another page opens. */
  left() {}
}
