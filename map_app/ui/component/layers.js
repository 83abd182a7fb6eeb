/** The layers: switches, order, filter and legend; they act in the frame at once and are reported after. */

const LAYER_WORD = /^(-?)([a-z][a-z0-9_]*)(?:~([01](?:\.\d{1,2})?))?(?::(.+))?$/;
const BETWEEN_VALUES = /[+ ]/;

class Layers {
  /** `changed` is called after each change; `words` are the page's sentences. */
  constructor(card, frame, changed, words) {
    this.card = card;
    this.frame = frame;
    this.changed = changed;
    this.words = words;
    this.said = card.querySelector("[data-layers-said]");
    this.narrowed = card.parentElement.querySelector("[data-narrowed]");
    const heard = { set: (id, change) => this.set(id, change), shift: (id, by) => this.shift(id, by), zoom: (id) => frame.tell({ type: "zoom", id }) };
    const rows = Array.from(card.querySelectorAll("[data-layer]"), (node) => new LayerRow(node, heard));
    this.rows = new Map(rows.map((row) => [row.id, row]));
    rows.forEach((row) => new LayerDrag(row, card, (by) => this.swap(row.id, by), () => this.tellPlace(row.id)));
    const bottomUp = [...rows].sort((one, other) => one.order - other.order);
    this.usual = bottomUp.map(({ id, isOn }) => ({ id, on: isOn, opacity: 1, only: [] }));
    this.states = this.usual;
    this.lay();
  }

  /** Change one layer's state. */
  set(id, change) {
    this.put(this.states.map((state) => (state.id === id ? { ...state, ...change } : state)));
    this.changed();
  }

  /** Return the ids of the layers that stand in the card with this one, the lowest first. */
  fellows(id) {
    const group = this.rows.get(id).node.parentElement;
    return this.states.map((state) => state.id).filter((one) => this.rows.get(one).node.parentElement === group);
  }

  /** Change places with the next layer of the same group: above (1) or below (-1); return whether there is one. */
  swap(id, by) {
    const fellows = this.fellows(id);
    const other = fellows[fellows.indexOf(id) + by];
    if (!other) return false;
    const state = new Map(this.states.map((one) => [one.id, one]));
    const swapped = { [id]: state.get(other), [other]: state.get(id) };
    this.put(this.states.map((one) => swapped[one.id] || one));
    return true;
  }

  /** Change places, and say so. */
  shift(id, by) {
    if (this.swap(id, by)) this.tellPlace(id);
  }

  /** Say where the layer stands now. */
  tellPlace(id) {
    const fellows = this.fellows(id);
    const place = fellows.length - fellows.indexOf(id);
    const blanks = { layer: this.rows.get(id).name, place: String(place), count: String(fellows.length) };
    this.said.textContent = this.words.layer_moved.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);
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
    this.states.forEach((state) => {
      const fellows = this.fellows(state.id);
      this.rows.get(state.id).lay(state, fellows[0] === state.id, fellows[fellows.length - 1] === state.id);
    });
    const topDown = this.states.map(({ id }) => this.rows.get(id).node).reverse();
    new Set(topDown.map((row) => row.parentElement)).forEach((group) => {
      const wanted = topDown.filter((row) => row.parentElement === group);
      const standing = group.querySelectorAll("[data-layer]");
      if (wanted.some((row, at) => row !== standing[at])) Layers.arrange(group, wanted);
    });
    this.sayNarrowed();
  }

  /** Say on the map which layers that are on are narrowed. */
  sayNarrowed() {
    const narrowed = this.states.filter(({ on, only }) => on && only.length);
    this.narrowed.hidden = narrowed.length === 0;
    this.narrowed.querySelector("b").textContent = narrowed.map(({ id }) => this.rows.get(id).name).reverse().join(" · ");
  }

  /** The map tells what of each layer's legend is shown, and what of that is in view. */
  legend({ layers }) {
    this.rows.forEach((row, id) => layers[id] && row.legend(layers[id]));
  }

  /** Put rows into this order around the one that is held by keyboard or pointer: moved itself, it would be lost. */
  static arrange(group, wanted) {
    const held = wanted.findIndex((row) => row.matches(".is-dragged, :focus-within"));
    wanted.slice(0, Math.max(0, held)).forEach((row) => wanted[held].before(row));
    group.append(...wanted.slice(held + 1));
  }

  /** Return the address's word: only what differs from the start; `-` is off, `~0.5` opacity, `:a+b` what of it. */
  word() {
    const usual = new Map(this.usual.map((state) => [state.id, state.on]));
    return this.states
      .filter(({ id, on, opacity, only }, at) => id !== this.usual[at].id || on !== usual.get(id) || opacity !== 1 || only.length)
      .map(({ id, on, opacity, only }) => `${on ? "" : "-"}${id}${opacity === 1 ? "" : `~${opacity}`}${only.length ? `:${only.join("+")}` : ""}`)
      .join(",");
  }

  /** Take the states of the address's word; the layers it names share out their usual places. */
  read(word) {
    const told = new Map();
    (word || "").split(",").forEach((one) => {
      const match = LAYER_WORD.exec(one);
      if (!match || !this.rows.has(match[2])) return;
      const only = this.rows.get(match[2]).known((match[4] || "").split(BETWEEN_VALUES));
      told.set(match[2], { id: match[2], on: !match[1], opacity: Number(match[3] || 1), only });
    });
    const next = told.values();
    const states = this.usual.map((state) => (told.has(state.id) ? next.next().value : state));
    if (JSON.stringify(states) !== JSON.stringify(this.states)) this.put(states);
  }
}
