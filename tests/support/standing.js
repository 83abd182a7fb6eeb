/**
 * How a page that stays open comes back to how it was opened, and how it goes to an address as Back does.
 * The page is known by its name in the window; what it keeps to itself is set here as its constructor sets it.
 */
(app) => {
  const page = window.planMapPage;
  const kept = [...app.querySelectorAll("*")].filter((one) => !one.closest("[data-page-body], [data-testid=targets]"));
  const attributes = kept.map((one) => [one, [...one.attributes].map(({ name, value }) => [name, value])]);
  const said = kept.filter((one) => !one.children.length).map((one) => [one, one.textContent]);
  const usualLayers = page.layers.usual;
  const opened = window.location.search;

  let underWay = 0;

  /** Count what is begun and not ended yet. */
  const count = (one, names) => names.forEach((name) => {
    const begun = one[name];
    one[name] = async (...told) => {
      underWay += 1;
      try {
        return await begun.apply(one, told);
      } finally {
        underWay -= 1;
      }
    };
  });
  count(page, ["open", "ask"]);
  count(page.own.list, ["draw"]);
  count(page.own.upload, ["run", "accept", "preview"]);

  /** Wait until what a test began has ended, but not for what it holds back for good. */
  const ended = async () => {
    const until = performance.now() + 2000;
    while (underWay && performance.now() < until) await new Promise((done) => setTimeout(done, 10));
  };

  /** Put every element's attributes and every leaf's words back. */
  const restore = () => {
    attributes.forEach(([one, before]) => {
      const names = new Set(before.map(([name]) => name));
      [...one.attributes].filter(({ name }) => !names.has(name)).forEach(({ name }) => one.removeAttribute(name));
      before.filter(([name, value]) => one.getAttribute(name) !== value).forEach(([name, value]) => one.setAttribute(name, value));
    });
    said.filter(([one, words]) => one.textContent !== words).forEach(([one, words]) => { one.textContent = words; });
  };

  /** Put every field back to what the document gave it. */
  const empty = () => app.querySelectorAll("input, select, textarea").forEach((field) => {
    if (field.closest("[data-layer]")) return;
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
    else if (field.options) field.selectedIndex = Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
    else if (field.type !== "file") field.value = field.defaultValue;
  });

  /** Take off the map whatever a reader put there. */
  const clearMap = () => [
    { type: "draw-stop" }, { type: "mark", ids: [] }, { type: "select", id: null, fly: false },
    { type: "own-remove", id: "own_tried" }, { type: "layers", layers: usualLayers }, { type: "show", whole: true },
  ].forEach((message) => page.frame.tell(message));

  window.standing = {
    /** Open a query's words; resolves when panel and page stand. */
    async go(query) {
      page.ground.drop();
      const asked = query ? query + opened.replace("?", "&") : opened;
      window.history.replaceState(null, "", window.location.pathname + asked);
      Object.assign(page, { steps: 0, click: null });
      await page.enter(Object.fromEntries(new URLSearchParams(query)), true);
      page.steps = 0;
      page.point();
    },

    /** Come back to the map alone, as it was opened. */
    async reset() {
      await ended();
      localStorage.clear();
      sessionStorage.clear();
      document.querySelectorAll("dialog[open]").forEach((one) => one.close());
      app.querySelectorAll("dialog[open]").forEach((one) => one.close());
      page.own.upload.close();
      page.own.session.token = "";
      page.own.list.lose();
      page.asking.ended();
      page.asking.area = "";
      [page.search, page.asking.search].forEach((one) => { one.close(); one.answered = ""; });
      page.link.close();
      page.note("");
      await this.go("");
      page.pages.made.forEach(({ node }) => node.remove());
      page.pages.made.clear();
      clearMap();
      page.drawer.set("low");
      restore();
      empty();
      page.views.lay();
      const focused = app.getRootNode().activeElement;
      if (focused) focused.blur();
      app.querySelectorAll("*").forEach((one) => { if (one.scrollTop || one.scrollLeft) one.scrollTo(0, 0); });
    },

    /** What can be seen and set of the page. */
    state() {
      const fields = [...app.querySelectorAll("input:not([type=file]), select")].map((one) => (one.type === "checkbox" ? one.checked : one.value));
      const shown = [...app.querySelectorAll("details, dialog, [hidden]")].map((one) => [one.open, one.hidden]);
      return JSON.stringify([window.location.search, app.innerText, fields, shown, app.className]);
    },
  };
}
