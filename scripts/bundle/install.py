"""Installs 荔湾规划一张图 from this folder alone: `python install.py`. Nothing is fetched.

Every file is checked against SHA256SUMS first; the packages go into an environment of their own,
`.venv`. `start.sh` (on Windows `start.bat`) starts the app then.
"""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
SYSTEM = f"{platform.system()}-{platform.machine()}".lower()


def main() -> int:
    """Check, install, say how to start; exit 1 with a sentence when it cannot be done."""
    problem = unfit() or damaged() or no_environment() or not_installed()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    start = "start.bat" if sys.platform == "win32" else "./start.sh"
    sys.stdout.write(f"已安装。启动：{start}\nInstalled. To start: {start}\n")
    return 0


def unfit() -> str:
    """Return a sentence when this bundle is for other machines, "" when it fits."""
    about = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if here not in about["pythons"]:
        listed = ", ".join(about["pythons"])
        return (
            f"本安装包适用于 Python {listed}，这里是 {here}。"
            f"This bundle is for Python {listed}; this one is {here}."
        )
    if SYSTEM not in about["systems"]:
        listed = ", ".join(about["systems"])
        return (
            f"本安装包适用于 {listed}，这里是 {SYSTEM}。"
            f"This bundle is for {listed}; this machine is {SYSTEM}."
        )
    return ""


def damaged() -> str:
    """Return a sentence that names every file that is not as it was made, "" when none is."""
    wrong = []
    for line in (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        told, _, name = line.partition("  ")
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != told:
            wrong.append(name)
    if not wrong:
        return ""
    listed = ", ".join(wrong)
    return (
        f"下列文件缺失或已损坏，请重新复制安装包：{listed}。"
        f"Missing or damaged files, copy the bundle again: {listed}."
    )


def no_environment() -> str:
    """Make the environment; return a sentence when this Python cannot."""
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)  # noqa: S603
    if done.returncode == 0:
        return ""
    return (
        "无法建立 .venv；Debian、Ubuntu 请先从系统安装介质装 python3-venv。"
        "The environment cannot be made; on Debian and Ubuntu install python3-venv from the "
        "system's own medium."
    )


def not_installed() -> str:
    """Install the packages from `wheels/`; return a sentence when that fails."""
    python = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-index", "--find-links", str(HERE / "wheels")]
    command += ["--requirement", str(HERE / "requirements.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode == 0:
        return ""
    return f"安装未完成。The installation failed: {done.stderr.strip()}"


if __name__ == "__main__":
    sys.exit(main())
