/** The choices of 出图: which go together, what they say of the file, and the address they make. */

const PAPER_USES = { png: ["page", "slide", "picture"], svg: ["page", "slide", "picture"], pdf: ["page", "slide"], pptx: ["slide"] };
const SET_FORMATS = ["png", "svg", "pdf", "pptx", "xlsx"];
const ZIPPED = ["png", "svg"];
const MM_PER_INCH = 25.4;

class ExportForm {
  /** `form` is the panel's form; `words` are the page's sentences. */
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.fields = form.elements;
    this.size = form.querySelector("[data-export-size]");
    ExportMemory.fill(form);
    this.paper = this.fields.paper.value;
    this.subject = null;
  }

  /** Take what is seen now; words of the reader's own are for one place only. */
  take(view) {
    this.view = view;
    const count = view.compared.length;
    const option = (name) => this.form.querySelector(`[data-what-${name}]`);
    option("sheet").textContent = view.title ? this.words.export_sheet.replace("{place}", view.title) : this.words.export_district;
    const isSeveral = count > 1;
    option("compare").textContent = isSeveral ? this.words.export_compare.replace("{count}", String(count)) : this.words.export_compare_none;
    option("selection").textContent = isSeveral ? this.words.export_selection.replace("{count}", String(count)) : "";
    option("selection").hidden = !isSeveral;
    ["compare", "selection"].forEach((name) => { option(name).disabled = !isSeveral; });
    option("selection").value = `set:${view.compared.join(",")}`;
    Object.assign(option("selection").dataset, { setSize: String(count), first: view.compared[0] || "", firstName: "" });
    const subject = [view.place, view.isComparing, ...view.compared].join(" ");
    const isNew = subject !== this.subject;
    this.subject = subject;
    if (!isNew) return false;
    this.fields.what.value = view.isComparing && count > 1 ? "compare" : "sheet";
    ["title", "subtitle"].forEach((name) => { this.fields[name].value = ""; });
    return true;
  }

  /** Return the format that is chosen. */
  get format() {
    return this.fields.format.value;
  }

  /** Return {set, count, first, firstName} of the set that is chosen, null for one page. */
  get set() {
    const chosen = this.fields.what.selectedOptions[0];
    if (!chosen || !chosen.value.startsWith("set:")) return null;
    return { set: chosen.value.slice(4), count: Number(chosen.dataset.setSize), first: chosen.dataset.first, firstName: chosen.dataset.firstName };
  }

  /** Return whether the file has a page that can be shown. */
  get hasPage() {
    return this.format in PAPER_USES;
  }

  /** Return whether notes can be put on the map: on one page, not on each of a set. */
  get takesNotes() {
    return this.hasPage && !this.set;
  }

  /** Keep the paper that the reader chose, though another format may not have it. */
  changed(field) {
    if (field === this.fields.paper) this.paper = field.value;
    this.fit();
    if (field === this.fields.scale && field.value === "own") this.fields.scale_own.focus();
  }

  /** Switch off what does not go with what is chosen; nothing moves by it. */
  fit() {
    const { fields } = this;
    Array.from(fields.format).forEach((one) => { one.disabled = Boolean(this.set) && !SET_FORMATS.includes(one.value); });
    if (!fields.format.value || Array.from(fields.format).some((one) => one.checked && one.disabled)) fields.format.value = "pdf";
    this.fitPaper();
    const isPicture = this.format === "png" && this.chosenPaper().dataset.use === "page";
    fields.upright.disabled = !this.hasPage || !this.chosenPaper().dataset.turns;
    fields.dpi.disabled = !isPicture;
    [fields.scale, fields.template, ...ExportMemory.boxes(this.form)].forEach((one) => { one.disabled = !this.hasPage; });
    fields.scale_own.disabled = !this.hasPage || fields.scale.value !== "own";
    this.size.textContent = this.inFile();
  }

  /** Offer the papers that the format can have; come back to the reader's own when it can. */
  fitPaper() {
    const { paper } = this.fields;
    const uses = PAPER_USES[this.format] || [];
    paper.disabled = !this.hasPage;
    if (!this.hasPage) return;
    const all = Array.from(paper.options);
    all.forEach((one) => { one.disabled = !uses.includes(one.dataset.use); });
    const fitting = all.find((one) => one.value === this.paper && !one.disabled) || all.find((one) => !one.disabled);
    if (fitting) paper.value = fitting.value;
  }

  /** Return the option of the paper that is chosen. */
  chosenPaper() {
    return this.fields.paper.selectedOptions[0] || this.fields.paper.options[0];
  }

  /** Say in a phrase what the file is. */
  inFile() {
    const { set, format, words } = this;
    const kind = format === "png" ? this.pixels() : words[this.isPlaceAlone() ? "export_size_features_place" : `export_size_${format}`];
    if (!set) return kind;
    const many = words[ZIPPED.includes(format) ? "export_size_zip" : "export_size_set"];
    return `${kind}${words.export_comma}${many.replace("{count}", String(set.count))}`;
  }

  /** Return whether a file of features holds the chosen places alone. */
  isPlaceAlone() {
    const isAbout = { sheet: Boolean(this.view && this.view.title), compare: true }[this.fields.what.value];
    return Boolean(isAbout) && ["geojson", "gpkg"].includes(this.format);
  }

  /** Return the size of the picture in pixels, as a phrase. */
  pixels() {
    const { wideMm, highMm, widePx, highPx, use } = this.chosenPaper().dataset;
    const dots = (mm) => Math.round((Number(mm) / MM_PER_INCH) * (use === "page" ? Number(this.fields.dpi.value) : 300));
    const size = widePx ? [widePx, highPx] : [dots(wideMm), dots(highMm)];
    const [width, height] = this.isUpright() ? size.reverse() : size;
    return this.words.export_size_png.replace("{width}", String(width)).replace("{height}", String(height));
  }

  /** Return whether the page stands. */
  isUpright() {
    return !this.fields.upright.disabled && this.fields.upright.value === "1";
  }

  /** Return the words of the view that goes into the file. */
  viewWords(place) {
    const { words, compared } = this.view;
    if (this.set) return { place, layers: words.layers, lang: words.lang };
    if (this.fields.what.value === "compare") return { ...words, page: "compare", with: compared.join(",") };
    return words;
  }

  /** Return the options as pairs, only those that are not as usual. */
  pairs(marks) {
    const { fields } = this;
    const what = fields.what.value;
    const scale = fields.scale.value === "own" ? fields.scale_own.value.replace(/^\s*1[:：]/, "").replace(/[\s,，]/g, "") : fields.scale.value;
    const page = [["paper", fields.paper.value], ["upright", this.isUpright() ? "1" : ""], ["scale", scale], ["template", fields.template.value], ["blocks", this.blocks()]];
    const own = ["title", "subtitle", "office", "made", "note"].map((name) => [name, fields[name].value.trim()]);
    return [
      ["what", this.set || what === "sheet" ? "" : what],
      ...(this.hasPage ? page : []),
      ...own,
      ...(this.takesNotes ? marks.map((mark) => ["mark", mark]) : []),
    ].filter(([, value]) => value);
  }

  /** Return the word that changes the usual blocks. */
  blocks() {
    return ExportMemory.boxes(this.form)
      .filter((box) => box.checked !== box.defaultChecked)
      .map((box) => `${box.checked ? "" : "-"}${box.value}`)
      .join(",");
  }

  /** Return the address of the file, or of the work for a set. */
  address(marks) {
    const dpi = this.fields.dpi.disabled ? [] : [["dpi", this.fields.dpi.value]];
    const more = [...this.pairs(marks), ["format", this.format], ...dpi];
    return this.set ? this.joined("sets", "", [["set", this.set.set], ...more]) : this.joined("export", "", more);
  }

  /** Return the address of the file's preview, of the first place's for a set: title and page numbers are the whole set's. */
  previewAddress(marks, pages) {
    const { set } = this;
    const pairs = set ? [...this.pairs(marks).filter(([name]) => name !== "title"), ["part", "1"]] : this.pairs(marks);
    return this.joined("preview", set ? set.first : "", [...pairs, ["format", this.format], ...pages]);
  }

  /** Return the address of the presenting view: of the set, of the places compared, or of what is seen. */
  presentAddress() {
    const ids = this.fields.what.value === "compare" ? this.view.compared.join(",") : "";
    const set = this.set ? this.set.set : ids;
    return this.joined("present", "", set ? [["set", set]] : []);
  }

  /** Return an address of ours for the view, with these pairs. */
  joined(path, place, pairs) {
    const url = addressOf(path + queryOf(this.viewWords(place)));
    const own = path === "present" ? [] : this.view.own.filter(([key]) => key !== "area" || !this.set);
    [...pairs, ...own].forEach(([key, value]) => url.searchParams.append(key, value));
    return url;
  }

  /** Go back to what the form had at first. */
  reset() {
    ExportMemory.forget();
    const what = this.fields.what.value;
    Array.from(this.fields.paper.options).forEach((one) => { one.disabled = false; }); // a reset passes over what is switched off
    this.form.reset();
    this.fields.what.value = what;
    this.paper = this.fields.paper.value;
    this.fit();
  }
}
