/** A local grid through control points: typed or pasted, one a line; how well they fit stands beside each. */

const FIT = "fit";

class OwnFit {
  /** `run` is called with {points, known} when the reader wants them fitted. */
  constructor(form, words, run) {
    this.words = words;
    this.fields = form.elements;
    this.box = form.querySelector("[data-own-fit]");
    this.said = form.querySelector("[data-own-fit-said]");
    this.table = form.querySelector("[data-own-fit-table]");
    form.querySelector("[data-own-fit-run]").addEventListener("click", () => this.press(run));
  }

  /** Show the box, or hide it; `datums` are those the known positions may be in. */
  show(isWanted, datums) {
    this.box.hidden = !isWanted;
    if (!datums || this.fields.known.options.length === datums.length) return;
    this.fields.known.replaceChildren(...datums.map(({ id, title }) => new Option(title, id)));
    this.fields.known.value = "cgcs2000";
  }

  /** Forget the points of another file. */
  clear() {
    this.fields.points.value = "";
    this.tell("", []);
  }

  /** Ask for the fit, unless a line cannot be read. */
  press(run) {
    const lines = this.fields.points.value.split("\n").map((line, at) => [line.trim(), at + 1]).filter(([line]) => line);
    const points = lines.map(([line]) => OwnFit.numbersOf(line));
    const wrong = points.findIndex((one) => one.length !== 4);
    if (wrong < 0) run({ points, known: this.fields.known.value });
    else this.tell(this.words.fit_bad_line.replace("{line}", String(lines[wrong][1])), [], true);
  }

  /** Return the numbers of a line; a point's name before them is none. */
  static numbersOf(line) {
    const told = line.replace(/[，、；;\t]/g, ",").split(/[,\s]+/).filter(Boolean);
    const numbers = (Number.isFinite(Number(told[0])) && told.length === 4 ? told : told.slice(1)).map(Number);
    return numbers.every(Number.isFinite) ? numbers : [];
  }

  /** Say how well the points fit. */
  fitted({ rms_m: rms, residuals }) {
    this.tell(this.words.fit_rms.replace("{rms}", rms.toFixed(3)), residuals);
  }

  /** Say something of the points, each with how far it is off. */
  tell(sentence, residuals, isError) {
    this.said.textContent = sentence;
    this.said.classList.toggle("is-error", Boolean(isError));
    this.table.hidden = !residuals.length;
    const row = (tag, cells) => {
      const line = document.createElement("tr");
      line.append(...cells.map((text) => OwnReport.node(tag, text)));
      return line;
    };
    const head = ["point", "east", "north", "off"].map((name) => this.words[`fit_${name}`]);
    const rows = residuals.map((one, at) => row("td", [String(at + 1), one.east_m.toFixed(3), one.north_m.toFixed(3), one.off_m.toFixed(3)]));
    this.table.replaceChildren(row("th", head), ...rows);
  }
}
