/** Layer switches and the legend: they act in the frame at once and are reported after. */

class Layers {
  /** `changed` is called after each change. */
  constructor(card, frame, changed) {
    this.card = card;
    this.frame = frame;
    this.changed = changed;
    this.rows = Array.from(card.querySelectorAll("[data-layer]"));
    this.rows.forEach((row) => this.listen(row));
  }

  /** Return a row's switch and slider. */
  static parts(row) {
    return { box: row.querySelector("input[type=checkbox]"), slider: row.querySelector("input[type=range]") };
  }

  /** Act on the switches of a row. */
  listen(row) {
    const { box, slider } = Layers.parts(row);
    box.addEventListener("change", () => this.act(row));
    slider.addEventListener("input", () => this.act(row));
  }

  /** Show the row's state in the legend, in the map and in the address. */
  act(row) {
    row.classList.toggle("is-off", !Layers.parts(row).box.checked);
    this.send();
    this.changed();
  }

  /** Return every layer's state, bottom to top; the card lists the topmost first. */
  states() {
    return this.rows
      .map((row) => {
        const { box, slider } = Layers.parts(row);
        return { id: row.dataset.layer, order: Number(row.dataset.order), on: box.checked, opacity: Number(slider.value) / 100 };
      })
      .sort((one, other) => one.order - other.order)
      .map(({ id, on, opacity }) => ({ id, on, opacity }));
  }

  /** Tell the frame. */
  send() {
    this.frame.tell({ type: "layers", layers: this.states() });
  }

  /** Return the address's word: only what differs from the start; `-` is off, `~0.5` opacity. */
  word() {
    const start = new Map(this.rows.map((row) => [row.dataset.layer, row.dataset.on === "1"]));
    return this.states()
      .filter(({ id, on, opacity }) => on !== start.get(id) || opacity !== 1)
      .map(({ id, on, opacity }) => `${on ? "" : "-"}${id}${opacity === 1 ? "" : `~${opacity}`}`)
      .join(",");
  }

  /** Set the switches from the address's word. */
  read(word) {
    const told = new Map();
    (word || "").split(",").forEach((one) => {
      const match = /^(-?)([a-z][a-z0-9_]*)(?:~(\d(?:\.\d+)?))?$/.exec(one);
      if (match) told.set(match[2], { on: !match[1], opacity: match[3] ? Number(match[3]) : 1 });
    });
    this.rows.forEach((row) => {
      const state = told.get(row.dataset.layer) || { on: row.dataset.on === "1", opacity: 1 };
      const { box, slider } = Layers.parts(row);
      box.checked = state.on;
      slider.value = String(Math.round(state.opacity * 100));
      row.classList.toggle("is-off", !state.on);
    });
    if (told.size) this.send();
  }
}
