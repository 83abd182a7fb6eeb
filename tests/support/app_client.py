"""Asks an ASGI application as a browser would, without a server."""

from __future__ import annotations

import asyncio

import httpx


class AppClient:
    """One question at a time; redirects are followed unless told otherwise."""

    def __init__(self, app):
        """Keep the application."""
        self.app = app

    def get(self, url, **options):
        """Return the answer to a GET."""
        return asyncio.run(self._ask("GET", url, options))

    def head(self, url, **options):
        """Return the answer to a HEAD."""
        return asyncio.run(self._ask("HEAD", url, options))

    async def _ask(self, method, url, options):
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return await client.request(method, url, **({"follow_redirects": True} | options))
