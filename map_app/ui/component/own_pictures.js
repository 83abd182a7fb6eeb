/** The pictures of large own layers: the frame asks, the page fetches and hands them in, a few at a time. */

const AT_ONCE = 2; // a click must not wait behind pictures

class OwnPictures {
  /** `session` fetches, `frame` is handed what comes. */
  constructor(session, frame) {
    this.session = session;
    this.frame = frame;
    this.waiting = [];
    this.fetching = new Map();
  }

  /** The frame wants a picture; the last that is asked for comes first. */
  ask({ id, version, z, x, y, ticket }) {
    const isFine = /^own_[a-z0-9_]{1,40}$/.test(id) && [version, z, x, y, ticket].every(Number.isInteger);
    if (!isFine) return;
    this.waiting.push({ path: `own/layers/${id}/tiles/${z}/${x}/${y}`, version: String(version), ticket });
    this.next();
  }

  /** The frame does not want it any more. */
  drop({ ticket }) {
    this.waiting = this.waiting.filter((one) => one.ticket !== ticket);
    const fetching = this.fetching.get(ticket);
    if (fetching) fetching.abort();
  }

  /** Fetch while there is room. */
  next() {
    while (this.waiting.length && this.fetching.size < AT_ONCE) this.fetch(this.waiting.pop());
  }

  /** Fetch one picture and hand it in; none where there is nothing to draw. */
  async fetch({ path, version, ticket }) {
    const asking = new AbortController();
    this.fetching.set(ticket, asking);
    let bitmap = null;
    try {
      const answer = await this.session.ask(path, { extra: { v: version }, signal: asking.signal, cache: "default" });
      if (answer.status === 200) bitmap = await createImageBitmap(await answer.blob());
    } catch (error) {
      bitmap = null; // given up, or the network is away: the tile stays empty
    }
    this.fetching.delete(ticket);
    if (!asking.signal.aborted) this.frame.tell({ type: "tile", ticket, bitmap }, bitmap ? [bitmap] : []);
    this.next();
  }
}
