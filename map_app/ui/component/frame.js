/** The map's frame: made once and kept; commands wait until it is ready. */

class MapFrame {
  /** Put the map document into `place`; `heard` has a function for each message. */
  constructor(place, title, source, heard) {
    this.heard = heard;
    this.isReady = false;
    this.waiting = [];
    this.node = document.createElement("iframe");
    this.node.title = title;
    this.node.setAttribute("sandbox", "allow-scripts");
    window.addEventListener("message", (event) => this.take(event));
    place.appendChild(this.node);
    this.node.getBoundingClientRect(); // laid out before the document begins: the map fits itself to it
    this.node.src = addressOf(source).href;
  }

  /** Do what the frame says; its origin is opaque, so it is told by its window. */
  take(event) {
    const message = event.data;
    if (event.source !== this.node.contentWindow || !message || typeof message !== "object") return;
    if (message.type === "ready") this.open();
    const heard = Object.prototype.hasOwnProperty.call(this.heard, message.type) && this.heard[message.type];
    if (heard) heard(message);
  }

  /** Send what has waited. */
  open() {
    this.isReady = true;
    this.waiting.splice(0).forEach((message) => this.tell(message));
  }

  /** Tell the frame, now or as soon as it can listen; `handed` is given away with the message. */
  tell(message, handed = []) {
    if (this.isReady) this.node.contentWindow.postMessage(message, "*", handed);
    else this.waiting.push(message);
  }

  /** Choose a place; the frame flies there for whatever size the page gives it. */
  select(id, fly) {
    this.tell({ type: "select", id, fly });
  }
}
