"""A briefing's statements as blocks of type: heads, entries, what was not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from map_app.briefing.page.indicator_blocks import indicator_blocks
from map_app.briefing.page.ink import Type
from map_app.briefing.page.setting import (
    AFTER_HEAD_MM,
    BODY_LEADING,
    ENTRY_GAP_MM,
    GROUP_GAP_MM,
    LEAD_LEADING,
    SECTION_GAP_MM,
    SMALL_LEADING,
    Block,
    SetLine,
    head_type,
    set_lines,
    with_source,
)
from map_app.briefing.record import Briefing, BriefingEntry, Section

INDENT_MM = 3.0


class EntryBlocks:
    """Sets what a briefing says into blocks of one width."""

    def __init__(self, briefing: Briefing, width_mm: float) -> None:
        """Keep what is set, and how wide."""
        self._briefing, self._width_mm = briefing, width_mm
        dress = briefing.dress
        self._small = SetLine("", Type(dress.small_pt, colour=dress.quiet), SMALL_LEADING)
        self._body = SetLine("", Type(dress.body_pt, colour=dress.ink), BODY_LEADING)
        self._head = SetLine("", head_type(briefing), LEAD_LEADING)
        self.is_slide = briefing.layout.is_slide

    def all(self, quoted: int) -> tuple[Block, ...]:
        """Return the blocks of every section; the first `quoted` bring the plan's words.

        Their number and order are the same at every width.
        """
        blocks = list(indicator_blocks(self._briefing, self._width_mm))
        for index, section in enumerate(self._briefing.sections):
            blocks.append(self.head(section))
            blocks.extend(self._entries(section, with_quote=index < quoted))
        if not blocks:
            blocks.append(Block(self._set(self._briefing.words.nothing, self._body), 0.0))
        return tuple(blocks)

    def tail(self) -> tuple[Block, ...]:
        """Return what was looked for and not found: it is said even when entries are left out."""
        if not self._briefing.not_found:
            return ()
        bold = replace(self._small.kind, bold=True)
        head = replace(self._small, words=self._briefing.words.not_found, kind=bold)
        gap = "" if self._briefing.language != "en" else " "
        sentences = gap.join(self._briefing.not_found)
        lines = (head, *self._set(sentences, self._small))
        return (Block(lines, SECTION_GAP_MM, ruled=True),)

    def not_found_count(self) -> Counter[str]:
        """Return how many sentences say what was not found, under a short word for them."""
        words, count = self._briefing.words.not_found, len(self._briefing.not_found)
        return Counter({words[:1].lower() + words[1:]: count} if count else {})

    def more(self, left_out: Mapping[str, int]) -> Block:
        """Return the line that says how many entries are left out, of which kinds, and where."""
        comma = ", " if self._briefing.language == "en" else "、"
        parts = comma.join(f"{short} {count}" for short, count in left_out.items())
        count = sum(left_out.values())
        words = self._briefing.words.more.format(count=count, parts=parts)
        text = replace(self._small, kind=replace(self._small.kind, colour=self._body.kind.colour))
        like = text if self.is_slide else self._body
        bold = replace(like, kind=replace(like.kind, bold=True))
        return Block(self._set(words, bold), ENTRY_GAP_MM)

    def head(self, section: Section) -> Block:
        """Return a section's head."""
        dress = self._briefing.dress
        like = self._head
        if section.sketch:
            like = replace(like, kind=replace(like.kind, colour=dress.warn))
        return Block(self._set(section.head, like), SECTION_GAP_MM, ruled=True, is_head=True)

    def continued(self, short: str) -> tuple[Block, ...]:
        """Return the small head above a section's entries on a further page; none without one."""
        section = next((one for one in self._briefing.sections if one.short == short), None)
        if section is None:
            return ()
        words = self._briefing.words.continued.format(head=section.head)
        bold = replace(self._small.kind, bold=True)
        return (Block(self._set(words, replace(self._small, kind=bold)), 0.0, is_head=True),)

    def _entries(self, section: Section, *, with_quote: bool) -> Iterator[Block]:
        """Yield the section's entries; those through one thing stand under its name."""
        via, gap_mm = "", AFTER_HEAD_MM
        for entry in section.entries:
            lines = self._entry(entry, with_quote=with_quote)
            if entry.via != via:
                bold = replace(self._small.kind, bold=True)
                lines = [*self._set(entry.via, replace(self._small, kind=bold)), *lines]
                gap_mm = max(gap_mm, GROUP_GAP_MM) if via else gap_mm
            yield Block(tuple(lines), gap_mm, section=section.short)
            via, gap_mm = entry.via, ENTRY_GAP_MM

    def _entry(self, entry: BriefingEntry, *, with_quote: bool) -> list[SetLine]:
        """Return an entry's lines: what the plan names is set larger than what it names not."""
        words, dress = self._briefing.words, self._briefing.dress
        text = replace(self._small, kind=replace(self._small.kind, colour=dress.ink))
        if not entry.via:
            text = self._body
        statement = entry.statement
        if entry.words_of_plan:
            statement = f"{words.open_quote}{statement}{words.close_quote}"
        lines = [*self._set(statement, text)]
        if entry.figures:
            lines += self._set(entry.figures, replace(text, kind=self._small.kind))
        if with_quote and entry.quote:
            quoted = f"{words.open_quote}{entry.quote}{words.close_quote}"
            lines += self._set(quoted, replace(self._small, indent_mm=INDENT_MM, bar=True))
        if not entry.citation or not self._briefing.options.has("citations"):
            return lines
        return [*with_source(lines, entry.citation, self._width_mm, self._small)]

    def _set(self, words: str, like: SetLine) -> tuple[SetLine, ...]:
        return set_lines(words, self._width_mm, like)
