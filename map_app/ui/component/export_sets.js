/** A set being made: asked for, followed step by step, cancelled or fetched. */

const FOLLOW_MS = 500;
const MOST_MISSES = 10;

class ExportSet {
  /** `say` tells the reader how it stands; `save` hands an answer's file over. */
  constructor(find, words, say, save) {
    this.work = find("[data-set-work]");
    this.bar = find("[data-set-bar]");
    this.count = find("[data-set-count]");
    this.words = words;
    this.say = say;
    this.save = save;
    this.id = null;
    this.headers = () => ({});
    this.opener = find("[data-export-open]");
    this.opens = this.opener.textContent;
    find("[data-set-cancel]").addEventListener("click", () => this.cancel());
  }

  /** Have a set made and hand its file over; resolves when it is done, cancelled or refused. */
  async run(url) {
    this.say(this.words.export_working);
    const answer = await fetch(url, { method: "POST", credentials: "same-origin", headers: this.headers() });
    if (answer.status !== 202) {
      const type = answer.headers.get("Content-Type") || "";
      this.say(type.startsWith("text/plain") ? await answer.text() : this.words.export_failed, true);
      return;
    }
    const { id, count, notice } = await answer.json();
    Object.assign(this, { id, notice: notice || "" });
    this.show(0, count);
    try {
      await this.follow(count);
    } finally {
      this.id = null;
      this.work.hidden = true;
      this.opener.textContent = this.opens;
      this.opener.title = "";
    }
  }

  /** Ask how it stands until it has an end. */
  async follow(count) {
    const { id } = this;
    for (let misses = 0; this.id === id && misses < MOST_MISSES; ) {
      await new Promise((rested) => setTimeout(rested, FOLLOW_MS));
      const state = this.id === id ? await this.state(id) : null;
      misses = state ? 0 : misses + 1;
      if (this.id !== id) return;
      if (state && (await this.took(state, count))) return;
    }
    if (this.id === id) this.say(this.words.network, true);
  }

  /** Return how it stands, null when nothing came back. */
  async state(id) {
    try {
      const answer = await fetch(addressOf(`sets/${id}`), { credentials: "same-origin", cache: "no-store" });
      if (answer.ok) return await answer.json();
      return answer.status === 404 ? { state: "failed", done: 0, sentence: "" } : null;
    } catch (error) {
      return null;
    }
  }

  /** Show how far it is; return whether it has an end. */
  async took({ state, done, sentence }, count) {
    this.show(done, count);
    if (state === "waiting" || state === "working") {
      const said = state === "waiting" ? this.words.export_waiting : this.words.export_working;
      if (this.saying !== said) this.say(said);
      this.saying = said;
      return false;
    }
    this.saying = "";
    if (state === "done") await this.fetchFile();
    else if (state === "cancelled") this.say(this.words.export_cancelled);
    else this.say(sentence || this.words.export_failed, true);
    return true;
  }

  /** Hand the file over; what its maps do not show is said with it. */
  async fetchFile() {
    const isSaved = await this.save(await fetch(addressOf(`sets/${this.id}/file`), { credentials: "same-origin" }));
    if (isSaved && this.notice) this.say(`${this.words.export_done} ${this.notice}`);
  }

  /** Show so many of all. */
  show(done, count) {
    this.work.hidden = false;
    this.bar.setAttribute("aria-valuemax", String(count));
    this.bar.setAttribute("aria-valuenow", String(done));
    this.bar.setAttribute("aria-valuetext", `${done} / ${count}`);
    this.bar.firstElementChild.style.width = `${count ? (100 * done) / count : 0}%`;
    this.count.textContent = `${done} / ${count}`;
    // The panel may be closed meanwhile: the button that opens it says how far it is.
    this.opener.textContent = this.words.export_making.replace("{done}", String(done)).replace("{count}", String(count));
    this.opener.title = this.words.export_making_about;
  }

  /** Make it no further. */
  cancel() {
    const { id } = this;
    if (!id) return;
    this.id = null;
    this.saying = "";
    this.say(this.words.export_cancelled);
    fetch(addressOf(`sets/${id}`), { method: "DELETE", credentials: "same-origin", keepalive: true }).catch(() => {});
  }
}
