/** The name of what lies under the pointer, and a light mark on it. */

class Hover {
  /** Listen on the map; `tell` is called with the id under the pointer, or null. */
  constructor(map, index, tell) {
    this.map = map;
    this.index = index;
    this.tell = tell;
    this.entry = null;
    this.spot = null;
    this.entries = new WeakMap();
    index.forEach((entries) => this.know(entries));
    this.tip = L.DomUtil.create("div", "tip", map.getContainer());
    this.tip.setAttribute("aria-hidden", "true");
    this.listen(map.getContainer());
  }

  /** Know these features by what is drawn of them. */
  know(entries) {
    entries.forEach((entry) => entry.paths.forEach((path) => {
      if (entry.clickable && path.getElement()) this.entries.set(path.getElement(), entry);
    }));
  }

  /**
   * Follow the pointer: one look-up when it crosses an edge or the map has come to rest below it,
   * one transform when it moves. While the map moves or is dragged nothing is named.
   */
  listen(container) {
    container.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch" && !event.buttons) this.under(this.entries.get(event.target) || null);
    });
    container.addEventListener("pointerleave", () => {
      this.spot = null;
      this.under(null);
    });
    container.addEventListener("pointermove", (event) => {
      this.spot = event.pointerType === "touch" ? null : [event.clientX, event.clientY];
      if (this.entry && this.spot) this.follow(...this.spot, container);
    }, { passive: true });
    this.map.on("movestart", () => this.under(null));
    this.map.on("moveend", () => this.cameToRest(container));
  }

  /** The map stands still: name what the pointer lies on now, though it did not move. */
  cameToRest(container) {
    if (!this.spot) return;
    this.under(this.entries.get(document.elementFromPoint(...this.spot)) || null);
    if (this.entry) this.follow(...this.spot, container);
  }

  /** Take note of what is under the pointer now. */
  under(entry) {
    if (entry === this.entry) return;
    const before = this.entry;
    this.entry = entry;
    if (before && (!entry || entry.id !== before.id)) this.mark(before.id, false);
    this.map.getContainer().classList.toggle("over-place", entry !== null);
    this.tip.classList.toggle("is-shown", entry !== null);
    if (entry) this.tip.textContent = entry.name;
    if (entry && (!before || entry.id !== before.id)) this.mark(entry.id, true);
    if ((before && before.id) !== (entry && entry.id)) this.tell(entry ? entry.id : null);
  }

  /** Mark or unmark every part of the place. */
  mark(id, on) {
    this.index.get(id).forEach(({ paths, dimension }) => paths.forEach((path) => {
      const element = path.getElement();
      if (element) element.classList.toggle(dimension === 1 ? "under-line" : "under-pointer", on);
    }));
  }

  /** Put the name beside the pointer, inside the frame. */
  follow(x, y, container) {
    const left = x + 14 + this.tip.offsetWidth > container.clientWidth ? x - 12 - this.tip.offsetWidth : x + 14;
    const top = y + 18 + this.tip.offsetHeight > container.clientHeight ? y - 12 - this.tip.offsetHeight : y + 18;
    this.tip.style.transform = `translate(${left}px, ${top}px)`;
  }
}
