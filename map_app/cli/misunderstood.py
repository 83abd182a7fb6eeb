"""What is wrong with a command, said in one Chinese sentence.

argparse says it in English; what it says is known by its form, and named anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from map_app.atlas.words import shown

USAGE = "用法见 python -m map_app --help。"
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "COMMAND": "命令",
        "PLACE": "地点",
        "LON": "经度",
        "LAT": "纬度",
        "WORDS": "要查的词",
        "FILE": "文件",
        "A": "第一个图层或地点",
        "B": "第二个图层或地点",
    }
)
QUOTES = "'\""
SAYINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form, re.DOTALL), say)
    for form, say in (
        (
            r"the following arguments are required: (.+)",
            lambda said: f"缺少{_named(said[1])}",
        ),
        (
            r"argument COMMAND: invalid choice: (.*) \(choose from (.+)\)",
            lambda said: (
                f"没有“{shown(said[1].strip(QUOTES))}”这个命令，可用的有：{_named(said[2])}"
            ),
        ),
        (
            r"unrecognized arguments: (.*)",
            lambda said: f"无法识别“{shown(said[1])}”",
        ),
        (
            r"argument (\S+): expected .+",
            lambda said: f"{_named(said[1])}后面缺少内容",
        ),
        (
            r"argument (\S+): ignored explicit argument .*",
            lambda said: f"{_named(said[1])}后面不应有内容",
        ),
    )
)


def sentence(message: str) -> str:
    """Return a sentence for what argparse says; a general one for what it never said before."""
    for form, say in SAYINGS:
        said = form.fullmatch(message)
        if said is not None:
            return f"命令有误：{say(said)}；{USAGE}"
    return f"命令有误，{USAGE}"


def _named(words: str) -> str:
    """Return arguments as their reader knows them: `LON, LAT` as 经度、纬度."""
    return "、".join(NAMES.get(word, word) for word in words.replace("'", "").split(", "))
