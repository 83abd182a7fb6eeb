/** Adding a layer: a file is chosen or dropped, read on the server, shown on the map, and then taken or not. */

const TRIED = "own_tried";
const MEBIBYTE = 1024 * 1024;

class OwnUpload {
  /** `frame` shows what is being looked at; `does.took` is given the row of a layer that was taken, `does.opened` makes the map seen until `does.closed`, `does.colour` is that of a file being looked at. */
  constructor(find, words, session, frame, does) {
    this.find = find;
    this.words = words;
    this.frame = frame;
    this.does = does;
    this.session = session;
    this.dialog = find("[data-own-dialog]");
    this.form = find("[data-own-form]");
    this.take = find("[data-own-take]");
    this.file = null;
    this.bounds = null;
    this.sending = new OwnSending(session, (far) => this.far(far));
    this.report = new OwnReport(this.form, words, (choices) => this.again(choices));
    this.listen();
  }

  /** Act on what the reader does in the dialog. */
  listen() {
    const { find, dialog } = this;
    const input = find("[data-own-input]");
    find("[data-own-add]").addEventListener("click", () => this.open());
    find("[data-own-pick]").addEventListener("click", () => input.click());
    find("[data-own-again]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.start(Array.from(input.files));
      input.value = "";
    });
    ["shut", "cancel"].forEach((name) => find(`[data-own-${name}]`).addEventListener("click", () => this.close()));
    find("[data-own-look]").addEventListener("click", () => this.look());
    this.form.elements.confirmed.addEventListener("change", () => this.stand());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.accept();
    });
    dialog.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Open the dialog; the map stays free to be moved by the pointer. */
  open() {
    if (this.dialog.open) return;
    this.opener = this.dialog.getRootNode().activeElement;
    this.step("choose");
    this.dialog.show();
    this.does.opened();
    this.find("[data-own-pick]").focus();
  }

  /** Give up whatever is under way; what stands on the map stays. */
  close() {
    this.sending.drop();
    this.frame.tell({ type: "own-remove", id: TRIED });
    this.file = null;
    if (!this.dialog.open) return;
    this.dialog.close();
    this.does.closed();
    const isSeen = (one) => Boolean(one) && one.getClientRects().length > 0;
    [this.opener, this.find("[data-own-add]"), this.find("[data-layers] > summary")].find(isSeen).focus();
  }

  /** Escape closes; Tab goes round within the dialog. */
  pressed(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    if (event.key !== "Tab") return;
    const stops = Array.from(this.dialog.querySelectorAll("button, input, select, textarea, summary, [tabindex='0']"))
      .filter((one) => !one.disabled && one.type !== "file" && one.getClientRects().length);
    const at = stops.indexOf(this.dialog.getRootNode().activeElement);
    const next = event.shiftKey ? at - 1 : at + 1;
    if (next >= 0 && next < stops.length && at >= 0) return;
    event.preventDefault();
    stops[event.shiftKey ? stops.length - 1 : 0].focus();
  }

  /** Begin with the files that were chosen or dropped: one, or the parts of one Shapefile. */
  async start(files) {
    if (!files.length) return;
    this.open();
    this.sending.drop();
    this.frame.tell({ type: "own-remove", id: TRIED });
    this.report.begin(null);
    const file = await OwnZip.joined(files);
    this.file = file || files[0];
    this.name();
    if (!file) {
      this.refuse(this.words.mine_one_file);
      return;
    }
    const { mostMb, tooLarge } = this.dialog.dataset;
    if (file.size > Number(mostMb) * MEBIBYTE) {
      this.refuse(tooLarge); // the server would close the door amid the sending
      return;
    }
    await this.run(() => this.sending.send(file));
  }

  /** Have the file read again as the reader says; points that nothing can be fitted through change nothing. */
  async again(choices) {
    await this.run(async () => {
      const told = await this.sending.again(choices);
      if (told && told.fit) this.report.fitted(choices.fit, told.fit);
      return told;
    });
  }

  /** Do something that ends in an answer about the file, and show that answer. */
  async run(act) {
    this.isBusy = true;
    this.stand();
    const { file } = this;
    try {
      const told = await act();
      if (!told || file !== this.file) return;
      this.isBusy = false;
      this.show(told);
    } catch (error) {
      if (file !== this.file || error.message === "abort") return;
      this.isBusy = false;
      this.failed(error instanceof TypeError ? this.words.network : error.message);
    }
  }

  /** Nothing came back: a report that stands can be asked for again by choosing anew, and not be taken. */
  failed(sentence) {
    if (!this.isLookedAt) {
      this.refuse(sentence);
      return;
    }
    this.report.layer = null;
    this.stand();
    this.say(sentence, true);
    if (!this.report.fit.box.hidden) this.report.fit.tell(sentence, [], true);
  }

  /** Show what is said of the file. */
  show(told) {
    this.report.show(told);
    if (told.state !== "read") {
      this.refuse(told.error || this.words.mine_failed, true);
      return;
    }
    const isNew = this.dialog.dataset.step !== "report";
    this.step("report");
    if (isNew) this.find("[data-own-heading]").focus();
    this.preview(told.layers[0].bounds);
  }

  /** Put the features on the map as they would lie there. */
  async preview(bounds) {
    this.bounds = bounds;
    try {
      const told = await this.sending.preview();
      if (!told) return;
      this.frame.tell({ type: "own", id: TRIED, tried: true, colours: [this.does.colour], features: OwnUpload.tried(told.features) });
      this.look();
      this.say(told.shown < told.of ? this.words.mine_shown.replace("{shown}", String(told.shown)).replace("{of}", String(told.of)) : this.words.mine_shown_all);
    } catch (error) {
      this.say(this.words.mine_no_preview, true);
    }
  }

  /** Return the features as the frame takes them: numbered, in one colour. */
  static tried(features) {
    return features.map(({ geometry, properties }, row) => ({
      type: "Feature", geometry, properties: { row, name: properties && typeof properties.name === "string" ? properties.name : "", c: 0 },
    }));
  }

  /** Bring the features before the reader. */
  look() {
    if (this.bounds) this.frame.tell({ type: "own-look", bounds: this.bounds });
  }

  /** Take the layer. */
  async accept() {
    if (this.isBusy || !this.report.isReady) return;
    this.isBusy = true;
    this.stand();
    try {
      const { called, confirmed } = this.form.elements;
      const row = await this.sending.take(called.value.trim() || this.file.name, confirmed.checked);
      this.isBusy = false;
      this.close();
      this.does.took(row).catch(() => this.does.say(this.words.network));
    } catch (error) {
      this.isBusy = false;
      this.stand();
      this.say(error instanceof TypeError ? this.words.network : error.message, true);
    }
  }

  /** Say why a file is not taken, and keep what can be chosen otherwise. */
  refuse(sentence, hasChoices) {
    if (!hasChoices) this.report.show({ id: null });
    this.find("[data-own-refusal]").textContent = sentence;
    this.frame.tell({ type: "own-remove", id: TRIED });
    this.step("refused");
  }

  /** Whether what was said of the file stands before the reader: it stays while the file is read again. */
  get isLookedAt() {
    return ["report", "refused"].includes(this.dialog.dataset.step) && Boolean(this.sending.id);
  }

  /** Turn the dialog to one of its steps. */
  step(name) {
    this.dialog.dataset.step = name;
    const wanted = { choose: ["choose"], work: ["work"], refused: ["refused"], report: ["report"] }[name];
    this.dialog.querySelectorAll("[data-own-step]").forEach((one) => { one.hidden = !wanted.includes(one.dataset.ownStep); });
    const hasChoices = name === "report" || name === "refused";
    const choices = this.find("[data-own-choices]");
    choices.hidden = !hasChoices || !choices.querySelector("[data-own-field]:not([hidden])");
    if (name !== "report") ["confirm", "datum-note"].forEach((one) => { this.find(`[data-own-${one}]`).hidden = true; });
    else this.find("[data-own-datum-note]").hidden = false;
    this.find("[data-own-again]").hidden = name === "choose" || name === "work";
    this.find("[data-own-look]").hidden = name !== "report";
    this.take.hidden = name !== "report";
    if (name !== "report") this.say("");
    this.stand();
  }

  /** Let what can be done now be done. */
  stand() {
    this.form.setAttribute("aria-busy", String(Boolean(this.isBusy)));
    this.take.disabled = Boolean(this.isBusy) || !this.report.isReady;
  }

  /** Show whose file it is. */
  name() {
    const size = this.file.size < 1e5 ? `${Math.max(1, Math.round(this.file.size / 1e3))} kB` : `${(this.file.size / 1e6).toFixed(1)} MB`;
    this.dialog.querySelectorAll("[data-own-file]").forEach((one) => { one.textContent = `${this.file.name} · ${size}`; });
  }

  /** Show how far a file is; one that is read again keeps its report before the reader. */
  far({ step, done, total, before, seconds }) {
    const share = step === "sending" && total ? Math.floor((100 * done) / total) : null;
    const told = { percent: share, before, seconds: Math.floor(seconds || 0) };
    const key = step === "waiting" && !before ? "mine_next" : `mine_${step}`;
    const sentence = this.words[key].replace(/\{(\w+)\}/g, (_, blank) => String(told[blank]));
    if (this.isLookedAt) {
      this.say(sentence);
      return;
    }
    if (this.dialog.dataset.step !== "work") this.step("work");
    const bar = this.find("[data-own-bar]");
    bar.classList.toggle("is-open", share === null || share === 100);
    if (share === null) bar.removeAttribute("aria-valuenow");
    else bar.setAttribute("aria-valuenow", String(share));
    bar.firstElementChild.style.width = share === null ? "" : `${share}%`;
    this.find("[data-own-work]").textContent = sentence;
    if (step !== this.saidStep) this.find("[data-own-said]").textContent = sentence;
    this.saidStep = step;
  }

  /** Say something at the foot of the dialog. */
  say(sentence, isError) {
    const said = this.find("[data-own-dialog-said]");
    said.textContent = sentence;
    said.classList.toggle("is-error", Boolean(isError));
  }
}
