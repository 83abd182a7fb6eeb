"""What is asked about, and how much of it something covers, in words for page and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from map_app.cartography import fmt
from map_app.geo import ground_area, ground_length

if TYPE_CHECKING:
    from map_app.atlas.questions import AskedArea, Overlap
    from map_app.cartography.look import Look

SMALL_HA = 0.1
FINE_HA = 10.0
SQUARE_METRES_PER_HECTARE = 10_000
SQUARE_KM_FROM_HA = 100.0
LINE, AREA = 1, 2


def area_title(area: AskedArea, look: Look, language: str) -> str:
    """Return what is asked about: a shape or a place, and how far around it."""
    name = area.place.name if area.place else look.say(f"asked.{area.kind}", language)
    if area.radius_m is not None:
        name = look.say("asked.circle_of", language, metres=_metres(area.radius_m))
    if not area.buffer_m:
        return name
    key = "asked.around_line" if area.kind == "line" else "asked.around"
    return look.say(key, language, what=name, metres=_metres(area.buffer_m))


def area_facts(area: AskedArea, look: Look, language: str) -> tuple[tuple[str, str], ...]:
    """Return name and words of the ground that is asked about: geodesic area or length."""
    found: list[tuple[str, str]] = []
    if area.dimension == AREA:
        size = ground_area(area.geometry)
        words = ground_area_text(size.ha, look, language)
        found.append((look.say("asked.area", language), words))
    bare_length = ground_length(area.bare)
    if bare_length.metres:
        found.append(
            (look.say("asked.length", language), ground_length_text(bare_length.km, language))
        )
    if area.precision_m:
        told = fmt.precision_text(area.precision_m, language)
        found.append((look.say("sheet.precision", language), told))
    return tuple(found)


def ground_area_text(area_ha: float, look: Look, language: str) -> str:
    """Return an area as measured: hectares, 亩, and square kilometres from one on."""
    words = [f"{area_ha:,.2f} {look.say('unit.ha', language)}"]
    words.append(f"{area_ha * 15:,.1f} {look.say('unit.mu', language)}")
    if area_ha >= SQUARE_KM_FROM_HA:
        words.append(f"{area_ha / SQUARE_KM_FROM_HA:,.3f} {look.say('unit.km2', language)}")
    return " · ".join(words)


def ground_length_text(length_km: float, language: str) -> str:
    """Return a length as measured: metres, from one kilometre on kilometres to the metre."""
    if length_km < 1:
        metres = f"{length_km * fmt.METRES_PER_KILOMETRE:,.1f}"
        return f"{metres} m" if language == "en" else f"{metres} 米"
    return f"{length_km:,.3f} km" if language == "en" else f"{length_km:,.3f} 公里"


def size_text(found: Overlap, language: str) -> str:
    """Return how much two things share: an area, a length, "" for a point."""
    if found.length_km is not None:
        return fmt.length_text(found.length_km, language)
    if found.area_ha is None:
        return ""
    if found.area_ha < SMALL_HA:
        metres = f"{found.area_ha * SQUARE_METRES_PER_HECTARE:,.0f}"
        return f"{metres} m²" if language == "en" else f"{metres} 平方米"
    if found.area_ha < FINE_HA:
        return f"{found.area_ha:.2f} ha" if language == "en" else f"{found.area_ha:.2f} 公顷"
    return f"{found.area_ha:,.1f} ha" if language == "en" else f"{found.area_ha:,.1f} 公顷"


def share_words(share: float | None, language: str) -> str:
    """Return a share in words, a dash where there is none."""
    return "–" if share is None else fmt.share_text(share, language)


def precision_words(precision_m: float | None, look: Look, language: str) -> str:
    """Return how far a layer's drawing may be out; None where nobody has said."""
    if precision_m is None:
        return look.say("own.precision_unknown", language)
    return look.say("ground.precision", language, metres=f"{precision_m:g}")


def _metres(metres: float) -> str:
    return f"{metres:,.1f}".removesuffix(".0")
