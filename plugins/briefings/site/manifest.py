"""The manifest: every file of the output folder that we wrote, what it was made of, and how it was left."""

from __future__ import annotations

import contextlib
import marshal
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..listing import list_files
from .records import CHECK, load_record, save_record
from .signatures import digest_text

SEARCH_FOLDER = "pagefind"  # in the output folder
PART = ".part"  # the ending of a file that is being written


class Entry(NamedTuple):
    """How a file was left."""

    signature: bytes  # of all that it was made of; empty when that is not certain
    size: int
    time: int  # of its last writing, in nanoseconds


UNCERTAIN = Entry(b"", -1, -1)


class Manifest:
    """The manifest of one output folder. It lies in the cache, not among the published files."""

    def __init__(self, cache: Path, output: Path) -> None:
        name = digest_text(str(output.absolute())).hex()[:16]
        self._record = cache / f"output-{name}"
        self._intent = cache / f"intent-{name}"
        self._output = output
        self.entries: dict[str, Entry] = {}

    def load(self, retained: Iterable[str]) -> None:
        """Take up what the last build left. Without a whole record of an earlier site, that site is cleared away."""
        try:
            self.entries = self._read()
        except (ValueError, TypeError, EOFError):
            self.entries = {}
            first_was_killed = not self._record.exists() and self._intent.exists()
            if not first_was_killed and is_built_site(self._output):
                clear_folder(self._output, retained)
        for name in load_record(self._intent).decode().split("\n"):
            if name:
                self.entries[name] = UNCERTAIN
                (self._output / (name + PART)).unlink(missing_ok=True)

    def stands(self, name: str, signature: bytes) -> bool:
        """Whether a file is there as we left it, and made of just this."""
        entry = self.entries.get(name)
        return entry is not None and entry.signature == signature and self._is_as_left(name, entry)

    def sign_standing(self) -> bytes:
        """The signature of the output folder as it is; empty when a file is not as we left it.

        Raises ValueError, TypeError or EOFError when there is no whole record.
        """
        self.entries = self._read()
        if self._intent.exists() or not all(self._is_as_left(name, entry) for name, entry in self.entries.items()):
            return b""
        return self.sign_left()

    def sign_left(self) -> bytes:
        """The signature of the output folder as the build left it. The search index, made by others, is looked at."""
        index = str(self._output / SEARCH_FOLDER)
        found = list_files(index) if Path(index).is_dir() else ()
        rows = (f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in found)
        return digest_text(self._record.read_bytes()[:CHECK].hex(), *rows)

    def _is_as_left(self, name: str, entry: Entry) -> bool:
        try:
            status = os.stat(f"{self._output}/{name}")  # noqa: PTH116 - asked for every file of the site
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (entry.size, entry.time)

    def _read(self) -> dict[str, Entry]:
        rows = marshal.loads(load_record(self._record))
        return {name: Entry(*row) for name, row in rows.items()}

    def intend(self, names: Iterable[str]) -> None:
        """Say which files will be written, before the first one is: a kill must not leave one that nobody knows."""
        save_record(self._intent, "\n".join(names).encode())

    def remove(self, names: Iterable[str]) -> None:
        """Delete files that we wrote, and the folders that are empty without them."""
        folders = set()
        for name in names:
            with contextlib.suppress(OSError):
                (self._output / name).unlink()
            folders.add((self._output / name).parent)
            self.entries.pop(name, None)
        for folder in folders:
            self._remove_empty(folder)

    def save(self, entries: dict[str, Entry]) -> None:
        """Record how the build left the output folder."""
        self.entries = entries
        save_record(self._record, marshal.dumps({name: tuple(entry) for name, entry in entries.items()}))
        self._intent.unlink(missing_ok=True)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self._output:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def is_built_site(output: Path) -> bool:
    """Whether a folder holds a site, not something that was put there by mistake of a setting."""
    return (output / "index.html").is_file() and (output / "theme").is_dir()


def clear_folder(folder: Path, retained: Iterable[str]) -> None:
    """Empty a folder, but for the names that OUTPUT_RETENTION keeps."""
    kept = set(retained)
    for place in folder.iterdir():
        if place.name in kept:
            continue
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
