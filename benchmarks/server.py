"""Start, warm page and memory of a served app, each measured from outside."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import psutil
from playwright.sync_api import Browser, Page

from tests.support.app_server import RunningApp
from tests.support.map_page import MapPage

MEGABYTE = 1024 * 1024
SETTLE_SECONDS = 3


@dataclass(frozen=True)
class Memory:
    """Proportional memory of a process tree in MB."""

    after_start_mb: float
    per_reader_mb: float


def tree_memory_mb(process: Popen[bytes]) -> float:
    """Return the proportional set size of the process and all its children, in MB.

    Raises psutil.NoSuchProcess when the process has ended.
    """
    parent = psutil.Process(process.pid)
    children = sum(process_memory_mb(child.pid) for child in parent.children(recursive=True))
    return process_memory_mb(process.pid) + children


def process_memory_mb(pid: int) -> float:
    """Return the proportional set size of one process, its resident set where no such is told."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return float(told.split("\nPss:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        pass
    try:
        return float(psutil.Process(pid).memory_info().rss) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0  # a child that has just ended


def memory_of(app: RunningApp, browser: Browser, readers: int) -> Memory:
    """Return the server's memory after its first reader and what each further reader adds."""
    first = browser.new_context()
    MapPage(first.new_page()).open(app.url)
    time.sleep(SETTLE_SECONDS)
    start = tree_memory_mb(app.process)
    contexts = [browser.new_context() for _ in range(readers)]
    for context in contexts:
        MapPage(context.new_page()).open(app.url)
    time.sleep(SETTLE_SECONDS)
    end = tree_memory_mb(app.process)
    for context in [first, *contexts]:
        context.close()
    return Memory(start, (end - start) / readers)


def warm_page_ms(page: Page, url: str) -> float:
    """Return the milliseconds from asking for the page to a map that can be clicked."""
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")  # the document is whole only when Streamlit has come, too
    page.wait_for_selector("[data-ready]")
    MapPage(page).wait_for_map()
    return (time.perf_counter() - begun) * 1000
