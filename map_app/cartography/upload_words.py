"""What there is to say of a reader's file, in one language: for the page and the command line."""

from __future__ import annotations

from typing import Any, Protocol

from map_app.geo.uploads import LayerReport, Report, Saying


class Say(Protocol):
    """Says a sentence of a report."""

    def __call__(self, saying: Saying) -> str:
        """Return the sentence."""


class Words(Protocol):
    """What has the words of the interface: a look, or the wording alone."""

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the words of a key."""


def said(words: Words, saying: Saying, language: str) -> str:
    """Return a sentence of a report in "zh" or "en"."""
    return words.say(saying.key, language, **saying.values(language))


def report_json(report: Report, say: Say) -> dict[str, Any]:
    """Return a report as JSON has it, in the words of `say`."""
    return {
        "ok": report.ok,
        "error": None if report.error is None else say(report.error),
        "layers": [layer_json(layer, say) for layer in report.layers],
    }


def layer_json(layer: LayerReport, say: Say) -> dict[str, Any]:
    """Return one layer of a report as JSON has it."""
    return {
        "name": layer.name,
        "features": layer.features,
        "geometry": layer.geometry,
        "encoding": layer.encoding,
        "datum": layer.datum,
        "datum_certain": layer.datum_certain,
        "bounds": list(layer.bounds),
        "columns": list(layer.columns),
        "sample": [dict(row) for row in layer.sample],
        "mended": layer.mended,
        "rejected": [{"row": one.row, "reason": say(one.reason)} for one in layer.rejected],
        "warnings": [say(one) for one in layer.warnings],
    }
