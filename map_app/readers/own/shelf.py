"""Tiles of readers' large layers: drawn a few at once beside the requests, kept within bounds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from map_app.readers.own.error import OwnError

MEGABYTE = 1_000_000
EMPTY_BYTES = 200
"""What an entry without a picture is counted as."""
MOST_COMING = 400
Key = tuple[str, int, int, int]


class TileShelf:
    """The last tiles that were drawn; the least used go first. Safe to use from many threads.

    The first of a key is the layer's own, which nobody else's has.
    """

    def __init__(self, at_once: int, most_mb: int) -> None:
        """Begin with none."""
        self._most = most_mb * MEGABYTE
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="own-tile")
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._coming: dict[Key, Future[bytes]] = {}
        self._size = 0

    @property
    def size(self) -> int:
        """Return about how many bytes are kept."""
        return self._size

    def tile(self, key: Key, draw: Callable[[], bytes]) -> Future[bytes]:
        """Return the tile to come: a kept one, one that is being drawn for others, or a new one.

        Raises OwnError when too many are to come.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                there: Future[bytes] = Future()
                there.set_result(self._kept[key])
                return there
            coming = self._coming.get(key)
            if coming is None or coming.cancelled():
                if len(self._coming) >= MOST_COMING:
                    raise OwnError("many", "own.many_waiting")
                coming = self._coming[key] = self._pool.submit(self._draw, key, draw)
            return coming

    def forget(self, layer_key: str) -> None:
        """Drop every tile of a layer; what is being drawn is not kept."""
        with self._lock:
            for key in [key for key in self._coming if key[0] == layer_key]:
                self._coming.pop(key).cancel()
            for key in [key for key in self._kept if key[0] == layer_key]:
                self._drop(key)

    def close(self) -> None:
        """Drop everything; what waits is not drawn."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _draw(self, key: Key, draw: Callable[[], bytes]) -> bytes:
        is_wanted = False
        try:
            drawn = draw()
        finally:
            with self._lock:
                is_wanted = self._coming.pop(key, None) is not None
        with self._lock:
            if not is_wanted:
                return drawn
            self._kept[key] = drawn
            self._size += len(drawn) + EMPTY_BYTES
            while self._size > self._most:
                self._drop(next(iter(self._kept)))
        return drawn

    def _drop(self, key: Key) -> None:
        self._size -= len(self._kept.pop(key)) + EMPTY_BYTES
