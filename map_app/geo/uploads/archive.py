"""A ZIP unpacked by our own names, nothing of it trusted: neither its paths nor its sizes."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from map_app.geo.uploads.says import Refused
from map_app.settings import UploadLimits

MEGABYTE = 1024 * 1024
PIECE = 1024 * 1024
SMALL_BYTES = 10 * MEGABYTE
"""Below this no ratio is a bomb: an empty table packs a thousandfold."""
UTF8_NAMES = 0x800
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive, by the name that its maker gave it."""

    path: PurePosixPath
    info: zipfile.ZipInfo

    @property
    def ending(self) -> str:
        """Return how the name ends, in small letters, with the dot."""
        return self.path.suffix.lower()


class Archive:
    """An archive whose list has been looked through."""

    def __init__(self, packed: zipfile.ZipFile, limits: UploadLimits) -> None:
        """Look through the list; raises Refused for what no honest archive has."""
        self._packed = packed
        self._limits = limits
        self._left = limits.unpacked_mb * MEGABYTE
        self.members = tuple(_members(packed, limits))

    def having(self, ending: str) -> tuple[Member, ...]:
        """Return the files of this ending."""
        return tuple(member for member in self.members if member.ending == ending)

    def head(self, member: Member, most: int) -> bytes:
        """Return the first bytes of one file."""
        with self._opened(member) as source:
            return source.read(most)

    def unpack(self, member: Member, target: Path) -> Path:
        """Write one file to the target and return it; what is counted are bytes that come out."""
        with self._opened(member) as source, target.open("wb") as file:
            while piece := source.read(PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise Refused("zip_bomb", most=self._limits.unpacked_mb)
                file.write(piece)
        return target

    @contextmanager
    def _opened(self, member: Member) -> Iterator[IO[bytes]]:
        """Open one file; raises Refused for what cannot be unpacked, now or as it is read."""
        try:
            with self._packed.open(member.info) as source:
                yield source
        except BROKEN as error:
            raise Refused("broken_zip") from error
        except RuntimeError as error:
            raise Refused("encrypted_zip") from error


@contextmanager
def opened(path: Path, limits: UploadLimits) -> Iterator[Archive]:
    """Open an archive; raises Refused when it is none, or not one to be trusted."""
    try:
        packed = zipfile.ZipFile(path)
    except BROKEN as error:
        raise Refused("broken_zip") from error
    with packed:
        yield Archive(packed, limits)


def _members(packed: zipfile.ZipFile, limits: UploadLimits) -> Iterator[Member]:
    infos = packed.infolist()
    if len(infos) > limits.unpacked_files:
        raise Refused("many_files", files=len(infos), most=limits.unpacked_files)
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise Refused("encrypted_zip")
    _refuse_bombs(infos, limits)
    for info in infos:
        name = _name(info)
        _refuse_tricks(info, name)
        path = PurePosixPath(name)
        is_junk = any(part in JUNK or part.startswith("._") for part in path.parts)
        if path.name and not name.endswith("/") and not is_junk:
            yield Member(path, info)


def _refuse_bombs(infos: Sequence[zipfile.ZipInfo], limits: UploadLimits) -> None:
    """Refuse what says itself that it is too much; what lies is stopped as it comes out."""
    unpacked = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    too_dense = unpacked > SMALL_BYTES and unpacked / packed > limits.unpacked_ratio
    if unpacked > limits.unpacked_mb * MEGABYTE or too_dense:
        raise Refused("zip_bomb", most=limits.unpacked_mb)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: without the mark of UTF-8 it is often GBK."""
    name = info.orig_filename
    if info.flag_bits & UTF8_NAMES:
        return name
    try:
        told = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    readings: tuple[Callable[[], str], ...] = (
        lambda: told.decode("utf-8"),
        lambda: told.decode("gb18030"),
    )
    for reading in readings:
        try:
            return reading()
        except UnicodeDecodeError:
            continue
    return name


def _refuse_tricks(info: zipfile.ZipInfo, name: str) -> None:
    """Refuse a name that would lead out of a folder, and links."""
    parts = name.split("/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    leads_out = ".." in parts or name.startswith("/") or "\\" in info.orig_filename
    is_odd = "\x00" in name or ":" in name or any(not sign.isprintable() for sign in name)
    if is_link or leads_out or is_odd:
        raise Refused("path_tricks", name=name)
