"""What saved files were when they were last looked at: gigabytes need not be read to see that none of them changed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG

from ..listing import DOUBT_NANOSECONDS, stamp_of
from .atomic import write_atomically
from .remote import RemoteFile
from .saved_files import is_page_name


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

    def sign_parts(self, folders: Sequence[Path]) -> str:
        """A signature of the names and sizes of the files in a page's folders; "" for no folder. Raises OSError."""
        return "".join(self._sign_folder(folder) for folder in folders)

    def _sign_folder(self, folder: Path) -> str:
        stamp = stamp_of(folder.stat())
        known = self._known.get(str(folder))
        if known and known[:-1] == [*stamp]:
            self._seen[str(folder)] = known
            return str(known[-1])
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
        states = {entry.name: entry.stat() for entry in entries if is_page_name(entry.name)}
        rows = sorted([name, state.st_size if S_ISREG(state.st_mode) else 0] for name, state in states.items())
        signature = hashlib.blake2b(json.dumps(rows).encode("utf-8", "replace"), digest_size=8).hexdigest()
        youngest = max(moment for state in (folder.stat(), *states.values()) for moment in stamp_of(state)[:2])
        if youngest < self._since:  # a file that is still being written changes no time of its folder
            self._seen[str(folder)] = [*stamp, signature]
        return signature

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
