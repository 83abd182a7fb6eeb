"""The browser's own clocks: from an event in one frame to what is painted in the same or another.

Frames of one browser tell the time alike: `performance.timeOrigin + performance.now()`.
"""

from __future__ import annotations

from playwright.sync_api import Frame, Page

LONGEST_MS = 20_000
NOTE_EVENTS = """() => {
    if (window.benchEvents) return;
    window.benchEvents = true;
    for (const kind of ['click', 'submit', 'change']) {
        window.addEventListener(kind, () => {
            window.lastEvent = performance.timeOrigin + performance.now();
        }, true);
    }
}"""
# Looks once a frame, through open shadow roots, for what is wanted; null when it never comes.
AWAIT = """([selector, words, longest]) => {
    const find = (root) => {
        for (const here of root.querySelectorAll(selector)) {
            if (!words || here.textContent.includes(words)) return here;
        }
        for (const element of root.querySelectorAll('*')) {
            const inside = element.shadowRoot && find(element.shadowRoot);
            if (inside) return inside;
        }
        return null;
    };
    const clock = () => performance.timeOrigin + performance.now();
    const until = clock() + longest;
    window.awaited = new Promise((done) => {
        const look = () => {
            if (find(document)) requestAnimationFrame(() => done(clock()));
            else if (clock() > until) done(null);
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
}"""


def note_events(*places: Page | Frame) -> None:
    """Let these pages and frames remember when they were last clicked."""
    for place in places:
        place.evaluate(NOTE_EVENTS)


def begin_to_await(place: Page | Frame, selector: str, words: str = "") -> None:
    """Begin to look for an element, with these words in it if any are given."""
    place.evaluate(AWAIT, [selector, words, LONGEST_MS])


def awaited_ms(place: Page | Frame, since: Page | Frame) -> float:
    """Return the ms from the last event in `since` until what is looked for was painted.

    Raises TimeoutError when it never came.
    """
    painted = place.evaluate("() => window.awaited")
    if painted is None:
        raise TimeoutError(f"nothing of it was seen within {LONGEST_MS / 1000:.0f} s")
    return float(painted) - float(since.evaluate("() => window.lastEvent"))
