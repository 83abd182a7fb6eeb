"""What cannot be done for a reader, as the key of a sentence."""

from __future__ import annotations

from typing import Literal

from map_app.errors import MapAppError

ErrorKind = Literal["gone", "many", "large", "unconfirmed", "bad", "full"]


class OwnError(MapAppError):
    """A reader's wish that is not granted: `key` and `values` say why, `kind` of what kind it is.

    `gone` is for what is not there (or not theirs), `many` for limits of number, `large` for limits
    of size, `unconfirmed` for a datum nobody has confirmed, `bad` for what is not understood.
    """

    def __init__(self, kind: ErrorKind, key: str, **values: object) -> None:
        """Keep the kind, and the sentence's key and values."""
        self.kind, self.key, self.values = kind, key, values
        super().__init__(key)
