"""A Briefing: everything a page says and shows, decided once, before anything writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from shapely.geometry.base import BaseGeometry

from map_app.atlas import MapView
from map_app.briefing.frame import Frame
from map_app.briefing.layout import Layout
from map_app.briefing.options import Mark, Options
from map_app.briefing.paper import Box
from map_app.briefing.tables.table import Table
from map_app.cartography import FeatureStyle, Label, LabelStyle, LegendEntry
from map_app.geo.taking_away import LayerTaken
from map_app.plan import Figure

Way = Literal["named", "through", "sketch", ""]


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """One statement of the plan: our sentence, the plan's words, where they stand.

    `quote` is empty when the statement is the plan's words already (`words_of_plan`); `via` says
    through what the statement bears on the place, empty when the plan names the place itself;
    `figures` are its investments in words, `told` all its figures. `start` and `end` count the
    characters of the plan's text; both are 0 for what is no statement of the plan.
    """

    statement: str
    quote: str
    citation: str
    via: str = ""
    figures: str = ""
    words_of_plan: bool = False
    told: tuple[Figure, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Statements that bear on the place in the same way, under one head; `short` names the way.

    `way` tells it apart, "" for what is no statement that bears on a place.
    """

    head: str
    short: str
    entries: tuple[BriefingEntry, ...]
    sketch: bool = False
    way: Way = ""


Cell = tuple[BriefingEntry, ...]


@dataclass(frozen=True, slots=True)
class Respect:
    """One respect in which places are compared, by rows.

    A row of one cell is what several places share and runs across the columns; another one has a
    cell for each place. An entry's `via` says who has it, and through what.
    """

    head: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Places next to one another: their names over the columns, then respect by respect."""

    names: tuple[str, ...]
    respects: tuple[Respect, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A line of the table of headline indicators; figures as the plan prints them."""

    name: str
    unit: str
    baseline: str
    target: str
    group: str


@dataclass(frozen=True, slots=True)
class DrawnFeature:
    """One feature on the map: its geometry in metres (EPSG:4547), its look, its opacity 0–1.

    `layer` and `row` tell where it comes from.
    `base` is set for the ground that the plan's layers lie on; `chosen` for the chosen place.
    """

    layer: str
    row: int
    place: str | None
    geometry: BaseGeometry
    style: FeatureStyle
    opacity: float
    base: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One or many features of a reader's own that look alike, in metres (EPSG:4547)."""

    style: FeatureStyle
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class OwnDrawing:
    """A reader's own layer on the map, its opacity 0–1, its parts bottom to top.

    `seen` are the classes (their places in its legend) and dimensions that the frame shows.
    """

    layer: str
    opacity: float
    parts: tuple[OwnPart, ...]
    seen: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The map: frame, features bottom to top, names, the ground outside, the chosen places' ids.

    `sizes_pt` are the four type sizes, the smallest first. `outside` is the part of the frame
    beyond the district, None when there is none; `note` is a sentence that stands on the map when
    the place itself cannot be drawn. Names leave the blocks `keep_clear` free. `marks` are the
    reader's own notes; `district` is the outline for the locator map (EPSG:4547), None without one;
    `asked` is the area that the view asks about (EPSG:4547), None where it asks nothing; `own` are
    the reader's own layers, bottom to top, above all that the plan draws.
    """

    frame: Frame
    places: tuple[str, ...]
    drawn: tuple[DrawnFeature, ...]
    outside: BaseGeometry | None
    labels: tuple[Label, ...]
    label_styles: Mapping[str, LabelStyle]
    sizes_pt: tuple[float, ...]
    note: str
    keep_clear: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    district: BaseGeometry | None = None
    asked: BaseGeometry | None = None
    own: tuple[OwnDrawing, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideWords:
    """The words that only slides need: heads of columns, names of layouts, what pictures show.

    `title` leaves {title} and {parts} to be filled, `map_shows` {title} and {scale}.
    """

    title: str
    statement: str
    source: str
    group: str
    contents: str
    place: str
    about: str
    page: str
    cover_layout: str
    map_layout: str
    words_layout: str
    map_shows: str
    code_shows: str
    logo_shows: str


@dataclass(frozen=True, slots=True)
class Words:
    """The page's fixed words in the reader's language.

    `more` leaves {count} and {parts} to be filled, `continued` {head}; `further` heads the pages
    after the first.
    """

    north: str
    scale: str
    legend: str
    chosen: str
    more: str
    further: str
    continued: str
    not_found: str
    nothing: str
    open_quote: str
    close_quote: str
    indicators: str
    indicator: str
    baseline: str
    target: str
    similar: str
    unsettled: str
    slides: SlideWords


@dataclass(frozen=True, slots=True)
class Dress:
    """The looks of the page, from the project's theme: colours, four type sizes, the choice."""

    paper: str
    ink: str
    quiet: str
    rule: str
    accent: str
    warn: str
    outside: str
    halo: str
    title_pt: float
    lead_pt: float
    body_pt: float
    small_pt: float
    chosen_stroke: str
    chosen_width_px: float
    halo_width_px: float
    chosen_fill_opacity: float
    asked: str
    slide_latin: str
    slide_east_asian: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A page about places, or about the district or the view when `places` is empty.

    `name` is what the page is about, for a file's name and a bookmark. `heading` is the office's
    own line above the title, "" without one; `logo` is a picture's bytes. `plan_short` is the plan
    line where room is scarce. `foot` are the lines at the foot: sources, reference system,
    precision, dates, link. `link` is the view's full address, "" when it is not known. `letters`
    are those that pages have in common, the commonest first, for the fonts of a PDF. `cut` says
    which places the scale that was asked for does not show whole, "" when all are. `side_by_side`
    is set for a comparison, whose `sections` say the same one below the other. `tables`
    are those of a workbook, `layers` those of a file of features, with `about` the file; all are
    empty for every other format.
    """

    name: str
    places: tuple[str, ...]
    language: str
    heading: str
    logo: bytes
    title: str
    title_suffix: str
    facts: tuple[str, ...]
    plan_line: str
    plan_short: str
    sections: tuple[Section, ...]
    indicators: tuple[IndicatorRow, ...]
    not_found: tuple[str, ...]
    picture: Picture
    legend: tuple[LegendEntry, ...]
    caveat: str
    foot: tuple[str, ...]
    link: str
    words: Words
    dress: Dress
    layout: Layout
    options: Options
    view: MapView
    made_on: dt.datetime
    letters: str = ""
    cut: str = ""
    side_by_side: SideBySide | None = None
    tables: tuple[Table, ...] = ()
    layers: tuple[LayerTaken, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
