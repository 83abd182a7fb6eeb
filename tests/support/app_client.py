"""Asks an ASGI application as a browser would, without a server."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx


class AppClient:
    """One question at a time; redirects are followed unless told otherwise."""

    def __init__(self, app):
        """Keep the application."""
        self.app = app

    def get(self, url, **options):
        """Return the answer to a GET."""
        return alone(self._ask("GET", url, options))

    def head(self, url, **options):
        """Return the answer to a HEAD."""
        return alone(self._ask("HEAD", url, options))

    def post(self, url, **options):
        """Return the answer to a POST."""
        return alone(self._ask("POST", url, options))

    def delete(self, url, **options):
        """Return the answer to a DELETE."""
        return alone(self._ask("DELETE", url, options))

    async def _ask(self, method, url, options):
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return await client.request(method, url, **({"follow_redirects": True} | options))


def alone(question):
    """Return the answer, got in a thread: the browser tests keep this one's event loop running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, question).result()
