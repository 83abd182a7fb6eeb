"""Good input made bad: bytes changed, cut, doubled, and what programs choke on put in."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib

NASTY_TEXT = (
    *("NaN", "Infinity", "-Infinity", "1e308", "-1e400", "1e-400", "-0", "0x10", "1_000", "٣"),
    *("9" * 400, "-" * 50, "1" * 5_000, "0.", ".", ",", ";", "\t", "\r", "\n", "\r\n", " ", ""),
    *("\x00", "\u202e", "\ufeff", "\u2028", "\x85", "\x1c", "\ud7ff", "\U0010ffff", "é" * 300),
    *("<script>alert(1)</script>", "=cmd|'/c calc'!A0", "{{7*7}}", "%00", "%s%n", "../" * 9),
    *('"', "'", "\\", "/", "[" * 2_000, "{" * 500, "(" * 200, "]", "}", "<!DOCTYPE x>", "&x;"),
    *("null", "true", "[]", "{}", '{"type":"Point"}', "POINT EMPTY", "@", "[地块坐标]", "【", "】"),
    *(
        "J1,1,1e309,2",
        "坐标系=2000国家大地坐标系",
        "带号=99999999",
        "，",
        "０１２",
        "°",
        "E",
        "-180",
    ),
)
NASTY_BYTES = (
    *(b"\x00" * 8, b"\xff" * 8, b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\xff\xff\xff\x7f"),
    *(b"\x00\x00\x00\x00\x00\x00\xf8\x7f", b"\x00\x00\x00\x00\x00\x00\xf0\x7f", b"PK\x03\x04"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x81\x30\x81\x30", b"\xc0\x80", b"\xed\xa0\x80"),
)
MOST_BYTES = 400_000
BROKEN = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, zlib.error)


def mutated(chance, content, others):
    """Return the bytes with one to eight changes; `others` are good files to take pieces of."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 8))):
        _CHANGES[chance.randrange(len(_CHANGES))](chance, found, others)
    return bytes(found[:MOST_BYTES])


def mutated_zip(chance, content, others):
    """Return an archive whose members, their names or its own bytes are changed."""
    members = _members(content) if chance.random() < 0.75 else []
    if not members:
        return mutated(chance, content, others)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(members))
        name, inner = members[at]
        what = chance.random()
        if what < 0.75:
            members[at] = (name, mutated(chance, inner, others))
        elif what < 0.85:
            members[at] = (_renamed(chance, name), inner)
        elif what < 0.92:
            members.append((name, mutated(chance, inner, others)))
        elif len(members) > 1:
            members.pop(at)
    return _packed(chance, members)


def _members(content):
    """Return names and contents of an archive; none of one that is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return [(one.filename, packed.read(one)) for one in packed.infolist()]
    except (*BROKEN, RuntimeError):
        return []


def _packed(chance, members):
    held = io.BytesIO()
    way = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", way) as packed:
        warnings.simplefilter("ignore")  # of a name that stands there twice: that is meant
        for name, inner in members:
            packed.writestr(zipfile.ZipInfo(name or "x"), inner, way)
    return held.getvalue()


def _renamed(chance, name):
    nasty = ("../" + name, "/" + name, "a\\" + name, name.upper(), "x/" + name, "\u202e" + name)
    return chance.choice((*nasty, f"{name}.", "CON", "名" * 200 + name, name + "\x00.shp"))


def _set_byte(chance, found, _others):
    if found:
        found[chance.randrange(len(found))] = chance.randrange(256)


def _flip_bit(chance, found, _others):
    if found:
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)


def _cut(chance, found, _others):
    at = chance.randint(0, len(found))
    del found[at : at + chance.choice((1, 2, 4, 8, 64, 512))]


def _cut_end(chance, found, _others):
    if chance.random() < 0.3:
        del found[chance.randint(0, len(found)) :]


def _put_in(chance, found, _others):
    at = chance.randint(0, len(found))
    nasty = chance.choice(NASTY_TEXT).encode("utf-8", "surrogatepass")
    found[at:at] = nasty if chance.random() < 0.6 else chance.choice(NASTY_BYTES)


def _put_over(chance, found, _others):
    at = chance.randint(0, len(found))
    nasty = chance.choice(NASTY_BYTES)
    found[at : at + len(nasty)] = nasty


def _double(chance, found, _others):
    at = chance.randint(0, len(found))
    piece = bytes(found[at : at + chance.choice((4, 16, 100, 1_000))])
    found[at:at] = piece * chance.choice((1, 2, 20))


def _other_number(chance, found, _others):
    """Put another number where a run of digits is."""
    places = [at for at, sign in enumerate(found) if 48 <= sign <= 57]
    if not places:
        return
    at = end = chance.choice(places)
    while end < len(found) and found[end] in b"0123456789.eE+-":
        end += 1
    found[at:end] = chance.choice(NASTY_TEXT[:15]).encode()


def _other_line(chance, found, others):
    """Put a line of another file in, or change two of this one's round."""
    lines = bytes(found).split(b"\n")
    if chance.random() < 0.5:
        lines.insert(
            chance.randint(0, len(lines)), chance.choice(chance.choice(others).split(b"\n"))
        )
    else:
        one, other = (chance.randrange(len(lines)) for _ in range(2))
        lines[one], lines[other] = lines[other], lines[one]
    found[:] = b"\n".join(lines)


_CHANGES = (
    *(_set_byte, _flip_bit, _cut, _cut_end, _put_in, _put_in, _put_over, _double),
    *(_other_number, _other_number, _other_line),
)
