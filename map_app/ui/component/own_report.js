/** What is said of a file that was read: shown before it is taken, with what its reader may choose. */

const GEOMETRIES = ["area", "line", "point", "mixed"];

class OwnReport {
  /** `changed` is called with the choices when the reader chooses otherwise. */
  constructor(form, words, changed) {
    this.form = form;
    this.words = words;
    this.fields = form.elements;
    this.begin(null);
    this.find = (name) => form.querySelector(`[data-own-${name}]`);
    this.fit = new OwnFit(form, words, (fit) => changed({ ...this.chosen, datum: undefined, fit }));
    ["layer", "datum", "encoding"].forEach((name) => this.fields[name].addEventListener("change", ({ target }) => {
      this.fit.show(this.fields.datum.value === FIT);
      if (name === "datum" && target.value === FIT) return;
      this.choose(name, target.value);
      changed(this.chosen);
    }));
  }

  /** A grid has been fitted: it is the reader's word from now on. */
  fitted(fit, told) {
    this.chosen.fit = fit;
    delete this.chosen.datum;
    this.fit.fitted(told);
  }

  /** Begin with another file: nothing is said of it yet. */
  begin(id) {
    this.id = id;
    this.layer = null;
    this.layers = [];
    this.chosen = {};
    this.titled = null;
  }

  /** The reader says something of the file; its own datum needs no saying, and a guess is none of the reader's. */
  choose(name, value) {
    if (name === "layer") this.chosen = {};
    if (name === "datum") delete this.chosen.fit;
    if (value && value !== this.fields[name].dataset.own) this.chosen[name] = value;
    else delete this.chosen[name];
  }

  /** Show what is said of a file, taken or refused; the title stands as long as the file's layer does. */
  show(told) {
    if (told.id !== this.id) {
      this.begin(told.id);
      this.fit.clear();
    }
    const [layer] = told.layers || [];
    this.layer = layer || null;
    this.offer(told.choices || {}, layer || this.chosen);
    if (!layer) return;
    if (this.titled !== layer.name) this.fields.called.value = OwnReport.titleOf(layer.name, told.name);
    this.titled = layer.name;
    this.facts(layer, told);
    this.warn(layer);
    this.sample(layer);
    this.reject(layer);
    this.confirmAgain(layer);
  }

  /** Return what to call the layer: its own name, or the file's where that says nothing. */
  static titleOf(layer, file) {
    const bare = file.replace(/\.[^.]{1,8}$/, "");
    return (/^(layer|layer_?0|sheet1|features?|ogrgeojson|entities|\s*)$/i.test(layer || "") ? bare : layer).slice(0, 60);
  }

  /** Offer the choices there are, with what holds now; one layer alone is no choice. */
  offer(choices, { name, datum, datum_title: datumTitle, encoding }) {
    if (choices.layers && choices.layers.length) this.layers = choices.layers;
    const layers = this.layers.map((one) => ({ id: one, title: one }));
    this.put("layer", layers.length > 1 ? layers : [], this.chosen.layer || name || "");
    const datums = choices.datums || [];
    const isFitted = Boolean(this.chosen.fit);
    const isOwn = Boolean(datumTitle) && !isFitted && !datums.some(({ id }) => id === datum);
    if (isOwn) this.fields.datum.dataset.own = datum;
    else delete this.fields.datum.dataset.own;
    const fit = datums.length ? [{ id: FIT, title: this.words.fit_choose }] : [];
    this.put("datum", [...(isOwn ? [{ id: datum, title: datumTitle }] : []), ...datums, ...fit], isFitted ? FIT : datum || "");
    this.fit.show(isFitted, datums);
    this.put("encoding", encoding ? choices.encodings || [] : [], encoding || "");
  }

  /** Put the options into a field; without any the field is not there. */
  put(name, options, chosen) {
    const select = this.fields[name];
    const isChosen = options.some(({ id }) => id === chosen);
    const nothing = isChosen ? [] : [new Option(this.words.mine_choose, "")];
    select.replaceChildren(...nothing, ...options.map(({ id, title }) => new Option(title || id, id)));
    select.value = isChosen ? chosen : "";
    this.form.querySelector(`[data-own-field="${name}"]`).hidden = !options.length;
  }

  /** Say what it is: how many of what, and in which columns. */
  facts(layer, told) {
    const kind = GEOMETRIES.includes(layer.geometry) ? layer.geometry : "mixed";
    const facts = [
      [this.words.mine_fact_file, told.name],
      [this.words.mine_fact_features, this.words[`mine_count_${kind}`].replace("{count}", layer.features.toLocaleString("en").replace(/,/g, " "))],
      ...(layer.mended ? [[this.words.mine_fact_mended, this.words.mine_mended.replace("{count}", String(layer.mended))]] : []),
    ];
    this.find("facts").replaceChildren(...facts.flatMap(([name, value]) => [OwnReport.node("dt", name), OwnReport.node("dd", value)]));
  }

  /** Say what there is to be careful about. */
  warn({ warnings }) {
    this.find("warnings").replaceChildren(...warnings.map((sentence) => OwnReport.node("li", sentence)));
  }

  /** Show the first rows: names that cannot be read are seen here. */
  sample({ columns, sample, encoding }) {
    const title = sample.length ? this.words.mine_sample.replace("{count}", String(sample.length)) : this.words.mine_no_columns;
    this.find("sample-title").textContent = encoding ? `${title} · ${encoding}` : title;
    const head = document.createElement("tr");
    head.append(...columns.map((name) => OwnReport.node("th", name)));
    const rows = sample.map((row) => {
      const line = document.createElement("tr");
      line.append(...columns.map((name) => OwnReport.node("td", row[name] === null || row[name] === undefined ? "" : String(row[name]))));
      return line;
    });
    const table = document.createElement("table");
    table.append(document.createElement("thead"), document.createElement("tbody"));
    table.tHead.append(head);
    table.tBodies[0].append(...rows);
    this.find("sample").hidden = !columns.length;
    this.find("sample").replaceChildren(table);
  }

  /** List what was left out, each with its reason. */
  reject({ rejected }) {
    const box = this.find("rejected");
    box.hidden = !rejected.length;
    box.querySelector("summary").textContent = this.words.mine_rejected.replace("{count}", String(rejected.length));
    const said = ({ row, reason }) => this.words.mine_rejected_row.replace("{row}", String(row)).replace("{reason}", reason);
    box.querySelector("ul").replaceChildren(...rejected.map((one) => OwnReport.node("li", said(one))));
  }

  /** A datum that is not certain is to be confirmed, anew after each reading. */
  confirmAgain({ datum_certain: isCertain }) {
    this.fields.confirmed.checked = false;
    this.find("confirm").hidden = isCertain;
    this.find("datum-note").textContent = isCertain ? this.words[this.chosen.datum || this.chosen.fit ? "mine_datum_chosen" : "mine_datum_sure"] : this.words.mine_datum_unsure;
    this.find("choices").classList.toggle("is-unsure", !isCertain);
  }

  /** Return whether everything that must be said of the file is said. */
  get isReady() {
    return Boolean(this.layer) && (this.layer.datum_certain || this.fields.confirmed.checked);
  }

  /** Return an element with this text. */
  static node(tag, text) {
    const node = document.createElement(tag);
    node.textContent = text;
    return node;
  }
}
