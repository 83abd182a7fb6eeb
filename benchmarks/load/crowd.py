"""A crowd of readers who come, act, leave and are followed by others, for so many seconds."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field

import httpx

from benchmarks.load.acts import Act, Habits
from benchmarks.load.client import Reader

ASK_SECONDS = 60.0
KEPT_OPEN_SECONDS = 2.0
"""A connection is let go before the server does: after five seconds without a question."""
OPENING = "page opened"
TELLING = "choice told to Python"


@dataclass(frozen=True)
class Plan:
    """How many readers are there at once, for how long, and how they behave."""

    readers: int = 100
    seconds: float = 300.0
    pause_s: float = 5.0
    """On average between two acts of a reader."""
    stay_s: tuple[float, float] = (60.0, 180.0)
    arriving_s: float = 30.0
    """In which the first of them come."""


@dataclass(frozen=True)
class Done:
    """One act: when it began (seconds from the start), how long it took, what went wrong."""

    at_s: float
    name: str
    ms: float
    error: str = ""


@dataclass
class Crowd:
    """What the readers have done so far."""

    done: list[Done] = field(default_factory=list)
    here: int = 0
    left: int = 0
    begun: float = field(default_factory=time.perf_counter)

    @property
    def seconds(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.begun


class Load:
    """Lets a crowd loose on an app."""

    def __init__(self, url: str, plan: Plan, habits: Habits, seed: int = 14) -> None:
        """Prepare; the same seed gives the same acts."""
        self._url, self._plan, self._habits = url, plan, habits
        self._acts = habits.acts()
        self._seed = seed
        self.crowd = Crowd()

    async def run(self) -> None:
        """Return when the time is up and everybody has left."""
        limits = httpx.Limits(
            max_connections=2 * self._plan.readers, keepalive_expiry=KEPT_OPEN_SECONDS
        )
        self.crowd.begun = time.perf_counter()
        async with httpx.AsyncClient(timeout=ASK_SECONDS, limits=limits, trust_env=False) as http:
            seats = range(self._plan.readers)
            await asyncio.gather(*(self._seat(number, http) for number in seats))

    async def _seat(self, number: int, http: httpx.AsyncClient) -> None:
        """Seat one reader after another until the time is up."""
        dice = random.Random(self._seed * 1000 + number)  # noqa: S311  (no secret)
        await asyncio.sleep(dice.uniform(0, self._plan.arriving_s))
        while self.crowd.seconds < self._plan.seconds:
            until = min(self._plan.seconds, self.crowd.seconds + dice.uniform(*self._plan.stay_s))
            self.crowd.here += 1
            try:
                await self._visit(http, dice, until)
            finally:
                self.crowd.here -= 1
                self.crowd.left += 1

    async def _visit(self, http: httpx.AsyncClient, dice: random.Random, until: float) -> None:
        """Let one reader open the page and act until they leave."""
        try:
            async with Reader(self._url, http) as reader:
                if not await self._timed(OPENING, reader.open()):
                    return
                while self.crowd.seconds < until:
                    await asyncio.sleep(dice.uniform(0.2, 1.8) * self._plan.pause_s)
                    await self._act(reader, dice)
        except OSError as error:
            self._note(OPENING, self.crowd.seconds, error)
            await asyncio.sleep(1)

    async def _act(self, reader: Reader, dice: random.Random) -> None:
        act: Act = dice.choices(self._acts, [one.weight for one in self._acts])[0]
        if await self._timed(act.name, act.do(reader, dice)) and act.name == "click":
            await self._timed(TELLING, reader.tell(self._habits.view(dice)))

    async def _timed(self, name: str, doing: Awaitable[None]) -> bool:
        """Do something and note how long it took; return whether it went well."""
        at = self.crowd.seconds
        try:
            await doing
        except Exception as error:  # noqa: BLE001  (each is counted)
            self._note(name, at, error)
            return False
        self._note(name, at)
        return True

    def _note(self, name: str, at: float, error: BaseException | None = None) -> None:
        why = f"{type(error).__name__}: {error}".splitlines()[0] if error else ""
        self.crowd.done.append(Done(at, name, (self.crowd.seconds - at) * 1000, why))
