/** The reader's own layers: what the server holds of them, how they are shown here and on the map. */

const OWN_STATES = "own-states";
const UNDO_MS = 10000;

class OwnList {
  /** `does` has what leads elsewhere: `open` a path in the panel, `changed` after each change. */
  constructor(find, words, colours, session, frame, does) {
    Object.assign(this, { find, words, colours, session, frame, does });
    this.holder = find("[data-own-rows]");
    this.said = find("[data-own-said]");
    this.rows = new Map();
    this.states = [];
    this.leaving = null;
    window.addEventListener("pagehide", () => this.leave());
  }

  /** Return the ids of the layers that are on, the lowest first. */
  on() {
    return this.states.filter(({ on }) => on).map(({ id }) => id);
  }

  /** Whether the map has only pictures of a layer. */
  isPictures(id) {
    const shown = this.rows.get(id);
    return Boolean(shown) && shown.row.drawn_as === "tiles";
  }

  /** Take up again what the server still holds for this tab. */
  async restore() {
    if (!this.session.token) return;
    const answer = await this.session.ask("own/layers");
    if (!answer.ok) return;
    const told = await answer.json();
    const rows = Array.isArray(told) ? told : told.layers;
    const kept = OwnList.kept();
    const at = (id) => kept.findIndex((state) => state.id === id);
    rows.sort((one, other) => (at(one.id) + 1 || 1000) - (at(other.id) + 1 || 1000));
    this.states = rows.map(({ id }) => kept[at(id)] || { id, on: true, opacity: 1 });
    rows.forEach((row) => this.make(row));
    this.put(this.states);
    if (rows.length) this.does.changed();
    await Promise.all(rows.map((row) => this.draw(row)));
  }

  /** Return the states that this tab has kept; empty when they are garbled. */
  static kept() {
    try {
      const kept = JSON.parse(OwnSession.kept(OWN_STATES) || "[]");
      return kept.filter(({ id, on, opacity }) => typeof id === "string" && typeof on === "boolean" && opacity > 0 && opacity <= 1);
    } catch (error) {
      return [];
    }
  }

  /** Add a layer that was just taken, on top. */
  async add(row) {
    this.make(row);
    this.put([...this.states, { id: row.id, on: true, opacity: 1 }]);
    this.rows.get(row.id).node.scrollIntoView({ block: "nearest" });
    this.say(this.words.mine_added.replace("{layer}", row.title));
    this.does.changed();
    await this.draw(row);
  }

  /** Make the row of a layer. */
  make(row) {
    const { id } = row;
    const shown = new OwnRow(this.find("[data-own-row-template]"), this.words, this.colours, {
      set: (change) => this.set(id, change),
      shift: (by) => this.shift(id, by),
      zoom: () => this.zoom(id),
      table: () => this.does.open(`${id}/table`),
      remove: () => this.remove(id),
      save: (format, datum) => this.save(id, format, datum),
      style: (change) => this.style(id, change),
    });
    shown.put(row);
    this.rows.set(id, shown);
    this.holder.prepend(shown.node);
  }

  /** Draw a layer on the map: as GeoJSON, or from the server's pictures. */
  async draw(row) {
    if (row.drawn_as === "tiles") {
      this.frame.tell({ type: "own-tiles", id: row.id, bounds: row.bounds, version: row.version });
      return;
    }
    const answer = await this.session.ask(`own/layers/${row.id}/features`, { extra: { v: String(row.version) } });
    const shown = this.rows.get(row.id);
    if (!shown || shown.row.version !== row.version) return;
    if (!answer.ok) {
      this.say(await this.session.sentence(answer));
      return;
    }
    const { features } = await answer.json();
    const colours = row.legend.length ? row.legend.map(({ colour }) => colour) : [row.style.colour];
    this.frame.tell({ type: "own", id: row.id, features, colours });
    this.does.drawn(row.id);
  }

  /** Change one layer's state. */
  set(id, change) {
    this.put(this.states.map((state) => (state.id === id ? { ...state, ...change } : state)));
    this.does.changed();
  }

  /** Move a layer above (1) or below (-1) the next. */
  shift(id, by) {
    const at = this.states.findIndex((state) => state.id === id);
    const other = at + by;
    if (other < 0 || other >= this.states.length) return;
    const states = [...this.states];
    [states[at], states[other]] = [states[other], states[at]];
    this.put(states);
    const { title } = this.rows.get(id).row;
    this.say(this.words.layer_moved.replace("{layer}", title).replace("{place}", String(states.length - other)).replace("{count}", String(states.length)));
  }

