"""Find the Chromium, Chrome or Edge that the browser tests drive; install one if asked to.

Prints its path. Run as `python scripts/find_browser.py [--install]`; exits 1 with one sentence
when there is none and none could be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
INSTALL_SECONDS = 900
ADVICE = (
    "No Chromium, Chrome or Edge was found and none could be installed: install one "
    "(Debian: apt-get install chromium), or name it in MAP_APP_BROWSER."
)


def find_browser() -> str | None:
    """Return the path of an installed browser: MAP_APP_BROWSER first; None when there is none."""
    named = os.environ.get("MAP_APP_BROWSER")
    if named:
        return named if Path(named).exists() else None
    found = (shutil.which(name) for name in NAMES)
    usual = (place for place in USUAL_PLACES if Path(place).exists())
    return next((path for path in found if path), None) or next(usual, None) or _from_playwright()


def _from_playwright() -> str | None:
    """Return the browser that Playwright keeps, or None."""
    asked = "from playwright.sync_api import sync_playwright as s\nwith s() as p: "
    asked += "import sys; sys.stdout.write(p.chromium.executable_path)"
    answer = subprocess.run(  # noqa: S603 our own interpreter, our own words
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False
    )
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def install_browser() -> None:
    """Try the system's means, then Playwright's; says nothing when neither works."""
    attempts: list[list[str]] = []
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        attempts += [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]]
    else:
        attempts += [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in attempts:
        subprocess.run(  # noqa: S603 the commands above
            command, check=False, timeout=INSTALL_SECONDS, stdout=subprocess.DEVNULL
        )


def main() -> int:
    """Print the browser's path; 1 when there is none."""
    if find_browser() is None and "--install" in sys.argv[1:]:
        install_browser()
    path = find_browser()
    if path is None:
        sys.stderr.write(ADVICE + "\n")
        return 1
    sys.stdout.write(path + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
