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
    parts: str = ""  # signature of the folder beside a page, "" when it had none
    same_as: str = ""  # the saved file that this one is a copy or an older state of


FIELDS = tuple(one.name for one in fields(Entry))
WRITTEN_WHEN_SET = frozenset({"failure", "parts", "same_as"})


@dataclass(slots=True)
class Ledger:
    """Entries by saved file (path under the saved folder, `#2` and so on for further articles in one file)."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    changed: bool = False
    unsynced: set[Path] = field(default_factory=set)  # folders of files that entries tell of
    _addresses: dict[str, dict[str, None]] | None = None  # made when first asked for: not where nothing is new

    def of_address(self, url: str) -> list[str]:
        """The keys of all that was saved of an address, in order; none where the address tells nothing."""
        if self._addresses is None:
            self._addresses = {}
            for key, entry in self.entries.items():
                self._addresses.setdefault(page_address(entry.url), {})[key] = None
        address = page_address(url)
        found = self._addresses.get(address, ()) if address else ()
        return [key for key in found if key in self.entries and page_address(self.entries[key].url) == address]

    def record(self, key: str, entry: Entry) -> None:
        """Set an entry; nothing is written until `save`."""
        if self.entries.get(key) != entry:
            self.entries[key] = entry
            self.changed = True
            if self._addresses is not None:
                self._addresses.setdefault(page_address(entry.url), {})[key] = None

    def rename(self, old: str, new: str) -> None:
        """Have the entries of a saved file under its new name, to be read again there."""
        for key, entry in self.of_file(old).items():
            del self.entries[key]
            self.record(f"{new}{key.removeprefix(old)}", replace(entry, sha256="", review=()))

    def replace_place(self, key: str, place: str) -> None:
        """Have an entry's briefing at another place."""
        self.record(key, replace(self.entries[key], briefing=place))

    def forget(self, key: str) -> None:
        """Take an entry out, or empty it where it counts among several of one file."""
        if "#" in key or f"{key}#2" in self.entries:
            self.record(key, Entry("", ""))
        elif self.entries.pop(key, None):
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
    return {name: value for name in FIELDS if (value := getattr(entry, name)) or name not in WRITTEN_WHEN_SET}


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


def page_address(url: str) -> str:
    """An address as far as it tells one page from another: "" for a site's root, which any of its pages may give.

    >>> page_address("https://news.example/ferry/#top"), page_address("https://news.example/")
    ('news.example/ferry', '')
    """
    place = url.partition("#")[0].partition("://")[2].rstrip("/")
    return place if "/" in place or "?" in place else ""
