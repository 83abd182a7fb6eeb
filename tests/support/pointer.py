"""A pointer that a frame feels: a sandboxed frame is a process of its own to Chromium.

Where it lies on the page the browser learns with the frame's first picture; what the mouse did
before went to the page around it. No reader is so quick, but a test is.
"""

from __future__ import annotations

from playwright.sync_api import Frame, Page

FELT_WITHIN_MS = 10_000
STEP_MS = 25
LISTEN = """() => {
    window.feltThePointer = false;
    addEventListener('pointermove', () => { window.feltThePointer = true; }, {once: true});
}"""
FELT = "() => window.feltThePointer"


def point_at(page: Page, frame: Frame, x: float, y: float) -> None:
    """Move the mouse to this spot of the page, once the frame that lies there can feel it."""
    frame.evaluate(LISTEN)
    for _ in range(FELT_WITHIN_MS // STEP_MS):
        page.mouse.move(x + 1, y)
        page.mouse.move(x, y)
        if frame.evaluate(FELT):
            return
        page.wait_for_timeout(STEP_MS)
    raise AssertionError("the frame never feels the pointer")
