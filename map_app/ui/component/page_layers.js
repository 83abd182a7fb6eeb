/** The layers page: every layer, or the table of one; a row marks its place on the map or goes to where it lies. */

class LayersPage extends RowsPage {
  /** Another layer or order is fetched; filter and words act on the rows that stand here. */
  static get asks() {
    return ["of", "sort"];
  }

  /** The list of layers has no rows to narrow. */
  shown(words) {
    this.of = words.of || "";
    if (this.node.querySelector("[data-count]")) super.shown(words);
    else this.refocus = null;
  }

  /** A row without a sheet goes to where it lies. */
  pressed(event) {
    const row = event.target.closest("[data-extent]");
    const isOurs = row && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!isOurs) {
      super.pressed(event);
      return;
    }
    const link = event.target.closest("[data-zoom]");
    event.preventDefault();
    this.goTo(row, Boolean(link));
  }

  /** Bring the ground of a row before the reader; on a phone a link turns to the map. */
  goTo(row, turns) {
    this.mark(null, row, turns);
    const [west, south, east, north] = row.dataset.extent.split(",").map(Number);
    setTimeout(() => this.frame.tell({ type: "fly", west, south, east, north }), turns ? RESIZED_MS : 0);
  }

  /** Ask for another order; the keyboard stays on the column, whose link then leads the other way. */
  order(sort) {
    const column = sort.replace(/^-/, "");
    super.order(sort);
    this.refocus = { sort: sort === column ? `-${column}` : column };
  }

  /** Links go on being about this layer. */
  lead(link, words) {
    super.lead(link, { ...words, of: this.of });
  }

  /** Columns say themselves how they are ordered. */
  set(link, isOn, words) {
    if (link.dataset.sort === undefined) super.set(link, isOn, words);
    else this.lead(link, words);
  }
}
