"""One reader: their files, their layers, and nobody else's.

What a reader has is never changed but replaced, so that whoever counts it needs no lock.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from map_app.atlas.own import OWN_PREFIX, OwnLayer, OwnStyle
from map_app.cartography import Look
from map_app.cartography.own_classes import next_colour
from map_app.geo.datums import Datums
from map_app.geo.uploads import Choices
from map_app.readers.own.error import OwnError
from map_app.readers.own.file import Clock, OwnFile
from map_app.readers.own.held import HeldLayer
from map_app.readers.own.queue import ReadingQueue
from map_app.readers.own.sources import source_of
from map_app.readers.turns import Requester
from map_app.settings import OwnLimits

T = TypeVar("T")
MEGABYTE = 1_000_000
MOST_PRECISION_M = 5_000.0
LONGEST_NAME, LONGEST_TITLE = 160, 60
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Means:
    """What every reader is served with; `room_for_all` are the bytes that all may still take.

    `forget` drops what is kept of a layer's key beside it.
    """

    look: Look
    datums: Datums
    limits: OwnLimits
    queue: ReadingQueue
    clock: Clock
    room_for_all: Callable[[], int]
    forget: Callable[[str], None]


class OwnReader:
    """A reader's files (not yet accepted) and layers; safe to use from many threads."""

    def __init__(self, folder: Callable[[], Path], means: Means) -> None:
        """Begin with nothing; the folder is made for the first file."""
        self._new_folder, self._means = folder, means
        self._lock = threading.RLock()
        self._requester = Requester()
        self._folder: Path | None = None
        self._files: Mapping[str, OwnFile] = {}
        self._layers: Mapping[str, HeldLayer] = {}
        self._files_ever = self._layers_ever = 0
        self.heard = means.clock()
        self.is_gone = False

    def hear(self) -> None:
        """Note that the reader is there."""
        self.heard = self._means.clock()

    @property
    def held(self) -> int:
        """Return about how many bytes all of it takes, on disk and in memory."""
        files = sum(file.held for file in self._files.values())
        return files + sum(one.layer.features.size for one in self._layers.values())

    @property
    def has_nothing(self) -> bool:
        """Return whether there is neither file nor layer."""
        return not (self._files or self._layers)

    def files(self) -> tuple[OwnFile, ...]:
        """Return the files that are not accepted yet."""
        return tuple(self._files.values())

    def layers(self) -> tuple[HeldLayer, ...]:
        """Return the layers in the order in which they were accepted."""
        return tuple(self._layers.values())

    def new_file(self, name: str) -> OwnFile:
        """Return a file to be received; raises OwnError when there are too many."""
        if self._room() <= 0:
            raise OwnError("many", "own.full")
        with self._lock:
            self._refuse_if_gone()
            if len(self._files) >= self._means.limits.files:
                raise OwnError("many", "own.many_files", most=self._means.limits.files)
            if self._folder is None:
                self._folder = self._new_folder()
            self._files_ever += 1
            file_id = f"f{self._files_ever}"
            path = self._folder / f"{file_id}.bin"
            file = OwnFile(file_id, one_line(name)[:LONGEST_NAME], path, self._means.clock)
            self._files = {**self._files, file_id: file}
            return file

    def file(self, file_id: str) -> OwnFile:
        """Return a file; raises OwnError when there is none of this id."""
        found = self._files.get(file_id)
        if found is None:
            raise OwnError("gone", "own.no_file")
        return found

    def read(self, file: OwnFile, choices: Choices) -> None:
        """Have a file read, anew where it was; raises OwnError when too many wait."""
        with self._lock:
            self._refuse_if_gone()
            means, then = self._means, self._tidy
            means.queue.begin(file, choices, self._requester, self._room, then)

    def drop_file(self, file_id: str) -> None:
        """Delete a file; raises OwnError when there is none of this id."""
        with self._lock:
            self.file(file_id).let_go()
            self._files = _without(self._files, file_id)

    def accept(self, file_id: str, title: str, *, datum_confirmed: bool) -> HeldLayer:
        """Make a layer of a file that was read; the file is deleted.

        Raises OwnError when it was not read, its datum is in doubt and nobody has confirmed it,
        or there are too many layers. Nothing else of the reader's is changed by that.
        """
        file = self.file(file_id)
        state, features = file.state(), file.features
        if state.report is None or features is None or not state.report.layers:
            raise OwnError("bad", "own.not_read")
        told = state.report.layers[0]
        if not (told.datum_certain or datum_confirmed):
            raise OwnError("unconfirmed", "own.unconfirmed")
        means = self._means
        layer = OwnLayer(
            id=self._next_layer_id(),
            title=one_line(title)[:LONGEST_TITLE] or told.name,
            features=features,
            source=source_of(file, told, means.datums),
            style=OwnStyle(next_colour(self._colours(), means.look)),
            added=dt.datetime.now(dt.UTC),
        )
        held = HeldLayer.of(layer, means.look, means.limits)
        with self._lock:
            self._refuse_if_gone()
            self._refuse_more_layers()
            self.drop_file(file_id)
            self._layers = {**self._layers, layer.id: held}
        return held

    def layer(self, layer_id: str) -> HeldLayer:
        """Return a layer; raises OwnError when there is none of this id."""
        found = self._layers.get(layer_id)
        if found is None:
            raise OwnError("gone", "own.no_layer")
        return found

    def restyle(
        self, layer_id: str, title: str | None, style: OwnStyle, precision_m: float | None
    ) -> HeldLayer:
        """Give a layer another title, style or error; raises OwnError for what is none of it."""
        held = self.layer(layer_id)
        if precision_m is not None and not 0 < precision_m <= MOST_PRECISION_M:
            raise OwnError("bad", "own.bad_precision", most=f"{MOST_PRECISION_M:g}")
        if not COLOUR.fullmatch(style.colour):
            raise OwnError("bad", "own.bad_colour")
        if style.by is not None and style.by not in held.layer.features.columns:
            raise OwnError("bad", "own.no_column")
        named = held.layer.title if title is None else one_line(title)[:LONGEST_TITLE]
        layer = held.layer.restyled(named or held.layer.title, style, precision_m)
        changed = held.restyled(layer, self._means.look)
        with self._lock:
            self.layer(layer_id)
            self._layers = {**self._layers, layer_id: changed}
        self._means.forget(held.key)
        return changed

    def drop_layer(self, layer_id: str) -> None:
        """Let a layer go; raises OwnError when there is none of this id."""
        with self._lock:
            held = self.layer(layer_id)
            self._layers = _without(self._layers, layer_id)
        self._means.forget(held.key)

    def close(self) -> None:
        """Let everything go."""
        with self._lock:
            self.is_gone = True
            for file in self._files.values():
                file.let_go()
            layers = self.layers()
            self._files, self._layers = {}, {}
        for held in layers:
            self._means.forget(held.key)
        self._means.queue.leave(self._requester)
        self._tidy()

    def _room(self) -> int:
        """Return how many bytes more the reader may take."""
        mine = self._means.limits.reader_mb * MEGABYTE - self.held
        return min(mine, self._means.room_for_all())

    def _colours(self) -> tuple[str, ...]:
        return tuple(one.layer.style.colour for one in self.layers())

    def _next_layer_id(self) -> str:
        with self._lock:
            self._refuse_more_layers()
            self._layers_ever += 1
            return f"{OWN_PREFIX}{self._layers_ever}"

    def _refuse_more_layers(self) -> None:
        if len(self._layers) >= self._means.limits.layers:
            raise OwnError("many", "own.many_layers", most=self._means.limits.layers)

    def _refuse_if_gone(self) -> None:
        if self.is_gone:
            raise OwnError("gone", "own.no_reader")

    def _tidy(self) -> None:
        """Delete the folder of a reader who has left."""
        if self.is_gone and self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _without(kept: Mapping[str, T], gone: str) -> Mapping[str, T]:
    return {key: value for key, value in kept.items() if key != gone}


def one_line(words: str) -> str:
    """Return words on one line, without what cannot be printed."""
    line = " ".join(words[: 10 * LONGEST_NAME].split())
    return "".join(sign for sign in line if sign.isprintable())
