/** A panel or page: fetches what is asked for from our own routes; only the last question is answered. */

const SLOW_MS = 150;

class Panel {
  /** `node` takes the answers, `words` are the page's sentences, `language` is zh or en. */
  constructor(node, progress, words, language) {
    this.node = node;
    this.progress = progress;
    this.words = words;
    this.language = language;
    this.asking = null;
    this.headers = () => ({});
    this.dress = () => {};
    this.refusal = () => "";
  }

  /** Return the address that answers with a fragment. */
  fragment(path, extra) {
    const more = Object.assign({ fragment: "1" }, extra);
    if (this.language === "en") more.lang = "en";
    return addressOf(path, more);
  }

  /** Fetch and show; resolves to {place, own, title, found} or to null when another question came. */
  async show(path, extra, again) {
    if (this.asking) this.asking.abort();
    const asking = new AbortController();
    this.asking = asking;
    const slow = setTimeout(() => this.progress.classList.add("is-on"), SLOW_MS);
    try {
      const answer = await fetch(this.fragment(path, extra), { signal: asking.signal, credentials: "same-origin", headers: this.headers() });
      if (!answer.headers.has("X-Panel")) throw Object.assign(new TypeError("not an answer of ours"), { said: await this.refusal(answer) });
      const html = await answer.text();
      if (asking.signal.aborted) return null;
      return this.put(html, answer, extra);
    } catch (error) {
      if (asking.signal.aborted) return null;
      this.putProblem(again || (() => this.show(path, extra)), error.said || this.words.network);
      return { place: null, title: error.said || this.words.network, found: false };
    } finally {
      clearTimeout(slow);
      if (this.asking === asking) this.progress.classList.remove("is-on");
    }
  }

  /** Ask nothing any more. */
  stop() {
    if (this.asking) this.asking.abort();
    this.progress.classList.remove("is-on");
  }

  /** Put the answer into the panel, or only say it when a click met nothing. */
  put(html, answer, extra) {
    const place = decodeURIComponent(answer.headers.get("X-Place") || "");
    if (answer.status === 404 && extra && extra.lon !== undefined) {
      return { place: null, title: this.words.nothing_here, found: false };
    }
    this.node.innerHTML = html;
    this.node.scrollTop = 0;
    this.node.setAttribute("aria-busy", "false");
    this.dress(this.node, answer);
    const heading = this.node.querySelector("h2");
    return { place: place || null, title: heading ? heading.textContent : "", found: answer.ok, ...ownOf(answer) };
  }

  /** Say that nothing came back, with a button that asks again. */
  putProblem(again, sentence) {
    const box = document.createElement("div");
    box.className = "sheet problem";
    box.setAttribute("role", "alert");
    const said = document.createElement("p");
    said.textContent = sentence;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.textContent = this.words.retry;
    button.addEventListener("click", again);
    box.append(said, button);
    this.node.replaceChildren(box);
    this.node.setAttribute("aria-busy", "false");
  }

  /** Put the keyboard where the answer begins. */
  focus() {
    const heading = this.node.querySelector("h2");
    (heading || this.node).focus({ preventScroll: true });
  }
}
