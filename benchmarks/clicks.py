"""Click to the last entry painted, in Chromium, in the app and in the plain alternative.

Both clocks are the browser's own: from the click event inside the map's frame to the second
animation frame after the last entry of the newly chosen place stands in the panel.
"""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Frame, Page

from map_app.atlas import Atlas

NOTE_CLICK = """() => {
    window.addEventListener('click', () => {
        window.lastClick = performance.timeOrigin + performance.now();
    }, true);
}"""
POINT = """([lon, lat, zoom]) => {
    const map = window.planMap ?? window.map;
    map.setView([lat, lon], zoom, {animate: false});
    const point = map.latLngToContainerPoint([lat, lon]);
    return [point.x, point.y];
}"""
LONGEST_MS = 20_000
# Looks once a frame, through open shadow roots, for a panel whose heading is another than before.
AWAIT_NEXT_SHEET = """([selector, longest]) => {
    const find = (root) => {
        const here = root.querySelector(selector);
        if (here) return here;
        for (const element of root.querySelectorAll('*')) {
            const inside = element.shadowRoot && find(element.shadowRoot);
            if (inside) return inside;
        }
        return null;
    };
    const headingOf = (panel) => panel?.querySelector('h2')?.textContent ?? '';
    const before = headingOf(find(document));
    const clock = () => performance.timeOrigin + performance.now();
    const until = clock() + longest;
    window.nextSheet = new Promise((done) => {
        const look = () => {
            const panel = find(document);
            const isNew = headingOf(panel) !== before && panel?.querySelector('[data-last]');
            if (isNew) requestAnimationFrame(() => done(clock()));
            else if (clock() > until) done(null);
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
}"""


def points_of(atlas: Atlas, count: int) -> list[tuple[float, float]]:
    """Return points (lon, lat) whose first hits are as many different places, areas and lines."""
    chosen: dict[str, tuple[float, float]] = {}
    kinds = ("village", "cluster", "zone", "station", "metro_line")
    records = [record for kind in kinds for record in atlas.records(kind) if record.point]
    for record in records:
        lon, lat = record.point or (0.0, 0.0)
        hits = atlas.pick(lon, lat, 20.0)
        if hits and hits[0].place.id not in chosen:
            chosen[hits[0].place.id] = (lon, lat)
    return list(chosen.values())[:count]


def click_times_ms(
    page: Page, frame: Frame, panel: str, points: Iterable[tuple[float, float]], zoom: int = 15
) -> list[float]:
    """Return the milliseconds of each click; every point must lie in another place.

    Raises TimeoutError when a click has no answer within twenty seconds.
    """
    frame.evaluate(NOTE_CLICK)
    times = []
    for lon, lat in points:
        x, y = frame.evaluate(POINT, [lon, lat, zoom])
        page.wait_for_timeout(600)
        box = frame.frame_element().bounding_box() or {"x": 0, "y": 0}
        page.evaluate(AWAIT_NEXT_SHEET, [panel, LONGEST_MS])
        page.mouse.click(box["x"] + x, box["y"] + y)
        painted = page.evaluate("() => window.nextSheet")
        if painted is None:
            raise TimeoutError(f"a click had no answer within {LONGEST_MS / 1000:.0f} s")
        times.append(painted - frame.evaluate("() => window.lastClick"))
    return times
