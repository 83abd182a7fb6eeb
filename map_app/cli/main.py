"""One command: asked, answered, and an exit code.

What goes wrong is one sentence on stderr (or the list of problems), never a traceback.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from map_app.cli.asking import joined, parser
from map_app.cli.commands import answer
from map_app.errors import DataError, MapAppError
from map_app.settings import read_settings

DATA_IS_WRONG, NOT_UNDERSTOOD = 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports of a program that was stopped (128 + SIGINT), and of one whose reader went
away (128 + SIGPIPE)."""


def main(words: Sequence[str] | None = None) -> int:
    """Answer one command and return its exit code; `words` are those of the command line.

    0 answered; 1 the data folders hold problems, or reading or writing failed; 2 the question
    cannot be understood.
    """
    _speak_utf8()
    try:
        asked = parser().parse_args(joined(sys.argv[1:] if words is None else words))
        code = answer(asked, read_settings())
        if sys.stdout is not None:
            sys.stdout.flush()
    except DataError as error:
        return _refused(str(error), DATA_IS_WRONG)
    except MapAppError as error:
        return _refused(str(error), NOT_UNDERSTOOD)
    except BrokenPipeError:
        _leave_stdout()
        return PIPE_CLOSED
    except OSError as error:
        _leave_stdout()
        return _refused(f"读写文件时出错：{error}。", DATA_IS_WRONG)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _refused(sentence: str, code: int) -> int:
    """Say what is wrong, if anyone listens, and return the exit code."""
    with contextlib.suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"{sentence}\n")
    return code


def _leave_stdout() -> None:
    """Let what could not be written go nowhere: Python would try once more at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale; what no encoding has is written escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
