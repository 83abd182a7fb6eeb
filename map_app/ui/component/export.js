/** 出图: the current view and the chosen place as a file. */

class Export {
  /** `view` returns {query, title}: what is to be drawn. */
  constructor(find, words, view) {
    this.dialog = find("[data-export]");
    this.form = find("[data-export-form]");
    this.what = find("[data-export-what]");
    this.said = find("[data-export-said]");
    this.make = find("[data-export-make]");
    this.words = words;
    this.view = view;
    this.asking = null;
    find("[data-export-open]").addEventListener("click", () => this.open());
    find("[data-export-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.asking && this.asking.abort());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
  }

  /** Open the dialog for what is seen now. */
  open() {
    const { title } = this.view();
    this.what.textContent = title ? this.words.export_place.replace("{place}", title) : this.words.export_what;
    this.say("");
    this.dialog.showModal();
  }

  /** Say how far it is; an error is told apart. */
  say(sentence, isError) {
    this.said.textContent = sentence;
    this.said.classList.toggle("is-error", Boolean(isError));
  }

  /** Ask for the file and hand it to the reader. */
  async run() {
    if (this.asking) this.asking.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.make.disabled = true;
    this.say(this.words.export_busy);
    try {
      const form = new FormData(this.form).get("format");
      const url = addressOf(`export${this.view().query}`, { format: form });
      const answer = await fetch(url, { signal: asking.signal, credentials: "same-origin" });
      const type = answer.headers.get("Content-Type") || "";
      if (!answer.ok) this.say(type.startsWith("text/plain") ? await answer.text() : this.words.export_failed, true);
      else if (!/^(image\/png|application\/pdf)/.test(type)) this.say(this.words.network, true);
      else await this.save(answer);
    } catch (error) {
      if (!asking.signal.aborted) this.say(this.words.network, true);
    } finally {
      this.make.disabled = false;
    }
  }

  /** Save the file under the name that the server gives it. */
  async save(answer) {
    const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") || "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = named ? decodeURIComponent(named[1]) : "map";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    this.say(this.words.export_done);
  }
}
