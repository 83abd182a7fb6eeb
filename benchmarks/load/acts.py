"""What readers do, how often, and what each act asks of the server."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from benchmarks.clicks import points_of
from benchmarks.load.client import Reader
from map_app.atlas import Atlas

POINTS = 60
METRES = 17.6
"""Four pixels of the map as it is first shown."""
WORDS = ("轨道", "旧村", "医药 健康", "白鹅潭 商务", "11号线", "dlc", "donglang", "花地")
LAYERS = ("village_renewal", "metro_lines", "baietan_clusters", "projects", "metro_stations")
PAGES = ("read", "indicators", "projects", "layers", "questions")
FORMATS = ("png", "pdf", "pptx", "xlsx")


@dataclass(frozen=True)
class Act:
    """An act, how often it is done among all, and what is done."""

    name: str
    weight: int
    do: Callable[[Reader, random.Random], Awaitable[None]]


class Habits:
    """What there is to click, to read and to export."""

    def __init__(self, atlas: Atlas) -> None:
        """Choose the places from the Atlas."""
        self._points = points_of(atlas, POINTS)
        self._places = [atlas.pick(lon, lat, METRES)[0].place.id for lon, lat in self._points]
        self._length = len(atlas.plan.text)

    def acts(self) -> tuple[Act, ...]:
        """Return all acts; of a hundred, two thirds are clicks and one is an export."""
        return (
            Act("click", 66, self.click),
            Act("layer switch", 14, self.switch),
            Act("search", 8, self.search),
            Act("reading", 11, self.read),
            Act("export", 1, self.export),
        )

    async def click(self, reader: Reader, dice: random.Random) -> None:
        """Ask for the sheet of what lies somewhere."""
        lon, lat = dice.choice(self._points)
        asked = f"lon={lon:.7f}&lat={lat:.7f}&m={METRES}&layers="
        await reader.get(f"/sheets?fragment=1&{asked}")

    async def switch(self, reader: Reader, dice: random.Random) -> None:
        """Switch a layer off: the browser has done it, Python is told."""
        await reader.tell(f"layers=-{dice.choice(LAYERS)}")

    async def search(self, reader: Reader, dice: random.Random) -> None:
        """Look for words."""
        await reader.get(f"/search?q={quote(dice.choice(WORDS))}")

    async def read(self, reader: Reader, dice: random.Random) -> None:
        """Open a page beside the map, or the text around a quote."""
        if dice.random() < 0.5:  # noqa: PLR2004  (one as often as the other)
            await reader.get(f"/pages/{dice.choice(PAGES)}?fragment=1")
            return
        start = dice.randrange(self._length - 100)
        await reader.get(f"/text/{start}-{start + 40}?fragment=1")

    async def export(self, reader: Reader, dice: random.Random) -> None:
        """Fetch a file of a place."""
        place, form = dice.choice(self._places), dice.choice(FORMATS)
        await reader.get(f"/export?place={place}&format={form}")

    def view(self, dice: random.Random) -> str:
        """Return what a reader looks at after a click, as the page tells it to Python."""
        return f"place={dice.choice(self._places)}&extent=113.20472,23.04886,113.24591,23.08217"
