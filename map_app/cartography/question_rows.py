"""A question of the page of questions in words, for page and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from map_app.atlas.known_layers import known_layers
from map_app.cartography import fmt

if TYPE_CHECKING:
    from map_app.atlas import Atlas
    from map_app.atlas.questions import PageQuestion
    from map_app.cartography.look import Look

METRES_SHOWN = 10
"""Distances are shown to ten metres: drawings bear no more."""


def question_title(asked: PageQuestion, atlas: Atlas, look: Look, language: str) -> str:
    """Return what is asked, with its distance and status."""
    row = asked.question
    if asked.is_free:
        known = known_layers(atlas)
        of, among = (known[one].title(language) for one in (row.of[0], row.among[0]))
        words = {"a": of, "b": among}
        if asked.metres is not None:
            words["metres"] = f"{asked.metres:g}"
        return look.say(f"questions.free_{row.ask}", language, **words)
    told = []
    if asked.metres is not None:
        told.append(look.say("questions.metres_of", language, metres=f"{asked.metres:g}"))
    if asked.status is not None:
        told.append(look.say(f"status.{asked.status}", language))
    title = row.title(language)
    if not told:
        return title
    return look.say(
        "questions.title_of",
        language,
        title=title,
        told=look.say("ui.link_and", language).join(told),
    )


def distance_text(distance_m: float, language: str) -> str:
    """Return a distance to ten metres; 0 where two things meet."""
    if distance_m == 0:
        return "0 m" if language == "en" else "0 米"
    metres = max(METRES_SHOWN, round(distance_m / METRES_SHOWN) * METRES_SHOWN)
    return fmt.length_text(metres / fmt.METRES_PER_KILOMETRE, language)
