"""The letters that pages have in common, the commonest first: see `page/letters.py`."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from map_app.atlas import Atlas
from map_app.cartography import Look


def common_letters(atlas: Atlas, look: Look) -> str:
    """Return the letters of the plan and of our own words, none twice."""
    said = "".join(one["zh"] for one in look.wording.words.values())
    names = "".join(one.name for one in atlas.plan.places.values())
    return _by_count(atlas.plan.text, said, names)


@lru_cache(maxsize=4)
def _by_count(*texts: str) -> str:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
    return "".join(letter for letter in ranked if not letter.isspace())
