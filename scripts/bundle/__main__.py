"""`make bundle`: one archive that installs and starts where there is no network at all.

It holds the project, a wheel of every package that the app needs for each system and each Python
that is asked for, `install.py`, and the SHA-256 of every file. `--python 3.11 3.12` names the
Pythons that the office has; without it, the one that runs this.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FOLDERS = (".streamlit", "docs", "layers", "map_app", "seeds")
FILES = ("CHANGELOG.md", "LICENSE", "README.md", "requirements.txt", "streamlit_app.py")
STARTERS = ("install.py", "start.sh", "start.bat")
SYSTEMS = {
    "linux-x86_64": ("manylinux2014_x86_64", "manylinux_2_28_x86_64"),
    "linux-aarch64": ("manylinux2014_aarch64", "manylinux_2_28_aarch64"),
    "windows-amd64": ("win_amd64",),
}
"""The systems, and what Python's packages call them: glibc 2.28 (2018) or newer on Linux."""
SUMS = "SHA256SUMS"
ABOUT = "bundle.json"
EXECUTABLE = 0o755 << 16
PLAIN = 0o644 << 16
LONG_AGO = (2020, 1, 1, 0, 0, 0)
"""Equal content gives an equal archive."""


def main(words: Sequence[str] | None = None) -> int:
    """Make the archive, say where it is; exit 1 with one sentence when a wheel is missing."""
    told = _asked(words)
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        for system in told.system:
            for python in told.python:
                problem = fetch_wheels(wheels, system, python)
                if problem:
                    sys.stderr.write(f"{problem}\n")
                    return 1
        name = f"liwan-plan-map-{version()}"
        archive = told.out or PROJECT / "dist" / f"{name}.zip"
        archive.parent.mkdir(parents=True, exist_ok=True)
        contents = gathered(wheels, tuple(told.system), tuple(told.python))
        write_archive(archive, name, contents)
    size_mb = archive.stat().st_size / 1e6
    sys.stdout.write(f"{archive} ({size_mb:.0f} MB, {len(contents)} files)\n")
    return 0


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(prog="bundle", description=__doc__)
    parser.add_argument("--python", nargs="+", default=[here], metavar="3.N")
    parser.add_argument("--system", nargs="+", default=list(SYSTEMS), choices=list(SYSTEMS))
    parser.add_argument("--out", type=Path)
    return parser.parse_args(words)


def version() -> str:
    """Return the project's version."""
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def fetch_wheels(folder: Path, system: str, python: str) -> str:
    """Put the wheels of every package into a folder; return a sentence when one is not there."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", python]
    command += [word for platform in SYSTEMS[system] for word in ("--platform", platform)]
    command += ["--dest", str(folder), "--requirement", str(PROJECT / "requirements.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  ours
    if done.returncode == 0:
        return ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return f"No wheels for Python {python} on {system}: {' '.join(errors) or done.stderr.strip()}"


def gathered(wheels: Path, systems: Sequence[str], pythons: Sequence[str]) -> dict[str, bytes]:
    """Return every file of the archive by its name in it: the sums of all others last."""
    found: dict[str, bytes] = {}
    for path in _project_files():
        found[path.relative_to(PROJECT).as_posix()] = path.read_bytes()
    for starter in STARTERS:
        found[starter] = (HERE / starter).read_bytes()
    for wheel in sorted(wheels.glob("*.whl")):
        found[f"wheels/{wheel.name}"] = wheel.read_bytes()
    about = {"version": version(), "systems": list(systems), "pythons": list(pythons)}
    found[ABOUT] = json.dumps(about, indent=1).encode()
    found[SUMS] = sums_of(found).encode()
    return found


def _project_files() -> Iterable[Path]:
    for name in FILES:
        yield PROJECT / name
    for folder in FOLDERS:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def sums_of(files: dict[str, bytes]) -> str:
    """Return the SHA-256 of every file, as `sha256sum --check` reads them."""
    rows = (f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items())
    return "\n".join(rows) + "\n"


def write_archive(archive: Path, folder: str, files: dict[str, bytes]) -> None:
    """Write the archive whole: an interrupted one leaves what was there before."""
    unfinished = archive.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w") as written:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", LONG_AGO)
            entry.external_attr = EXECUTABLE if name.endswith(".sh") else PLAIN
            packed = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            written.writestr(entry, content, packed)
    unfinished.replace(archive)


if __name__ == "__main__":
    sys.exit(main())
