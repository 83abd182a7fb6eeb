/** The page that stood here before the app had started; it goes when the app's own stands. */

class EarlyPage {
  /** Find it; most addresses have none. */
  constructor() {
    this.node = document.querySelector("[data-early]");
  }

  /** Go; `page` is what stands in its place, and where the reader has read on to is kept. */
  leave(page) {
    if (!this.node) return;
    const box = this.node.shadowRoot && this.node.shadowRoot.querySelector(".early");
    const hasReadOn = box && Math.abs(box.scrollTop - Number(this.node.dataset.stood)) > 1;
    if (page && hasReadOn) page.scrollTop = box.scrollTop;
    this.node.remove();
    this.node = null;
  }
}
