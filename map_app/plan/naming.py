"""All names that the seeds give, looked for over the parts of the text that say something."""

from __future__ import annotations

from collections.abc import Iterator

from map_app.plan.flat import flatten
from map_app.plan.mentions import Name, Rank, find_mentions
from map_app.plan.paragraphs import Paragraph
from map_app.plan.reading import Reading
from map_app.plan.records import Mention
from map_app.plan.seed_files import SeedFiles

SPEAKING_PARTS = frozenset({"body", "table1", "table2", "annex1", "annex2"})


def mentions_of(files: SeedFiles, reading: Reading) -> tuple[Mention, ...]:
    """Return every mention in text order.

    The notice, the contents and the titles that repeat them say nothing and are left out. A tie of
    project_places.csv is a mention too, even inside the name of its project.
    """
    flat = flatten(reading.text, [p for p in reading.paragraphs if _speaks(p)])
    found = find_mentions(reading.text, flat, _names(files), reading.sentences)
    ties = [
        Mention(t.place, t.start, t.end, t.quote, *reading.sentence_around(t.start))
        for t in (located.row for located in files.project_places)
        if not any(m.place_id == t.place and m.start < t.end and t.start < m.end for m in found)
    ]
    return tuple(sorted({*found, *ties}, key=lambda m: (m.start, m.end, m.place_id)))


def _speaks(paragraph: Paragraph) -> bool:
    return paragraph.part in SPEAKING_PARTS and paragraph.kind != "heading"


def _names(files: SeedFiles) -> Iterator[Name]:
    """Yield names and aliases, longer names that are something else, and projects."""
    for place in (located.row for located in files.places):
        yield Name(place.name, place.id)
    for alias in (located.row for located in files.aliases):
        scope = None if alias.start is None or alias.end is None else (alias.start, alias.end)
        yield Name(alias.alias, alias.place, Rank.PLACE, scope)
    for other in (located.row for located in files.other_names):
        yield Name(other.name, None, Rank.OTHER_NAME)
    for project in (located.row for located in files.projects):
        if project.level == "project":
            yield Name(project.name, project.id, Rank.PROJECT)
            yield Name(project.quote, project.id, Rank.PROJECT, (project.start, project.end))
