"""What saved files were when they were last looked at: gigabytes need not be read to see that none of them changed."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from ..listing import DOUBT_NANOSECONDS, stamp_of
from .atomic import write_atomically
from .remote import RemoteFile


class SeenFiles:
    """The SHA-256 of each file by its path, trusted while its times, size and inode are the same. It can be lost."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._since = time.time_ns() - DOUBT_NANOSECONDS
        self._known = _recall(memory)
        self._seen: dict[str, list[object]] = {}

    def digest(self, path: Path | RemoteFile) -> str:
        """The SHA-256 of a file, in hexadecimal digits; empty for a remote one not read before. Raises OSError."""
        if isinstance(path, RemoteFile):
            row = self._known.get(path.url, [""])
            if row[:-1] == [path.version]:
                self._seen[path.url] = row
            return str(row[-1]) if path.url in self._seen else ""
        stamp = stamp_of(path.stat())
        known = self._known.get(str(path))
        if known and known[:-1] == [*stamp]:
            self._seen[str(path)] = known
            return str(known[-1])
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if max(stamp[:2]) < self._since:  # a younger file could be written again within one tick of the clock
            self._seen[str(path)] = [*stamp, digest]
        return digest

    def learn(self, file: RemoteFile, digest: str) -> None:
        """Remember a remote file that was read."""
        self._seen[file.url] = [file.version, digest]

    def keep(self, all_of_them: bool) -> None:
        """Remember the files that were looked at; no others, when these were all of them. Raises CannotWrite."""
        kept = self._seen if all_of_them else {**self._known, **self._seen}
        if kept != self._known:
            write_atomically(self._memory, json.dumps(kept, ensure_ascii=False))


def _recall(memory: Path) -> dict[str, list[object]]:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return dict(kept) if isinstance(kept, dict) and all(isinstance(row, list) for row in kept.values()) else {}
    except (OSError, ValueError):
        return {}
