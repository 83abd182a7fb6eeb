/** Picks positions on the preview: one for a note, two for an arrow, by clicks or by dragging. */

const DRAG_PX = 8;
const SVG = "http://www.w3.org/2000/svg";

class ExportPick {
  /** `say` tells the reader what to do; `ended` is called when picking is over. */
  constructor(preview, marks, words, say, ended) {
    this.preview = preview;
    this.marks = marks;
    this.words = words;
    this.say = say;
    this.ended = ended;
    this.kind = null;
    this.from = null;
    const { place } = preview;
    place.addEventListener("pointerdown", (event) => this.press(event));
    place.addEventListener("pointermove", (event) => this.move(event));
    place.addEventListener("pointerup", (event) => this.lift(event));
  }

  /** Begin to pick for a "note" or an "arrow"; `picked` takes the position, and the arrow's tip. */
  begin(kind, picked) {
    this.kind = kind;
    this.picked = picked;
    this.from = null;
    this.preview.place.classList.add("is-picking");
    this.preview.place.scrollIntoView({ block: "nearest" });
    this.say(kind === "arrow" ? this.words.export_pick_from : this.words.export_pick_note);
  }

  /** Pick no more. */
  end() {
    if (!this.kind) return;
    this.kind = this.from = null;
    this.preview.place.classList.remove("is-picking");
    this.ended();
  }

  /** Take the first position; a note has no other. */
  press(event) {
    if (!this.kind || event.button) return;
    event.preventDefault();
    const share = this.preview.shareAt(event);
    if (!share) {
      this.say(this.words.export_pick_outside);
      return;
    }
    if (this.from) this.finish(share);
    else if (this.kind === "note") this.finish(null, share);
    else this.start(event, share);
  }

  /** An arrow begins here; its tip follows by dragging or by a second click. */
  start(event, share) {
    this.from = { share, x: event.clientX, y: event.clientY };
    this.say(this.words.export_pick_to);
    this.draw(share, share);
  }

  /** Show the arrow that would be. */
  move(event) {
    const share = this.from && this.preview.shareAt(event);
    if (share) this.draw(this.from.share, share);
  }

  /** The tip of an arrow that was dragged. */
  lift(event) {
    if (!this.from || Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) < DRAG_PX) return;
    const share = this.preview.shareAt(event);
    if (share) this.finish(share);
  }

  /** Hand over what was picked; its ghost stays until it is drawn. */
  finish(to, only) {
    const from = only || this.from.share;
    this.draw(from, to || from);
    const { picked } = this;
    this.end();
    picked(this.preview.positionAt(from), to ? this.preview.positionAt(to) : null);
  }

  /** Draw a dot, and a line to the other position. */
  draw(from, to) {
    const [start, tip] = [this.preview.pointAt(from), this.preview.pointAt(to)];
    const line = document.createElementNS(SVG, "line");
    Object.entries({ x1: start.x, y1: start.y, x2: tip.x, y2: tip.y }).forEach(([name, value]) => line.setAttribute(name, String(value)));
    const dot = document.createElementNS(SVG, "circle");
    Object.entries({ cx: start.x, cy: start.y, r: 4 }).forEach(([name, value]) => dot.setAttribute(name, String(value)));
    this.marks.replaceChildren(line, dot);
  }

  /** Another picture stands: what was picked is drawn in it. */
  clear() {
    if (!this.from) this.marks.replaceChildren();
  }
}
