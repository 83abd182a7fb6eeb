"""One command: asked, answered, and an exit code.

What goes wrong is one sentence on stderr (or the list of problems), never a traceback.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from map_app.cli.asking import parser
from map_app.cli.commands import answer
from map_app.errors import DataError, MapAppError
from map_app.settings import read_settings

DATA_IS_WRONG, NOT_UNDERSTOOD = 1, 2
PIPE_CLOSED = 141
"""What a shell reports of a program whose reader went away (128 + SIGPIPE)."""


def main(words: Sequence[str] | None = None) -> int:
    """Answer one command and return its exit code; `words` are those of the command line.

    0 answered; 1 the data folders hold problems; 2 the question cannot be understood.
    """
    _speak_utf8()
    try:
        code = answer(parser().parse_args(words), read_settings())
        sys.stdout.flush()
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return DATA_IS_WRONG
    except MapAppError as error:
        sys.stderr.write(f"{error}\n")
        return NOT_UNDERSTOOD
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        sys.stderr.write(f"读写文件时出错：{error}\n")
        return DATA_IS_WRONG
    return code


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale; what no encoding has is written escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
