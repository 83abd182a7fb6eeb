"""Writes `docs/packages.md`: every package that runs with the app, its version and its licence.

`python -m scripts.packages`; `--check` says what stands there otherwise than it is, and writes
nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType
from typing import cast

from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[1]
RECORD = PROJECT / "docs" / "packages.md"
HEAD = """# Packages

Every package that runs with the app, as it was installed on {day} (Python {python}); written by
`python -m scripts.packages`, which also decides what may be among them. Wheels bring libraries of
their own: shapely's GEOS (LGPL-2.1, linked as it is), pyogrio's GDAL and pyproj's PROJ (both MIT).
No service for known weaknesses has been asked about this list: where the network allows,
`pip-audit -r requirements.txt` asks one.

| Package | Version | Licence |
|---|---|---|
"""
ALLOWED = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|HPND|ISC|Unlicense|Zlib|OFL|CC0",
    re.IGNORECASE,
)
"""Licences under which an office may run and pass on what it has."""
FORBIDDEN = re.compile(
    r"\b(A?GPL|SSPL|Commons Clause|BUSL|Proprietary|Non-?Commercial)", re.IGNORECASE
)
SAME_AS = MappingProxyType({"(same as Leaflet)": "BSD-2-Clause (Leaflet's)"})
"""What is said by pointing elsewhere."""
CLASSIFIER = "License :: OSI Approved :: "
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package; `licence` as its maker says it, "" when they do not."""

    name: str
    version: str
    licence: str

    @property
    def is_allowed(self) -> bool:
        """Return whether its licence is one that we take."""
        return bool(ALLOWED.search(self.licence)) and not FORBIDDEN.search(self.licence)


def running() -> tuple[Package, ...]:
    """Return the packages of requirements.txt and all that those require, by name."""
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    waiting = [Requirement(line.split("#")[0]) for line in lines if line.split("#")[0].strip()]
    found: dict[str, Package] = {}
    while waiting:
        asked = waiting.pop()
        name = re.sub(r"[-_.]+", "-", asked.name).lower()
        if name in found or (asked.marker and not asked.marker.evaluate({"extra": ""})):
            continue
        try:
            installed = distribution(asked.name)
        except PackageNotFoundError:  # of another system alone
            continue
        found[name] = Package(installed.name, installed.version, licence_of(installed))
        waiting += _required(installed, asked)
    return tuple(found[name] for name in sorted(found))


def licence_of(installed: Distribution) -> str:
    """Return the licence as the package's own record says it, in its shortest form."""
    told = cast("Message", installed.metadata)
    expression = told.get("License-Expression")
    if expression:
        return str(expression)
    marks = [one for one in told.get_all("Classifier") or [] if one.startswith(CLASSIFIER)]
    if marks:
        return "; ".join(one.removeprefix(CLASSIFIER) for one in marks)
    words = str(told.get("License") or "").strip().split("\n")[0][:LONGEST]
    return SAME_AS.get(words, words)


def table(packages: tuple[Package, ...]) -> str:
    """Return the rows of the record."""
    return "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in packages)


def _required(installed: Distribution, asked: Requirement) -> Iterator[Requirement]:
    for line in installed.requires or ():
        needed = Requirement(line)
        extras = [{"extra": extra} for extra in (*asked.extras, "")]
        if needed.marker is None or any(needed.marker.evaluate(extra) for extra in extras):
            yield Requirement(str(needed).split(";")[0])


def main() -> int:
    """Write the record, or say what differs; 1 when a licence is not one that we take."""
    parser = argparse.ArgumentParser(prog="python -m scripts.packages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what differs")
    packages = running()
    if parser.parse_args().check:
        known = set(RECORD.read_text(encoding="utf-8").splitlines())
        differing = [line for line in table(packages).splitlines() if line not in known]
        sys.stdout.write("\n".join([*differing, ""]) if differing else "")
        return int(bool(differing))
    day, python = dt.datetime.now().astimezone().date(), ".".join(map(str, sys.version_info[:3]))
    RECORD.write_text(HEAD.format(day=day, python=python) + table(packages), encoding="utf-8")
    wrong = [one for one in packages if not one.is_allowed]
    sys.stdout.write("".join(f"{one.name}: {one.licence or 'no licence told'}\n" for one in wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
