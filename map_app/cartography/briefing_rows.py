"""Reads `layers/briefings.toml`: papers, offices' templates, and sets of places by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from map_app.cartography.theme import Theme
from map_app.errors import DataError, Problem

BRIEFINGS = "briefings.toml"
LOGO_ENDINGS = (".png", ".jpg", ".jpeg")
Millimetres = Annotated[float, Field(gt=50, le=2000)]
Pixels = Annotated[int, Field(ge=100, le=10_000)]


class _Row(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paper(_Row):
    """A size of paper, slide or picture; lying, unless a reader turns it.

    `magnify` is how much larger type and lines are than the theme has them for A4. A picture has a
    size in pixels too, and no other resolution.
    """

    id: str
    title_zh: str
    title_en: str
    use: Literal["page", "slide", "picture"]
    wide_mm: Millimetres
    high_mm: Millimetres
    magnify: Annotated[float, Field(ge=0.5, le=4)]
    turns: bool = False
    wide_px: Pixels | None = None
    high_px: Pixels | None = None

    def title(self, language: str) -> str:
        """Return what the paper is called in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh


class Template(_Row):
    """How an office dresses its briefings: heading, colour of the head's rule, logo, note.

    `colour` changes colours of the theme by name; `logo` is a PNG or JPEG beside the file;
    `slide_latin` and `slide_east_asian` are the fonts that slides name, else the theme's.
    """

    id: str
    title_zh: str
    title_en: str
    heading_zh: str = ""
    heading_en: str = ""
    accent: str = "ink"
    note_zh: str
    note_en: str
    office_zh: str = ""
    office_en: str = ""
    logo: str | None = None
    colour: Mapping[str, Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]] = Field(
        default_factory=dict
    )
    slide_latin: str | None = None
    slide_east_asian: str | None = None

    def title(self, language: str) -> str:
        """Return what the template is called in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh


class SetRow(_Row):
    """Places that are briefed on together: all of these kinds, in the order of the seeds."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title_zh: str
    title_en: str
    kinds: Annotated[tuple[str, ...], Field(min_length=1)]

    def title(self, language: str) -> str:
        """Return what the set is called in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh


class BriefingRows(_Row):
    """The rows of `briefings.toml`: papers, templates, sets (`[[set]]` in the file).

    The first paper and the first template are the usual ones.
    """

    paper: Annotated[tuple[Paper, ...], Field(min_length=1)]
    template: Annotated[tuple[Template, ...], Field(min_length=1)]
    sets: Annotated[tuple[SetRow, ...], Field(alias="set")] = ()
    folder: Path = Path()
    """Where the logos are."""

    def paper_of(self, name: str) -> Paper | None:
        """Return the paper of this id, small letters or large; None when there is none."""
        return next((one for one in self.paper if one.id.lower() == name.lower()), None)

    def template_of(self, name: str) -> Template | None:
        """Return the template of this id, None when there is none."""
        return next((one for one in self.template if one.id == name), None)

    def set_of(self, name: str) -> SetRow | None:
        """Return the set of this id, small letters or large; None when there is none."""
        return next((one for one in self.sets if one.id == name.lower()), None)


def read_briefing_rows(layers: Path, theme: Theme) -> BriefingRows:
    """Read the papers and templates of this folder; raises DataError with every problem."""
    shown = f"{layers.name}/{BRIEFINGS}"
    try:
        told = tomllib.loads((layers / BRIEFINGS).read_text(encoding="utf-8"))
        rows = BriefingRows.model_validate(told | {"folder": layers})
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
    wrong = [
        *(said for table in (rows.paper, rows.template, rows.sets) for said in _twice(table)),
        *_sizes(rows),
        *_dresses(rows, theme),
    ]
    if wrong:
        raise DataError(Problem(shown, None, sentence) for sentence in wrong)
    return rows


def _twice(rows: Sequence[Paper | Template | SetRow]) -> Iterator[str]:
    ids = [row.id for row in rows]
    yield from (f"id: '{one}' stands twice" for one in sorted({i for i in ids if ids.count(i) > 1}))


def _sizes(rows: BriefingRows) -> Iterator[str]:
    """Yield the papers whose size in pixels is missing, idle, or of another shape."""
    for paper in rows.paper:
        pixels = (paper.wide_px, paper.high_px)
        if (paper.use == "picture") != all(pixels) or any(pixels) != all(pixels):
            yield f"paper '{paper.id}': wide_px and high_px go with use = \"picture\", both of them"
        elif paper.wide_px and paper.high_px:
            shapes = paper.wide_px / paper.high_px, paper.wide_mm / paper.high_mm
            if abs(shapes[0] / shapes[1] - 1) > 0.01:  # noqa: PLR2004  a hundredth
                yield f"paper '{paper.id}': pixels and millimetres are of two shapes"


def _dresses(rows: BriefingRows, theme: Theme) -> Iterator[str]:
    """Yield the templates that name a colour or a logo that is not there."""
    for template in rows.template:
        named = [template.accent, *template.colour]
        unknown = [one for one in named if not one.startswith("#") and one not in theme.colour]
        yield from (
            f"template '{template.id}': '{one}' is no name of theme.toml's [colour]"
            for one in unknown
        )
        if template.logo is None:
            continue
        logo = rows.folder / template.logo
        inside = logo.resolve().is_relative_to(rows.folder.resolve())
        if not (inside and logo.suffix.lower() in LOGO_ENDINGS and logo.is_file()):
            yield f"template '{template.id}': logo: no PNG or JPEG '{template.logo}' in the folder"
