"""Loaded by the server under test: writes down, and refuses, every reach for an outside address.

Python imports a module of this name at start when its folder is on PYTHONPATH. The file named by
MAP_APP_OUTSIDE_LOG gets a line for each attempt.
"""

from __future__ import annotations

import os
import sys

INSIDE = ("127.", "::1", "localhost", "0.0.0.0", "::", "")  # noqa: S104 names, not a binding
WATCHED = {"socket.connect": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}


def _host_of(address):
    host = address[0] if isinstance(address, tuple) else address
    return host.decode() if isinstance(host, bytes) else str(host or "")


def _watch(event, arguments):
    if event not in WATCHED:
        return
    address = arguments[WATCHED[event]]
    if event == "socket.connect" and not isinstance(address, tuple):
        return  # a local socket of the machine itself
    host = _host_of(address)
    if host.startswith(INSIDE[:1]) or host in INSIDE:
        return
    with open(os.environ["MAP_APP_OUTSIDE_LOG"], "a", encoding="utf-8") as log:  # noqa: PTH123 no imports here
        log.write(f"{event} {host}\n")
    raise OSError(f"outside address refused: {host}")


if os.environ.get("MAP_APP_OUTSIDE_LOG"):
    sys.addaudithook(_watch)
