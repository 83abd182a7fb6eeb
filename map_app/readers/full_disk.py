"""Whether an error of the system is that its disk is full."""

from __future__ import annotations

import errno

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def is_full(error: OSError) -> bool:
    """Return whether nothing more can be written for want of room."""
    return error.errno in FULL
