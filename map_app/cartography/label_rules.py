"""Reads `layers/labels.toml`: which names stand on the map and where."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from map_app.cartography.theme import Theme
from map_app.errors import DataError, Problem

LABELS = "labels.toml"
Placing = Literal["area", "point", "line", "course", "badge"]
ANY_ZOOM = 99.0


class _Row(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NameRule(_Row):
    """Which features of a layer are named, by which property, and where the name stands."""

    layer: str
    kind: str
    placing: Placing
    where: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    text_zh: str = "name"
    text_en: str = "name_en"
    cut_zh: str = ""
    cut_en: str = ""
    cut_start_en: str = ""
    min_zoom: float | None = None
    max_zoom: float = ANY_ZOOM
    rank_by: str | None = None
    offset_px: float = 0
    spacing_em: float = 0
    wrap: int = 0


class Note(_Row):
    """A name that belongs to no feature, at an EPSG:4326 position."""

    kind: str
    text_zh: str
    text_en: str
    lon: float
    lat: float


class LabelRules(_Row):
    """The rules of `labels.toml`."""

    names: tuple[NameRule, ...] = ()
    breaks: Mapping[str, str] = Field(default_factory=dict)
    english: Mapping[str, str] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def read_label_rules(layers: Path, theme: Theme) -> LabelRules:
    """Read the label rules of this folder; raises DataError with every problem of the file."""
    shown = f"{layers.name}/{LABELS}"
    try:
        rules = LabelRules.model_validate(
            tomllib.loads((layers / LABELS).read_text(encoding="utf-8"))
        )
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
    kinds = {rule.kind for rule in rules.names} | {note.kind for note in rules.notes}
    unknown = sorted(kinds - set(theme.label))
    if unknown:
        raise DataError(
            Problem(shown, None, f"kind: theme.toml has no [label.{kind}]") for kind in unknown
        )
    return rules
