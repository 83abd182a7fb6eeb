"""Which of a reader's own layers a file shows: `own=own_1~0.5,own_2`, from bottom to top."""

from __future__ import annotations

import re

from starlette.requests import Request

from map_app.atlas import LayerState
from map_app.errors import RequestError
from map_app.serve.served import Served
from map_app.serve.whose import layers_of

WORD = re.compile(r"(own_\d{1,9})(?:~(0(?:\.\d{1,2})?|1))?")


def own_states(served: Served, request: Request, language: str) -> tuple[LayerState, ...]:
    """Return the own layers that are asked for; none where none are.

    Raises RequestError with a sentence for one that the reader who asks does not have.
    """
    asked = [one for one in request.query_params.get("own", "").split(",") if one]
    found = [WORD.fullmatch(one) for one in asked]
    known = {held.layer.id for held in layers_of(served, request)}
    states = {
        one[1]: LayerState(one[1], on=True, opacity=float(one[2] or 1)) for one in found if one
    }
    if len(states) != len(asked) or not states.keys() <= known:
        raise RequestError(served.look.say("own.not_here", language))
    return tuple(states.values())


def own_key(served: Served, request: Request) -> str:
    """Return what tells a file of this reader's layers, as they look now, from any other's.

    Empty for a file without any.
    """
    asked = request.query_params.get("own", "")
    area = request.query_params.get("area", "").startswith("own,")
    if not (asked or area):
        return ""
    return " ".join([asked, *(held.key for held in layers_of(served, request))])
