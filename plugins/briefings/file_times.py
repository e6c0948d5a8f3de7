"""When a file that a curator may edit at any time was last changed, at the price of one question to the system."""

from __future__ import annotations

import os
import stat


def time_stamp(file: str) -> int:
    """The time of a file's last change in nanoseconds, 0 where there is no such file."""
    try:
        found = os.stat(file)  # noqa: PTH116 - a Path costs more than the question
    except OSError:
        return 0
    return found.st_mtime_ns or 1 if stat.S_ISREG(found.st_mode) else 0
