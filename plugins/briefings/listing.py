"""What stands in folders, told by names, times and sizes alone: the quickest way to see that something changed."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .page_names import PAGE_SUFFIXES, PART_ENDS, page_stem

SKIPPED = frozenset({"__pycache__", ".git"})
# A file that was written so shortly before it was looked at could have been written again within one tick of the file
# system's clock (two seconds on FAT), so its times alone prove nothing.
DOUBT_NANOSECONDS = 2_000_000_000

Stamp = tuple[int, ...]


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes when a file is written or replaced."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def list_files(root: str, saved: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Every file under a folder, or the file itself, with its status, in an order that does not vary.

    Links are followed. Under the folder `saved` the parts of saved pages are left out but for their folder's status.
    Raises OSError.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        parts = _parts([entry.name for entry in found]) if saved and folder.startswith(saved) else frozenset()
        for entry in found:
            if not entry.is_dir() or entry.name in parts:
                yield entry.path, entry.stat()
            elif entry.name not in SKIPPED:
                waiting.append(entry.path)


def _parts(names: list[str]) -> frozenset[str]:
    """Those of the names that are folders with the parts of a page beside them."""
    stems = [page_stem(name) for name in names if name.casefold().endswith(PAGE_SUFFIXES)]
    return frozenset(stem + end for stem in stems for end in PART_ENDS)
