"""One target, tried until time is up: `python -m tests.fuzz.child TARGET SECONDS SEED ROOM`.

`ROOM/in` holds what is being tried, should it end this process; `ROOM/found` what was found;
`ROOM/told.json` how far it is.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from map_app.geo.uploads import cage
from map_app.geo.uploads.drivers import skipping
from tests.fuzz.addresses import Addresses
from tests.fuzz.doors import DRIVERS, Door
from tests.fuzz.routes import Routes

OTHERS = {"addresses": Addresses, "routes": Routes}
TARGETS = (*DRIVERS, *OTHERS)
TOLD_EVERY_SECONDS = 5.0
SLOW_SECONDS = 10.0
MOST_KEPT = 400
OF_A_KIND = 2


class Trial:
    """Tries, counts, and keeps what is found."""

    def __init__(self, target, seed, room):
        """Open the target in its room."""
        self.inside, self.found = room / "in", room / "found"
        self.inside.mkdir(parents=True, exist_ok=True)
        self.found.mkdir(exist_ok=True)
        self.told_at = room / "told.json"
        self.chance = random.Random(seed)  # noqa: S311  (to be done again, not secret)
        self.seed, self.runs, self.slowest = seed, 0, 0.0
        self.ends, self.findings = Counter(), Counter()
        kind = OTHERS.get(target, Door)
        self.target = kind(target, self.inside.resolve())

    def until(self, deadline):
        """Try until the deadline on the monotonic clock."""
        told = 0.0
        while time.monotonic() < deadline:
            self.one()
            if time.monotonic() - told > TOLD_EVERY_SECONDS:
                told = time.monotonic()
                self.tell()
        self.tell()

    def one(self):
        """Make one input and try it."""
        made = self.target.make(self.chance)
        began = time.process_time()
        try:
            end = self.target.try_one(made)
        except Exception as error:  # noqa: BLE001  (whatever is raised is what we look for)
            self.note(made, _place_of(error), traceback.format_exc())
            end = "found"
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        if took > SLOW_SECONDS:
            self.note(made, "slow", f"{took:.1f} s of processor time")
        self.runs += 1
        if end not in self.ends and len(self.ends) < MOST_KEPT:
            self.target.keep(made)
        self.ends[end] += 1

    def note(self, made, where, words):
        """Keep a finding; of one kind the first few."""
        self.findings[where] += 1
        if self.findings[where] <= OF_A_KIND:
            name = f"{self.seed}-{len(self.findings)}-{self.findings[where]}"
            (self.found / f"{name}.bin").write_bytes(self.target.written(made))
            (self.found / f"{name}.txt").write_text(f"{where}\n{words}", encoding="utf-8")

    def tell(self):
        """Write how far this is."""
        told = {
            "runs": self.runs,
            "ends": len(self.ends),
            "slowest": round(self.slowest, 2),
            "findings": dict(self.findings),
            "often": dict(self.ends.most_common(12)),
        }
        self.told_at.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _place_of(error):
    """Return what was raised, and the last place of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "map_app" in one.filename] or frames
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def main(target, seconds, seed, room):
    """Begin anew in the environment of a reading process, then try."""
    driver = DRIVERS.get(target)
    if "GDAL_SKIP" not in os.environ and target in DRIVERS:
        room.mkdir(parents=True, exist_ok=True)
        environment = cage.environment(room / "in", skipping(*filter(None, [driver])))
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606
    Trial(target, seed, room).until(time.monotonic() + seconds)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]).resolve())
