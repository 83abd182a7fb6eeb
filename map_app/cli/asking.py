"""What the command line understands."""

from __future__ import annotations

import argparse
from typing import NoReturn

from map_app.cli.misunderstood import sentence
from map_app.errors import RequestError


class SentenceParser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        """Raise what the command line does not understand."""
        raise RequestError(sentence(message))


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
    export = add("export", "出图：一处地点的A4图 / a place's briefing as a file", place)
    export.add_argument("--format", metavar="FORMAT", default="png", help="png, pdf")
    export.add_argument("--out", metavar="PATH", required=True)
    export.add_argument("--lang", metavar="LANG", default="zh", help="zh, en")
    return whole
