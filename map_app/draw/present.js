/** 放映: a set of pictures, one at a time over the whole screen. */

const QUIET_MS = 1000;
const STILL_MS = 2000;
const LONGEST_MS = 120000;
const MOST_REQUESTS = 2;
const SWIPE_PX = 40;
const TAP_PX = 10;
const LEFT_FULL_SCREEN_MS = 500;

/** The picture before the reader and its neighbours; no others are kept. */
class Pictures {
  /** `ask` returns a picture or the sentence of why there is none; `changed` hears of every one that came. */
  constructor(count, ask, changed) {
    this.count = count;
    this.ask = ask;
    this.changed = changed;
    this.kept = new Map();
    this.asked = new Set();
    this.wanted = [];
  }

  /** Keep this picture and those on both sides of it; a refusal is asked for again. */
  turn(index) {
    this.wanted = [index, index + 1, index - 1].filter((one) => one >= 0 && one < this.count);
    this.kept.forEach((one, at) => {
      if (one.sentence || !this.wanted.includes(at)) this.drop(at);
    });
    this.work();
  }

  /** Ask for what is missing, the one before the reader first. What was begun is not given up: the server would go on. */
  work() {
    const missing = this.wanted.filter((one) => !this.kept.has(one) && !this.asked.has(one));
    const mayLookAround = this.kept.has(this.wanted[0]);
    missing
      .filter((one) => mayLookAround || one === this.wanted[0])
      .slice(0, Math.max(0, MOST_REQUESTS - this.asked.size))
      .forEach((one) => this.fetch(one));
  }

  /** Ask for one picture and keep it while it is wanted. */
  async fetch(index) {
    this.asked.add(index);
    const answer = await this.ask(index);
    this.asked.delete(index);
    this.kept.set(index, answer);
    if (this.wanted.includes(index)) this.changed(index);
    else this.drop(index);
    this.work();
  }

  /** Let one picture go. */
  drop(index) {
    const { address } = this.kept.get(index);
    if (address) URL.revokeObjectURL(address);
    this.kept.delete(index);
  }
}

/** The screen, the keys and the hand that turn it. */
class Show {
  /** `deck` is what the server wrote into the page. */
  constructor(deck) {
    const find = (name) => document.querySelector(`[data-${name}]`);
    this.deck = deck;
    this.index = deck.number - 1;
    this.stage = find("stage");
    this.heading = find("heading");
    this.sentence = find("sentence");
    this.quiet = find("quiet");
    this.leaving = find("leave");
    this.leftFullScreen = -Infinity;
    this.pictures = new Pictures(deck.slides.length, (one) => this.ask(one), (one) => one === this.index && this.show());
    this.listen();
    this.pictures.turn(this.index);
    this.show();
  }

  /** Turn at keys, clicks, swipes and links. */
  listen() {
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", (event) => { this.down = event.isPrimary && event.button === 0 ? event : null; });
    document.addEventListener("pointercancel", () => { this.down = null; });
    document.addEventListener("pointerup", (event) => this.up(event));
    document.addEventListener("pointermove", () => this.moved());
    document.addEventListener("fullscreenchange", () => { this.leftFullScreen = performance.now(); });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-turn]");
      if (!link) return;
      event.preventDefault();
      this.turn(this.index + Number(link.dataset.turn));
    });
    this.moved();
  }

  /** Turn by a key; one that goes with Ctrl, Alt or the like is the browser's. */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const last = this.deck.slides.length - 1;
    const space = event.shiftKey ? -1 : 1;
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": space, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    const to = { Home: 0, End: last }[event.key];
    if (by || to !== undefined) this.turn(by ? this.index + by : to);
    else if (event.key === "f" || event.key === "F") this.fill();
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
  }

  /** Turn where the hand went: a swipe, or a tap on the left or right half. */
  up(event) {
    const down = this.down;
    this.down = null;
    if (!down || !event.isPrimary || event.target.closest("a")) return;
    const right = event.clientX - down.clientX;
    const across = Math.abs(right);
    const along = Math.abs(event.clientY - down.clientY);
    if (across >= SWIPE_PX && across > along) this.turn(this.index + (right < 0 ? 1 : -1));
    else if (across < TAP_PX && along < TAP_PX) this.turn(this.index + (event.clientX < window.innerWidth / 2 ? -1 : 1));
  }

  /** Hide the arrow of a mouse that is left alone. */
  moved() {
    document.body.classList.remove("is-still");
    clearTimeout(this.stilling);
    this.stilling = setTimeout(() => document.body.classList.add("is-still"), STILL_MS);
  }

  /** Fill the screen, or no longer. */
  fill() {
    const root = document.documentElement;
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
  }

  /** Go back to the map; the Escape that ends the full screen is the browser's. */
  leave() {
    const isBrowsers = document.fullscreenElement || performance.now() - this.leftFullScreen < LEFT_FULL_SCREEN_MS;
    if (!isBrowsers) window.location.assign(this.deck.slides[this.index].leave);
  }

  /** Put another slide before the reader; beyond the ends nothing happens. */
  turn(index) {
    const slide = this.deck.slides[index];
    if (!slide || index === this.index) return;
    this.index = index;
    const query = [this.deck.here, `n=${index + 1}`].filter(Boolean).join("&");
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${query}`);
    document.title = `${index + 1}/${this.deck.slides.length} ${slide.title} · ${this.deck.title}`;
    this.heading.textContent = slide.title;
    this.leaving.href = slide.leave;
    this.pictures.turn(index);
    this.show();
  }

  /** Show the slide's picture or why there is none; until it has come, the last one stays. */
  show() {
    clearTimeout(this.waiting);
    const came = this.pictures.kept.get(this.index);
    this.quiet.textContent = "";
    this.sentence.hidden = !(came && came.sentence);
    if (!came) {
      this.waiting = setTimeout(() => { this.quiet.textContent = this.deck.words.busy; }, QUIET_MS);
      return;
    }
    this.sentence.textContent = came.sentence || "";
    this.stage.replaceChildren(...(came.picture ? [came.picture] : []));
    document.body.dataset.shown = this.index + 1;
  }

  /** Return a slide's picture, ready to be shown, or a sentence; it never fails. */
  async ask(index) {
    const { failed } = this.deck.words;
    try {
      const answer = await fetch(this.address(index), { credentials: "same-origin", signal: AbortSignal.timeout(LONGEST_MS) });
      const type = answer.headers.get("Content-Type") || "";
      if (!answer.ok) return { sentence: type.startsWith("text/plain") ? await answer.text() : failed };
      if (!type.startsWith("image/png")) return { sentence: failed };
      return await this.pictureOf(await answer.blob(), index);
    } catch {
      return { sentence: failed };
    }
  }

  /** Return a picture that is unpacked already, so that turning to it takes no time. */
  async pictureOf(blob, index) {
    const picture = new Image();
    const address = URL.createObjectURL(blob);
    picture.className = "slide";
    picture.draggable = false;
    picture.alt = this.deck.alt.replace("{title}", () => this.deck.slides[index].title);
    picture.src = address;
    await picture.decode();
    return { picture, address };
  }

  /** Return the address of a slide's picture, large enough for the screen. */
  address(index) {
    const [usual, large] = this.deck.papers;
    const { width, height } = window.screen;
    const dots = Math.min(width, (height * 16) / 9) * window.devicePixelRatio;
    return `${this.deck.slides[index].picture}&paper=${dots > parseInt(usual, 10) ? large : usual}`;
  }
}

new Show(JSON.parse(document.getElementById("deck").textContent));
