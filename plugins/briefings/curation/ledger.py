"""The ledger: which saved file became which briefing. It can be lost; the briefings' provenance rebuilds it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from .atomic import sync_folders, write_atomically


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of one saved file."""

    sha256: str  # of the saved file
    briefing: str  # path under the content folder; "" when the file held no article to brief
    url: str = ""
    version: int = 0  # of the extraction that made it
    review: tuple[str, ...] = ()  # why a curator should look at it
    reviewed: str = ""  # SHA-256 of the briefing when the reasons were written: an edit since then settles them
    failure: str = ""  # why the file could not be brought in when it was last read


FIELDS = tuple(one.name for one in fields(Entry))


@dataclass(slots=True)
class Ledger:
    """Entries by saved file (path under the saved folder, `#2` and so on for further articles in one file)."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    changed: bool = False
    unsynced: set[Path] = field(default_factory=set)  # folders of files that entries tell of
    _addresses: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, entry in self.entries.items():
            self._addresses.setdefault(entry.url, key)

    def first_saved(self, url: str) -> str:
        """The key of the first saved file of an address, "" when there is none."""
        return self._addresses.get(url, "") if url else ""

    def record(self, key: str, entry: Entry) -> None:
        """Set an entry; nothing is written until `save`."""
        if self.entries.get(key) != entry:
            self.entries[key] = entry
            self._addresses.setdefault(entry.url, key)
            self.changed = True

    def note_failure(self, key: str, message: str) -> None:
        """Remember why a file failed, and have it read again by the next import."""
        self.record(key, replace(self.entries.get(key, Entry("", "")), sha256="", failure=message))

    def save(self) -> None:
        """Write the ledger if it changed. Raises CannotWrite."""
        if self.changed:
            sync_folders(self.unsynced)  # first: what the ledger tells of and is not there counts as deleted
            self.unsynced.clear()
            rows = {key: _as_row(entry) for key, entry in sorted(self.entries.items())}
            write_atomically(self.path, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
            self.changed = False

    def of_file(self, name: str) -> dict[str, Entry]:
        """The entries of one saved file."""
        found = {name: self.entries[name]} if name in self.entries else {}
        number = 2
        while (key := f"{name}#{number}") in self.entries:
            found[key] = self.entries[key]
            number += 1
        return found


def _as_row(entry: Entry) -> dict[str, object]:
    return {name: value for name in FIELDS if (value := getattr(entry, name)) or name != "failure"}


def load_ledger(path: Path, briefings: Path, content: Path, version: int) -> Ledger:
    """The ledger on disk; where it is missing or broken, one made from the briefings' own provenance."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        entries = {key: Entry(**{**row, "review": tuple(row.get("review", ()))}) for key, row in rows.items()}
        return Ledger(path, entries)
    except (OSError, ValueError, TypeError, AttributeError):
        return Ledger(path, _from_provenance(briefings, content, version), changed=True)


def _from_provenance(briefings: Path, content: Path, version: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted(briefings.rglob("*.md")):
        try:
            front = read_briefing(path).front
        except (BadFrontMatter, OSError):
            continue
        provenance = front.get("provenance") or {}
        if key := str(provenance.get("file") or ""):
            source = front.get("source") or {}
            where = path.relative_to(content).as_posix()
            entries[key] = Entry(str(provenance.get("sha256") or ""), where, str(source.get("url") or ""), version)
    return entries


def find_moved_briefing(key: str, briefings: Path, content: Path) -> str:
    """Where a curator moved the briefing of a saved file to, as a path under `content`; "" when it is gone."""
    for path in sorted(briefings.rglob("*.md")):
        try:
            head = path.read_text(encoding="utf-8", errors="replace")[:20_000]
            if key in head and (read_briefing(path).front.get("provenance") or {}).get("file") == key:
                return path.relative_to(content).as_posix()
        except (BadFrontMatter, OSError):
            continue
    return ""
