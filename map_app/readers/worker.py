"""The drawing process: reads what to draw, answers with the file; ends when nobody asks more."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress

from map_app.briefing.sets.works import done
from map_app.errors import MapAppError
from map_app.readers.worker_process import receive, send


def answer(question: bytes) -> bytes:
    """Return the answer to one question: `.` and the file, or `!` and a sentence."""
    work = pickle.loads(question)  # noqa: S301  written by our own server process
    try:
        return b"." + done(work)
    except MapAppError as error:
        return b"!" + str(error).encode()


def main() -> int:
    """Answer until the pipe is closed; whatever else writes to stdout goes to stderr.

    Ctrl+C at a terminal reaches this process too: the server ends, the pipe closes, and so it ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(BrokenPipeError):  # the server went while this was drawn
        while (question := receive(sys.stdin.buffer)) is not None:
            send(answers, answer(question))
    return 0


if __name__ == "__main__":
    sys.exit(main())
