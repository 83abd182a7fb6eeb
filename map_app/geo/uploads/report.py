"""What an upload comes to: said before anything of it stands on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from map_app.geo.uploads.says import Saying

Plain = str | int | float | bool | None
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader says of a file that the file does not say, or says wrongly.

    `grid` is a datum of the reader's own, as `Datum` is written down; `datum` may name it.
    """

    datum: str | None = None
    encoding: str | None = None
    layer: str | None = None
    grid: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A feature that was not taken; `row` counts as the file does: features from 1, or lines."""

    row: int
    reason: Saying


def rows_of(rejected: Sequence[Rejected]) -> tuple[str, ...]:
    """Return the rows as words."""
    return tuple(str(one.row) for one in rejected)


@dataclass(frozen=True, slots=True)
class LayerReport:
    """One layer that can be taken.

    `datum` is an id of `layers/datums.toml`, or the file's own name of a system that is not there.
    `bounds` are west, south, east, north in EPSG:4326. `geometry` is area, line, point or mixed.
    """

    name: str
    features: int
    geometry: str
    encoding: str | None
    datum: str
    datum_certain: bool
    bounds: Bounds
    columns: tuple[str, ...]
    sample: tuple[Mapping[str, Plain], ...]
    mended: int
    rejected: tuple[Rejected, ...]
    warnings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to say of a file; `error` says why it is refused, None when it is not.

    `choices` are the layers to choose from where that is why.
    """

    error: Saying | None
    layers: tuple[LayerReport, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Return whether the file can be taken."""
        return self.error is None

    def to_form(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_form(cls, form: Mapping[str, Any]) -> Report:
        """Return the report of such a form; raises KeyError or TypeError for another form."""
        error = form["error"]
        return cls(
            error=None if error is None else Saying(**error),
            layers=tuple(_layer(one) for one in form["layers"]),
            choices=tuple(form["choices"]),
        )


def _layer(form: Mapping[str, Any]) -> LayerReport:
    west, south, east, north = form["bounds"]
    told = {
        **form,
        "bounds": (float(west), float(south), float(east), float(north)),
        "columns": tuple(form["columns"]),
        "sample": tuple(form["sample"]),
        "rejected": tuple(
            Rejected(one["row"], Saying(**one["reason"])) for one in form["rejected"]
        ),
        "warnings": tuple(Saying(**one) for one in form["warnings"]),
    }
    return LayerReport(**told)
