"""What a briefing says as tables for slides: statements with their citations, indicators, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from map_app.briefing.page.ink import Type
from map_app.briefing.record import Briefing, BriefingEntry, IndicatorRow, Section
from map_app.briefing.slides.compared import compared_table
from map_app.briefing.slides.rows import Row, Table
from map_app.briefing.slides.words import Paragraph, Run, said

STATEMENT_SHARES, BARE_SHARES = (0.64, 0.36), (0.7, 0.3)
INDICATOR_SHARES = (0.13, 0.49, 0.19, 0.19)
SOURCE_GAP_MM, FIGURES_GAP_MM, NOTE_GAP_MM = 0.6, 0.4, 1.0
NO_UNITS = frozenset({"", "-", "—", "/"})


class Tables:
    """Makes the tables of one briefing, of this width."""

    def __init__(self, briefing: Briefing, width_mm: float) -> None:
        """Keep what is set, and how wide."""
        self._briefing, self._width_mm = briefing, width_mm
        dress = briefing.dress
        self._lead = Type(dress.lead_pt, bold=True, colour=dress.ink)
        self._body = Type(dress.body_pt, colour=dress.ink)
        self._small = Type(dress.small_pt, colour=dress.ink)
        self._quiet = Type(dress.small_pt, colour=dress.quiet)
        self._column = replace(self._quiet, bold=True)

    def all(self) -> Iterator[Table]:
        """Yield the tables in the order they are read; empty when slides bring no words."""
        briefing, words = self._briefing, self._briefing.words
        if not briefing.options.has("targets") or not self._says_anything():
            return
        if briefing.side_by_side is not None:
            yield compared_table(briefing, briefing.side_by_side, self._width_mm)
            return
        if briefing.indicators:
            yield self._indicators()
        for section in briefing.sections:
            yield self._section(section)
        if not briefing.indicators and not briefing.sections:
            yield self._list(briefing.title, "", (words.nothing,))
        if briefing.not_found:
            yield self._list(words.not_found, words.not_found, briefing.not_found)

    def _says_anything(self) -> bool:
        """Return whether the briefing has words: a view alone is all map."""
        briefing = self._briefing
        return bool(briefing.indicators or briefing.sections or briefing.not_found)

    def _section(self, section: Section) -> Table:
        """Return a section's entries, each with where it stands and through what it bears."""
        words, options = self._briefing.words.slides, self._briefing.options
        has_via = any(entry.via for entry in section.entries)
        has_source = options.has("citations") or has_via
        shares = STATEMENT_SHARES if has_via else BARE_SHARES
        kind = self._lead
        if section.sketch:
            kind = replace(kind, colour=self._briefing.dress.warn)
        heads = (words.statement, words.source) if has_source else (words.statement,)
        return Table(
            head=said(section.head, kind),
            again=self._again(section.head, kind),
            short=section.short,
            widths_mm=self._widths(shares if has_source else (1.0,)),
            columns=self._heads(*heads),
            rows=tuple(self._entry(entry, has_source=has_source) for entry in section.entries),
        )

    def _entry(self, entry: BriefingEntry, *, has_source: bool) -> Row:
        statement = [said(self._quoted(entry), self._body)]
        if entry.figures:
            statement.append(said(entry.figures, self._small, FIGURES_GAP_MM))
        notes = tuple(self._notes(entry))
        if not has_source:
            return Row((tuple(statement),), notes)
        source = self._source(entry)
        again = tuple(self._again(one.words, self._quiet) for one in source[:1])
        return Row((tuple(statement), source), notes, continued=again)

    def _source(self, entry: BriefingEntry) -> tuple[Paragraph, ...]:
        """Return where a statement stands, below it through what it bears on the place."""
        cited = entry.citation if self._briefing.options.has("citations") else ""
        via = entry.via.rstrip("：: ")
        return tuple(said(one, self._quiet, SOURCE_GAP_MM) for one in (cited, via) if one)

    def _notes(self, entry: BriefingEntry) -> Iterator[Paragraph]:
        """Yield what a speaker reads: the statement, the plan's words in full, where they stand."""
        words = self._briefing.words
        spoken = [entry.via, self._quoted(entry)]
        spoken += [f"（{entry.figures}）"] if entry.figures else []
        yield said("".join(spoken), self._small, NOTE_GAP_MM)
        if entry.quote:
            yield said(f"{words.open_quote}{entry.quote}{words.close_quote}", self._small)
        if entry.citation:
            yield said(f"——{entry.citation}", self._small)

    def _quoted(self, entry: BriefingEntry) -> str:
        """Return the statement, between quotation marks when it is the plan's words."""
        words = self._briefing.words
        if not entry.words_of_plan:
            return entry.statement
        return f"{words.open_quote}{entry.statement}{words.close_quote}"

    def _indicators(self) -> Table:
        words = self._briefing.words
        heads = (words.slides.group, words.indicator, words.baseline, words.target)
        rows = []
        group = ""
        for one in self._briefing.indicators:
            rows.append(self._indicator(one, is_first=one.group != group))
            group = one.group
        return Table(
            head=said(words.indicators, replace(self._lead, size_pt=self._body.size_pt)),
            again=self._again(words.indicators, replace(self._lead, size_pt=self._body.size_pt)),
            short=words.indicator,
            widths_mm=self._widths(INDICATOR_SHARES),
            columns=self._heads(*heads, figures=2),
            rows=tuple(rows),
        )

    def _indicator(self, one: IndicatorRow, *, is_first: bool) -> Row:
        """Return an indicator's row; the first of its group names the group."""
        name = one.name if one.unit in NO_UNITS else f"{one.name}（{one.unit}）"
        cells = (
            (said(one.group if is_first else "", self._quiet),),
            (said(name, self._small),),
            (Paragraph((Run(one.baseline, self._small),), align="right"),),
            (Paragraph((Run(one.target, replace(self._small, bold=True)),), align="right"),),
        )
        words = self._briefing.words
        spoken = f"{name}：{words.baseline} {one.baseline}，{words.target} {one.target}"
        if self._briefing.language == "en":
            spoken = f"{name}: {words.baseline} {one.baseline}, {words.target} {one.target}"
        opening = (said(one.group, self._quiet),)
        return Row(cells, (said(spoken, self._small),), ruled=is_first, opening=opening)

    def _list(self, head: str, short: str, sentences: tuple[str, ...]) -> Table:
        """Return sentences one below the other."""
        kind = replace(self._lead, size_pt=self._body.size_pt)
        rows = (
            Row(((said(one, self._small),),), (said(one, self._small, NOTE_GAP_MM),))
            for one in sentences
        )
        return Table(
            head=said(head, kind),
            again=self._again(head, kind),
            short=short,
            widths_mm=self._widths((1.0,)),
            columns=None,
            rows=tuple(rows),
            together=True,
        )

    def _heads(self, *words: str, figures: int = 0) -> Row:
        """Return the heads of the columns; the last `figures` of them are over figures."""
        return Row(
            tuple(
                (
                    Paragraph(
                        (Run(one, self._column),),
                        align="right" if index >= len(words) - figures else "left",
                    ),
                )
                for index, one in enumerate(words)
            )
        )

    def _again(self, words: str, kind: Type) -> Paragraph:
        return said(self._briefing.words.continued.format(head=words), kind)

    def _widths(self, shares: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(share * self._width_mm for share in shares)
