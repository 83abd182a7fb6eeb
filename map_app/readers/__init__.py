"""What belongs to one reader: for now, the desk where pictures are drawn for them."""

from map_app.readers.desk import DeskLimits, ExportDesk
from map_app.readers.worker_process import DeskError

__all__ = ["DeskError", "DeskLimits", "ExportDesk"]
