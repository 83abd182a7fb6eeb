/** Layer switches, their order and the legend: they act in the frame at once and are reported after. */

const LAYER_WORD = /^(-?)([a-z][a-z0-9_]*)(?:~([01](?:\.\d{1,2})?))?$/;

class Layers {
  /** `changed` is called after each change; `words` are the page's sentences. */
  constructor(card, frame, changed, words) {
    this.frame = frame;
    this.changed = changed;
    this.words = words;
    this.said = card.querySelector("[data-layers-said]");
    this.rows = new Map(Array.from(card.querySelectorAll("[data-layer]"), (row) => [row.dataset.layer, row]));
    const bottomUp = Array.from(this.rows.values()).sort((one, other) => one.dataset.order - other.dataset.order);
    this.usual = bottomUp.map((row) => ({ id: row.dataset.layer, on: row.dataset.on === "1", opacity: 1 }));
    this.states = this.usual;
    this.rows.forEach((row, id) => this.listen(row, id));
    this.lay();
  }

  /** Act on the switches of a row. */
  listen(row, id) {
    row.querySelector("input[type=checkbox]").addEventListener("change", ({ target }) => this.set(id, { on: target.checked }));
    row.querySelector("input[type=range]").addEventListener("input", ({ target }) => this.set(id, { opacity: Number(target.value) / 100 }));
    row.querySelector("[data-up]").addEventListener("click", () => this.shift(id, 1));
    row.querySelector("[data-down]").addEventListener("click", () => this.shift(id, -1));
  }

  /** Change one layer's state. */
  set(id, change) {
    this.put(this.states.map((state) => (state.id === id ? { ...state, ...change } : state)));
    this.changed();
  }

  /** Return the ids of the layers that stand in the card with this one, the lowest first. */
  fellows(id) {
    const group = this.rows.get(id).parentElement;
    return this.states.map((state) => state.id).filter((one) => this.rows.get(one).parentElement === group);
  }

  /** Change places with the next layer of the same group: above (1) or below (-1). */
  shift(id, by) {
    const fellows = this.fellows(id);
    const other = fellows[fellows.indexOf(id) + by];
    if (!other) return;
    const state = new Map(this.states.map((one) => [one.id, one]));
    const swapped = { [id]: state.get(other), [other]: state.get(id) };
    this.put(this.states.map((one) => swapped[one.id] || one));
    const place = fellows.length - fellows.indexOf(other);
    const name = this.rows.get(id).querySelector("[data-layer-name]").textContent;
    this.said.textContent = this.words.layer_moved.replace("{layer}", name).replace("{place}", String(place)).replace("{count}", String(fellows.length));
    this.changed();
  }

  /** Take these states, bottom to top: show them in the card and in the map. */
  put(states) {
    this.states = states;
    this.lay();
    this.frame.tell({ type: "layers", layers: states });
  }

  /** Show the states in the card; it lists the topmost first. */
  lay() {
    this.states.forEach(({ id, on, opacity }) => {
      const row = this.rows.get(id);
      row.querySelector("input[type=checkbox]").checked = on;
      row.querySelector("input[type=range]").value = String(Math.round(opacity * 100));
      row.classList.toggle("is-off", !on);
      const fellows = this.fellows(id);
      row.querySelector("[data-down]").setAttribute("aria-disabled", String(fellows[0] === id));
      row.querySelector("[data-up]").setAttribute("aria-disabled", String(fellows[fellows.length - 1] === id));
    });
    const topDown = this.states.map(({ id }) => this.rows.get(id)).reverse();
    new Set(topDown.map((row) => row.parentElement)).forEach((group) => {
      const wanted = topDown.filter((row) => row.parentElement === group);
      const standing = group.querySelectorAll("[data-layer]");
      if (wanted.some((row, at) => row !== standing[at])) Layers.arrange(group, wanted);
    });
  }

  /** Put rows into this order around the one that holds the keyboard: moved itself, it would lose it. */
  static arrange(group, wanted) {
    const held = wanted.findIndex((row) => row.matches(":focus-within"));
    wanted.slice(0, Math.max(0, held)).forEach((row) => wanted[held].before(row));
    group.append(...wanted.slice(held + 1));
  }

  /** Return the address's word: only what differs from the start; `-` is off, `~0.5` opacity. */
  word() {
    const usual = new Map(this.usual.map((state) => [state.id, state.on]));
    return this.states
      .filter(({ id, on, opacity }, at) => id !== this.usual[at].id || on !== usual.get(id) || opacity !== 1)
      .map(({ id, on, opacity }) => `${on ? "" : "-"}${id}${opacity === 1 ? "" : `~${opacity}`}`)
      .join(",");
  }

  /** Take the states of the address's word; the layers it names share out their usual places. */
  read(word) {
    const told = new Map();
    (word || "").split(",").forEach((one) => {
      const match = LAYER_WORD.exec(one);
      if (match && this.rows.has(match[2])) told.set(match[2], { id: match[2], on: !match[1], opacity: Number(match[3] || 1) });
    });
    const next = told.values();
    const states = this.usual.map((state) => (told.has(state.id) ? next.next().value : state));
    if (JSON.stringify(states) !== JSON.stringify(this.states)) this.put(states);
  }
}
