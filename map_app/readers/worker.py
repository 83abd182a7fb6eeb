"""The drawing process: reads what to draw, answers with the file; ends when nobody asks more."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from pathlib import Path

from map_app.briefing import Briefing, write_pdf, write_png
from map_app.errors import MapAppError
from map_app.readers.worker_process import receive, send


def drawn(form: str, briefing: Briefing) -> bytes:
    """Return the file's bytes; nothing is left on the disk."""
    with tempfile.TemporaryDirectory(prefix="map-app-") as folder:
        path = Path(folder) / f"briefing.{form}"
        if form == "pdf":
            write_pdf(briefing, path)
        else:
            write_png(briefing, path)
        return path.read_bytes()


def answer(question: bytes) -> bytes:
    """Return the answer to one question: `.` and the file, or `!` and a sentence."""
    form, briefing = pickle.loads(question)  # noqa: S301  written by our own server process
    try:
        return b"." + drawn(form, briefing)
    except MapAppError as error:
        return b"!" + str(error).encode()


def main() -> int:
    """Answer until the pipe is closed; whatever else writes to stdout goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (question := receive(sys.stdin.buffer)) is not None:
        send(answers, answer(question))
    return 0


if __name__ == "__main__":
    sys.exit(main())
