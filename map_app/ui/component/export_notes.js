/** The reader's own notes and arrows: placed on the preview or by keyboard, listed, changed, taken away. */

const MOST_NOTES = 12; // as in briefing/asked.py
const LONGEST_NOTE = 60;
const ARROW_SHARE = 0.16;

class ExportNotes {
  /** `changed` is called after each change. */
  constructor(find, words, preview, changed) {
    this.words = words;
    this.preview = preview;
    this.changed = changed;
    this.list = find("[data-notes]");
    this.where = find("[data-notes-where]");
    this.count = find("[data-notes-count]");
    this.said = find("[data-notes-said]");
    this.buttons = Array.from(find("[data-export-notes]").querySelectorAll("[data-notes-add]"));
    this.notes = [];
    this.pick = new ExportPick(preview, find("[data-preview-marks]"), words, (sentence) => this.say(sentence), () => this.press(null));
    this.buttons.forEach((one) => one.addEventListener("click", () => this.add(one.dataset.notesAdd)));
  }

  /** Return the notes as an address says them; one without words and without an arrow says nothing. */
  marks() {
    return this.notes.filter(({ words, to }) => words || to).map(({ from, to, words }) => {
      const positions = [from, to].filter(Boolean).map(({ lon, lat }) => `${lon.toFixed(6)},${lat.toFixed(6)}`);
      return `${positions.join(",")};${words}`;
    });
  }

  /** Say what to do, or why nothing can be done. */
  say(sentence) {
    this.said.textContent = sentence;
    this.preview.say(sentence);
  }

  /** Show which button is at work. */
  press(kind) {
    this.buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.notesAdd === kind)));
  }

  /** Add a note or an arrow where the reader wants it; the same button again stops picking. */
  add(kind) {
    const isSame = this.pick.kind === kind;
    this.pick.end();
    if (isSame) return this.say("");
    if (this.notes.length >= MOST_NOTES) return this.say(this.words.export_notes_full.replace("{most}", String(MOST_NOTES)));
    if (!this.preview.map) return this.say(this.preview.page.number > 1 ? this.words.export_turn_to_map : this.words.export_no_map);
    if (this.where.value === "pick") {
      this.press(kind);
      return this.pick.begin(kind, (from, to) => this.put(from, to));
    }
    const target = this.where.value === "middle" ? this.preview.positionAt({ right: 0.5, down: 0.5 }) : this.preview.map.chosen;
    if (!target) return this.say(this.words.export_no_chosen);
    return kind === "note" ? this.put(target, null) : this.put(this.beside(target), target);
  }

  /** Return a position beside another, further from the middle's lower right: where an arrow's words may stand. */
  beside(target) {
    const [corner, middle] = [{ right: 0, down: 0 }, { right: ARROW_SHARE, down: ARROW_SHARE }].map((one) => this.preview.positionAt(one));
    return { lon: target.lon - (middle.lon - corner.lon), lat: target.lat - (middle.lat - corner.lat) };
  }

  /** Keep a note and let its words be written. */
  put(from, to) {
    this.notes.push({ from, to, words: "" });
    this.lay();
    this.say(this.words.export_note_added.replace("{number}", String(this.notes.length)));
    this.list.lastElementChild.querySelector("input").focus();
    if (to) this.changed();
  }

  /** Take a note away; the keyboard goes to the next one, or to where notes are added. */
  remove(note) {
    const at = this.notes.indexOf(note);
    this.notes.splice(at, 1);
    this.lay();
    const next = this.list.children[Math.min(at, this.notes.length - 1)];
    (next ? next.querySelector("input") : this.buttons[0]).focus();
    this.say("");
    this.changed();
  }

  /** Take all notes away: another place is looked at. */
  clear() {
    this.notes = [];
    this.lay();
  }

  /** Write the list of the notes. */
  lay() {
    this.count.textContent = this.notes.length ? String(this.notes.length) : "";
    this.list.replaceChildren(...this.notes.map((note, at) => this.row(note, String(at + 1))));
  }

  /** Return the row of a note: what it is, its words, a button that takes it away. */
  row(note, number) {
    const row = document.createElement("li");
    const sign = document.createElement("span");
    sign.className = "note-sign";
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = note.to ? "↗" : "•";
    const words = document.createElement("input");
    words.type = "text";
    words.maxLength = LONGEST_NOTE;
    words.value = note.words;
    words.autocomplete = "off";
    words.setAttribute("form", ""); // its words are the note's, not the form's: Enter makes no file
    const label = (note.to ? this.words.export_arrow_words : this.words.export_note_words).replace("{number}", number);
    words.setAttribute("aria-label", label);
    words.placeholder = label;
    words.addEventListener("input", () => {
      note.words = words.value.trim();
      this.changed();
    });
    const away = document.createElement("button");
    away.type = "button";
    away.setAttribute("aria-label", this.words.export_note_remove.replace("{number}", number));
    away.title = away.getAttribute("aria-label");
    away.textContent = "×";
    away.addEventListener("click", () => this.remove(note));
    row.append(sign, words, away);
    return row;
  }
}
