"""The shelf: what was read of every source, kept between builds, so that a file is read again only when it changed.

Two files: `filings`, small, loaded whole; and a pack with the rest of every briefing, of which a build opens only what
it shows. Both carry checks: what does not hold is taken for missing and read again from its source.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import pickle
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .articles import Filing
from .records import load_record, save_record

FILINGS = "filings"
PACK = "pack-{number}"
WASTE = 0.5  # the part of a pack that may be out of use before it is written anew


class Shelf:
    """The kept readings of one site. `reread` gives the matter and the body of a source when the pack is damaged."""

    def __init__(self, folder: Path, engine: bytes, reread: Any) -> None:
        self._folder = folder
        self._engine = engine
        self._reread = reread
        self._handle: int | None = None
        self._number = 0
        self.known: dict[str, Filing] = {}
        self.saved_at = 0  # nanoseconds; younger files are looked at again

    def load(self) -> None:
        """Take up what the last build kept; nothing when it was made by another engine or is damaged."""
        record = load_record(self._folder / FILINGS)
        try:
            engine, self.saved_at, self._number, filings = marshal.loads(record)
            usable = engine == self._engine and self._pack.is_file()
            self.known = {row[0]: Filing(*row) for row in filings} if usable else {}
        except (ValueError, TypeError, EOFError):
            self.known = {}
        if not self.known:
            self._number = 1 - self._number

    def read_matter(self, filing: Filing) -> dict[str, Any]:
        """All of the front matter, as templates see it."""
        return self._read(filing)[0]

    def read_content(self, filing: Filing) -> str:
        """The safe HTML of the body."""
        return self._read(filing)[1]

    def begin(self) -> Packer:
        """Write new readings at the end of the pack, or of a new one when nothing is known."""
        self.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        return Packer(self._pack, fresh=not self.known)

    def keep(self, filings: Iterable[Filing]) -> None:
        """Save the filings of this build; what is not among them is forgotten."""
        self.known = {filing.path: filing for filing in filings}
        self.saved_at = time.time_ns()
        self._drop_waste()
        rows = [tuple(filing) for filing in self.known.values()]
        save_record(self._folder / FILINGS, marshal.dumps((self._engine, self.saved_at, self._number, rows)))
        for stray in self._folder.glob(PACK.format(number="*")):
            if stray != self._pack:
                stray.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the pack."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_handle": None, "known": {}}

    @property
    def _pack(self) -> Path:
        return self._folder / PACK.format(number=self._number)

    def _read(self, filing: Filing) -> tuple[dict[str, Any], str]:
        offset, length, check = filing.entry
        with contextlib.suppress(OSError):
            data = self._bytes_at(offset, length)
            if len(data) == length and zlib.crc32(data) == check:
                matter, content = pickle.loads(data)
                return matter, content
        matter, content = self._reread(filing)
        return matter, content

    def _bytes_at(self, offset: int, length: int) -> bytes:
        if self._handle is None:
            self._handle = os.open(self._pack, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        if hasattr(os, "pread"):  # processes that were forked share one handle and its position
            return os.pread(self._handle, length, offset)
        os.lseek(self._handle, offset, os.SEEK_SET)
        return os.read(self._handle, length)

    def _drop_waste(self) -> None:
        used = sum(filing.entry[1] for filing in self.known.values())
        size = self._pack.stat().st_size if self._pack.is_file() else 0
        if size - used <= WASTE * size or size < 1 << 16:
            return
        kept = {path: (filing, self._bytes_at(*filing.entry[:2])) for path, filing in self.known.items()}
        self.close()
        self._number = 1 - self._number
        with Packer(self._pack, fresh=True) as packer:
            self.known = {path: filing._replace(entry=packer.add(data)) for path, (filing, data) in kept.items()}


class Packer:
    """Writes at the end of a pack."""

    def __init__(self, path: Path, fresh: bool) -> None:
        self._file = path.open("wb" if fresh else "ab")

    def add(self, data: bytes) -> tuple[int, int, int]:
        """Where the data came to lie, how long it is, and its check."""
        offset = self._file.tell()
        self._file.write(data)
        return offset, len(data), zlib.crc32(data)

    def __enter__(self) -> Packer:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
