/** The ground before the reader, and the address's word for it. */

const REST_MS_OF_MAP = 300;

class Ground {
  /** `rested` is called when the map has come to rest on other ground. */
  constructor(frame, rested) {
    this.frame = frame;
    this.rested = rested;
    this.extent = null;
    this.word = "";
    this.named = "";
    this.isHeld = false;
  }

  /** Show what an address names: just that ground, or the whole district where `isWhole` and it names none. */
  show(word, isWhole) {
    this.word = word || "";
    this.named = this.word;
    if (!word) {
      if (isWhole) this.frame.tell({ type: "show", whole: true });
      return;
    }
    const [west, south, east, north] = word.split(",").map(Number);
    this.extent = { west, south, east, north };
    this.frame.tell({ type: "show", ...this.extent });
  }

  /**
   * Take what the map shows: the whole district needs no word, and ground that was named keeps its own,
   * even where the map, still starting, first told of the whole district.
   */
  take({ west, south, east, north, kind }) {
    this.extent = { west, south, east, north };
    if (kind === "whole") this.word = "";
    else if (kind === "named") this.word = this.named;
    else this.word = extentWord(this.extent);
    this.rest();
  }

  /** Say so when nothing has moved for a while. */
  rest() {
    this.drop();
    this.resting = setTimeout(() => {
      this.resting = 0;
      if (!this.isHeld) this.rested();
    }, REST_MS_OF_MAP);
  }

  /** Say what is still to be said, before the reader takes another step. */
  flush() {
    if (this.resting && !this.isHeld) this.rested();
    this.drop();
  }

  /** Say it no more. */
  drop() {
    clearTimeout(this.resting);
    this.resting = 0;
  }

  /** Keep silent while an address is being opened: what is seen belongs to another until it stands. */
  hold(isHeld) {
    this.isHeld = isHeld;
    if (isHeld) this.drop();
    else this.rest();
  }

  /** Return the word for all that is seen, the whole district too. */
  seen() {
    return this.extent ? extentWord(this.extent) : "";
  }
}
