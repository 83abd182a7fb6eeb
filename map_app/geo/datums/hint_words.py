"""The sentences that hints are told in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from map_app.geo.datums.datum import Datum

HintKind = Literal[
    "swapped_degrees",
    "metres",
    "degrees",
    "swapped_metres",
    "prefix_there",
    "prefix_missing",
    "prefix_differs",
    "other_metres",
    "outside",
    "off_the_roads",
]


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that looks wrong with positions, as a sentence in both languages."""

    kind: HintKind
    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """Return the sentence, in English for "en", else in Chinese."""
        return self.en if language == "en" else self.zh


SENTENCES: Mapping[HintKind, tuple[str, str]] = MappingProxyType(
    {
        "swapped_degrees": (
            "x与y看来写反了：第一个数像纬度，第二个数像经度，应为经度在前。",
            "x and y look swapped: the first number looks like a latitude; longitude comes first.",
        ),
        "metres": (
            "这些数是米，不是经纬度{system_zh}。",
            "These are metres, not degrees{system_en}.",
        ),
        "degrees": (
            "这些数像经纬度，不是米。",
            "These look like degrees, not metres.",
        ),
        "swapped_metres": (
            "第一个数像北坐标，第二个数像东坐标：看来X为北、Y为东（测量坐标的写法），应交换。",
            "X looks north and Y east, as surveyors write them: they have to be exchanged.",
        ),
        "prefix_there": (
            "东坐标前带有带号{zone}，所选坐标系不带带号：请选第{zone}带（带带号）。",
            (
                "Eastings begin with the zone prefix {zone}, but the datum chosen has none: "
                "choose zone {zone} with prefix."
            ),
        ),
        "prefix_missing": (
            "东坐标前没有带号，所选坐标系带有带号{zone}：请选同一中央经线、不带带号的坐标系。",
            (
                "Eastings have no zone prefix, but the datum chosen has {zone}: "
                "choose the one at the same meridian without prefix."
            ),
        ),
        "prefix_differs": (
            "东坐标前的带号是{zone}，与所选坐标系的带号不同。",
            "Eastings begin with the zone prefix {zone}, which is not that of the datum chosen.",
        ),
        "other_metres": (
            "这些数的大小不像“{title_zh}”：网络墨卡托与高斯投影请勿混用。",
            (
                "These numbers are not the size of “{title_en}”: "
                "Web Mercator and Gauss–Krüger are not to be mixed."
            ),
        ),
        "outside": (
            "按“{title_zh}”读入，有{share:.0%}的点在广州市以外：坐标系选得对吗？",
            (
                "Read as “{title_en}”, {share:.0%} of the positions lie outside Guangzhou: "
                "is that the right datum?"
            ),
        ),
        "off_the_roads": (
            (
                "这些位置偏离道路约{moved_m:.0f}米，是不是{name}坐标？"
                "照现在读有{now:.0%}的点在道路25米以内，按{name}读有{then:.0%}。"
            ),
            (
                "These fall {moved_m:.0f} m off the roads: {name}? Read as now {now:.0%} of them "
                "lie within 25 m of a road, read as {name} {then:.0%}."
            ),
        ),
    }
)
SYSTEMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "": ("", ""),
        "gauss": (
            "，像高斯投影坐标（不带带号）",
            "; they look like Gauss–Krüger without a zone prefix",
        ),
        "mercator": ("，像Web墨卡托坐标", "; they look like Web Mercator"),
    }
)


def hint(
    kind: HintKind, datum: Datum | None = None, system: str = "", **figures: float | str | None
) -> Hint:
    """Return a hint with its figures in it; `system` is a zone or a word of SYSTEMS."""
    zone = (f"，像高斯投影坐标，带号{system}", f"; they look like Gauss–Krüger, zone {system}")
    system_zh, system_en = SYSTEMS.get(system, zone)
    told = {"system_zh": system_zh, "system_en": system_en, **figures}
    if datum is not None:
        told |= {"title_zh": datum.title_zh, "title_en": datum.title_en}
    zh, en = (form.format(**told) for form in SENTENCES[kind])
    return Hint(kind, zh, en)
