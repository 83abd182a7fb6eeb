"""The limit of how many pairs of things one answer tells."""

from __future__ import annotations

from map_app.errors import RequestError

MOST_PAIRS = 100_000
"""Some ten seconds of work, and more than anybody reads."""


class ManyPairsError(RequestError):
    """More things meet than one answer tells."""


def refuse_many(count: int) -> None:
    """Raise ManyPairsError for more pairs than one answer tells."""
    if count > MOST_PAIRS:
        said = f"符合的配对超过{MOST_PAIRS:,}对，没有列出；请缩小距离，或换较小的图层。"
        raise ManyPairsError(said)
