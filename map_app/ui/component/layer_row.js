/** One layer's row in the card: its switch, legend, filter, and what there is to know of it. */

class LayerRow {
  /** `node` is the row; `heard` has what to do about changes: set, shift, zoom. */
  constructor(node, heard) {
    this.node = node;
    this.id = node.dataset.layer;
    this.order = Number(node.dataset.order);
    this.isOn = node.dataset.on === "1";
    this.name = node.querySelector("[data-layer-name]").textContent;
    this.find = (selector) => node.querySelector(selector);
    this.chips = Array.from(node.querySelectorAll("[data-value]"));
    this.only = [];
    this.listen(heard);
  }

  /** Act on the row's controls. */
  listen({ set, shift, zoom }) {
    this.find("input[type=checkbox]").addEventListener("change", ({ target }) => set(this.id, { on: target.checked }));
    this.find("input[type=range]").addEventListener("input", ({ target }) => set(this.id, { opacity: Number(target.value) / 100 }));
    this.find("[data-up]").addEventListener("click", () => shift(this.id, 1));
    this.find("[data-down]").addEventListener("click", () => shift(this.id, -1));
    this.find("[data-zoom]").addEventListener("click", () => zoom(this.id));
    this.find("[data-about]").addEventListener("click", () => this.open(this.find("[data-details]").hidden));
    this.chips.forEach((chip) => chip.addEventListener("click", () => set(this.id, { only: this.toggled(chip.dataset.value) })));
    if (!this.chips.length) return;
    this.find("[data-show-all]").addEventListener("click", () => {
      set(this.id, { only: [] });
      this.find("[data-about]").focus();
    });
  }

  /** Show or hide what there is to know of the layer. */
  open(isOpen) {
    this.find("[data-details]").hidden = !isOpen;
    this.find("[data-about]").setAttribute("aria-expanded", String(isOpen));
    this.node.classList.toggle("is-open", isOpen);
  }

  /** Return those of these that the filter knows, in its own order; all of them are as none. */
  known(values) {
    const only = this.chips.map((chip) => chip.dataset.value).filter((value) => values.includes(value));
    return only.length === this.chips.length ? [] : only;
  }

  /** Return what is shown when this value is added, or taken away where it is there. */
  toggled(value) {
    const has = this.only.includes(value);
    return this.known(has ? this.only.filter((one) => one !== value) : [...this.only, value]);
  }

  /** Show a state. */
  lay({ on, opacity, only }, isLowest, isHighest) {
    this.only = only;
    this.find("input[type=checkbox]").checked = on;
    this.find("input[type=range]").value = String(Math.round(opacity * 100));
    this.node.classList.toggle("is-off", !on);
    this.find("[data-down]").setAttribute("aria-disabled", String(isLowest));
    this.find("[data-up]").setAttribute("aria-disabled", String(isHighest));
    const chosen = this.chips.filter((chip) => only.includes(chip.dataset.value));
    this.chips.forEach((chip) => {
      chip.setAttribute("aria-pressed", String(chosen.includes(chip)));
      chip.classList.toggle("is-on", chosen.includes(chip));
    });
    if (!this.chips.length) return;
    this.find("[data-only]").hidden = chosen.length === 0;
    this.find("[data-only-words]").textContent = chosen.map((chip) => chip.dataset.label).join(" · ");
  }

  /** Hide the legend's lines that nothing shown is drawn like; dim those of nothing in view. */
  legend({ seen, shown }) {
    this.node.querySelectorAll("[data-legend]").forEach((line) => {
      const row = Number(line.dataset.legend);
      line.hidden = !shown.includes(row);
      line.classList.toggle("is-unseen", !seen.includes(row));
    });
  }
}
