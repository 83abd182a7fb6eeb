/** The menu of views with a name: to open one, to save what is seen, to rename, delete and link one's own. */

class Views {
  /** `open` takes the words of a view, `view` returns what is seen, `language` is the page's. */
  constructor(card, open, view, language) {
    this.find = (selector) => card.querySelector(selector);
    this.view = view;
    this.language = language;
    this.openView = open;
    this.said = this.find("[data-views-said]");
    this.list = this.find("[data-kept]");
    this.menu = this.find("[data-views]");
    this.menu.addEventListener("click", (event) => this.pressed(event));
    this.find("[data-save-view]").addEventListener("submit", (event) => this.save(event));
    this.lay();
  }

  /** Show the reader's own views; nothing of them where the browser keeps nothing. */
  lay() {
    const views = OwnViews.read();
    this.find("[data-saved-views]").hidden = views === null;
    this.list.replaceChildren(...(views || []).map((one) => this.row(one)));
  }

  /** Return the row of one view; its name is set as text, never as markup. */
  row({ name, query }) {
    const row = this.find("[data-saved-row]").content.cloneNode(true).firstElementChild;
    const link = row.querySelector("[data-view]");
    link.textContent = name;
    link.dataset.view = query;
    link.href = this.address(query);
    row.dataset.name = name;
    row.querySelectorAll("[data-label]").forEach((button) => button.setAttribute("aria-label", button.dataset.label.replace("{name}", () => name)));
    return row;
  }

  /** Return the address of a view in the page's language. */
  address(query) {
    const words = { ...wordsOfQuery(query), lang: this.language === "en" ? "en" : "" };
    return window.location.pathname + queryOf(words);
  }

  /** Open, copy, rename or delete. */
  pressed(event) {
    const link = event.target.closest("a[data-view]");
    if (link && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      this.open(link);
      return;
    }
    const button = event.target.closest("[data-copy], [data-rename], [data-delete]");
    const row = button && button.closest("[data-name]");
    if (!row) return;
    if (button.matches("[data-copy]")) this.copy(row);
    else if (button.matches("[data-rename]")) this.rename(row);
    else this.drop(row);
  }

  /** Open a view: one's own is all that was seen, another says its layers alone. */
  open(link) {
    const words = wordsOfQuery(link.dataset.view);
    const isOwn = Boolean(link.closest("[data-kept]"));
    const nothing = Object.fromEntries(KEPT_IN_ADDRESS.filter((key) => key !== "lang").map((key) => [key, ""]));
    this.openView(isOwn ? { ...nothing, ...words } : { layers: "", ...words });
  }

  /** Keep what is seen under the name that was written. */
  save(event) {
    event.preventDefault();
    const field = this.find("[data-view-name]");
    const name = OwnViews.named(field.value || this.view().title);
    if (!name) {
      field.focus();
      return;
    }
    const query = queryOf({ ...this.view().words, lang: "" });
    const views = OwnViews.with(OwnViews.read() || [], { name, query });
    if (views === null) this.say("full", name);
    else this.keep(views, "saved", name);
    if (views !== null) field.value = "";
  }

  /** Keep these views and say what was done. */
  keep(views, done, name) {
    this.say(OwnViews.write(views) ? done : "unkept", name);
    this.lay();
  }

  /** Put the view's link on the clipboard, or say that the browser does not let it. */
  async copy(row) {
    const link = window.location.origin + row.querySelector("[data-view]").getAttribute("href");
    const isCopied = await Link.write(link);
    row.querySelector("[data-copy]").focus();
    this.say(isCopied ? "copied" : "notCopied", row.dataset.name);
  }

  /** Let the reader write another name: Enter keeps it, Escape does not. */
  rename(row) {
    const link = row.querySelector("[data-view]");
    const field = this.find("[data-rename-row]").content.cloneNode(true).firstElementChild;
    field.value = row.dataset.name;
    link.replaceWith(field);
    field.focus();
    field.select();
    let isDone = false;
    const finish = (isKept) => {
      if (isDone) return;
      isDone = true;
      const name = OwnViews.named(field.value);
      if (isKept && name && name !== row.dataset.name) this.renamed(row.dataset.name, name);
      else this.lay();
      this.focus(name);
    };
    field.addEventListener("keydown", (event) => {
      if (!["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault(); // the key would press the button that has the keyboard next
      finish(event.key === "Enter");
    });
    field.addEventListener("blur", () => finish(true));
  }

  /** Keep a view under its new name; another one of that name goes. */
  renamed(before, name) {
    const views = (OwnViews.read() || []).filter((one) => one.name !== name);
    this.keep(views.map((one) => (one.name === before ? { ...one, name } : one)), "saved", name);
  }

  /** Delete a view. */
  drop(row) {
    this.keep((OwnViews.read() || []).filter(({ name }) => name !== row.dataset.name), "deleted", row.dataset.name);
    this.find("[data-view-name]").focus();
  }

  /** Put the keyboard on the view of this name. */
  focus(name) {
    const row = Array.from(this.list.children).find((one) => one.dataset.name === name);
    if (row) row.querySelector("[data-rename]").focus();
  }

  /** Say what was done; the sentences stand in the page. */
  say(done, name) {
    this.said.textContent = this.said.dataset[done].replace("{name}", () => name);
  }
}
