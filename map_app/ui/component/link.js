/** 复制链接: the address of all that is seen, on the clipboard; said, and where need be shown to be copied by hand. */

const SAID_MS = 8000;

class Link {
  /** `view` returns {query, title, page, hasOwn}: what is seen. */
  constructor(find, words, view) {
    this.said = find("[data-copied]");
    this.words = words;
    this.view = view;
    this.button = find("[data-copy-link]");
    this.button.addEventListener("click", () => this.copy());
    this.said.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /** Put the link on the clipboard and say what it opens. */
  async copy() {
    const { query, title, page, hasOwn } = this.view();
    const link = window.location.origin + window.location.pathname + query;
    const isCopied = await Link.write(link);
    const parts = [title, page, this.words.link_layers, this.words.link_extent];
    this.say(isCopied, link, parts.filter(Boolean).join(this.words.link_and), hasOwn);
  }

  /** Return whether the text is on the clipboard now; plain HTTP has the older way only. */
  static async write(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return Link.writeByHand(text);
    }
  }

  /** Copy from a field that nobody sees; the keyboard goes back to where it was. */
  static writeByHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;top:0;left:0;width:1px;height:1px;opacity:0";
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }

  /** Say what was copied, or show the link, selected, for the reader to copy. */
  say(isCopied, link, parts, hasOwn) {
    clearTimeout(this.closing);
    const words = document.createElement("p");
    words.textContent = (isCopied ? this.words.link_copied : this.words.link_by_hand).replace("{parts}", parts) + (hasOwn ? this.words.mine_no_link : "");
    this.said.replaceChildren(words);
    if (isCopied) {
      this.button.focus();
      this.closing = setTimeout(() => this.close(), SAID_MS);
      return;
    }
    const field = document.createElement("input");
    field.readOnly = true;
    field.value = link;
    field.setAttribute("aria-label", this.words.copy_link);
    field.addEventListener("blur", () => this.close());
    this.said.append(field);
    field.focus();
    field.select();
  }

  /** Say no more. */
  close() {
    clearTimeout(this.closing);
    this.said.replaceChildren();
  }
}
