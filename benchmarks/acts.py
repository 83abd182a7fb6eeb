"""What a reader does in our app beside clicking: a layer switched, two laid over one another."""

from __future__ import annotations

from benchmarks.clocks import awaited_ms, begin_to_await, note_events
from benchmarks.pairs import PAIRS, SWITCHED
from tests.support.map_page import MapPage

REST_MS = 500
ASK = """(form, [kind, a, b]) => {
    const set = (name, value) => { form.elements[name].value = value; };
    set('kind', kind);
    set('a', a);
    set('b', b);
}"""
TABLE = "[data-question-answer]:not([data-seen]) td"


def switch_times_ms(reader: MapPage, times: int) -> list[float]:
    """Return the milliseconds from a click on a layer's box to the map without or with it."""
    box = reader.page.locator(f'[data-layer="{SWITCHED}"] input[type="checkbox"]')
    pane = f".leaflet-layer-{SWITCHED}-pane"
    note_events(reader.page)
    spent = []
    for _ in range(times):
        hidden = '[style*="display: none"]'
        wanted = f"{pane}{hidden}" if box.is_checked() else f"{pane}:not({hidden})"
        begin_to_await(reader.frame, wanted)
        box.click()
        spent.append(awaited_ms(reader.frame, reader.page))
        reader.page.wait_for_timeout(REST_MS)
    return spent


def overlay_times_ms(reader: MapPage) -> list[float]:
    """Return the milliseconds from asking for each pair of layers to the table of it."""
    page = reader.page
    page.locator('[data-page-link="questions"]').first.click()
    form = page.locator("[data-question]")
    form.wait_for()
    note_events(page)
    spent = []
    for pair in PAIRS:
        page.locator("[data-question-answer]").evaluate("(one) => { one.dataset.seen = '1'; }")
        form.evaluate(ASK, ["overlap", *pair])
        begin_to_await(page, TABLE)
        form.locator("button[type=submit]").click()
        spent.append(awaited_ms(page, page))
        page.wait_for_timeout(REST_MS)
    return spent
