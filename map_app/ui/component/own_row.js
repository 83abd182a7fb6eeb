/** One of the reader's own layers in the card: its switch, its legend, what can be done with it. */

class OwnRow {
  /** `does` has a function for everything that can be asked of the layer. */
  constructor(template, words, colours, does) {
    this.node = template.content.firstElementChild.cloneNode(true);
    this.words = words;
    this.colours = colours;
    this.does = does;
    this.find = (name) => this.node.querySelector(`[data-own-${name}]`);
    this.listen();
  }

  /** Act on the row's switches and buttons. */
  listen() {
    const on = (name, kind, act) => this.find(name).addEventListener(kind, act);
    on("on", "change", ({ target }) => this.does.set({ on: target.checked }));
    on("opacity", "input", ({ target }) => this.does.set({ opacity: Number(target.value) / 100 }));
    on("up", "click", () => this.does.shift(1));
    on("down", "click", () => this.does.shift(-1));
    on("zoom", "click", () => this.does.zoom());
    on("table", "click", () => this.does.table());
    on("remove", "click", () => this.does.remove());
    on("fetch", "click", () => this.does.save(this.find("format").value, this.find("to").value));
    on("title", "change", ({ target }) => target.value.trim() && this.does.style({ title: target.value.trim() }));
    on("precision", "change", ({ target }) => this.does.style({ precision_m: target.value.trim() }));
    on("by", "change", ({ target }) => this.does.style({ by: target.value || null }));
    on("colours", "change", ({ target }) => this.does.style({ colour: target.value }));
    this.node.querySelectorAll("[data-own-open]").forEach((button) => button.addEventListener("click", () => this.turn(button)));
    this.node.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Unfold or fold what a button opens; the other is folded. */
  turn(button) {
    this.node.querySelectorAll("[data-own-open]").forEach((one) => {
      const isOpen = one === button && one.getAttribute("aria-expanded") !== "true";
      one.setAttribute("aria-expanded", String(isOpen));
      const more = this.node.querySelector(`[data-own-more="${one.dataset.ownOpen}"]`);
      more.hidden = !isOpen;
      if (isOpen) more.scrollIntoView({ block: "nearest" });
    });
  }

  /** Escape folds what is unfolded. */
  pressed(event) {
    const open = event.key === "Escape" && this.node.querySelector('[data-own-open][aria-expanded="true"]');
    if (!open) return;
    event.stopPropagation();
    this.turn(open);
    open.focus();
  }

  /** Show what the server says of the layer. */
  put(row) {
    this.row = row;
    this.node.dataset.own = row.id;
    this.node.querySelector("[data-layer-name]").textContent = row.title;
    this.find("chip").style.backgroundColor = row.style.by ? "transparent" : row.style.colour;
    this.find("chip").hidden = Boolean(row.style.by);
    this.legend(row);
    this.told(row);
    this.call(row.title);
    if (this.find("title") !== this.node.getRootNode().activeElement) this.find("title").value = row.title;
    this.find("precision").value = String(row.precision_m ?? "");
    const none = this.find("by").options[0];
    this.find("by").replaceChildren(none, ...row.columns.map(({ id }) => new Option(id, id)));
    this.find("by").value = row.style.by || "";
    this.pickColour(row.style);
  }

  /** Show the classes, the one colour alone stands before the name. */
  legend({ legend, style }) {
    const lines = style.by ? legend : [];
    this.find("legend").replaceChildren(...lines.map(({ label, colour }) => {
      const line = document.createElement("li");
      const chip = document.createElement("span");
      chip.className = "own-chip";
      chip.style.backgroundColor = colour;
      const words = document.createElement("span");
      words.textContent = label;
      line.append(chip, words);
      return line;
    }));
    this.find("legend").classList.toggle("is-dense", lines.length > 6);
  }

  /** Say how much it is, in what datum it came, and how sure that is. */
  told(row) {
    const count = this.words[`mine_count_${row.geometry}`] || this.words.mine_count_mixed;
    const parts = [count.replace("{count}", row.features.toLocaleString("en").replace(/,/g, " ")), row.precision_note || row.datum_title];
    this.node.querySelector(".own-told").textContent = parts.filter(Boolean).join(" · ");
  }

  /** Call the row's controls by the layer's name. */
  call(title) {
    const named = (key) => this.words[key].replace("{layer}", title);
    this.find("opacity-name").textContent = named("mine_opacity_of");
    [["up", "layer_up_of"], ["down", "layer_down_of"], ["zoom", "mine_zoom_of"], ["table", "mine_table_of"], ["remove", "mine_remove_of"]].forEach(([name, key]) =>
      this.find(name).setAttribute("aria-label", named(key)));
    [["style", "mine_style_of"], ["save", "mine_save_of"]].forEach(([name, key]) =>
      this.node.querySelector(`[data-own-open="${name}"]`).setAttribute("aria-label", named(key)));
  }

  /** Offer the theme's colours and the reader's own one. */
  pickColour({ colour, by }) {
    const usual = this.colours.map((one) => one.toLowerCase());
    const known = usual.includes(colour.toLowerCase()) ? usual : [...usual, colour.toLowerCase()];
    const group = `own-colour-${this.row.id}`;
    const chips = known.map((one) => {
      const label = document.createElement("label");
      const radio = Object.assign(document.createElement("input"), { type: "radio", name: group, value: one, checked: one === colour.toLowerCase() && !by });
      radio.setAttribute("aria-label", one);
      const chip = document.createElement("span");
      chip.style.backgroundColor = one;
      label.append(radio, chip);
      return label;
    });
    const other = Object.assign(document.createElement("input"), { type: "color", value: colour, title: this.words.mine_colour_other });
    other.setAttribute("aria-label", this.words.mine_colour_other);
    const held = this.find("colours").contains(this.node.getRootNode().activeElement);
    this.find("colours").replaceChildren(...chips, other);
    if (held) (this.find("colours").querySelector(":checked") || other).focus();
  }

  /** Show the layer's state and whether it can go up or down. */
  lay({ on, opacity }, isTop, isBottom) {
    this.find("on").checked = on;
    this.find("opacity").value = String(Math.round(opacity * 100));
    this.node.classList.toggle("is-off", !on);
    this.find("up").setAttribute("aria-disabled", String(isTop));
    this.find("down").setAttribute("aria-disabled", String(isBottom));
  }
}
