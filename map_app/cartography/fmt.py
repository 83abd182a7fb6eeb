"""Numbers as the reader sees them, in Chinese ("zh") or English ("en")."""

from __future__ import annotations

import datetime as dt

METRES_PER_KILOMETRE = 1_000
WAN_PER_YI = 10_000
WAN_PER_BILLION = 100_000
WHOLE_NUMBERS_FROM = 10
SHARE_LOW, SHARE_HIGH = 0.01, 0.995
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def number_text(value: float) -> str:
    """Return the number with thousands separated and no idle zeros, six decimals at most."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def area_text(area_ha: float, language: str) -> str:
    """Return an area in hectares: one decimal below ten, whole above."""
    figure = _measured(area_ha)
    return f"{figure} ha" if language == "en" else f"{figure} 公顷"


def length_text(length_km: float, language: str) -> str:
    """Return a length in kilometres, or in metres below one kilometre."""
    metres = round(length_km * METRES_PER_KILOMETRE)
    if metres < METRES_PER_KILOMETRE:
        return f"{metres} m" if language == "en" else f"{metres} 米"
    return f"{length_km:.1f} km" if language == "en" else f"{length_km:.1f} 公里"


def money_text(amount_wan: float, language: str) -> str:
    """Return an amount given in 万元 (10,000 yuan), the printed 万元 figure beside it.

    Below 1 亿元 the printed figure stands alone.
    """
    printed = number_text(amount_wan)
    if abs(amount_wan) < WAN_PER_YI:
        return f"CNY {number_text(amount_wan * 10_000)}" if language == "en" else f"{printed} 万元"
    if language == "en":
        return f"CNY {amount_wan / WAN_PER_BILLION:,.2f} billion (printed: {printed} 万元)"
    return f"{amount_wan / WAN_PER_YI:,.2f} 亿元（{printed} 万元）"


def share_text(share: float, language: str) -> str:
    """Return a share from 0 to 1 as a percentage that never rounds to nothing or to all."""
    if 0 < share < SHARE_LOW:
        return "under 1%" if language == "en" else "不足 1%"
    if SHARE_HIGH <= share < 1:
        return "over 99%" if language == "en" else "99% 以上"
    return f"{share:.0%}"


def precision_text(precision_m: float, language: str) -> str:
    """Return how far a drawn edge or point may be out, either way."""
    if precision_m >= METRES_PER_KILOMETRE:
        figure = number_text(round(precision_m / METRES_PER_KILOMETRE, 1))
        return f"±{figure} km" if language == "en" else f"±{figure} 公里"
    return f"±{precision_m:.0f} m" if language == "en" else f"±{precision_m:.0f} 米"


def date_text(date: dt.date | str, language: str) -> str:
    """Return a date, or a year or month given as ISO text ("2025", "2025-06"), in words.

    Text that is no such date comes back as it is.
    """
    try:
        parts = [int(part) for part in str(date).split("-")]
        dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return str(date)
    if language == "en":
        words = [str(part) for part in reversed(parts)]
        if len(parts) > 1:
            words[-2] = _MONTHS[parts[1] - 1]
        return " ".join(words)
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def _measured(value: float) -> str:
    """Return a measured figure with no more digits than a drawing can bear."""
    digits = 1 if abs(value) < WHOLE_NUMBERS_FROM else 0
    return f"{value:,.{digits}f}"
