/** A layer's row is taken by its grip and put elsewhere in its group; the map follows while it moves. */

const EDGE_PX = 28;
const SCROLL_PX = 10;

class LayerDrag {
  /** `move(by)` changes places with the neighbour above (1) or below (-1); `done` comes at the end. */
  constructor(row, card, move, done) {
    this.node = row.node;
    this.card = card;
    this.move = move;
    this.done = done;
    this.isHeld = false;
    const grip = this.node.querySelector("[data-grip]");
    grip.addEventListener("pointerdown", (event) => this.begin(event, grip));
    grip.addEventListener("pointermove", (event) => this.isHeld && this.follow(event.clientY));
    ["pointerup", "pointercancel", "lostpointercapture"].forEach((kind) => grip.addEventListener(kind, () => this.drop()));
  }

  /** Take hold of the row. */
  begin(event, grip) {
    if (event.button) return;
    event.preventDefault();
    this.isHeld = true;
    grip.setPointerCapture(event.pointerId);
    this.node.classList.add("is-dragged");
  }

  /** Change places with each neighbour whose middle the pointer has passed; at the card's edge scroll. */
  follow(y) {
    const { top, bottom } = this.card.getBoundingClientRect();
    if (y < top + EDGE_PX * 2) this.card.scrollBy(0, -SCROLL_PX);
    if (y > bottom - EDGE_PX) this.card.scrollBy(0, SCROLL_PX);
    const above = this.node.previousElementSibling;
    const below = this.node.nextElementSibling;
    if (LayerDrag.isRow(above) && y < LayerDrag.middle(above)) this.move(1);
    else if (LayerDrag.isRow(below) && y > LayerDrag.middle(below)) this.move(-1);
    else return;
    this.follow(y);
  }

  /** Let go. */
  drop() {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.node.classList.remove("is-dragged");
    this.done();
  }

  /** Whether this is a row of the same group. */
  static isRow(node) {
    return Boolean(node) && node.hasAttribute("data-layer");
  }

  /** Return how far down the middle of a row lies. */
  static middle(node) {
    const { top, height } = node.getBoundingClientRect();
    return top + height / 2;
  }
}
