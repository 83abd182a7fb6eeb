"""A finished file as bytes: described, and the same for the same slides whenever it is written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from pptx.presentation import Presentation

from map_app.briefing.record import Briefing

FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
CREATOR = "Liwan plan map"
READABLE = 0o600 << 16


def describe(made: Presentation, briefing: Briefing, title: str) -> None:
    """Write title, language and date into the file's properties, and nothing of its template."""
    about = made.core_properties
    made_on = briefing.made_on.astimezone(dt.UTC).replace(tzinfo=None)
    about.title, about.subject = title, briefing.plan_line
    about.author = about.last_modified_by = CREATOR
    about.keywords = about.comments = about.category = ""
    about.language = "en-US" if briefing.language == "en" else "zh-CN"
    about.created = about.modified = made_on
    about.revision = 1


def bytes_of(made: Presentation) -> bytes:
    """Return the file's bytes; its parts carry no time of writing."""
    written, steady = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(steady, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, FIRST_ZIP_DATE)
            entry.compress_type = part.compress_type
            entry.external_attr = READABLE
            new.writestr(entry, old.read(part.filename))
    return steady.getvalue()
