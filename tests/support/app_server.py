"""The app as a reader meets it: `streamlit run streamlit_app.py` on a loopback port."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
GUARD = Path(__file__).resolve().parent / "guard"
START_SECONDS = 120


@dataclass(frozen=True)
class RunningApp:
    """A started server: its address, its process and the log of outside addresses it tried."""

    url: str
    process: subprocess.Popen[bytes]
    outside_log: Path

    def outside_addresses(self) -> list[str]:
        """Return what the server reached for outside this machine; empty when nothing."""
        return self.outside_log.read_text("utf-8").split("\n")[:-1]


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def command(port: int, script: str | Path = "streamlit_app.py", *options: str) -> list[str]:
    """Return the words that start the app on this port."""
    return [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
        *("--server.headless", "true", *options),
    ]


def environment(folder: str | Path, **more: str) -> dict[str, str]:
    """Return the server's environment: guarded, and with nothing of the caller's data folders."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MAP_APP_")}
    paths = [str(GUARD), str(PROJECT), os.environ.get("PYTHONPATH", "")]
    outside = Path(folder) / "outside.log"
    outside.touch()
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "MAP_APP_OUTSIDE_LOG": str(outside),
        **more,
    }


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = START_SECONDS) -> None:
    """Return when the address answers; raise when the process ended or time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with {process.returncode} before it answered")
        with contextlib.suppress(urllib.error.URLError, OSError):
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 loopback
                answer.read()
            return
        time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds} s")


@contextlib.contextmanager
def running_app(
    folder: str | Path, *, base_path: str = "", script: str = "streamlit_app.py", **more: str
) -> Iterator[RunningApp]:
    """Start the app, give a RunningApp once it answers, stop it afterwards."""
    port = free_port()
    options = ("--server.baseUrlPath", base_path) if base_path else ()
    url = f"http://127.0.0.1:{port}/" + (f"{base_path}/" if base_path else "")
    env = environment(folder, **more)
    with (Path(folder) / "server.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 our own words
            command(port, script, *options), cwd=PROJECT, env=env, stdout=log, stderr=log
        )
        try:
            wait_for(url + "_stcore/health", process)
            yield RunningApp(url, process, Path(env["MAP_APP_OUTSIDE_LOG"]))
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
