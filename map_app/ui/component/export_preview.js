/** The small preview of 出图: the file's own page, or its first rows; the last one stays while the next is fetched. */

const PREVIEW_REST_MS = 400;

class ExportPreview {
  /** `words` are the page's sentences; `drawn` is told which page of how many stands when another does. */
  constructor(find, words, drawn) {
    this.place = find("[data-preview-place]");
    this.picture = find("[data-preview-picture]");
    this.rows = find("[data-preview-rows]");
    this.insteadOf = find("[data-preview-instead]");
    this.said = find("[data-preview-said]");
    this.progress = find("[data-preview-progress]");
    this.words = words;
    this.drawn = drawn;
    this.asking = null;
    this.headers = () => ({});
    this.shownFor = "";
    this.map = null;
    this.page = { number: 1, count: 1 };
  }

  /** Show the picture or the rows at this address, once the reader rests or at once; `note` is said of it. */
  ask(url, note, isAtOnce) {
    this.stop();
    if (url.href === this.shownFor) {
      this.say(this.note);
      this.drawn(this.page);
      return;
    }
    this.progress.classList.add("is-on");
    this.resting = setTimeout(() => this.fetch(url, note), isAtOnce ? 0 : PREVIEW_REST_MS);
  }

  /** Show nothing of the last one; the next is waited for in words. */
  clear() {
    this.stop();
    this.shownFor = "";
    this.stand({ map: null, page: { number: 1, count: 1 } });
    this.insteadOf.textContent = this.words.export_preview_busy;
    this.insteadOf.hidden = false;
    this.say("");
  }

  /** Let one of picture and rows stand, or neither; keep where its map lies and which page it is. */
  stand({ shown, map, page }) {
    [this.picture, this.rows, this.insteadOf].forEach((node) => { node.hidden = node !== shown; });
    Object.assign(this, { map, page });
    this.place.classList.remove("is-old");
  }

  /** Ask no more: what is under way is let go, what rests is forgotten. */
  stop() {
    clearTimeout(this.resting);
    if (this.asking) this.asking.abort();
    this.asking = null;
    this.progress.classList.remove("is-on");
  }

  /** Fetch the picture. */
  async fetch(url, note) {
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await fetch(url, { signal: asking.signal, credentials: "same-origin", headers: this.headers() });
      const type = answer.headers.get("Content-Type") || "";
      if (answer.ok && type.startsWith("image/")) await this.show(answer, url, note, asking);
      else if (answer.ok && type.startsWith("application/json")) this.list(await answer.json(), url, note);
      else this.refuse(type.startsWith("text/plain") ? await answer.text() : this.words.export_failed);
    } catch (error) {
      if (!asking.signal.aborted) this.refuse(this.words.network);
    } finally {
      if (this.asking === asking) this.stop();
    }
  }

  /** Put the picture in the place of the last one, whole. */
  async show(answer, url, note, asking) {
    const next = new Image();
    next.src = URL.createObjectURL(await answer.blob());
    await next.decode();
    if (asking.signal.aborted) {
      URL.revokeObjectURL(next.src);
      return;
    }
    const before = this.picture.src;
    this.picture.src = next.src;
    if (before) URL.revokeObjectURL(before);
    const [number, count] = (answer.headers.get("X-Page") || "1/1").split("/").map(Number);
    this.stand({ shown: this.picture, map: ExportPreview.mapOf(answer.headers), page: { number, count } });
    const notice = decodeURIComponent(answer.headers.get("X-Notice") || "");
    this.shown(url, [note, notice].filter(Boolean).join(" · "));
  }

  /** Show the first rows of tables: a file of rows has no page. */
  list(tables, url, note) {
    this.rows.replaceChildren(...tables.map((one) => this.table(one)));
    this.stand({ shown: this.rows, map: null, page: { number: 1, count: 1 } });
    this.shown(url, note);
  }

  /** Return a table of words; its title says how many rows the file has, or that it lists layers. */
  table({ title, heads, rows, count }) {
    const table = document.createElement("table");
    const about = this.words.export_preview_rows.replace("{count}", String(count));
    table.createCaption().textContent = heads.length ? `${title} · ${about}` : this.words.export_preview_layers;
    if (heads.length) ExportPreview.row(table.createTHead(), "th", heads);
    const body = table.createTBody();
    rows.forEach((cells) => ExportPreview.row(body, "td", cells));
    return table;
  }

  /** Add a row of cells. */
  static row(part, tag, cells) {
    part.insertRow().append(...cells.map((words) => {
      const cell = document.createElement(tag);
      cell.textContent = String(words);
      return cell;
    }));
  }

  /** Something stands: say of it what there is to say. */
  shown(url, note) {
    Object.assign(this, { shownFor: url.href, note });
    this.say(note);
    this.drawn(this.page);
  }

  /** Say why there is no picture; the last one steps back. */
  refuse(sentence) {
    this.shownFor = "";
    this.insteadOf.hidden = true;
    this.place.classList.add("is-old");
    this.say(sentence, true);
  }

  /** Say something below the picture. */
  say(sentence, isError) {
    this.said.textContent = sentence;
    this.said.classList.toggle("is-error", Boolean(isError));
  }

  /** Return where the map lies, in shares of the picture, and its corners' positions; null when it is not told. */
  static mapOf(headers) {
    const numbers = (name) => (headers.get(name) || "").split(",").map(Number);
    const [left, top, width, height] = numbers("X-Map-Box");
    const corners = numbers("X-Map-Corners");
    if (!height || corners.length !== 8) return null;
    const [lon, lat] = numbers("X-Map-Chosen");
    return { box: { left, top, width, height }, corners, chosen: headers.has("X-Map-Chosen") ? { lon, lat } : null };
  }

  /** Return the rectangle of the picture on the screen: it stands in the middle of its place, whole. */
  rectangle() {
    const { left, top, width, height } = this.picture.getBoundingClientRect();
    const scale = Math.min(width / this.picture.naturalWidth, height / this.picture.naturalHeight);
    const [wide, high] = [this.picture.naturalWidth * scale, this.picture.naturalHeight * scale];
    return { left: left + (width - wide) / 2, top: top + (height - high) / 2, width: wide, height: high };
  }

  /** Return where in the map an event is, as shares of its width and height; null outside of it. */
  shareAt({ clientX, clientY }) {
    if (!this.map || this.picture.hidden) return null;
    const { left, top, width, height } = this.rectangle();
    const { box } = this.map;
    const right = ((clientX - left) / width - box.left) / box.width;
    const down = ((clientY - top) / height - box.top) / box.height;
    return right >= 0 && right <= 1 && down >= 0 && down <= 1 ? { right, down } : null;
  }

  /** Return the position at these shares of the map: between its corners it is as good as linear. */
  positionAt({ right, down }) {
    const [nwLon, nwLat, neLon, neLat, seLon, seLat, swLon, swLat] = this.map.corners;
    const between = (nw, ne, se, sw) => (nw * (1 - right) + ne * right) * (1 - down) + (sw * (1 - right) + se * right) * down;
    return { lon: between(nwLon, neLon, seLon, swLon), lat: between(nwLat, neLat, seLat, swLat) };
  }

  /** Return where on the screen these shares of the map are, from the upper left of the preview's place. */
  pointAt({ right, down }) {
    const { left, top, width, height } = this.rectangle();
    const around = this.place.getBoundingClientRect();
    const { box } = this.map;
    return { x: left - around.left + (box.left + right * box.width) * width, y: top - around.top + (box.top + down * box.height) * height };
  }
}
