"""The layers page: every layer with what is known of it, and the table of one layer's features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from map_app.atlas import Atlas
from map_app.atlas.layer_rows import DOWN, layer_facet, layer_sorts
from map_app.atlas.table_query import TableQuery, read_query
from map_app.atlas.words import shown
from map_app.cartography import Look
from map_app.cartography.layer_table import TableColumn, TableRow, layer_table, today_of
from map_app.draw.layer_facts import layer_facts
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.table_parts import FORMATS, Choice, ChoiceGroup
from map_app.geo import Layer, filter_words

PAGE = "layers"
WORDS = ("of", "filter", "sort", "q")
GROUPS = ("plan", "base")
EXTENT_DECIMALS = 5
MARGIN_DEG = 0.002
"""Ground around a feature that is no place, about 200 m: a point has no extent of its own."""


@dataclass(frozen=True, slots=True)
class LayerCard:
    """A layer as the page lists it."""

    title: str
    href: str
    sketch: bool
    count: int
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The head of a column: a link that orders by it, the other way round where it does already."""

    title: str
    sort: str
    href: str
    direction: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A feature as the page lists it; `sheet` is None for what is no place of the plan."""

    id: str
    name: str
    sheet: str | None
    on_map: str
    extent: str
    tokens: str
    form: str
    cells: tuple[tuple[str, bool], ...]


def write_layers(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page; `of` says of which layer, without it all of them are listed."""
    layer = atlas.ground.layers.get(asked.get("of", ""))
    if layer is None:
        return _write_list(atlas, look, links, asked, whole=whole)
    facet = layer_facet(layer)
    query, garbled = read_query(dict(asked), [facet] if facet else [], layer_sorts(layer))
    page = _LayerPage(look, links, layer, query)
    table = layer_table(atlas, look, layer, query, links.language)
    words = {"of": layer.spec.id, **query.address()}
    return render(
        "layer_page.html" if whole else "layer.html",
        atlas,
        look,
        links,
        today=today_of(layer),
        level=1 if whole else 2,
        title=layer.spec.title(links.language),
        home=links.home(page=PAGE, **words),
        other_language=links.in_other_language().page(PAGE, **words),
        layer=layer.spec,
        facts=layer_facts(layer.spec, look, links.language),
        query=query,
        sentence=_sentence(look, links.language, garbled),
        groups=page.groups(),
        files=page.files(),
        action=links.page(PAGE).partition("?")[0],
        everything=links.page(PAGE, of=layer.spec.id),
        heads=tuple(page.head(column) for column in table.columns),
        rows=tuple(page.line(row) for row in table.rows),
        alike=table.alike,
        total=table.total,
    )


def _write_list(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page that lists every layer, the topmost of each group first."""
    layers = [*atlas.ground.layers.values()][::-1]
    unknown = (asked["of"],) if asked.get("of") else ()
    return render(
        "layers_page.html" if whole else "layers.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        title=look.say("pages.layers", links.language),
        home=links.home(page=PAGE),
        other_language=links.in_other_language().page(PAGE),
        sentence=_sentence(look, links.language, unknown),
        files=_files(links, {}),
        groups=tuple(
            (
                look.say(f"group.{group}", links.language),
                tuple(_card(one, look, links) for one in layers if one.spec.group == group),
            )
            for group in GROUPS
        ),
    )


def _card(layer: Layer, look: Look, links: Links) -> LayerCard:
    spec = layer.spec
    return LayerCard(
        title=spec.title(links.language),
        href=links.page(PAGE, of=spec.id),
        sketch=spec.sketch,
        count=len(layer.frame),
        facts=layer_facts(spec, look, links.language),
    )


def _files(links: Links, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return format and address of the downloads."""
    told = dict(words) | ({"lang": "en"} if links.language == "en" else {})
    query = f"?{urlencode(told, safe=',')}" if told else ""
    return tuple((form, f"{links.root}tables/{PAGE}.{form}{query}") for form in FORMATS)


def _sentence(look: Look, language: str, garbled: tuple[str, ...]) -> str | None:
    if not garbled:
        return None
    words = "、".join(f"“{shown(one)}”" for one in garbled)
    return look.say("table.garbled", language, words=words)


class _LayerPage:
    """Makes the parts of one layer's page for one language and question."""

    def __init__(self, look: Look, links: Links, layer: Layer, query: TableQuery) -> None:
        """Keep what the parts are made from."""
        self._look, self._links, self._layer, self._query = look, links, layer, query

    def files(self) -> tuple[tuple[str, str], ...]:
        """Return the downloads of the rows that are shown."""
        return _files(self._links, {"of": self._layer.spec.id, **self._query.address()})

    def groups(self) -> tuple[ChoiceGroup, ...]:
        """Return what the rows can be narrowed by, each choice with how many features have it."""
        rule = self._layer.spec.filter
        if rule is None:
            return ()
        words, language = filter_words(self._layer), self._links.language
        choices = (
            Choice(
                token=one.value,
                title=one.label(language),
                count=sum(one.value in has for has in words),
                href=self._address(self._query.toggled(one.value)),
                is_on=one.value in self._query.tokens,
            )
            for one in rule.values
        )
        return (ChoiceGroup(self._layer.spec.id, rule.title(language), tuple(choices)),)

    def head(self, column: TableColumn) -> HeadCell:
        """Return the head of a column."""
        upwards = self._query.sort == column.key
        sort = DOWN + column.key if upwards else column.key
        direction = "ascending" if upwards else ""
        if self._query.sort == DOWN + column.key:
            direction = "descending"
        href = self._address(self._query.sorted_by(sort))
        return HeadCell(column.title, sort, href, direction, column.is_number)

    def line(self, row: TableRow) -> Line:
        """Return a feature with its addresses."""
        place, here = row.feature.place_id, {"page": PAGE, "of": self._layer.spec.id}
        extent = _extent(row.feature.bounds)
        on_map = (
            self._links.home(place, **here) if place else self._links.home(**here, extent=extent)
        )
        return Line(
            id=place or f"{self._layer.spec.id}-{row.feature.number}",
            name=row.name,
            sheet=self._links.sheet(place) if place else None,
            on_map=on_map,
            extent=extent,
            tokens=",".join(row.feature.tokens),
            form=row.form,
            cells=tuple((cell.words, cell.number is not None) for cell in row.cells),
        )

    def _address(self, query: TableQuery) -> str:
        return self._links.page(PAGE, of=self._layer.spec.id, **query.address())


def _extent(bounds: tuple[float, float, float, float]) -> str:
    """Return the ground of a feature and a little around it, as an address says it."""
    west, south, east, north = bounds
    sides = (west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG)
    return ",".join(f"{side:.{EXTENT_DECIMALS}f}" for side in sides)
