"""What readers bring along: their files and layers, theirs alone and gone with them."""

from map_app.readers.own.error import OwnError
from map_app.readers.own.file import FileState, OwnFile
from map_app.readers.own.open import open_readers
from map_app.readers.own.reader import OwnReader
from map_app.readers.own.readers import OwnReaders

__all__ = [
    "FileState",
    "OwnError",
    "OwnFile",
    "OwnReader",
    "OwnReaders",
    "open_readers",
]
