/**
 * Which names can stand together: the first in rank stay, none covers another. The same rule as
 * `cartography/placing.py`. Everything is in pixels, x to the right, y downwards.
 */

const CELL = 64;
const GAP = 2;
const CORNER = 0.7;
/** The same words are not told again within so many pixels. */
const REPEAT = 260;
/** Names of a lower rank than this may cover signs, when there is no other spot. */
const COVERS_SIGNS_BELOW = 2;

/** The boxes that are taken, found by the cells they touch. Boxes are [left, top, right, bottom]. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  /** Call `visit` with the key of each cell that the box touches, until it returns true. */
  static some(box, visit) {
    for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
      for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
        if (visit(column * 1e6 + row)) return true;
      }
    }
    return false;
  }

  /** Take the box. */
  add(box) {
    Taken.some(box, (key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
      return false;
    });
  }

  /** Whether the box meets none that is taken. */
  isFree(box) {
    return !Taken.some(box, (key) => (this.cells.get(key) || []).some((other) =>
      box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]));
  }
}

/** Return the box of this size about a middle. */
function boxAbout(x, y, width, height) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/** Return upright boxes that together cover a text of this size, turned leftwards by `angle` degrees. */
function textBoxes(x, y, [width, height], angle) {
  const wide = width + GAP;
  const high = height + GAP;
  if (angle === 0) return [boxAbout(x, y, wide, high)];
  const count = Math.max(1, Math.ceil(wide / high));
  const step = wide / count;
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  const side = Math.abs(step * cos) + Math.abs(high * sin);
  const rise = Math.abs(step * sin) + Math.abs(high * cos);
  return Array.from({ length: count }, (_, index) => {
    const offset = (index - (count - 1) / 2) * step;
    return boxAbout(x + offset * cos, y - offset * sin, side, rise);
  });
}

/** Return the first of these middles where the text is free, or null. */
function firstFree(middles, size, angle, taken) {
  return middles.find(([x, y]) => textBoxes(x, y, size, angle).every((box) => taken.isFree(box))) || null;
}

/** Return the middles to try: on the spot, or beside, above, below and at a sign's corners. */
function spotsOf(name, [x, y], [width, height]) {
  if (name.offset <= 0) return [[x, y]];
  const across = name.offset + width / 2;
  const along = name.offset + height / 2;
  const near = [name.offset * CORNER + width / 2, name.offset * CORNER + height / 2];
  const corners = [[1, -1], [1, 1], [-1, -1], [-1, 1]].map(([east, south]) => [x + east * near[0], y + south * near[1]]);
  return [[x + across, y], [x - across, y], [x, y - along], [x, y + along], ...corners];
}

/** Whether none of the same words stands too near to be told again. */
function isNews(name, [x, y], placed) {
  return !placed.some(([other, left, top]) =>
    other.text === name.text && other.layer === name.layer && Math.hypot(left - x, top - y) < REPEAT);
}

/** Return the spots of a name in the order to try, each [[x, y], angle]; those on hidden features for one that `must`. */
function triesOf(name, project, placed, must) {
  return [[name.lon, name.lat, name.angle], ...name.others]
    .filter((_, at) => must || !name.off || !name.off[at])
    .map(([lon, lat, angle]) => [project(lon, lat), angle])
    .filter(([middle]) => isNews(name, middle, placed));
}

/**
 * Return `[name, x, y, angle]` for the names that fit, the important first (`names` come in that
 * order). `sizeOf` gives [width, height] of the text before it is turned; `project` takes longitude
 * and latitude to [x, y]; `signs` are boxes that no text may cover, unless a name of the first rank
 * finds no other spot; one that `must` stand does so in any case, ahead of all others.
 */
function placeNames(names, sizeOf, project, signs, must) {
  const texts = new Taken();
  const all = new Taken();
  signs.forEach((box) => all.add(box));
  const placed = [];
  names.forEach((name) => {
    const size = sizeOf(name);
    const tries = triesOf(name, project, placed, must(name));
    const rounds = name.rank < COVERS_SIGNS_BELOW || must(name) ? [all, texts] : [all];
    for (const taken of rounds) {
      for (const [middle, angle] of tries) {
        const spot = firstFree(spotsOf(name, middle, size), size, angle, taken);
        if (spot) {
          textBoxes(...spot, size, angle).forEach((box) => { all.add(box); texts.add(box); });
          placed.push([name, ...spot, angle]);
          return;
        }
      }
    }
  });
  return placed;
}
