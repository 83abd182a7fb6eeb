"""The same answers at the command line: text for people, `--json` for machines."""

from map_app.cli.main import main

__all__ = ["main"]
