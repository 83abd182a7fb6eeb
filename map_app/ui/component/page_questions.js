/** The page of questions beside the map: a row marks both of its things; the form asks of any two layers. */

class QuestionsPage extends PlanPage {
  /** What is asked is all that the server needs. */
  static get asks() {
    return ["ask"];
  }

  constructor(page) {
    super(page);
    this.node.addEventListener("click", (event) => this.pressed(event));
    this.node.addEventListener("submit", (event) => this.submit(event));
  }

  /** Ask what the form says; the address has it as one word. */
  submit(event) {
    event.preventDefault();
    const told = new FormData(event.target);
    const pieces = [told.get("kind"), told.get("a"), told.get("b")];
    if (told.get("kind") === "within") pieces.push(String(told.get("m")).trim());
    this.page.open({ ask: pieces.join(",") }, { focus: false });
  }

  /** A link to the map marks its row's things, as does a click anywhere else on the row. */
  pressed(event) {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("[data-mark]");
    const row = event.target.closest("tr[data-marks]");
    if (link) event.preventDefault();
    if (link || (row && !event.target.closest("a"))) this.mark(row, Boolean(link));
  }

  /** Mark a row's things on the map; on a phone a link turns to the map. */
  mark(row, turns) {
    this.node.querySelectorAll(".is-marked").forEach((one) => one.classList.remove("is-marked"));
    row.classList.add("is-marked");
    this.frame.tell({ type: "mark", ids: row.dataset.marks.split(" "), fly: "always" });
    if (turns) this.page.turn("map");
  }

  /** Another page opens: its things are no longer marked. */
  left() {
    this.frame.tell({ type: "mark", ids: [] });
  }
}
