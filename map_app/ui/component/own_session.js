/** Who this reader is to the server: a token that only this tab has and that never stands in an address. */

const OWN_TOKEN = "own-reader";
const HERE_MS = 60000;

class OwnSession {
  /** `language` is zh or en; `gone` is called when the server has let this reader go. */
  constructor(language, words, gone) {
    this.language = language;
    this.words = words;
    this.gone = gone;
    this.beginning = null;
    this.token = OwnSession.kept(OWN_TOKEN);
    setInterval(() => this.here(), HERE_MS);
  }

  /** Return what this tab keeps under a name, "" when it keeps nothing. */
  static kept(name) {
    try {
      return window.sessionStorage.getItem(name) || "";
    } catch (error) {
      return ""; // a browser that keeps nothing: the layers go with the page
    }
  }

  /** Keep something for this tab; an empty word forgets it. */
  static keep(name, words) {
    try {
      if (words) window.sessionStorage.setItem(name, words);
      else window.sessionStorage.removeItem(name);
    } catch (error) {
      // nothing is kept
    }
  }

  /** Return the headers that say who asks; none for one who has brought nothing. */
  headers() {
    return this.token ? { "X-Reader": this.token } : {};
  }

  /** Return an address of ours in the reader's language. */
  address(path, extra) {
    return addressOf(path, { ...extra, ...(this.language === "en" ? { lang: "en" } : {}) });
  }

  /** Make this reader known, once; rejects with the server's sentence. */
  begin() {
    if (this.token) return Promise.resolve();
    if (!this.beginning) this.beginning = this.greet().finally(() => { this.beginning = null; });
    return this.beginning;
  }

  /** Ask for a token. */
  async greet() {
    const answer = await fetch(this.address("own"), { method: "POST", credentials: "same-origin" });
    if (!answer.ok) throw new Error(await this.sentence(answer));
    this.token = (await answer.json()).reader;
    OwnSession.keep(OWN_TOKEN, this.token);
  }

  /** Ask something of the server; an answer that is none of this reader's may mean that they were let go. */
  async ask(path, { extra, json, ...how } = {}) {
    const body = json ? { body: JSON.stringify(json), headers: { ...this.headers(), "Content-Type": "application/json" } } : { headers: this.headers() };
    const answer = await fetch(this.address(path, extra), { credentials: "same-origin", cache: "no-store", ...body, ...how });
    if (answer.status === 404 && this.token) await this.here();
    return answer;
  }

  /** Say that the reader is still there; who was let go hears of it. */
  async here() {
    const { token } = this;
    if (!token) return;
    try {
      const answer = await fetch(this.address("own/here"), { method: "POST", credentials: "same-origin", headers: this.headers() });
      if (answer.status === 404 && token === this.token) this.lose();
    } catch (error) {
      // the network is away: the next time tells
    }
  }

  /** Be nobody again. */
  lose() {
    this.token = "";
    OwnSession.keep(OWN_TOKEN, "");
    this.gone();
  }

  /** Return the sentence of a refusal. */
  async sentence(answer) {
    const type = answer.headers.get("Content-Type") || "";
    if (type.startsWith("text/plain")) return answer.text();
    if (!type.startsWith("application/json")) return this.words.network;
    const told = await answer.json();
    return typeof told.error === "string" && told.error ? told.error : this.words.network;
  }
}
