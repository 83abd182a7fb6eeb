/** The views that a reader keeps in this browser: a name and an address each; silent where nothing can be kept. */

const VIEWS_KEY = "liwan-plan-map.views";
const MOST_VIEWS = 50;
const LONGEST_NAME = 40;

class OwnViews {
  /** Return the views that are kept, the newest last; null where the browser keeps nothing. */
  static read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(VIEWS_KEY) || "[]");
      return Array.isArray(kept) ? kept.filter(OwnViews.isView).slice(0, MOST_VIEWS) : [];
    } catch (error) {
      return error instanceof SyntaxError ? [] : null;
    }
  }

  /** Whether this is a view as we keep it. */
  static isView(one) {
    return Boolean(one) && typeof one.name === "string" && typeof one.query === "string";
  }

  /** Keep these views; return whether they are kept. */
  static write(views) {
    try {
      window.localStorage.setItem(VIEWS_KEY, JSON.stringify(views));
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Return a name as it is kept. */
  static named(words) {
    return words.replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
  }

  /** Return the views with one more, in the place of one of that name; null when there are too many. */
  static with(views, view) {
    const others = views.filter(({ name }) => name !== view.name);
    return others.length >= MOST_VIEWS ? null : [...others, view];
  }
}