  /** Take these states, bottom to top: keep them, show them in the card and on the map. */
  put(states) {
    this.states = states;
    OwnSession.keep(OWN_STATES, states.length ? JSON.stringify(states) : "");
    const nodes = states.map(({ id }) => this.rows.get(id).node).reverse();
    if (nodes.some((node, at) => node !== this.holder.children[at])) Layers.arrange(this.holder, nodes);
    states.forEach((state, at) => this.rows.get(state.id).lay(state, at === states.length - 1, at === 0));
    this.frame.tell({ type: "own-state", layers: states });
  }

  /** Bring a layer before the reader, switched on. */
  zoom(id) {
    this.set(id, { on: true });
    this.frame.tell({ type: "own-look", bounds: this.rows.get(id).row.bounds });
    this.does.toMap();
  }

  /** Call or colour a layer otherwise. */
  async style(id, change) {
    const answer = await this.session.ask(`own/layers/${id}/style`, { method: "POST", json: change }).catch(() => null);
    const shown = this.rows.get(id);
    if (!shown) return;
    if (!answer || !answer.ok) {
      shown.put(shown.row);
      this.say(answer ? await this.session.sentence(answer) : this.words.network);
      return;
    }
    const row = await answer.json();
    if (row.version < shown.row.version) return;
    shown.put(row);
    await this.draw(row);
    this.does.changed();
  }

  /** Fetch a layer as a file and hand it to the reader. */
  async save(id, format, datum) {
    const shown = this.rows.get(id);
    this.say(this.words.mine_fetching);
    const answer = await this.session.ask(`own/layers/${id}/file`, { extra: { format, datum } }).catch(() => null);
    if (!answer || !answer.ok) {
      this.say(answer ? await this.session.sentence(answer) : this.words.network);
      return;
    }
    handOver(await answer.blob(), answer.headers, `${shown.row.title}.${format}`);
    this.say(this.words.mine_fetched);
  }

  /** Take a layer off; it is only let go when the reader does not want it back. */
  remove(id) {
    this.leave();
    const shown = this.rows.get(id);
    this.leaving = { id, row: shown.row, states: this.states };
    this.forget(id);
    const undo = Object.assign(document.createElement("button"), { type: "button", textContent: this.words.mine_undo });
    undo.addEventListener("click", () => this.undo());
    const words = document.createElement("span");
    words.textContent = this.words.mine_removed.replace("{layer}", shown.row.title);
    this.find("[data-own-undo]").replaceChildren(words, undo);
    undo.focus();
    this.timer = setTimeout(() => this.leave(), UNDO_MS);
    this.does.left(id);
  }

  /** Take a layer out of the card and off the map. */
  forget(id) {
    this.rows.get(id).node.remove();
    this.rows.delete(id);
    this.put(this.states.filter((state) => state.id !== id));
    this.frame.tell({ type: "own-remove", id });
  }

  /** Put the layer back that was taken off last. */
  undo() {
    if (!this.leaving) return;
    const { row, states } = this.leaving;
    this.settleUndo();
    this.make(row);
    this.put(states.filter(({ id }) => this.rows.has(id)));
    this.draw(row);
    this.rows.get(row.id).find("on").focus();
    this.does.changed();
  }

  /** Let the layer go that was taken off last. */
  leave() {
    if (!this.leaving) return;
    const { id } = this.leaving;
    const hasKeyboard = this.find("[data-own-undo]").contains(this.holder.getRootNode().activeElement);
    this.settleUndo();
    if (hasKeyboard) this.find("[data-own-add]").focus();
    this.session.ask(`own/layers/${id}`, { method: "DELETE", keepalive: true }).catch(() => {});
  }

  /** Offer no way back any more. */
  settleUndo() {
    clearTimeout(this.timer);
    this.leaving = null;
    this.find("[data-own-undo]").replaceChildren();
  }

  /** The server has let everything go: take it off; return what the layers were called. */
  lose() {
    const titles = Array.from(this.rows.values(), ({ row }) => row.title);
    this.settleUndo();
    Array.from(this.rows.keys()).forEach((id) => this.forget(id));
    return titles;
  }

  /** Say something of the layers, for those who read by ear and below the list. */
  say(sentence) {
    this.said.textContent = sentence;
    this.does.say(sentence);
  }
}
