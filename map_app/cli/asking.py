"""What the command line understands."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NoReturn

from map_app.atlas.questions import MIN_SHARE
from map_app.atlas.words import shown
from map_app.briefing import BLOCKS
from map_app.cli.misunderstood import sentence
from map_app.errors import RequestError

OUT_HELP = "另存为.xlsx或.csv，表头写明所问、数据、时间、精度 / write it as a table too"
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "标题 / title",
        "subtitle": "副标题 / subtitle",
        "office": "制图单位 / made by",
        "made": "制图时间 / made on",
        "note": "审图号或说明 / review number or note",
    }
)


class SentenceParser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        """Raise what the command line does not understand."""
        raise RequestError(sentence(message))


def joined(words: Sequence[str]) -> list[str]:
    """Return the words with `--blocks -legend` as one: a dash may begin what blocks are told."""
    told: list[str] = []
    for word in words:
        if told and told[-1] == "--blocks" and word.startswith("-") and not word.startswith("--"):
            told[-1] = f"--blocks={word}"
        else:
            told.append(word)
    return told


def parser() -> SentenceParser:
    """Return the commands and their words; numbers stay words until they are answered."""
    whole = SentenceParser(
        prog="python -m map_app",
        allow_abbrev=False,
        description="荔湾规划一张图：命令行 / The plan on a map, at the command line",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    told = SentenceParser(add_help=False)
    told.add_argument("--json", action="store_true", help="只输出一份JSON / one JSON document")
    place = SentenceParser(add_help=False)
    place.add_argument("place", metavar="PLACE", help="编号、名称或别名 / id, name or alias")

    def add(name: str, words: str, *parents: SentenceParser) -> SentenceParser:
        return commands.add_parser(
            name, help=words, description=words, parents=parents, allow_abbrev=False
        )

    add("check", "列出seeds/和layers/的全部问题 / every problem of the data", told)
    places = add("places", "列出地点 / the places", told)
    places.add_argument("--kind", metavar="KIND", help="只列一类 / one kind only")
    add("sheet", "与一处地点有关的全部内容 / all that bears on a place", place, told)
    pick = add("pick", "某一位置上有什么（WGS 84，经度在前） / what lies at a position", told)
    pick.add_argument("lon", metavar="LON")
    pick.add_argument("lat", metavar="LAT")
    pick.add_argument("--metres", metavar="M", default="0", help="点和线的容差，米 / tolerance")
    search = add("search", "查找地点、项目、指标、名词和原文 / search", told)
    search.add_argument("words", metavar="WORDS", nargs="+")
    add("outline", "《纲要》的章节及其位置 / the outline with offsets", told)
    add("passages", "提到一处地点的句子 / the sentences that name a place", place, told)
    _ask_read(add("read", "查看自己的文件上传后的情况 / what one's own file would say", told))
    _ask_overlay(add("overlay", "两个图层或地点重叠多少 / what two layers or places share", told))
    _ask_within(add("within", "一处地点周围有什么 / what lies within a distance", place, told))
    _ask_export(add("export", "出图：把地点或视图写成文件 / a place or a view as a file"))
    return whole


def _ask_read(own: SentenceParser) -> None:
    """Add the file, and what its reader may say of it."""
    own.add_argument("file", metavar="FILE")
    own.add_argument("--datum", metavar="D", help="坐标系，如cgcs2000-zone38、EPSG:4526 / datum")
    own.add_argument("--encoding", metavar="E", help="文字编码，如GB18030 / encoding of words")
    own.add_argument("--layer", metavar="L", help="几个图层中的一个 / one of several layers")


def _ask_overlay(overlay: SentenceParser) -> None:
    for name in ("a", "b"):
        overlay.add_argument(name, metavar=name.upper(), help="图层或地点 / a layer or a place")
    overlay.add_argument(
        "--min-share",
        metavar="SHARE",
        default=str(MIN_SHARE),
        help="至少占其一的比例，0到1 / least share of either, 0 to 1",
    )
    overlay.add_argument("--out", metavar="FILE", help=OUT_HELP)


def _ask_within(within: SentenceParser) -> None:
    within.add_argument("--metres", metavar="M", required=True, help="多少米以内 / within metres")
    within.add_argument("--layer", metavar="L", required=True, help="哪个图层 / of which layer")
    within.add_argument("--out", metavar="FILE", help=OUT_HELP)


def _ask_export(export: SentenceParser) -> None:
    """Add what a file can be asked for; what is known of each is decided where it is read."""
    _ask_subject(export)
    export.add_argument(
        "--format", metavar="FORMAT", help="png, svg, pdf, pptx, xlsx, geojson, gpkg"
    )
    export.add_argument(
        "--paper",
        metavar="PAPER",
        help="A4, A3（竖版，除非--landscape）, 16:9, 1920x1080, 3840x2160；不写则A4横版 / upright "
        "unless --landscape; A4 lying when left out",
    )
    export.add_argument("--landscape", action="store_true", help="横版 / lying")
    export.add_argument("--dpi", metavar="N", help="72–600")
    export.add_argument("--scale", metavar="N", help="1:N")
    export.add_argument("--template", metavar="ID", help="layers/briefings.toml")
    for name, words in WORDS.items():
        export.add_argument(f"--{name}", metavar="WORDS", help=words)
    export.add_argument(
        "--blocks",
        metavar="BLOCKS",
        help=f"如 -legend,qr：去掉图例，加上二维码 / without, with: {', '.join(BLOCKS)}",
    )
    export.add_argument(
        "--mark",
        metavar="LON,LAT;WORDS",
        action="append",
        help="图上注记，可多次 / a note on the map",
    )
    export.add_argument("--out", metavar="PATH", required=True)
    export.add_argument("--lang", metavar="LANG", help="zh, en")


def _ask_subject(export: SentenceParser) -> None:
    """Add what a file is about: a place, a view, places compared, a set."""
    export.add_argument(
        "place", metavar="PLACE", nargs="?", help="编号、名称或别名 / id, name, alias"
    )
    export.add_argument("--view", metavar="URL", help="复制的链接 / a copied link")
    export.add_argument(
        "--set",
        metavar="SET",
        help="成套出图：villages, clusters, lines，或逗号隔开的地点 / a whole set, or places with "
        "commas between them; png, svg: a zip",
    )
    export.add_argument(
        "--compare",
        metavar="PLACES",
        help="对比二至四处地点，逗号隔开，如 11号线,22号线 / two to four places side by side",
    )
    export.add_argument(
        "--what",
        metavar="WHAT",
        help="sheet（地图与规划内容；geojson、gpkg只含该地点）, view（仅地图；含图上全部要素）, "
        "compare（对比；见--compare）",
    )


def number(words: str, name: str) -> float:
    """Return a number of the command line; raises RequestError where it is none."""
    try:
        return float(words)
    except ValueError:
        raise RequestError(f"{name}应为数字，收到的是“{shown(words)}”。") from None
