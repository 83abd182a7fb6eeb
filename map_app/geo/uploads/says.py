"""What is said of an upload: a row of the wording and what fills it; the page's language is later.

The sentences stand in `layers/wording.csv` under `upload.`; here only what they are filled with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LONGEST_SHOWN = 60
PREFIX = "upload."


@dataclass(frozen=True, slots=True)
class Saying:
    """The key of a sentence, and its values in both languages."""

    key: str
    zh: Mapping[str, str] = field(default_factory=dict)
    en: Mapping[str, str] = field(default_factory=dict)

    def values(self, language: str) -> Mapping[str, str]:
        """Return what fills the sentence, in English for "en", else in Chinese."""
        return MappingProxyType(dict(self.en if language == "en" else self.zh))


class Refused(Exception):  # noqa: N818  (what it is called in this room)
    """The file cannot be taken; `saying` is why, and what to do. Never leaves this package.

    `names` are the layers to choose from where that is why.
    """

    def __init__(self, key: str, names: tuple[str, ...] = (), **values: object) -> None:
        """Keep the sentence's key and values, and the names to choose from."""
        self.saying = saying(key, **values)
        self.names = names
        super().__init__(self.saying.key)


def saying(key: str, **values: object) -> Saying:
    """Return a sentence; a value that is a pair is one for Chinese and one for English."""
    pairs = {
        name: value if isinstance(value, tuple) else (value, value)
        for name, value in values.items()
    }
    return Saying(
        PREFIX + key,
        {name: _said(pair[0]) for name, pair in pairs.items()},
        {name: _said(pair[1]) for name, pair in pairs.items()},
    )


def shown(words: str, longest: int = LONGEST_SHOWN) -> str:
    """Return words of a file as a sentence repeats them: on one line, printable, cut short."""
    line = " ".join(words[: longest * 10].split())
    line = "".join(letter if letter.isprintable() else "�" for letter in line)
    return line if len(line) <= longest else f"{line[:longest]}…"


def listed(names: list[str] | tuple[str, ...], most: int = 12) -> tuple[str, str]:
    """Return names one after another in both languages, the first of them where they are many."""
    told = [shown(name, 30) for name in names[:most]] + (["…"] if len(names) > most else [])
    return "、".join(told), ", ".join(told)


def _said(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return shown(str(value), LONGEST_SHOWN * 10)
