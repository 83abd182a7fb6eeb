"""All readers who have brought something, each known by a token nobody can guess."""

from __future__ import annotations

import secrets
import threading
import time
from concurrent.futures import Future
from contextlib import suppress

from map_app.cartography import Look
from map_app.draw.own_tiles import Tile
from map_app.geo.datums import Datums
from map_app.readers.own.error import OwnError
from map_app.readers.own.file import Clock, OwnFile
from map_app.readers.own.folder import OwnFolder
from map_app.readers.own.held import HeldLayer
from map_app.readers.own.queue import Read, ReadingQueue, before
from map_app.readers.own.reader import MEGABYTE, Means, OwnReader
from map_app.readers.own.shelf import TileShelf
from map_app.settings import OwnLimits, UploadLimits

TOKEN_BYTES = 32


class OwnReaders:
    """The readers who are there; one who is not heard of for a while is let go."""

    def __init__(  # noqa: PLR0913  (what readers are served with)
        self,
        read: Read,
        look: Look,
        datums: Datums,
        limits: OwnLimits | None = None,
        *,
        clock: Clock = time.monotonic,
        folder: OwnFolder | None = None,
        upload: UploadLimits | None = None,
    ) -> None:
        """Begin with nobody; files are read by `read`."""
        self.limits, self.upload = limits or OwnLimits(), upload or UploadLimits()
        self.look, self.datums = look, datums
        self._folder, self._clock = folder or OwnFolder(), clock
        queue = ReadingQueue(read, self.limits.reading, self.limits.waiting)
        self._shelf = TileShelf(self.limits.drawing, self.limits.tiles_mb)
        self._means = Means(look, datums, self.limits, queue, clock, self._room, self._shelf.forget)
        self._lock = threading.Lock()
        self._readers: dict[str, OwnReader] = {}
        self._sweeper: threading.Timer | None = None
        self._is_closed = False

    @property
    def count(self) -> int:
        """Return how many readers there are."""
        with self._lock:
            return len(self._readers)

    def open(self) -> str:
        """Return the token of a new reader; raises OwnError when there are too many."""
        self.sweep()
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._lock:
            if self._is_closed:
                raise OwnError("many", "own.many_readers")
            if len(self._readers) >= self.limits.readers:
                self._make_room()
            self._readers[token] = OwnReader(self._folder.new, self._means)
        self._sweep_later()
        return token

    def reader(self, token: str) -> OwnReader:
        """Return the reader of a token, who is there then; raises OwnError when there is none."""
        self.sweep()
        with self._lock:
            reader = self._readers.get(token)
        if reader is None:
            raise OwnError("gone", "own.no_reader")
        reader.hear()
        return reader

    def leave(self, token: str) -> None:
        """Let a reader go with all they had; nothing when there is none."""
        with self._lock:
            reader = self._readers.pop(token, None)
        if reader is not None:
            reader.close()

    def before(self, file: OwnFile) -> int:
        """Return how many files are to be read before this one."""
        return before(file, [one for reader in self._all() for one in reader.files()])

    def tile(self, held: HeldLayer, tile: Tile) -> Future[bytes]:
        """Return a tile of a layer that is to come, as PNG; empty where nothing of it is."""
        key = (held.key, tile.z, tile.x, tile.y)
        return self._shelf.tile(key, lambda: held.tile(tile, self.look.theme))

    def sweep(self) -> None:
        """Let those go who were not heard of for too long."""
        oldest = self._clock() - self.limits.idle_seconds
        with self._lock:
            gone = [token for token, one in self._readers.items() if one.heard < oldest]
        for token in gone:
            self.leave(token)

    def clear_leftovers(self) -> int:
        """Delete the files of servers that were killed; return how many folders that were."""
        return self._folder.clear_leftovers()

    def close(self) -> None:
        """Let everybody go and delete every file."""
        with self._lock:
            self._is_closed = True
            readers, self._readers = list(self._readers.values()), {}
            if self._sweeper is not None:
                self._sweeper.cancel()
        for reader in readers:
            reader.close()
        self._shelf.close()
        self._folder.close()

    def _all(self) -> tuple[OwnReader, ...]:
        with self._lock:
            return tuple(self._readers.values())

    def _room(self) -> int:
        """Return how many bytes all readers together may still take."""
        return self.limits.all_mb * MEGABYTE - sum(reader.held for reader in self._all())

    def _make_room(self) -> None:
        """Let the longest silent of those go who have nothing; OwnError when all have."""
        idle = [(one.heard, token) for token, one in self._readers.items() if one.has_nothing]
        if not idle:
            raise OwnError("many", "own.many_readers")
        self._readers.pop(min(idle)[1]).close()

    def _sweep_later(self) -> None:
        """Look again when the reader who was heard last is too long silent, though nobody comes."""
        with self._lock, suppress(RuntimeError):  # no thread is started while Python ends
            if self._sweeper is not None or self._is_closed:
                return
            self._sweeper = threading.Timer(self.limits.idle_seconds / 4 + 1, self._swept)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _swept(self) -> None:
        """Sweep, and come again while anybody is there."""
        self.sweep()
        with self._lock:
            self._sweeper = None
            is_needed = bool(self._readers)
        if is_needed:
            self._sweep_later()
