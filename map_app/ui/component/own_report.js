/** What is said of a file that was read: shown before it is taken, with what its reader may choose. */

const GEOMETRIES = ["area", "line", "point", "mixed"];

class OwnReport {
  /** `changed` is called with the choices when the reader chooses otherwise. */
  constructor(form, words, changed) {
    this.form = form;
    this.words = words;
    this.fields = form.elements;
    this.layer = null;
    this.find = (name) => form.querySelector(`[data-own-${name}]`);
    ["layer", "datum", "encoding"].forEach((name) => this.fields[name].addEventListener("change", () => changed(this.choices())));
  }

  /** Show what is said of a file, taken or refused; the title stands as long as the file's layer does. */
  show(told) {
    const [layer] = told.layers || [];
    const isSame = this.layer && layer && layer.name === this.layer.name && told.id === this.id;
    this.id = told.id;
    this.layer = layer || null;
    this.offer(told.choices || {}, layer || {}, told);
    if (!layer) return;
    if (!isSame) this.fields.title.value = OwnReport.titleOf(layer.name, told.name);
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

  /** Offer the choices there are; one alone is none. */
  offer(choices, layer, told) {
    const layers = (choices.layers || []).map((one) => ({ id: one, title: one }));
    this.put("layer", layers.length > 1 ? layers : [], layer.name || "");
    const datums = choices.datums || [];
    const own = layer.datum && !datums.some(({ id }) => id === layer.datum) ? [{ id: layer.datum, title: layer.datum_title || layer.datum }] : [];
    this.put("datum", told.state === "read" || datums.length ? [...own, ...datums] : [], layer.datum || "");
    this.put("encoding", layer.encoding || told.state === "refused" ? choices.encodings || [] : [], layer.encoding || "");
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

  /** Return what the reader says of the file. */
  choices() {
    const chosen = ["layer", "datum", "encoding"].map((name) => [name, this.fields[name].value]);
    return Object.fromEntries(chosen.filter(([name, value]) => value && !this.form.querySelector(`[data-own-field="${name}"]`).hidden));
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
    this.find("datum-note").textContent = isCertain ? this.words.mine_datum_sure : this.words.mine_datum_unsure;
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
