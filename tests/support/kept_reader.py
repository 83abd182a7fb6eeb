"""A browser's context that is used by one test after the other.

What it has fetched and compiled it keeps, so that a page of the app opens in two thirds of the
time; cookies, stored values, permissions and pages are gone with each test.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"


class KeptReader:
    """The one context; whoever has it gives it back before the next takes it."""

    def __init__(self, browser: Browser, **options: object) -> None:
        """Open the context."""
        self._context = browser.new_context(**options)  # type: ignore[arg-type]
        self._context.on("request", self._note)
        self._noted: Callable[[Request], None] | None = None
        self._origins: set[str] = set()

    @property
    def is_free(self) -> bool:
        """Return whether nobody has it."""
        return self._noted is None

    def take(self, noted: Callable[[Request], None]) -> Page:
        """Return a fresh page; `noted` is called with every request until it is given back."""
        self._noted = noted
        return self._context.new_page()

    def give_back(self) -> None:
        """Close its pages and forget whatever they stored."""
        if self.is_free:
            return
        sweeping = self._context.new_page()
        for page in self._context.pages:
            if page != sweeping:
                page.close()
        session = self._context.new_cdp_session(sweeping)
        for origin in self._origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORED})
        sweeping.close()
        self._context.clear_cookies()
        self._context.clear_permissions()
        self._origins.clear()
        self._noted = None

    def close(self) -> None:
        """Close the context."""
        self._context.close()

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc:
            self._origins.add(f"{parts.scheme}://{parts.netloc}")
        if self._noted is not None:
            self._noted(request)
