"""The `export` command: a place, a copied link or a whole set as a file."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from map_app.atlas import Atlas, Language, MapView, default_view
from map_app.atlas.words import shown
from map_app.briefing import (
    FORMATS,
    KEYS,
    Options,
    make_briefing,
    read_options,
    refuse_marks_outside,
    write_file,
)
from map_app.briefing.sets.order import SetOrder, check_order
from map_app.briefing.sets.place_set import BETWEEN, read_set
from map_app.cartography import Look, load_look
from map_app.cli.set_exporting import export_set
from map_app.errors import RequestError
from map_app.settings import Settings, public_url


def export(atlas: Atlas, asked: argparse.Namespace, settings: Settings) -> str:
    """Write the file that a command asks for and return what was written.

    Raises RequestError for what cannot be understood, UnknownPlaceError for a place that there is
    not, ExportError when the file must not leave as it is.
    """
    path = writable_path(asked.out)
    look = load_look(settings.layers)
    if asked.set is not None:
        order = _order(atlas, look, asked)
        warn(order.cut)
        export_set(order, path)
        return f"已写出{path}"
    view = _view(atlas, asked)
    options = _options(asked, look, view)
    now = dt.datetime.now().astimezone()
    briefing = make_briefing(atlas, look, view, now, options)
    refuse_marks_outside(briefing, look)
    warn(briefing.cut)
    write_file(briefing, path)
    return f"已写出{path}"


def warn(sentence: str) -> None:
    """Say on stderr what the file does not show; nothing for "", or where nobody listens."""
    if sentence and sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"注意：{sentence}\n")


def _order(atlas: Atlas, look: Look, asked: argparse.Namespace) -> SetOrder:
    """Return a set of places as it is asked for."""
    if any(one is not None for one in (asked.place, asked.view, asked.compare)):
        raise RequestError("--set 写明成套的地点，不与 PLACE、--view 或 --compare 同用。")
    view = default_view(atlas, _language(asked.lang or "zh"))
    places = read_set(asked.set, atlas, look, view.language)
    now = dt.datetime.now().astimezone()
    options = _options(asked, look, view)
    return check_order(SetOrder(atlas, look, places, view, options, now, public_url()))


def _view(atlas: Atlas, asked: argparse.Namespace) -> MapView:
    """Return the view of a copied link or of a place."""
    if sum(one is not None for one in (asked.place, asked.view, asked.compare)) != 1:
        raise RequestError(
            "请写明一处地点，或用 --view 写明一个链接，--compare 写明二至四处，"
            "--set 写明一套；只取其一。"
        )
    if asked.view is not None:
        return _linked(atlas, asked)
    view = default_view(atlas, _language(asked.lang or "zh"))
    if asked.place is not None:
        return replace(view, place=atlas.place(asked.place).id)
    pieces = [piece.strip() for piece in BETWEEN.split(asked.compare) if piece.strip()]
    places = ",".join(dict.fromkeys(atlas.place(one).id for one in pieces))
    return replace(view, page="compare", words=(("with", places),))


def _linked(atlas: Atlas, asked: argparse.Namespace) -> MapView:
    """Return the view of a copied link, or of what stands behind its question mark."""
    link = asked.view.strip()
    query = urlsplit(link).query
    if not query and "?" not in link and "=" in link:
        query = link
    if not query and not link.startswith(("http://", "https://", "/", "?")):
        raise RequestError(
            f"“{shown(asked.view)}”不是本图的链接，没有出图；链接形如 /?place=line-11，"
            "可在页面上点“复制链接”得到。"
        )
    view, garbled = MapView.from_query(query, atlas, is_for_file=True)
    if garbled:
        raise RequestError(garbled)
    return replace(view, language=_language(asked.lang)) if asked.lang else view


def _options(asked: argparse.Namespace, look: Look, view: MapView) -> Options:
    """Return the options; paper that is named stands upright unless it is to lie."""
    told = _told(asked)
    if asked.compare is not None:
        told["what"] = ["compare"]
    elif asked.view is not None and asked.what is None:
        usual = "compare" if view.page == "compare" else "sheet" if view.place else "view"
        told["what"] = [usual]
    told["format"] = [_format(asked)]
    told["upright"] = ["1" if asked.paper and not asked.landscape else "0"]
    here = public_url()
    query = view.to_query()
    link = f"{here}?{query}" if here and query else here
    return read_options(told, look, view.language, link)


def _format(asked: argparse.Namespace) -> str:
    """Return the form that is asked for, else that of the file's name, else a picture.

    Raises RequestError when both are said and differ: no file is called what it is not.
    """
    ending = Path(asked.out).suffix.lstrip(".").lower()
    named = ending if ending in FORMATS else ""
    wanted = asked.format or named or FORMATS[0]
    if named and named != wanted:
        raise RequestError(f"文件名以“.{ending}”结尾，而 --format 是{wanted}；请改其中一个。")
    return wanted


def _told(asked: argparse.Namespace) -> dict[str, Sequence[str]]:
    words: Mapping[str, object] = vars(asked)
    told: dict[str, Sequence[str]] = {}
    for key in KEYS:
        said = words.get(key)
        if said is not None:
            told[key] = said if isinstance(said, list) else [str(said)]
    return told


def writable_path(words: str) -> Path:
    """Return where a file can be written; raises RequestError before it is drawn in vain."""
    if not words.strip() or "\0" in words:
        raise RequestError("没有写明要写出的文件。")
    path = Path(words)
    try:
        why = _unwritable(path)
    except OSError as error:
        why = error.strerror or str(error)
    if why:
        raise RequestError(f"无法写出“{shown(words)}”：{why}。")
    return path


def _unwritable(path: Path) -> str:
    """Return why no file can be written there, empty where one can."""
    if path.is_dir():
        return "这是一个文件夹"
    if not path.parent.is_dir():
        return f"没有“{shown(str(path.parent))}”这个文件夹"
    return "" if os.access(path.parent, os.W_OK) else "不能写入这个文件夹"


def _language(words: str) -> Language:
    if words == "en":
        return "en"
    if words == "zh":
        return "zh"
    raise RequestError(f"没有“{shown(words)}”这种语言，可用的有：zh、en。")
