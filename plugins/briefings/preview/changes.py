"""Which changes on disk ask for a new build."""

from __future__ import annotations

import filecmp
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

from watchfiles import watch

DEBOUNCE_MILLISECONDS = 300  # the longest that changes which keep coming are gathered
STEP_MILLISECONDS = 40  # the quiet after which they are told
IGNORED_NAMES = frozenset({".machine", ".git", "__pycache__", ".cache", "output"})
IGNORED_ENDINGS = ("~", ".swp", ".swx", ".tmp", ".part", ".crdownload", ".download", ".pyc")  # editors, downloads


class OwnWrites:
    """What the build itself wrote: it must not set off another."""

    def __init__(self) -> None:
        self._times: dict[Path, int] = {}

    def remember(self, paths: Iterable[Path]) -> None:
        """Take these files as they are now for our own work."""
        for path in paths:
            if (stamp := _time_of(path)) is not None:
                self._times[path] = stamp

    def holds(self, path: Path) -> bool:
        """Whether a file is as we wrote it."""
        stamp = self._times.get(path)
        return stamp is not None and stamp == _time_of(path)


def is_watched(path: Path, roots: Iterable[Path]) -> bool:
    """Whether a file under one of the roots matters to the site."""
    if path.name.startswith(".") or path.name.endswith(IGNORED_ENDINGS):
        return False
    for root in roots:
        if path == root:
            return True
        if path.is_relative_to(root):
            return not IGNORED_NAMES.intersection(path.relative_to(root).parts)
    return False


class Watcher:
    """Gathers what changes under some roots, from the moment it is made, also while a build runs."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = [root for root in roots if root.exists()]
        self._found: Queue[set[Path]] = Queue()
        Thread(target=self._watch, daemon=True).start()

    def wait(self, own: OwnWrites) -> set[Path]:
        """The next changed files that are not our own work; blocks until there are some."""
        while True:
            changed = self._found.get()
            while not self._found.empty():
                changed |= self._found.get()
            if wanted := {path for path in changed if not own.holds(path)}:
                return wanted

    def _watch(self) -> None:
        folders = {root if root.is_dir() else root.parent for root in self._roots}
        tops = [folder for folder in folders if not folders.intersection(folder.parents)]
        for changes in watch(
            *tops,
            watch_filter=lambda _, name: is_watched(Path(name), self._roots),
            debounce=DEBOUNCE_MILLISECONDS,
            step=STEP_MILLISECONDS,
        ):
            self._found.put({Path(name) for _, name in changes})


def files_since(folder: Path, moment: float) -> Iterator[Path]:
    """The files under a folder that were written since a moment of `time.time()`."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        stamp = _time_of(path)
        if stamp is not None and stamp >= moment * 1e9 and path.is_file():
            yield path


def is_machine_made(path: Path, content: Path) -> bool:
    """Whether a briefing is word for word what the import wrote, or a picture one that it kept.

    A curator's edit that lands while a build runs is neither, and asks for the next build.
    """
    place = path.relative_to(content)
    if place.parts[0] == "images":
        return len(place.parts) == 3 and path.name.startswith(place.parts[1])  # named by the hash of the content
    kept = content / ".machine" / place
    return kept.is_file() and path.is_file() and filecmp.cmp(path, kept, shallow=False)


def now() -> float:
    """The moment, a little early: a file system may round its times down."""
    return time.time() - 0.02


def _time_of(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
