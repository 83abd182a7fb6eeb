/** On a phone the panel is a sheet that slides up from the bottom: low, half, full. */

const STOPS = ["low", "half", "full"];
const TAP_PX = 6;

class Drawer {
  /** Begin low: the map first. */
  constructor(panel, handle) {
    this.panel = panel;
    this.handle = handle;
    this.drag = null;
    this.set("low");
    handle.addEventListener("pointerdown", (event) => this.begin(event));
    handle.addEventListener("pointermove", (event) => this.move(event));
    handle.addEventListener("pointerup", (event) => this.finish(event));
    handle.addEventListener("pointercancel", () => this.drop());
    handle.addEventListener("keydown", (event) => this.press(event));
  }

  /** Slide to a stop. */
  set(stop) {
    this.stop = stop;
    this.panel.parentElement.dataset.stop = stop;
    this.handle.setAttribute("aria-expanded", String(stop !== "low"));
  }

  /** Come up far enough for an answer to be seen. */
  rise() {
    if (this.stop === "low") this.set("half");
  }

  /** Take hold of the handle. */
  begin(event) {
    this.drag = { from: event.clientY, height: this.panel.getBoundingClientRect().height, moved: 0 };
    this.handle.setPointerCapture(event.pointerId);
  }

  /** Follow the finger. */
  move(event) {
    if (!this.drag) return;
    this.drag.moved = this.drag.from - event.clientY;
    if (Math.abs(this.drag.moved) < TAP_PX) return;
    this.panel.classList.add("is-dragged");
    this.panel.style.height = `${this.drag.height + this.drag.moved}px`;
  }

  /** Slide to the stop that the finger went for; a tap goes one up, from the top down. */
  finish() {
    if (!this.drag) return;
    const { moved } = this.drag;
    this.drop();
    const at = STOPS.indexOf(this.stop);
    if (Math.abs(moved) < TAP_PX) this.set(at === 2 ? "low" : STOPS[at + 1]);
    else if (moved > 0) this.set(moved > window.innerHeight * 0.45 ? "full" : STOPS[Math.min(2, at + 1)]);
    else this.set(-moved > window.innerHeight * 0.45 ? "low" : STOPS[Math.max(0, at - 1)]);
  }

  /** Let go. */
  drop() {
    this.drag = null;
    this.panel.classList.remove("is-dragged");
    this.panel.style.height = "";
  }

  /** Up and down by keyboard; Enter and Space are the handle's own. */
  press(event) {
    const at = STOPS.indexOf(this.stop);
    if (event.key === "ArrowUp") this.set(STOPS[Math.min(2, at + 1)]);
    else if (event.key === "ArrowDown") this.set(STOPS[Math.max(0, at - 1)]);
    else if (event.key === "Enter" || event.key === " ") this.set(at === 2 ? "low" : STOPS[at + 1]);
    else return;
    event.preventDefault();
  }
}
