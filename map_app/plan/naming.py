"""All names that the seeds give, looked for over the parts of the text that say something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from map_app.plan.flat import flat_name, flatten
from map_app.plan.mentions import Name, Rank, find_mentions
from map_app.plan.paragraphs import Paragraph, Span
from map_app.plan.reading import Reading
from map_app.plan.records import Mention
from map_app.plan.seed_files import SeedFiles

SPEAKING_PARTS = frozenset({"body", "table1", "table2", "annex1", "annex2"})


def mentions_of(files: SeedFiles, reading: Reading) -> tuple[Mention, ...]:
    """Return every mention in text order.

    The notice, the contents and the titles that repeat them say nothing and are left out. A tie of
    project_places.csv is a mention too, even inside the name of its project; so is the name of a
    place of its wherever else the project is named: 名创优品白鹤沙科技大厦 names 白鹤沙.
    """
    flat = flatten(reading.text, [p for p in reading.paragraphs if _speaks(p)])
    found = list(find_mentions(reading.text, flat, _names(files), reading.sentences))
    for tie in (located.row for located in files.project_places):
        _add(
            found,
            Mention(tie.place, tie.start, tie.end, tie.quote, *reading.sentence_around(tie.start)),
        )
    for inner in list(_inside_projects(files, reading.text, tuple(found))):
        _add(found, inner)
    return tuple(sorted(set(found), key=lambda m: (m.start, m.end, m.place_id)))


def _add(found: list[Mention], new: Mention) -> None:
    """Add a mention unless its place is named there already."""
    if not any(
        m.place_id == new.place_id and m.start < new.end and new.start < m.end for m in found
    ):
        found.append(new)


def _inside_projects(files: SeedFiles, text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names of places inside the names of the projects that are tied to them."""
    places: dict[str, list[str]] = defaultdict(list)
    for tie in (located.row for located in files.project_places):
        places[tie.project].append(tie.place)
    names = _names_of_places(files)
    for mention in found:
        around = (mention.sentence_start, mention.sentence_end)
        for place_id in places.get(mention.place_id, ()):
            for start, end in _first_in(text, (mention.start, mention.end), names[place_id]):
                yield Mention(place_id, start, end, text[start:end], *around)


def _names_of_places(files: SeedFiles) -> dict[str, list[str]]:
    """Return the names that mean a place everywhere, as they stand in flat words, longest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for place in (located.row for located in files.places):
        names[place.id].append(flat_name(place.name))
    for alias in (located.row for located in files.aliases):
        if alias.start is None:
            names[alias.place].append(flat_name(alias.alias))
    return {place_id: sorted(found, key=len, reverse=True) for place_id, found in names.items()}


def _first_in(text: str, within: Span, names: Iterable[str]) -> Iterator[Span]:
    """Yield where the longest of the names stands in a stretch; nothing where none does."""
    offsets = [offset for offset in range(*within) if not text[offset].isspace()]
    flat = "".join(flat_name(text[offset])[0] for offset in offsets)
    for name in names:
        first = flat.find(name)
        if first >= 0:
            yield offsets[first], offsets[first + len(name) - 1] + 1
            return


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
