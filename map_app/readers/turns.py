"""Whose turn it is: each who asks is served in turn, however much one of them asks for."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from map_app.readers.worker_process import DeskError


class Requester:
    """One who asks: a reader with one file, or a whole set; told apart by being itself."""

    def __init__(self) -> None:
        """Begin to ask."""
        self.has_left = False


class _Ticket:
    def __init__(self) -> None:
        self.is_called = False


class Turns:
    """Gives so many turns at once; those who wait are called one after the other.

    Of several tickets of one requester the first is called, then all others who wait are, before
    the next one is. Safe to use from many threads.
    """

    def __init__(self, count: int) -> None:
        """Begin with every turn free."""
        self._free = count
        self._changed = threading.Condition()
        self._waiting: OrderedDict[Requester, deque[_Ticket]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """Return how many wait for a turn."""
        with self._changed:
            return sum(map(len, self._waiting.values()))

    @contextmanager
    def turn(self, requester: Requester, seconds: float | None = None) -> Iterator[None]:
        """Hold a turn.

        Raises DeskError when none comes within these seconds (None: wait), or the requester leaves.
        """
        self._wait(requester, seconds)
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._call()

    def leave(self, requester: Requester) -> None:
        """Let a requester go: who waits in its name waits no longer and none will again."""
        with self._changed:
            requester.has_left = True
            self._changed.notify_all()

    def _wait(self, requester: Requester, seconds: float | None) -> None:
        ticket = _Ticket()
        with self._changed:
            self._waiting.setdefault(requester, deque()).append(ticket)
            self._call()
            self._changed.wait_for(lambda: ticket.is_called or requester.has_left, seconds)
            if ticket.is_called and not requester.has_left:
                return
            self._give_up(requester, ticket)
            raise DeskError("sets.cancelled" if requester.has_left else "problem.busy")

    def _give_up(self, requester: Requester, ticket: _Ticket) -> None:
        if ticket.is_called:
            self._free += 1
            self._call()
            return
        tickets = self._waiting[requester]
        tickets.remove(ticket)
        if not tickets:
            del self._waiting[requester]

    def _call(self) -> None:
        """Call the next tickets; a requester that has more goes to the end of the line."""
        while self._free and self._waiting:
            requester, tickets = self._waiting.popitem(last=False)
            tickets.popleft().is_called = True
            self._free -= 1
            if tickets:
                self._waiting[requester] = tickets
        self._changed.notify_all()
