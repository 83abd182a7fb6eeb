"""Sets that are being made, and those that are done: each known by a token nobody can guess.

A set is made beside the requests, can be asked how far it is, and can be cancelled. Its file is a
temporary one without a name: it is gone with the server, however that ends.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import IO

from map_app.briefing.sets.order import SetOrder
from map_app.errors import ExportError
from map_app.readers.desk import ExportDesk
from map_app.readers.full_disk import is_full
from map_app.readers.job import Job, JobReport
from map_app.readers.set_run import run_set
from map_app.readers.worker_process import DeskError

TOKEN_BYTES = 18
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class JobLimits:
    """How many sets are made at once, how large one may be, what is kept and how long.

    A file that was fetched is kept for `fetched_seconds` more, in case it is fetched again. A set
    that nobody asks after for `unwatched_seconds` is cancelled: its reader has gone.
    """

    running: int = 4
    most_bytes: int = 256 * MEGABYTE
    keep_files: int = 8
    keep_bytes: int = 512 * MEGABYTE
    keep_seconds: float = 900.0
    fetched_seconds: float = 120.0
    unwatched_seconds: float = 300.0


class Jobs:
    """The sets of all readers; safe to use from many threads."""

    def __init__(
        self,
        desk: ExportDesk,
        limits: JobLimits | None = None,
        new_file: Callable[[], IO[bytes]] = tempfile.TemporaryFile,
    ) -> None:
        """Begin with none; they are made at this desk, each into a new file."""
        self._desk, self._limits, self._new_file = desk, limits or JobLimits(), new_file
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._sweeper: threading.Timer | None = None

    @property
    def running(self) -> int:
        """Return how many sets are being made; a cancelled one counts until it stopped."""
        with self._lock:
            return sum(job.is_running for job in self._jobs.values())

    def start(self, order: SetOrder) -> str:
        """Begin to make a set and return its token; DeskError when too many are being made."""
        self.sweep()
        with self._lock:
            if sum(job.is_running for job in self._jobs.values()) >= self._limits.running:
                raise DeskError("problem.busy_sets")
            token = secrets.token_urlsafe(TOKEN_BYTES)
            job = self._jobs[token] = Job(order, self._new_file())
        threading.Thread(target=self._run, args=(job,), daemon=True).start()
        return token

    def report(self, token: str) -> JobReport | None:
        """Return how far a set is, None when there is none of this token."""
        job = self._job(token)
        return job.report() if job else None

    def order(self, token: str) -> SetOrder | None:
        """Return what was asked for, None when there is no such set."""
        job = self._job(token)
        return job.order if job else None

    def content(self, token: str) -> Iterator[bytes] | None:
        """Return a finished set's file piece by piece, None when there is none.

        Once it is begun it stays until the last piece is read, whatever is cleared away meanwhile.
        """
        job = self._job(token)
        return job.content() if job else None

    def cancel(self, token: str) -> bool:
        """End a set, or throw its file away; return whether there was one.

        What is being drawn is drawn to its end and thrown away.
        """
        job = self._job(token)
        if job is not None:
            self._end(job)
        return job is not None

    def close(self) -> None:
        """Cancel everything and delete every file."""
        with self._lock:
            jobs, self._jobs = list(self._jobs.values()), {}
            if self._sweeper is not None:
                self._sweeper.cancel()
        for job in jobs:
            self._end(job)

    def sweep(self) -> None:
        """Cancel what nobody waits for, and delete the files that are old or too many."""
        now, limits = time.monotonic(), self._limits
        with self._lock:
            jobs = list(self._jobs.items())
        for _, job in jobs:
            if job.is_running and now - job.asked_after > limits.unwatched_seconds:
                self._end(job)
        ended = [(token, job) for token, job in jobs if not job.is_running]
        ended.sort(key=lambda one: one[1].ended, reverse=True)
        files, size = 0, 0
        for token, job in ended:
            files, size = files + 1, size + job.size
            is_old = now - job.ended > limits.keep_seconds or job.is_fetched_before(
                now - limits.fetched_seconds
            )
            if is_old or files > limits.keep_files or size > limits.keep_bytes:
                self._forget(token)

    def _run(self, job: Job) -> None:
        """Make a set; what goes wrong is kept as its sentence."""
        try:
            run_set(job.order, self._desk, job.requester, job.file, partial(self._tell, job))
            self._check_size(job)
            job.finish()
        except ExportError as error:
            job.fail(self._said(job, error))
        except OSError as error:
            if not is_full(error):
                raise
            job.fail(job.order.look.say("problem.no_room", job.order.view.language))
        finally:
            # What we did not expect is loud in the log, and a sentence for the reader all the same.
            job.fail(job.order.look.say("problem.export", job.order.view.language))
            job.leave_file()
            self._sweep_later()

    def _said(self, job: Job, error: ExportError) -> str:
        language = job.order.view.language
        if isinstance(error, DeskError):
            return job.order.look.say(error.key, language)
        return str(error)

    def _tell(self, job: Job, done: int) -> None:
        job.advance(done)
        if done:
            self._check_size(job)
        if time.monotonic() - job.asked_after > self._limits.unwatched_seconds:
            self._end(job)

    def _end(self, job: Job) -> None:
        job.cancel()
        self._desk.leave(job.requester)

    def _check_size(self, job: Job) -> None:
        if job.written > self._limits.most_bytes:
            most = self._limits.most_bytes // MEGABYTE
            said = job.order.look.say("sets.too_large", job.order.view.language, most=most)
            raise ExportError(said)

    def _job(self, token: str) -> Job | None:
        self.sweep()
        with self._lock:
            return self._jobs.get(token)

    def _forget(self, token: str) -> None:
        with self._lock:
            job = self._jobs.pop(token, None)
        if job is not None:
            job.throw_away()

    def _sweep_later(self) -> None:
        """Look again when the files that are there now are old, though nobody comes."""
        with self._lock, suppress(RuntimeError):  # no thread is started while Python ends
            if self._sweeper is not None:
                self._sweeper.cancel()
            self._sweeper = threading.Timer(self._limits.keep_seconds + 1, self.sweep)
            self._sweeper.daemon = True
            self._sweeper.start()
