"""How names are read: pinyin without tones, syllable by syllable."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from map_app.atlas.words import same_form


@dataclass(frozen=True, slots=True)
class Reading:
    """A name in pinyin: `donglangcun`, and where its syllables begin; `dlc` are the initials."""

    letters: str
    starts: frozenset[int]
    initials: str

    def begins_a_syllable(self, typed: str) -> bool:
        """Tell whether what was typed stands in the reading, from the start of a syllable on."""
        place = self.letters.find(typed)
        while place >= 0:
            if place in self.starts:
                return True
            place = self.letters.find(typed, place + 1)
        return False


def reading_of(name: str) -> Reading:
    """Return the reading of a name; letters and digits in it stay as they are."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a fifth of a second that names go without

    syllables = [s for s in lazy_pinyin(same_form(name)) if s]
    return Reading(
        letters="".join(syllables),
        starts=frozenset(accumulate((len(s) for s in syllables[:-1]), initial=0)),
        initials="".join(s[0] for s in syllables),
    )
