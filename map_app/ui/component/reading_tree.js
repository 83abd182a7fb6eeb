/** The outline beside the text: where the reader is, its branch open. */

class ReadingTree {
  /** `node` holds the tree; every entry says where it begins and ends. */
  constructor(node) {
    this.node = node;
    this.entries = Array.from(node.querySelectorAll("[data-node]"));
    this.opened = null;
  }

  /** Mark the entry that holds an offset, and open the branches above it. */
  at(offset) {
    const holding = this.entries.filter((one) => Number(one.dataset.node) <= offset && offset < Number(one.dataset.end));
    const current = holding.pop();
    this.entries.forEach((one) => {
      if (one === current) one.setAttribute("aria-current", "location");
      else one.removeAttribute("aria-current");
    });
    if (!current) return;
    const branches = this.branchesOf(current);
    (this.opened || []).filter((one) => !branches.includes(one)).forEach((one) => { one.open = false; });
    this.opened = branches.filter((one) => !one.open || (this.opened || []).includes(one));
    branches.forEach((one) => { one.open = true; });
    this.reveal(current);
  }

  /** Return the branches that hold an entry, its own among them. */
  branchesOf(entry) {
    const found = [];
    for (let one = entry.closest("[data-branch]"); one; one = one.parentElement.closest("[data-branch]")) found.push(one.querySelector(":scope > details"));
    return found;
  }

  /** Scroll the tree alone so that an entry is seen. */
  reveal(entry) {
    const box = entry.getBoundingClientRect();
    const view = this.node.getBoundingClientRect();
    if (box.top < view.top + 40 || box.bottom > view.bottom - 40) {
      this.node.scrollTop += box.top - view.top - view.height / 3;
    }
  }
}
