/** Brings the paragraph of the address before the reader, where the app will bring it too. */
{
  const early = document.querySelector("[data-early]");
  const box = early.shadowRoot && early.shadowRoot.querySelector(".early");
  const tree = box && box.querySelector("[data-tree]");
  if (tree && window.matchMedia("(min-width: 1000px)").matches) tree.open = true;
  const [start, end] = (new URLSearchParams(window.location.search).get("at") || "").split("-").map(Number);
  const begun = box && start ? Array.from(box.querySelectorAll("[data-para]")).filter((one) => Number(one.dataset.para) <= start) : [];
  if (begun.length) {
    const gap = begun.pop().getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += gap - box.clientHeight * (end ? 0.3 : 0.19);
  }
  if (box) early.dataset.stood = box.scrollTop;
}
