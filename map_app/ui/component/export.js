/** 出图: what is seen, or a set of places, as a file; with a preview that is the page itself. */

class Export {
  /** `view` returns what is seen: its words, the chosen place and its title, the places compared. */
  constructor(find, words, view) {
    this.find = find;
    this.dialog = find("[data-export]");
    this.said = find("[data-export-said]");
    this.make = find("[data-export-make]");
    this.copying = find("[data-export-copy]");
    this.words = words;
    this.view = view;
    this.asking = null;
    this.headers = () => ({});
    const form = find("[data-export-form]");
    this.form = new ExportForm(form, words);
    this.preview = new ExportPreview(find, words, (page) => this.drawn(page));
    this.pages = new ExportPages(find, words, this.preview, () => this.look(true));
    this.notes = new ExportNotes(find, words, this.preview, () => this.look());
    this.set = new ExportSet(find, words, (sentence, isError) => this.say(sentence, isError), (answer) => this.save(answer));
    this.listen(form);
  }

  /** Act on what the reader does in the panel. */
  listen(form) {
    const { find, dialog } = this;
    find("[data-export-open]").addEventListener("click", () => this.open());
    ["close", "shut"].forEach((name) => find(`[data-export-${name}]`).addEventListener("click", () => dialog.close()));
    find("[data-export-reset]").addEventListener("click", () => this.reset());
    this.copying.addEventListener("click", () => this.copy());
    dialog.addEventListener("close", () => this.left());
    dialog.addEventListener("keydown", (event) => this.escape(event));
    dialog.addEventListener("pointerdown", (event) => { this.isOutside = event.target === dialog; });
    dialog.addEventListener("click", (event) => event.target === dialog && this.isOutside && dialog.close());
    form.addEventListener("input", (event) => event.target.name && this.changed(event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
  }

  /** Ask for every file with these headers: they say whose own layers it may show. */
  askAs(headers) {
    Object.assign(this, { headers });
    Object.assign(this.preview, { headers });
    Object.assign(this.set, { headers });
  }

  /** Open the panel for what is seen now. */
  open() {
    if (this.form.take(this.view())) this.begin();
    this.form.fit();
    if (!this.set.id) this.say("");
    this.dialog.showModal();
    this.look(true);
  }

  /** Another place is looked at: nothing of the last one stays. */
  begin() {
    this.notes.clear();
    this.preview.clear();
    this.pages.begin();
  }

  /** Another page stands in the preview. */
  drawn(page) {
    this.notes.pick.clear();
    this.pages.take(page);
  }

  /** Escape stops picking first, and makes a large preview small; the next one closes. */
  escape(event) {
    if (event.key !== "Escape" || !(this.notes.pick.kind || this.pages.isLarge)) return;
    event.preventDefault();
    if (!this.notes.pick.kind) return this.pages.enlarge(false);
    this.notes.pick.end();
    this.notes.pick.clear();
    this.notes.say("");
  }

  /** The panel is closed: nothing of one page is asked for any more; a set goes on. */
  left() {
    this.notes.pick.end();
    this.pages.enlarge(false);
    this.preview.stop();
    if (this.asking) this.asking.abort();
  }

  /** A choice changed: keep it, and look at the page again. */
  changed(field) {
    this.form.changed(field);
    if (["format", "what"].includes(field.name)) this.pages.begin();
    ExportMemory.keep(this.form.form);
    if (!this.make.disabled) this.say(""); // what was said is of another file
    this.look();
  }

  /** Show the page as it would be, or the first rows of a file without one. */
  look(isAtOnce) {
    const { form, notes, pages } = this;
    const set = form.set;
    this.find("[data-export-notes]").classList.toggle("is-idle", !form.takesNotes);
    this.find("[data-export-notes]").toggleAttribute("inert", !form.takesNotes);
    this.copying.hidden = !Export.canCopy() || form.format !== "png" || Boolean(set);
    this.find("[data-export-present]").href = form.presentAddress().href;
    if (!form.takesNotes) notes.pick.end();
    this.preview.ask(form.previewAddress(notes.marks(), pages.pairs()), [set ? this.first(set) : "", this.ofOwn()].filter(Boolean).join(" "), isAtOnce);
  }

  /** Say that one's own layers are in the file, and where they are not. */
  ofOwn() {
    return this.form.view.own.some(([key]) => key === "own") ? this.words.mine_in_file : "";
  }

  /** Say that the preview of a set is its first place. */
  first({ firstName }) {
    return firstName ? this.words.export_preview_first.replace("{place}", firstName) : this.words.export_preview_one;
  }

  /** Go back to what the panel had at first; notes stay. */
  reset() {
    this.form.reset();
    this.look();
    this.say(this.words.export_reset_done);
  }

  /** Say how far it is; an error is told apart. */
  say(sentence, isError) {
    this.said.textContent = sentence;
    this.said.classList.toggle("is-error", Boolean(isError));
  }

  /** Ask for the file and hand it to the reader. */
  async run() {
    const url = this.form.address(this.notes.marks());
    this.make.disabled = true;
    try {
      if (this.form.set) await this.set.run(url);
      else await this.one(url);
    } catch (error) {
      if (!(this.asking && this.asking.signal.aborted)) this.say(this.words.network, true);
    } finally {
      this.make.disabled = false;
    }
  }

  /** Ask for one file. */
  async one(url) {
    this.asking = new AbortController();
    this.say(this.words.export_busy);
    await this.save(await fetch(url, { signal: this.asking.signal, credentials: "same-origin", headers: this.headers() }));
  }

  /** Return the file of an answer; say why when it has none. */
  async fileOf(answer) {
    const type = answer.headers.get("Content-Type") || "";
    if (answer.ok && answer.headers.has("Content-Disposition")) return answer.blob();
    const said = type.startsWith("text/plain") ? await answer.text() : answer.ok ? this.words.network : this.words.export_failed;
    this.say(said, true);
    return null;
  }

  /** Save the file under the name that the server gives it; return whether there was one. */
  async save(answer) {
    const file = await this.fileOf(answer);
    if (!file) return false;
    handOver(file, answer.headers, "map");
    this.say(this.words.export_done);
    return true;
  }

  /** Return whether the browser lets a page put a picture on the clipboard. */
  static canCopy() {
    return Boolean(window.isSecureContext && navigator.clipboard && navigator.clipboard.write && window.ClipboardItem);
  }

  /** Put the picture on the clipboard; it may still be drawn when the clipboard is asked. */
  async copy() {
    this.asking = new AbortController();
    this.copying.disabled = true;
    this.say(this.words.export_busy);
    try {
      const answer = fetch(this.form.address(this.notes.marks()), { signal: this.asking.signal, credentials: "same-origin", headers: this.headers() });
      const picture = answer.then((one) => this.fileOf(one)).then((file) => file || Promise.reject(new TypeError("no picture")));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      this.say(this.words.export_copied);
    } catch (error) {
      if (!this.said.classList.contains("is-error") && !this.asking.signal.aborted) this.say(this.words.export_not_copied, true);
    } finally {
      this.copying.disabled = false;
    }
  }
}
