"""`python -m tests.fuzz --minutes 10`: every target in turn, a table at the end.

A target runs in a process of its own; one that dies or hangs is a finding, and begins anew. Exit 1
when anything was found.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.child import TARGETS

HANGS_SECONDS = 90.0
LOOK_UP_SECONDS = 1.0
ROOM = Path(__file__).resolve().parents[2] / ".fuzz"
HEAD = "| Target | Minutes | Inputs | Different ends | Slowest, s | Findings |\n" + "|--" * 6 + "|"


def tried(target, seconds, seed, room):
    """Try a target for so long; return what its processes told together."""
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    began, told = time.monotonic(), []
    while time.monotonic() - began < seconds:
        left = seconds - (time.monotonic() - began)
        died = _run([target, f"{left:.1f}", str(seed + len(told)), str(room)], room)
        report = _told(room)
        if died:
            report["findings"] = report["findings"] | {died: 1}
            _keep(room / "in", room / "found" / f"died-{len(told)}")
        told.append(report)
        if died and time.monotonic() - began < LOOK_UP_SECONDS * 2:
            break
    return {
        "runs": sum(one["runs"] for one in told),
        "ends": max(one["ends"] for one in told),
        "slowest": max(one["slowest"] for one in told),
        "findings": sorted({name for one in told for name in one["findings"]}),
        "minutes": (time.monotonic() - began) / 60,
    }


def _run(words, room):
    """Run one process to its end; return how it died, "" when it did not."""
    with subprocess.Popen([sys.executable, "-m", "tests.fuzz.child", *words]) as process:  # noqa: S603
        told, until = 0.0, time.monotonic() + float(words[1]) + HANGS_SECONDS
        heard = time.monotonic()
        while process.poll() is None:
            time.sleep(LOOK_UP_SECONDS)
            at = room / "told.json"
            if at.exists() and at.stat().st_mtime != told:
                told, heard = at.stat().st_mtime, time.monotonic()
            if time.monotonic() > min(until, heard + HANGS_SECONDS):
                process.kill()
                return "hangs"
    return f"died with {process.returncode}" if process.returncode else ""


def _keep(inside, found):
    """Keep what was being tried; nothing where nothing was yet."""
    if inside.exists():
        shutil.copytree(inside, found, dirs_exist_ok=True)


def _told(room):
    try:
        return json.loads((room / "told.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"runs": 0, "ends": 0, "slowest": 0.0, "findings": {}}


def main():
    """Try what is asked for; return how this process ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of each target")
    parser.add_argument("--target", action="append", choices=TARGETS, help="all without any")
    parser.add_argument("--seed", type=int, default=0, help="the same inputs again")
    parser.add_argument("--room", type=Path, default=ROOM, help="where findings are kept")
    asked = parser.parse_args()
    found = False
    sys.stdout.write(HEAD + "\n")
    for target in asked.target or TARGETS:
        told = tried(target, asked.minutes * 60, asked.seed, asked.room.resolve() / target)
        found = found or bool(told["findings"])
        numbers = f"{told['minutes']:.1f} | {told['runs']:,} | {told['ends']} | {told['slowest']}"
        said = "; ".join(told["findings"]) or "none"
        sys.stdout.write(f"| {target} | {numbers} | {said} |\n")
        sys.stdout.flush()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
