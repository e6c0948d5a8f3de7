"""What to say of a file that cannot be opened: it is not there, it is a folder, it may not be read."""

from __future__ import annotations

import errno
from difflib import get_close_matches
from pathlib import Path

from .errors import UnreadablePage

MOST_NAMES = 20_000  # of a folder, among which the nearest is looked for


def explain_unopened(path: Path, fault: OSError) -> UnreadablePage:
    """The error to show for a path that could not be opened."""
    if path.is_dir():
        return UnreadablePage(path, "this is a folder, not a saved page.", "Give the path of one page.")
    if fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return UnreadablePage(path, "there is no such file.", nearest_file(path) or "Check the path.")
    return UnreadablePage(path, f"it cannot be read ({fault.strerror or fault}).", "Check its permissions.")


def nearest_file(path: Path) -> str:
    """A hint with the file beside it whose name is nearest, or with the folder that is missing; "" for none."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent} either."
    try:
        names = [one.name for _, one in zip(range(MOST_NAMES), path.parent.iterdir(), strict=False)]
    except OSError:
        return ""
    near = get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"Did you mean `{path.with_name(near[0])}`?" if near else ""
