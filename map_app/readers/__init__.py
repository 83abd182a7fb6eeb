"""What belongs to one reader: the desk where files are drawn, and the sets they wait for."""

from map_app.readers.desk import DeskLimits, ExportDesk
from map_app.readers.job import JobReport
from map_app.readers.jobs import JobLimits, Jobs
from map_app.readers.set_run import run_set
from map_app.readers.turns import Requester
from map_app.readers.worker_process import DeskError

__all__ = [
    "DeskError",
    "DeskLimits",
    "ExportDesk",
    "JobLimits",
    "JobReport",
    "Jobs",
    "Requester",
    "run_set",
]
