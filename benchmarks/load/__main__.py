"""`make load`: a hundred readers for five minutes on loopback; `--short` for half a minute."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile

from benchmarks.load.acts import Habits
from benchmarks.load.crowd import Load, Plan
from benchmarks.load.memory import Moment, moment, watch
from benchmarks.load.report import report
from benchmarks.results import circumstances, write_section
from map_app.atlas import load_atlas
from map_app.settings import read_settings
from tests.support.app_server import RunningApp, running_app

SECTION = "Many readers at once"
MOST_READERS = 300
SHORT = 10
"""How many times shorter everything is in the short form."""
AFTERWARDS_SECONDS = 130.0
"""Streamlit keeps the session of a reader who has left for two minutes, in case they come back."""


async def loaded(app: RunningApp, plan: Plan, quiet_s: float) -> tuple[Load, list[Moment], Moment]:
    """Let the readers act; return what they did, the memory meanwhile, and some time after."""
    settings = read_settings()
    load = Load(app.url, plan, Habits(load_atlas(settings.seeds, settings.layers)))
    moments: list[Moment] = []
    watching = asyncio.create_task(watch(app.process, load.crowd, moments))
    await load.run()
    await asyncio.sleep(quiet_s)
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    return load, moments, moment(app.process, load.crowd)


def main() -> int:
    """Load the app, print the tables and, unless it was short, write them down."""
    words = argparse.ArgumentParser(prog="benchmarks.load", description=__doc__)
    words.add_argument("--readers", type=int, default=100)
    words.add_argument("--short", action="store_true", help="half a minute, written nowhere")
    told = words.parse_args()
    plan, quiet_s = Plan(readers=min(told.readers, MOST_READERS)), AFTERWARDS_SECONDS
    if told.short:
        stay = (plan.stay_s[0] / SHORT, plan.stay_s[1] / SHORT)
        plan = Plan(plan.readers, plan.seconds / SHORT, plan.pause_s, stay, 5.0)
        quiet_s = AFTERWARDS_SECONDS / SHORT
    with tempfile.TemporaryDirectory() as folder, running_app(folder) as app:
        load, moments, afterwards = asyncio.run(loaded(app, plan, quiet_s))
    text = report(load.crowd, moments, afterwards, plan)
    if not told.short:
        write_section(SECTION, f"{circumstances()}\n\n{text}")
    sys.stdout.write(f"{circumstances()}\n\n{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
