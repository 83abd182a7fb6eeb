"""Installs a bundle in an empty folder with every package index switched off, and starts it.

Run as `python -m scripts.bundle.check dist/liwan-plan-map-0.1.0.zip`; exits 1 with what went wrong.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

START_SECONDS = 120
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG")
"""All that the installation sees of this machine's environment."""


def main(archive: Path) -> int:
    """Install and start; return 0 once the app has answered."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        (bundle,) = Path(folder).iterdir()
        nowhere = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "HOME": folder}
        env = {name: os.environ[name] for name in KEPT if name in os.environ} | nowhere
        command = [sys.executable, str(bundle / "install.py")]
        if subprocess.run(command, env=env, check=False).returncode != 0:  # noqa: S603  ours
            return 1
        return _started(bundle, env)


def _started(bundle: Path, env: dict[str, str]) -> int:
    port = _free_port()
    words = ["cmd", "/c", "start.bat"] if sys.platform == "win32" else ["sh", "start.sh"]
    app = subprocess.Popen([*words, str(port)], cwd=bundle, env=env)  # noqa: S603  ours
    try:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and app.poll() is None:
            if _answers(port):
                sys.stdout.write("installed without an index, started, answered\n")
                return 0
            time.sleep(0.5)
        sys.stderr.write("the app was installed and does not answer\n")
        return 1
    finally:
        app.terminate()
        app.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004  OK
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
