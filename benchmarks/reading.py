"""How long the plan's text takes to be there, and a search over the whole of it."""

from __future__ import annotations

import time

from playwright.sync_api import Page

from map_app.atlas import Atlas

WORDS = ("轨道", "医药 健康", "旧村", "白鹅潭 商务", "11号线")
TIMES = 4
OPEN_TEXT = """() => new Promise((done) => {
    const begin = performance.now();
    const all = (node) => [node, ...[...node.querySelectorAll('*')]
        .filter((one) => one.shadowRoot).flatMap((one) => all(one.shadowRoot))];
    const find = (what) => all(document).map((one) => one.querySelector(what)).find(Boolean);
    find('[data-page-link=read]').click();
    const look = () => (find('[data-page-name=read] [data-text]')
        ? requestAnimationFrame(() => done(performance.now() - begin)) : setTimeout(look, 10));
    look();
})"""


READING = "[data-page-name=read]"


def address_ms(page: Page, url: str) -> float:
    """Return the milliseconds from asking for the reading page's address to text that scrolls."""
    begun = time.perf_counter()
    page.goto(f"{url}?page=read", wait_until="commit")
    page.locator(f"{READING} [data-text]").wait_for()
    page.locator(READING).evaluate("(box) => { box.scrollTop = 300; }")
    return (time.perf_counter() - begun) * 1000


def text_ms(page: Page) -> float:
    """Return the milliseconds from the click on the page's name to the whole text painted."""
    spent = page.evaluate(OPEN_TEXT)
    page.locator('[data-page-link="map"]').click()
    return float(spent)


def search_ms(atlas: Atlas) -> list[float]:
    """Return the milliseconds of searches over the whole text, at the command line's heart."""
    spent = []
    for words in WORDS * TIMES:
        begun = time.perf_counter()
        atlas.find_in_text(words)
        spent.append((time.perf_counter() - begun) * 1000)
    return spent
