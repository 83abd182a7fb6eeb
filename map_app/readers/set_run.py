"""A whole set made at the desk: place by place, as many at once as there are processes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import IO

from map_app.briefing.sets.binding import Binding, binding_of
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.sets.works import Work
from map_app.errors import ExportError, MapAppError
from map_app.readers.desk import ExportDesk
from map_app.readers.turns import Requester
from map_app.readers.worker_process import DeskError

Tell = Callable[[int], None]
PATIENCE_A_PLACE = 0.1
"""The whole may take so much longer than a page, for every place in it."""


def run_set(
    order: SetOrder, desk: ExportDesk, requester: Requester, out: IO[bytes], tell: Tell
) -> None:
    """Write a set into `out`; `tell` is called with the number of places done, first with 0.

    What `tell` raises when a place is done ends the set.

    Raises
    ------
    ExportError
        With a sentence that names the place that could not be made.
    DeskError
        When the requester has left.
    """
    binding = binding_of(order, out)
    run = _Run(order, desk, requester, binding, tell)
    pool = ThreadPoolExecutor(desk.limits.workers, thread_name_prefix="set")
    try:
        units = [pool.submit(run.unit, index) for index in range(order.count)]
        ended = wait(units, return_when=FIRST_EXCEPTION).done
        if run.failure is not None:
            raise run.failure
        for unit in ended:
            unit.result()
        run.last()
    finally:
        desk.leave(requester)
        pool.shutdown(wait=True, cancel_futures=True)
        binding.close()


class _Run:
    """One set that is being made; its units come from several threads."""

    def __init__(
        self,
        order: SetOrder,
        desk: ExportDesk,
        requester: Requester,
        binding: Binding,
        tell: Tell,
    ) -> None:
        self._order, self._desk, self._requester = order, desk, requester
        self._binding, self._tell = binding, tell
        self._adding = threading.Lock()
        self._done = 0
        self.failure: MapAppError | None = None
        """The first thing that went wrong: what others meet then is no news."""

    def unit(self, index: int) -> None:
        """Make one place when the turn comes, and add it to the whole."""

        def make() -> Work | None:
            if not self._done:
                self._tell(0)
            return self._binding.unit(index)

        try:
            part = self._desk.work(self._requester, make)
        except MapAppError as error:
            self._fail(self._named(error, index))
            raise
        with self._adding:
            self._binding.add(index, part)
            self._done += 1
        try:
            self._tell(self._done)
        except MapAppError as error:
            self._fail(error)
            raise

    def last(self) -> None:
        """Put the whole together."""
        patience = 1 + PATIENCE_A_PLACE * self._order.count
        try:
            whole = self._desk.work(self._requester, self._binding.last, patience)
        except MapAppError as error:
            raise self._named(error, None) from error
        self._binding.finish(whole)

    def _fail(self, error: MapAppError) -> None:
        with self._adding:
            self.failure = self.failure or error
        self._desk.leave(self._requester)

    def _named(self, error: MapAppError, index: int | None) -> MapAppError:
        """Return the error as a sentence that names the place, or the whole for None."""
        if self._requester.has_left:
            return error
        look, language = self._order.look, self._order.view.language
        said = look.say(error.key, language) if isinstance(error, DeskError) else str(error)
        if index is None:
            return ExportError(look.say("sets.failed", language, sentence=said))
        place = self._order.name(index)
        return ExportError(look.say("sets.failed_at", language, place=place, sentence=said))
