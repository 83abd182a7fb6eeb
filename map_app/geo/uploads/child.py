"""The reading process: `python -m map_app.geo.uploads.child FOLDER`, everything it needs in there.

It says its answer in a file of the folder, as JSON; the features, when they are asked for, as
Arrow. The server believes neither more than it must: no pickles.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any

import shapely

from map_app.geo.datums import Datum, read_datums
from map_app.geo.uploads import cage
from map_app.geo.uploads.folder import ANSWER, FEATURES, JOB, ROADS, UPLOAD
from map_app.geo.uploads.looking import Job, look
from map_app.geo.uploads.report import Choices, Report
from map_app.geo.uploads.says import Refused, saying
from map_app.settings import UploadLimits


def main(folder: Path) -> int:
    """Read what the folder asks for and leave the answer in it."""
    told = json.loads((folder / JOB).read_text(encoding="utf-8"))
    limits = UploadLimits(**told["limits"])
    gc.disable()  # a short life, and millions of numbers that are no rubbish
    cage.limit_myself(limits)
    cage.write_only_in(folder, [Path(told["layers"])])
    try:
        report = _looked(folder, told, limits)
    except Refused as error:
        report = Report(error.saying, choices=error.names)
    except MemoryError:
        report = Report(saying("too_much_memory", most=limits.memory_mb))
    except RecursionError:
        report = Report(saying("deep_xml", most=0))
    (folder / ANSWER).write_text(
        json.dumps(report.to_form(), ensure_ascii=False, allow_nan=False), encoding="utf-8"
    )
    return 0


def _looked(folder: Path, told: dict[str, Any], limits: UploadLimits) -> Report:
    choices = Choices(**told["choices"])
    datums = read_datums(Path(told["layers"]))
    if choices.grid is not None:
        datums = datums.and_one(Datum.model_validate(choices.grid))
    job = Job(
        path=folder / UPLOAD,
        name=told["name"],
        folder=folder,
        choices=choices,
        limits=limits,
        datums=datums,
        roads=tuple(shapely.get_parts(shapely.from_wkb((folder / ROADS).read_bytes()))),
    )
    report, frame = look(job)
    if told["features"]:
        frame.to_feather(folder / FEATURES, compression="uncompressed")
    return Report(None, (report,))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
