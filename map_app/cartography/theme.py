"""Reads `layers/theme.toml`: the looks of map, panel, picture and slides, in one file of data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from map_app.cartography.records import FeatureStyle, LabelStyle
from map_app.errors import DataError, Problem

THEME = "theme.toml"
Hex = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Size = Literal["small", "body", "lead", "title"]
Weight = Literal["regular", "bold"]
Share = Annotated[float, Field(ge=0, le=1)]
Pixels = Annotated[float, Field(ge=0)]
FLARE = 0.05
"""What WCAG 2 adds to a luminance for the light of the room."""


class _Row(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Type(_Row):
    """The type scale: four sizes on screen and on paper, two weights, the fonts."""

    web: str
    slide_latin: str
    slide_east_asian: str
    pdf_regular: str
    pdf_bold: str
    size_px: Mapping[Size, float]
    size_pt: Mapping[Size, float]
    weight: Mapping[Weight, int]
    line_height: Mapping[str, float]


class Space(_Row):
    """Gaps and corners on screen."""

    unit_px: float
    panel_padding_px: float
    corner_px: float


class Chosen(_Row):
    """How a chosen place stands out, how the rest steps back, what the pointer does."""

    stroke: str
    width_px: Pixels
    halo: str
    halo_width_px: Pixels
    fill_opacity: Share
    rest_opacity: Share
    hover_stroke: str
    hover_width_px: Pixels


class OwnRow(_Row):
    """How a reader's own layers are drawn, in one colour or by value."""

    classes: Annotated[tuple[Hex, ...], Field(min_length=8, max_length=8)]
    ramp: Annotated[tuple[Hex, ...], Field(min_length=5, max_length=5)]
    other: Hex
    width_px: Pixels
    fill_opacity: Share
    line_px: Pixels
    radius_px: Pixels
    ring: str
    ring_px: Pixels


class LookRow(_Row):
    """How features of one look are drawn; colours by name or as "#rrggbb"."""

    stroke: str | None = None
    width_px: Pixels = 1
    opacity: Share = 1
    dash: tuple[Pixels, ...] = ()
    casing: str | None = None
    casing_px: Pixels = 0
    fill: str | None = None
    fill_opacity: Share = 0
    hatch: float | None = None
    hatch_gap_px: Pixels = 6
    radius_px: Pixels = 4
    symbol: Literal["circle", "square", "diamond", "none"] = "circle"


class LabelRow(_Row):
    """How the names of one kind are written, and from which zoom; low ranks are placed first."""

    size: Size
    weight: Weight
    colour: str
    halo_px: Pixels
    rank: float
    min_zoom: float


class Theme(_Row):
    """The tokens of `theme.toml`, with colours resolved on asking."""

    colour: Mapping[str, Hex]
    type: Type
    space: Space
    chosen: Chosen
    own: OwnRow
    look: Mapping[str, LookRow]
    label: Mapping[str, LabelRow]

    def paint(self, colour: str) -> str:
        """Return a colour given by name or as "#rrggbb" as "#rrggbb".

        Raises
        ------
        KeyError
            For a name that is not in [colour]; a loaded theme names no such colour.
        """
        return colour if colour.startswith("#") else self.colour[colour]

    def ink_on(self, colour: str) -> str:
        """Return ink or white, whichever reads better on this "#rrggbb"."""
        ground = _luminance(colour)
        ink, white = self.paint("ink"), self.paint("white")
        dark = (ground + FLARE) / (_luminance(ink) + FLARE)
        light = (_luminance(white) + FLARE) / (ground + FLARE)
        return ink if dark >= light else white

    def feature_style(self, look: str, stroke: str | None = None) -> FeatureStyle:
        """Return the resolved look of this name; `stroke` takes the place of its stroke."""
        row = self.look[look]
        ink = stroke or row.stroke
        return FeatureStyle(
            stroke=self.paint(ink) if ink and row.width_px else None,
            width_px=row.width_px,
            opacity=row.opacity,
            dash=row.dash,
            casing=self.paint(row.casing) if row.casing else None,
            casing_px=row.casing_px,
            fill=self.paint(row.fill) if row.fill else None,
            fill_opacity=row.fill_opacity,
            hatch_deg=row.hatch,
            hatch_gap_px=row.hatch_gap_px,
            radius_px=row.radius_px,
            symbol=row.symbol,
        )

    def label_style(self, kind: str) -> LabelStyle:
        """Return how the names of this kind are written."""
        row = self.label[kind]
        return LabelStyle(
            size=row.size,
            size_px=self.type.size_px[row.size],
            size_pt=self.type.size_pt[row.size],
            weight=self.type.weight[row.weight],
            colour=self.paint(row.colour),
            halo=self.paint("halo"),
            halo_px=row.halo_px,
        )


def read_theme(layers: Path) -> Theme:
    """Read the theme of this folder; raises DataError with every problem of the file."""
    shown = f"{layers.name}/{THEME}"
    try:
        theme = Theme.model_validate(tomllib.loads((layers / THEME).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DataError([Problem(shown, None, "the file is missing")]) from None
    except OSError as error:
        raise DataError([Problem(shown, None, f"cannot be read: {error.strerror}")]) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError([Problem(shown, None, f"is not TOML in UTF-8: {error}")]) from error
    except ValidationError as error:
        raise DataError(
            Problem(shown, None, f"{'.'.join(str(key) for key in one['loc'])}: {one['msg']}")
            for one in error.errors()
        ) from error
    problems = [Problem(shown, None, sentence) for sentence in _unknown_colours(theme)]
    if problems:
        raise DataError(problems)
    return theme


def _luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 to 1, as WCAG 2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004  (sRGB)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _unknown_colours(theme: Theme) -> Iterator[str]:
    """Yield a sentence for every colour that is neither a name of [colour] nor "#rrggbb"."""
    used = {
        "chosen": theme.chosen.model_dump(include={"stroke", "halo", "hover_stroke"}),
        "own": {"ring": theme.own.ring},
        **{
            f'look."{name}"': row.model_dump(include={"stroke", "fill", "casing"})
            for name, row in theme.look.items()
        },
        **{
            f"label.{kind}": row.model_dump(include={"colour"}) for kind, row in theme.label.items()
        },
    }
    for table, colours in used.items():
        for key, colour in colours.items():
            if colour and not colour.startswith("#") and colour not in theme.colour:
                yield f"{table}.{key}: '{colour}' is no name of [colour]"
    for name in ("ink", "white", "halo"):
        if name not in theme.colour:
            yield f"colour.{name}: is missing"
