"""A small log-in proxy: nothing passes without the cookie; web sockets do.

One request a connection, so that every request is checked. It stands for the reverse proxy of an
office; the app behind it is told its path prefix by `server.baseUrlPath`.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

COOKIE = "office=let-me-in"
HEAD_END = b"\r\n\r\n"
CHUNK = 65536


class LoginProxy:
    """Listens on a loopback port and passes on what carries the cookie; `refused` has the rest."""

    def __init__(self, upstream_url, prefix):
        """Prepare a proxy in front of this address; only paths below `/prefix/` pass."""
        self.upstream = (urlsplit(upstream_url).hostname, urlsplit(upstream_url).port)
        self.prefix = f"/{prefix}/"
        self.refused = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}{self.prefix}"

    def __enter__(self):
        """Start listening."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        """Stop listening."""
        self.listener.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with contextlib.suppress(OSError), client:
            head = b""
            while HEAD_END not in head:
                more = client.recv(CHUNK)
                if not more:
                    return
                head += more
            answer = self._refusal(head)
            if answer:
                client.sendall(answer)
            else:
                self._pass_on(client, head)

    def _refusal(self, head):
        path = head.split(b" ", 2)[1].decode()
        cookies = [h for h in head.split(b"\r\n") if h.lower().startswith(b"cookie:")]
        if not any(COOKIE.encode() in line for line in cookies):
            self.refused.append(path)
            return _sentence(b"401 Unauthorized", b"log in first")
        if not path.startswith(self.prefix):
            self.refused.append(path)
            return _sentence(b"404 Not Found", b"nothing here")
        return None

    def _pass_on(self, client, head):
        lines = head.split(b"\r\n")
        if not any(h.lower().startswith(b"upgrade:") for h in lines):
            lines = [h for h in lines if not h.lower().startswith(b"connection:")]
            lines.insert(1, b"Connection: close")
        with socket.create_connection(self.upstream) as server:
            server.sendall(b"\r\n".join(lines))
            back = threading.Thread(target=_pump, args=(server, client), daemon=True)
            back.start()
            _pump(client, server)
            back.join()


def _sentence(status, words):
    head = b"HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close"
    return head % (status, len(words)) + HEAD_END + words


def _pump(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(CHUNK):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
