/** The search box: a combobox over everything that can be found, for mouse and keyboard. */

class Search {
  /** `choose` is called with the href of what is chosen; `kinds` are those that are listed, all unless given. */
  constructor(find, words, language, choose, kinds) {
    this.box = find("[data-search]");
    this.list = find("[data-found]");
    this.said = find("[data-search-said]");
    this.words = words;
    this.language = language;
    this.choose = choose;
    this.kinds = kinds;
    this.asking = null;
    this.answered = "";
    this.eager = false;
    this.current = -1;
    this.box.addEventListener("input", () => this.ask());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.box.addEventListener("focus", () => this.box.value.trim() && this.ask());
    this.box.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.list.addEventListener("mousedown", (event) => this.point(event));
  }

  /** Ask the server for what the words find; a later question overtakes. */
  async ask() {
    if (this.asking) this.asking.abort();
    const words = this.box.value.trim();
    if (!words) return this.close();
    const asking = new AbortController();
    this.asking = asking;
    const extra = this.language === "en" ? { q: words, lang: "en" } : { q: words };
    try {
      const answer = await fetch(addressOf("search", extra), { signal: asking.signal, credentials: "same-origin" });
      const { hits } = await answer.json();
      if (!asking.signal.aborted) this.show(hits, words);
    } catch (error) {
      if (!asking.signal.aborted) this.show([], words);
    }
    return undefined;
  }

  /** List what these words found, one heading for each kind. */
  show(hits, words) {
    this.answered = words;
    const rows = [];
    let kind = null;
    hits.filter((hit) => hit.href && (!this.kinds || this.kinds.includes(hit.kind))).forEach((hit) => {
      if (hit.kind !== kind) rows.push(this.heading(hit.kind));
      kind = hit.kind;
      rows.push(this.option(hit));
    });
    const passages = rows.findIndex((row) => row.dataset.kind === "passage");
    rows.splice(passages < 0 ? rows.length : passages + 1, 0, this.whole(words));
    this.list.replaceChildren(...rows);
    this.options = Array.from(this.list.querySelectorAll("[role=option]"));
    const count = this.options.length - 1;
    if (!count) this.list.prepend(this.line("found-none", this.words.search_none));
    this.said.textContent = count ? this.words.search_count.replace("{count}", String(count)) : this.words.search_none;
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.box.setAttribute("aria-expanded", "true");
    this.mark(-1);
    if (this.eager) this.take(this.options[0]);
    this.eager = false;
  }

  /** Return a line of the list that cannot be chosen. */
  line(name, text) {
    const item = document.createElement("li");
    item.className = name;
    item.setAttribute("role", "presentation");
    item.textContent = text;
    return item;
  }

  /** Return the heading of a kind. */
  heading(kind) {
    const line = this.line("found-kind", this.words[`found_${kind}`] || kind);
    line.dataset.kind = kind;
    return line;
  }

  /** Return the line that looks for the words in the whole text. */
  whole(words) {
    const title = this.words.search_all.replace("{words}", words);
    const item = this.option({ href: `pages/search?q=${encodeURIComponent(words)}`, title, note: "" });
    item.classList.add("found-all");
    item.firstChild.lang = this.language === "en" ? "en" : "zh-CN";
    return item;
  }

  /** Return a line that can be chosen. */
  option(hit) {
    const item = document.createElement("li");
    item.className = "found-one";
    item.setAttribute("role", "option");
    item.id = `found-${Math.random().toString(36).slice(2)}`;
    item.dataset.href = hit.href;
    const title = document.createElement("span");
    title.className = "found-title";
    title.lang = "zh-CN";
    title.textContent = hit.title;
    const note = document.createElement("span");
    note.className = "found-note";
    note.textContent = hit.note;
    item.append(title, note);
    return item;
  }

  /** Make one option the current one. */
  mark(index) {
    this.current = index;
    (this.options || []).forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = index >= 0 ? this.options[index] : null;
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.box.removeAttribute("aria-activedescendant");
  }

  /** Move with the arrows, choose with Enter (the first, when none is marked; as soon as it is there), leave with Escape. */
  press(event) {
    const count = (this.options || []).length;
    const isOpen = !this.list.hidden && count > 0;
    if (event.key === "Escape") {
      if (this.list.hidden) this.box.value = "";
      this.close();
    } else if (event.key === "Enter" && !event.isComposing && this.box.value.trim() !== this.answered) this.eager = true;
    else if (isOpen && event.key === "ArrowDown") this.mark((this.current + 1) % count);
    else if (isOpen && event.key === "ArrowUp") this.mark(this.current <= 0 ? count - 1 : this.current - 1);
    else if (isOpen && event.key === "Enter" && !event.isComposing) this.take(this.options[Math.max(0, this.current)]);
    else return;
    event.preventDefault();
  }

  /** Choose what the mouse points at. */
  point(event) {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) this.take(option);
  }

  /** Choose an option. */
  take(option) {
    if (!option) return;
    this.close();
    this.box.value = "";
    this.choose(option.dataset.href);
  }

  /** Close the list. */
  close() {
    if (this.asking) this.asking.abort();
    this.eager = false;
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
