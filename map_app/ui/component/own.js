/** The reader's own layers on the page: added, listed, drawn, clicked, and gone with the reader. */

const OWN_PATH = /^own_[a-z0-9_]{1,40}\/(?:features\/\d{1,9}|table)(?:\?[^#]*)?$/;
const OWN_SAID_MS = 8000;

class OwnLayers {
  /** `page` is the whole page. */
  constructor(page) {
    const { find, frame, data } = page;
    this.page = page;
    this.find = find;
    this.words = data.words;
    this.session = new OwnSession(data.language, data.words, () => this.gone());
    this.pictures = new OwnPictures(this.session, frame);
    this.list = new OwnList(find, data.words, data.own.colours, this.session, frame, {
      open: (path) => page.follow("", { own: path }),
      changed: () => this.changed(),
      drawn: (id) => this.chooseAgain(id),
      left: (id) => this.left(id),
      toMap: () => this.toMap(),
      say: (sentence) => this.say(sentence),
    });
    this.upload = new OwnUpload(find, data.words, this.session, frame, {
      took: (row) => this.list.add(row),
      opened: () => this.makeRoom(),
      closed: () => page.drawer.set(this.stop),
      colour: data.own.tried,
      say: (sentence) => this.say(sentence),
    });
    Object.assign(frame.heard, {
      tile: (message) => this.pictures.ask(message),
      "tile-drop": (message) => this.pictures.drop(message),
      "own-drag": () => this.dragged(),
      "own-drop": ({ files }) => this.dropped(Array.isArray(files) ? files : []),
    });
    this.listen(page.root);
    this.list.restore().catch(() => this.say(data.words.network));
  }

  /** Take files that are dropped anywhere; take forms and links of the table in the panel. */
  listen(root) {
    const hasFiles = ({ dataTransfer }) => Boolean(dataTransfer) && Array.from(dataTransfer.types).includes("Files");
    const drag = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.type === "drop") this.dropped(Array.from(event.dataTransfer.files));
      else this.dragged();
    };
    ["dragenter", "dragover", "drop"].forEach((kind) => window.addEventListener(kind, drag));
    root.addEventListener("submit", (event) => this.submitted(event));
    root.addEventListener("click", (event) => this.saves(event), true);
  }

  /** The reader's own layers are others now, or shown otherwise: what tells of them is asked for anew. */
  changed() {
    this.page.point();
    this.page.asking.again();
    this.page.pages.stale("questions");
  }

  /** Take a click on a file that tells of one's own layers: the browser alone would not say whose they are. */
  saves(event) {
    const link = event.target.closest("a[download][href]");
    if (!link || !/own_\d/.test(link.getAttribute("href")) || !this.session.token) return;
    event.preventDefault();
    event.stopPropagation();
    this.save(link.href);
  }

  /** Fetch a file as this reader and hand it over. */
  async save(address) {
    this.say(this.words.mine_fetching);
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", headers: this.session.headers() }).catch(() => null);
    const isFile = Boolean(answer) && answer.ok && answer.headers.has("Content-Disposition");
    if (isFile) handOver(await answer.blob(), answer.headers, "answer");
    this.say(isFile ? this.words.mine_fetched : answer ? await this.session.sentence(answer) : this.words.network);
  }

  /** On a small screen: let the map be seen above the dialog. */
  makeRoom() {
    this.stop = this.page.drawer.stop;
    this.page.drawer.set("half");
    this.toMap();
  }

  /** On a small screen: turn to the map, the legend folded. */
  toMap() {
    this.page.pages.turn("map");
    if (window.matchMedia("(max-width: 760px)").matches) this.find("[data-layers]").open = false;
  }

  /** Files hang over the page: say where they will go, until they are gone. */
  dragged() {
    this.find("[data-own-drop]").hidden = false;
    clearTimeout(this.hanging);
    this.hanging = setTimeout(() => { this.find("[data-own-drop]").hidden = true; }, 1500);
  }

  /** Begin to add what was dropped. */
  dropped(files) {
    clearTimeout(this.hanging);
    this.find("[data-own-drop]").hidden = true;
    const real = files.filter((one) => one instanceof File);
    this.upload.start(real);
  }

  /** A question to the table of a layer is asked in the panel. */
  submitted(event) {
    const path = OwnLayers.pathOf(event.target.getAttribute("action"));
    if (!path) return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target));
    query.delete("fragment");
    query.delete("lang");
    this.page.follow("", { own: `${path.split("?")[0]}?${query}` });
  }

  /** Return the path of an own feature or table that a link leads to, "" for any other link. */
  static pathOf(href) {
    const path = (href || "").replace(/^\.?\/?own\/layers\//, "");
    if (path === (href || "") || !OWN_PATH.test(path)) return "";
    const [place, query] = path.split("?");
    const asked = new URLSearchParams(query || "");
    ["fragment", "lang"].forEach((name) => asked.delete(name));
    return asked.size ? `${place}?${asked}` : place;
  }

  /** Let a panel ask as this reader, and say of the answers what only we know. */
  answerIn(panel) {
    panel.headers = () => this.session.headers();
    panel.dress = (node, answer) => {
      if (answer.headers.get("X-Own-Reader") === "gone" && this.session.token) this.session.lose();
      if (answer.headers.get("X-Panel") === "own-table") this.dressTable(node, new URL(answer.url));
    };
    panel.refusal = async (answer) => {
      const isOwn = new URL(answer.url).pathname.includes("/own/");
      if (isOwn && answer.status === 404) await this.session.here();
      return isOwn ? this.session.sentence(answer) : "";
    };
  }

  /** Head a layer's table with its name and a field that searches it. */
  dressTable(node, { pathname, searchParams }) {
    const [, id] = /\/own\/layers\/([^/]+)\/table$/.exec(pathname) || [];
    const row = this.list.rows.get(id);
    const head = this.find("[data-own-table-head]").content.cloneNode(true);
    head.querySelector("h2").textContent = row ? row.row.title : "";
    head.querySelector("form").setAttribute("action", `own/layers/${id}/table`);
    head.querySelector("[name=q]").value = searchParams.get("q") || "";
    head.querySelector("[name=sort]").value = searchParams.get("sort") || "";
    node.prepend(head);
  }

  /** Return how a hit of one's own is named among the things under a click. */
  static hitOf(path) {
    return (path || "").replace("/features/", "/");
  }

  /** Return what a click asks beside the plan's places: the own layers that are on. */
  asks() {
    const on = this.session.token ? this.list.on() : [];
    return on.length ? { own: on.join(",") } : {};
  }

  /** Return what a file is asked with to show what is seen of one's own layers; empty where nothing is. */
  shown() {
    if (!this.session.token) return [];
    const on = this.list.states.filter((state) => state.on).map(({ id, opacity }) => (opacity < 1 ? `${id}~${opacity}` : id));
    const { area } = ownWords(this.page.now);
    const looks = on.map((one) => this.list.rows.get(one.split("~")[0]).row.version).join(",");
    return [...(on.length ? [["own", on.join(",")], ["v", looks]] : []), ...(area && !this.page.now.place ? [["area", area]] : [])];
  }

  /** Whether a click in the map is for the file being looked at. */
  get isBusy() {
    return this.upload.dialog.open;
  }

  /** Choose what the panel shows: a feature of one's own, else a place of the plan, or none. */
  choose(shown, words, fly) {
    const [, id, row] = /^(own_[a-z0-9_]+)\/features\/(\d+)/.exec(words.own || "") || [];
    const chosen = id ? { type: "own-select", id, row: Number(row), name: shown.title, bounds: shown.bounds, fly } : null;
    this.chosen = chosen;
    if (!chosen) this.page.frame.select(shown.place, Boolean(fly && shown.place));
    else if (this.list.isPictures(id)) this.outline(chosen);
    else this.page.frame.tell(chosen);
  }

  /** Choose a feature that the map has only a picture of: its shape is fetched. */
  async outline(chosen) {
    const answer = await this.session.ask(`own/layers/${chosen.id}/features/${chosen.row}/shape`).catch(() => null);
    const told = answer && answer.ok ? await answer.json() : { features: [] };
    if (this.chosen !== chosen) return;
    this.page.frame.tell({ ...chosen, geometry: told.features.length ? told.features[0].geometry : null });
  }

  /** A layer has been drawn: what is chosen of it stands out again. */
  chooseAgain(id) {
    if (this.chosen && this.chosen.id === id) this.page.frame.tell({ ...this.chosen, fly: false });
  }

  /** A layer is gone: close what is open of it. */
  left(id) {
    const { own, area } = this.page.now;
    if ((own || "").startsWith(`${id}/`)) this.page.move({ own: "" }, {});
    if ((area || "").startsWith(`own,${id}/`)) this.page.move({ area: "" }, { fly: false });
    this.changed();
  }

  /** The server has let the reader go: take everything off and say what to do. */
  gone() {
    const titles = this.list.lose();
    if (this.upload.dialog.open) this.upload.refuse(this.words.mine_gone_file);
    this.page.note(titles.length ? this.words.mine_gone.replace("{layers}", titles.join(this.words.link_and)) : "");
    const words = Object.fromEntries(Object.keys(ownWords(this.page.now)).map((key) => [key, ""]));
    if (this.page.now.own || Object.keys(words).length) this.page.move({ own: "", ...words }, { fly: false });
    this.changed();
  }

  /** Say something on the map, for a while. */
  say(sentence) {
    this.page.sayOnMap(sentence);
  }
}
