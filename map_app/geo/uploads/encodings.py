"""In which encoding words were written: UTF-8, else GB18030; labels are tried, not believed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from map_app.geo.uploads.says import Refused, Saying, saying

UTF_8, GB18030 = "UTF-8", "GB18030"
USABLE = "UTF-8、GB18030、GBK、GB2312、Big5、UTF-16、ISO-8859-1"
LONGEST_LETTER = 4
SINGLE_BYTE = re.compile(r"^(iso8859|iso-8859|latin|cp125|cp437|cp850|cp852|ascii|koi8|mac)")
SPOKEN = re.compile(r"^(utf|gb|hz$|big5|iso8859|cp\d|mac_|koi8|shift_jis|euc_|latin)")
"""Encodings that tables are written in; Python knows others, which are no encodings of words."""
_CPG_FORMS = (
    (re.compile(r"^(ansi[ _]?)?(936|oem)$|^gb"), "gb18030"),
    (re.compile(r"^(utf-?8|65001)$"), "utf-8"),
    (re.compile(r"^(ansi[ _]?)?950$"), "big5"),
    (re.compile(r"^(iso[ _-]?)?8859[ _-]?(\d+)$"), r"iso8859-\2"),
    (re.compile(r"^(?:ansi[ _]?)?(\d{3,4})$"), r"cp\1"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by the name that is told, and what there is to say of how it was found."""

    name: str
    warnings: tuple[Saying, ...] = ()

    def decoded(self, raw: bytes) -> str:
        """Return the words; what cannot be read of them is marked �, a cut last letter left out."""
        return _whole_letters(raw, self.name).decode(self.name, errors="replace")


def chosen(words: str | None) -> str | None:
    """Return the encoding that a reader named, None for none; raises Refused for an unknown one."""
    if words is None or not words.strip():
        return None
    try:
        found = codecs.lookup(words.strip())
    except (LookupError, ValueError) as error:
        raise Refused("unknown_encoding", said=words, usable=USABLE) from error
    if not SPOKEN.match(found.name):
        raise Refused("unknown_encoding", said=words, usable=USABLE)
    return GB18030 if found.name in {"gbk", "gb2312", "gb18030"} else _told(found.name)


def of_fields(fields: Sequence[bytes], label: str | None, choice: str | None) -> Encoding:
    """Return the encoding of the fields of a table; `label` is what its .cpg or head says.

    A label of one byte a letter decodes anything, Chinese too; it is heard last.
    """
    if choice is not None:
        garbled = (saying("encoding_does_not_fit", encoding=choice),)
        return Encoding(choice, () if _decodes(fields, choice) else garbled)
    labelled = _labelled(label)
    ways = [UTF_8, labelled, GB18030]
    if labelled is not None and SINGLE_BYTE.match(labelled.lower()):
        ways = [UTF_8, GB18030, labelled]
    if all(field.isascii() for field in fields):
        return Encoding(labelled or UTF_8)
    found = next((way for way in ways if way is not None and _decodes(fields, way)), None)
    if found is None:
        return Encoding(GB18030, (saying("encoding_unknown", encoding=GB18030),))
    if label and found != labelled:
        return Encoding(found, (saying("encoding_label_lies", label=label, encoding=found),))
    return Encoding(found)


def text_of(raw: bytes, choice: str | None) -> tuple[str, Encoding]:
    """Return a whole text and its encoding; raises Refused for bytes that are no text."""
    if choice is None:
        for mark, codec, name in _BOMS:
            if raw.startswith(mark):
                return raw.decode(codec, errors="replace"), Encoding(name)
    if b"\x00" in raw and choice is None:
        raise Refused("not_a_map")
    if choice is None:
        with suppress(UnicodeDecodeError):  # by far the most, and tens of megabytes
            return raw.decode(UTF_8), Encoding(UTF_8)
    encoding = of_fields([raw], None, choice)
    return encoding.decoded(raw).removeprefix("\ufeff"), encoding


def _labelled(label: str | None) -> str | None:
    """Return the encoding that a label means, None for one that means none."""
    if not label:
        return None
    plain = label.strip().lower()
    for form, name in _CPG_FORMS:
        if form.search(plain):
            plain = form.sub(name, plain) if "\\" in name else name
            break
    try:
        return chosen(plain)
    except Refused:
        return None


def _told(name: str) -> str:
    return UTF_8 if name in {"utf-8", "utf-8-sig"} else name.upper().replace("ISO8859", "ISO-8859")


def _decodes(fields: Iterable[bytes], encoding: str) -> bool:
    """Return whether all fields are of this encoding; cut last letters alone prove nothing."""
    cut, proved = False, False
    try:
        for field in fields:
            if not field.isascii():
                whole = _whole_letters(field, encoding)
                whole.decode(encoding)
                cut |= whole.isascii()
                proved |= not whole.isascii()
    except (UnicodeDecodeError, LookupError):
        return False
    return proved or not cut


def _whole_letters(raw: bytes, encoding: str) -> bytes:
    """Return the bytes without a last letter that the width of a field has cut."""
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        is_at_end = error.end == len(raw) and len(raw) - error.start < LONGEST_LETTER
        if is_at_end and ("unexpected end" in error.reason or "incomplete" in error.reason):
            return raw[: error.start]
    return raw
