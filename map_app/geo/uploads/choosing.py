"""Which of several layers is meant."""

from __future__ import annotations

from collections.abc import Sequence

from map_app.geo.uploads.says import Refused, listed


def one_of(names: Sequence[str], chosen: str | None) -> str:
    """Return the layer chosen, or the only one; raises Refused with their names for others."""
    if not names:
        raise Refused("no_geometry")
    if chosen is None:
        if len(names) > 1:
            raise Refused("several_layers", tuple(names), several=listed(tuple(names)))
        return names[0]
    if chosen not in names:
        raise Refused("unknown_layer", tuple(names), several=listed(tuple(names)), said=chosen)
    return chosen
