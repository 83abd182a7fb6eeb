"""The files by which server and reading process speak, in the folder that both have."""

from __future__ import annotations

JOB = "job.json"
UPLOAD = "upload.bin"
ROADS = "roads.wkb"
ANSWER = "answer.json"
FEATURES = "features.arrow"
