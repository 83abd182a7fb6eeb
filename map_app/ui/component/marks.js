/** Marks a stretch of the plan's text, given by offsets into the raw text, in the page that shows it. */

/** Return the text nodes of a leaf: its own words, without the notes beside them. */
function textNodesOf(leaf) {
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Put the characters from `first` to `last` of a text node into a mark. */
function wrap(node, first, last) {
  const marked = node.splitText(first);
  marked.splitText(last - first);
  const mark = document.createElement("mark");
  mark.className = "chosen";
  marked.replaceWith(mark);
  mark.append(marked);
  return mark;
}

/** Mark what stands between two offsets; return the marks, none where the text does not show it. */
function markStretch(root, start, end) {
  const marks = [];
  root.querySelectorAll("[data-o]").forEach((leaf) => {
    const from = Number(leaf.dataset.o);
    if (from >= end) return;
    if (leaf.dataset.e) {
      if (Number(leaf.dataset.e) > start) textNodesOf(leaf).forEach((node) => marks.push(wrap(node, 0, node.length)));
      return;
    }
    let here = from;
    textNodesOf(leaf).forEach((node) => {
      const first = Math.max(start - here, 0);
      const last = Math.min(end - here, node.length);
      here += node.length;
      if (first < last) marks.push(wrap(node, first, last));
    });
  });
  return marks;
}

/** Take all marks away. */
function unmarkAll(root) {
  root.querySelectorAll("mark.chosen").forEach((mark) => {
    const holder = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    holder.normalize();
  });
}
