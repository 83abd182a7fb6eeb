"""Print where words of the plan stand: start, end and citation.

Run from the project as `python -m scripts.cite WORDS [OCCURRENCE]`. The words may be a part of a
sentence; the second line gives the sentence around them. Words that stand more than once need an
occurrence, counted from 1; exits 1 with one sentence when they cannot be found. MAP_APP_SEEDS names
another plan's folder.
"""

from __future__ import annotations

import re
import sys

from map_app.errors import MapAppError, RequestError
from map_app.plan import Plan, load_plan
from map_app.settings import read_settings


def occurrences_of(text: str, words: str) -> tuple[int, ...]:
    """Return the offset of every occurrence."""
    return tuple(found.start() for found in re.finditer(re.escape(words), text)) if words else ()


def start_of(text: str, words: str, occurrence: int | None) -> int:
    """Return the offset of the words; raises RequestError when it is not clear which are meant."""
    found = occurrences_of(text, words)
    if not found:
        raise RequestError(f"“{words}” stands nowhere in the text.")
    if occurrence is None and len(found) > 1:
        raise RequestError(f"“{words}” stands {len(found)} times: give an occurrence from 1.")
    if occurrence is not None and not 1 <= occurrence <= len(found):
        raise RequestError(f"“{words}” stands {len(found)} times; there is no no. {occurrence}.")
    return found[(occurrence or 1) - 1]


def lines_for(plan: Plan, start: int, end: int) -> str:
    """Return the line of the words and the line of the sentence around them."""
    around = plan.sentence_around(start)
    return "".join(
        f"{first},{last},{plan.cite(first, last).label} {plan.quote_display(first, last)}\n"
        for first, last in ((start, end), around)
    )


def main(arguments: list[str]) -> int:
    """Print the lines for the words, or one sentence on stderr."""
    occurrence = arguments[1] if len(arguments) > 1 else None
    if not arguments or (occurrence is not None and not occurrence.isdecimal()):
        sys.stderr.write("Give the words, and an occurrence as a number if they stand twice.\n")
        return 1
    try:
        plan = load_plan(read_settings().seeds)
        start = start_of(plan.text, arguments[0], int(occurrence) if occurrence else None)
    except MapAppError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(lines_for(plan, start, start + len(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
