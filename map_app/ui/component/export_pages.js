/** The pages of the preview: turned one by one, and looked at large. */

const SMALL_DPI = "72";
const LARGE_DPI = "144";

class ExportPages {
  /** `changed` is called when another page, or the same one larger, is to be shown. */
  constructor(find, words, preview, changed) {
    this.form = find("[data-export-form]");
    this.turn = find("[data-preview-turn]");
    this.said = find("[data-preview-page]");
    this.before = find("[data-preview-before]");
    this.after = find("[data-preview-after]");
    this.larger = find("[data-preview-larger]");
    this.words = words;
    this.changed = changed;
    this.begin();
    this.before.addEventListener("click", () => this.to(this.number - 1));
    this.after.addEventListener("click", () => this.to(this.number + 1));
    this.larger.addEventListener("click", () => this.enlarge(!this.isLarge));
    this.listen(preview);
  }

  /** A click on the picture makes it large or small, but not the one that puts a note there. */
  listen({ picture, place }) {
    let isPicking = false;
    picture.addEventListener("pointerdown", () => { isPicking = place.classList.contains("is-picking"); });
    picture.addEventListener("click", () => isPicking || this.enlarge(!this.isLarge));
  }

  /** Go back to the first page of a file whose pages are not counted yet. */
  begin() {
    this.take({ number: 1, count: 1 });
  }

  /** Show which page of how many stands; a single one needs no turning. */
  take({ number, count }) {
    Object.assign(this, { number, count });
    this.turn.hidden = count < 2;
    this.said.textContent = this.words.export_preview_page.replace("{number}", String(number)).replace("{count}", String(count));
    this.before.disabled = number < 2;
    this.after.disabled = number >= count;
  }

  /** Turn to a page. */
  to(number) {
    if (number < 1 || number > this.count) return;
    this.take({ number, count: this.count });
    this.changed();
  }

  /** Return whether the page is looked at large. */
  get isLarge() {
    return this.form.classList.contains("is-large");
  }

  /** Let the page have the whole panel, or give the choices their room again. */
  enlarge(isLarge) {
    if (isLarge === this.isLarge) return;
    this.form.classList.toggle("is-large", isLarge);
    this.larger.setAttribute("aria-pressed", String(isLarge));
    this.larger.textContent = isLarge ? this.words.export_smaller : this.words.export_larger;
    this.changed();
  }

  /** Return what the address says of the page. */
  pairs() {
    return [["dpi", this.isLarge ? LARGE_DPI : SMALL_DPI], ...(this.number > 1 ? [["number", String(this.number)]] : [])];
  }
}
