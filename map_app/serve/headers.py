"""The headers that every answer carries: what a browser may do with it. Decided here alone.

An answer may bring a policy of its own (a map document, a page with a form or a script); all
others get the strictest that they can live with. `Strict-Transport-Security` is the proxy's to
say, which has the certificate.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "Content-Security-Policy"
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For pages, which have no script."""
FORM_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'")
"""For pages with a search form of their own."""
FRAME_POLICY = "frame-ancestors 'self'; sandbox allow-scripts"
"""For the map document: it brings its own policy; opened alone it is boxed in all the same."""
FILE_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)
"""For what is no page: opened as one it is empty, an SVG with a script too."""
FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
"""What browsers can do and no page here asks for."""
SAFE: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in FEATURES),
    }
)


class SafeHeaders:
    """Puts on every answer the headers that it does not have yet."""

    def __init__(
        self, app: ASGIApp, page_policy: str = PAGE_POLICY, file_policy: str = FILE_POLICY
    ) -> None:
        """Stand before `app`; an answer without a policy gets one of these, "" for none."""
        self._app = app
        self._page_policy, self._file_policy = page_policy, file_policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, dressed if scope["type"] == "http" else send)

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in SAFE.items():
            headers.setdefault(name, value)
        is_page = headers.get("content-type", "").startswith("text/html")
        policy = self._page_policy if is_page else self._file_policy
        if policy:
            headers.setdefault(POLICY, policy)
