/** One file on its way: sent, waiting for its turn, being read; until there is something to say of it. */

const LOOK_MS = [200, 300, 400];

class OwnSending {
  /** `say` is told how far it is: {step, done, total, before, seconds}. */
  constructor(session, say) {
    this.session = session;
    this.say = say;
    this.id = null;
    this.turn = 0;
    this.request = null;
  }

  /** Send a file; resolves to what is said of it, null when it was given up meanwhile. */
  async send(file) {
    this.turn += 1;
    const { turn } = this;
    await this.session.begin();
    if (turn !== this.turn) return null;
    const { id } = await this.post(file);
    if (turn !== this.turn) {
      this.discard(id);
      return null;
    }
    this.id = id;
    return this.follow(turn);
  }

  /** Have the file read again with these choices; resolves as `send` does. */
  async again(choices) {
    this.turn += 1;
    const { turn } = this;
    const answer = await this.session.ask(`own/files/${this.id}/read`, { method: "POST", json: choices });
    if (!answer.ok) throw new Error(await this.session.sentence(answer));
    if (turn !== this.turn) return null;
    const { fit } = await answer.json();
    const told = await this.follow(turn);
    return told && { ...told, fit };
  }

  /** Send the bytes; only XMLHttpRequest says how many have gone. */
  post(file) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("POST", this.session.address("own/files", { name: file.name }));
      Object.entries(this.session.headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.upload.addEventListener("progress", ({ loaded, total }) => this.say({ step: "sending", done: loaded, total }));
      request.addEventListener("load", () => this.posted(request).then(resolve, reject));
      ["error", "abort"].forEach((kind) => request.addEventListener(kind, () => reject(new TypeError(kind))));
      this.say({ step: "sending", done: 0, total: file.size });
      request.send(file);
    });
  }

  /** Return the answer to a file that was sent; rejects with the sentence of a refusal. */
  async posted(request) {
    const answer = new Response(request.responseText || null, {
      status: Math.max(200, request.status), headers: { "Content-Type": request.getResponseHeader("Content-Type") || "" },
    });
    if (answer.status === 202) return answer.json();
    if (answer.status === 404) await this.session.here();
    throw new Error(await this.session.sentence(answer));
  }

  /** Ask how the file stands until there is something to say of it. */
  async follow(turn) {
    for (let round = 0; turn === this.turn; round += 1) {
      const answer = await this.session.ask(`own/files/${this.id}`);
      if (turn !== this.turn) return null;
      if (!answer.ok) throw new Error(await this.session.sentence(answer));
      const told = await answer.json();
      if (turn !== this.turn) return null;
      if (!["waiting", "reading"].includes(told.state)) return told;
      this.say({ step: told.state, before: told.before, seconds: told.seconds });
      await new Promise((rested) => setTimeout(rested, LOOK_MS[Math.min(round, LOOK_MS.length - 1)]));
    }
    return null;
  }

  /** Return the features to be looked at on the map. */
  async preview() {
    const { turn } = this;
    const answer = await this.session.ask(`own/files/${this.id}/preview`);
    if (!answer.ok) throw new Error(await this.session.sentence(answer));
    const told = await answer.json();
    return turn === this.turn ? told : null;
  }

  /** Make a layer of the file; resolves to its row. */
  async take(title, isConfirmed) {
    const answer = await this.session.ask("own/layers", { method: "POST", json: { file: this.id, title, datum_confirmed: isConfirmed } });
    if (!answer.ok) throw new Error(await this.session.sentence(answer));
    this.turn += 1;
    this.id = null;
    return answer.json();
  }

  /** Give the file up, wherever it is. */
  drop() {
    this.turn += 1;
    if (this.request) this.request.abort();
    this.request = null;
    if (this.id) this.discard(this.id);
    this.id = null;
  }

  /** Have the server throw a file away. */
  discard(id) {
    this.session.ask(`own/files/${id}`, { method: "DELETE", keepalive: true }).catch(() => {});
  }
}
