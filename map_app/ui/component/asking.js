/** Measuring and asking on the map: the tools draw in the frame, what lies in it is told in the panel. */

const MEASURED = ["distance", "area"];

class Asking {
  /** `host` is the whole page; what is asked about is the word `area` of its address. */
  constructor(host) {
    this.host = host;
    this.words = host.data.words;
    this.card = host.find("[data-asking]");
    this.bar = host.find("[data-drawing]");
    this.kind = null;
    this.measured = null;
    this.area = "";
    Object.assign(host.frame.heard, {
      drawing: (message) => this.grows(message), drawn: (message) => this.drawn(message), "draw-ended": () => this.ended(),
    });
    this.listen();
  }

  /** Return a node of ours. */
  find(selector) {
    return this.host.find(selector);
  }

  /** Act on the buttons of card and bar, and on keys while something is drawn. */
  listen() {
    this.card.addEventListener("click", (event) => {
      const button = event.target.closest("[data-draw]");
      if (button) this.begin(button.dataset.draw);
    });
    this.card.addEventListener("submit", (event) => this.submit(event));
    this.card.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.card.open) return;
      this.card.open = false;
      this.card.querySelector("summary").focus();
    });
    const acts = { finish: "draw-finish", undo: "draw-undo" };
    Object.entries(acts).forEach(([name, type]) => this.find(`[data-drawing-${name}]`).addEventListener("click", () => this.host.frame.tell({ type })));
    this.find("[data-drawing-cancel]").addEventListener("click", () => this.clear());
    this.find("[data-drawing-ask]").addEventListener("click", () => this.askMeasured());
    this.bar.addEventListener("keydown", (event) => this.key(event));
    this.host.root.addEventListener("click", (event) => {
      if (!event.target.closest("[data-area-clear]")) return;
      event.preventDefault();
      this.host.move({ area: "" }, { fly: false });
    }, true);
    const scope = this.find("[data-ask-place]");
    this.search = new Search((selector) => scope.querySelector(selector), this.words, this.host.data.language, (href) => this.askPlace(href), ["place", "project"]);
  }

  /** Enter ends, Escape gives up, where no button of the bar has the keyboard. */
  key(event) {
    if (event.key === "Escape") this.clear();
    else if (event.key === "Enter" && this.kind && event.target === this.bar) this.host.frame.tell({ type: "draw-finish" });
    else return;
    event.preventDefault();
  }

  /** Return how far around a shape is asked. */
  metres(kind) {
    const half = kind === "line" ? Number(this.find("[data-draw-width]").value) / 2 : 0;
    return half + Number(this.find("[data-draw-buffer]").value);
  }

  /** Begin to draw; what was asked about before leaves map and panel. */
  begin(kind) {
    this.kind = kind;
    this.measured = null;
    this.area = "";
    this.card.open = false;
    this.lay(true);
    if (this.host.now.area) this.host.move({ area: "" }, { fly: false });
    this.host.drawer.set("low");
    this.host.frame.tell({ type: "draw", kind });
    this.say(this.words[`hint_${kind}`]);
    this.bar.focus({ preventScroll: true });
  }

  /** Show the bar in place of the card, or the card. */
  lay(isDrawing) {
    this.bar.hidden = !isDrawing;
    this.card.hidden = isDrawing;
    const { measured } = this;
    this.find("[data-drawing-kind]").textContent = this.words[`draw_${measured ? measured.kind : this.kind}`] || "";
    ["finish", "undo"].forEach((name) => { this.find(`[data-drawing-${name}]`).hidden = Boolean(measured); });
    this.find("[data-drawing-ask]").hidden = !measured;
    const cancel = this.find("[data-drawing-cancel]");
    cancel.textContent = measured ? cancel.dataset.wordClear : cancel.dataset.wordCancel;
  }

  /** Say in the bar what is measured or to be done. */
  say(words) {
    this.find("[data-drawing-said]").textContent = words;
  }

  /** Something grows: say how large it is. */
  grows({ kind, count, isEnough, said }) {
    if (kind !== this.kind || typeof said !== "string") return;
    this.say(said || this.words[`hint_${kind}`]);
    this.find("[data-drawing-finish]").disabled = !isEnough;
    this.find("[data-drawing-undo]").disabled = !count;
  }

  /** Something is drawn, or drawn otherwise: it stands measured, or what lies in it is asked. */
  drawn(message) {
    const word = wordOfShape(message, MEASURED.includes(message.kind) ? 0 : this.metres(message.kind));
    if (!word || typeof message.said !== "string") return;
    this.kind = null;
    if (MEASURED.includes(message.kind)) {
      this.measured = message;
      this.lay(true);
      this.say(message.said);
      this.find("[data-drawing-told]").textContent = message.said;
      return;
    }
    this.lay(false);
    this.ask(word, { push: !this.host.now.area });
  }

  /** Drawing was given up. */
  ended() {
    this.kind = null;
    this.measured = null;
    this.lay(false);
  }

  /** Take what is drawn off the map. */
  clear() {
    this.host.frame.tell({ type: "draw-stop" });
    this.ended();
    this.card.querySelector("summary").focus({ preventScroll: true });
  }

  /** Ask what lies in what was measured. */
  askMeasured() {
    const word = wordOfShape(this.measured, this.metres(this.measured.kind === "distance" ? "line" : ""));
    this.ended();
    this.ask(word, {});
  }

  /** Ask what lies in what the numbers of a form say. */
  submit(event) {
    event.preventDefault();
    const kind = event.target.dataset.askNumbers;
    const word = wordOfNumbers(kind, event.target, this.metres(kind));
    this.find("[data-numbers-said]").textContent = word ? "" : this.words.draw_numbers;
    if (word) this.ask(word, { fly: true, focus: true });
  }

  /** Ask what lies in a place that was found, or around it. */
  askPlace(href) {
    const { place } = wordsOfLink(href, {}) || {};
    if (place) this.ask(wordOfPlace(place, this.metres("place")), { fly: true, focus: true });
    else this.host.follow(href);
  }

  /** Open the answer; the address names what was asked about. */
  ask(word, how) {
    if (window.matchMedia("(max-width: 760px)").matches) this.card.open = false;
    this.host.move({ place: "", area: word }, { fly: false, sheet: true, ...how });
  }

  /** Return what the server is asked with where these words open an answer. */
  question(words) {
    if (words.place || !words.area) return undefined;
    const layers = this.host.layers.states.filter((state) => state.on).map((state) => state.id);
    return { area: words.area, layers: [...layers, ...this.host.own.list.on()].join(",") };
  }

  /** A layer was switched: ask again where an answer stands in the panel. */
  again() {
    const { now, panel } = this.host;
    if (now.place || !now.area) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(async () => {
      if (await panel.show("questions", this.question(this.host.now))) this.mark();
    }, 150);
  }

  /** The address has changed: show on the map what it asks about. */
  settled(words, how) {
    const area = words.area || "";
    if (this.kind) this.host.drawer.set("low");
    if (area && !words.place) this.mark();
    if (area === this.area) return;
    this.area = area;
    if (area) this.show(area, Boolean(how.fly || (how.quiet && !words.extent)));
    else {
      if (!this.kind && !this.measured) this.host.frame.tell({ type: "draw-stop" });
      this.host.frame.tell({ type: "mark", ids: [] });
    }
  }

  /** Fetch the shape of a word and show it. */
  async show(area, fly) {
    if (this.kind || this.measured) this.ended();
    try {
      const answer = await fetch(addressOf("questions/shape", { area }), { credentials: "same-origin", headers: this.host.own.session.headers() });
      const shape = answer.ok ? await answer.json() : null;
      if (shape && this.area === area) this.host.frame.tell({ type: "draw-show", ...shape, fly });
    } catch (error) {
      this.area = ""; // asked again with the next step; the panel says that nothing comes back
    }
  }

  /** Mark on the map what the answer in the panel found. */
  mark() {
    const answer = this.host.panel.node.querySelector("[data-answer]");
    if (answer) this.host.frame.tell({ type: "mark", ids: answer.dataset.marks.split(" ").filter(Boolean) });
  }
}
