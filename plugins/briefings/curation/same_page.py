"""Which saved files hold the same page: the same bytes under another name, or the same address saved again."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import BadFrontMatter
from ..frontmatter import parse_briefing, parse_timestamp
from ..settings import ImportSettings
from .ledger import Entry, Ledger
from .places import Places
from .remote import MARK
from .seen_files import SeenFiles

if TYPE_CHECKING:
    from .compose import Draft

LEAST_SHARED = 60  # letters of a paragraph by which two texts are known as states of one article


class SamePages:
    """Finds the saved file that another one is a copy, a later or an earlier state of."""

    def __init__(self, settings: ImportSettings, ledger: Ledger, places: Places, seen: SeenFiles) -> None:
        self._settings = settings
        self._ledger = ledger
        self._places = places
        self._seen = seen
        self._under_way: set[str] = set()  # files that this import reads

    @cached_property
    def _by_digest(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, entry in self._ledger.entries.items():
            file = file_of(key, self._ledger)
            if entry.sha256 and not entry.same_as and self._ledger.entries[file].sha256 == entry.sha256:
                found.setdefault(entry.sha256, file)
        return found

    def original(self, key: str, digest: str) -> str:
        """The file of which this one, which has no briefing yet, is a copy byte by byte; "" when it is none.

        When no other file holds these bytes any more, they were moved here: so are the entries in the ledger.
        """
        if not digest:
            return ""
        first = self._by_digest.setdefault(digest, key)
        if first == key:
            self._under_way.add(key)
            return ""
        if first in self._under_way or self._holds(first, digest):
            return first
        if key in self._ledger.entries and self.is_there(first):
            return ""  # it was a copy before, and the other was changed since
        for old in self._ledger.of_file(first):
            self._places.settle(old)
        self._ledger.rename(first, key)
        self._by_digest[digest] = key
        return ""

    def saved_before(self, draft: Draft) -> tuple[str, str]:
        """What was saved before of a draft's address and is another state of its text: the key and the briefing."""
        for key, place in self._of_address(draft):
            if _are_alike(self._machine_text(place), draft.text):
                return key, place
        return "", ""

    def doubles(self, draft: Draft, place: str) -> tuple[str, ...]:
        """The other briefings of a draft's address, as a reason to look at this one."""
        others = dict.fromkeys(other for _, other in self._of_address(draft) if other != place)
        return tuple(f"the same address was saved before: {other}; keep one of the two" for other in others)

    def newer(self, draft: Draft, place: str) -> str:
        """The saved file of which a briefing has a later state than the draft's; "" when the draft's is the latest."""
        try:
            front = parse_briefing(self._machine_text(place)).front
        except BadFrontMatter:
            return ""
        owner = str((front.get("provenance") or {}).get("file") or "")
        if owner in ("", draft.key) or not self.is_there(file_of(owner, self._ledger)):
            return ""
        for theirs, ours in zip((front.get("saved"), front.get("modified")), draft.moments, strict=True):
            before, now = parse_timestamp(str(theirs or "")), parse_timestamp(ours)
            if before and now and before != now:
                return owner if now < before else ""
        known = self._ledger.entries.get(draft.key)
        return owner if known and known.sha256 == draft.sha256 else ""

    def retire(self, key: str, entry: Entry) -> None:
        """Have an entry speak for its briefing alone: other files of the page that are gone are forgotten."""
        for other in self._ledger.of_address(entry.url):
            before = self._ledger.entries[other]
            if other == key or entry.same_as or not entry.briefing or before.briefing != entry.briefing:
                continue
            if self.is_there(file_of(other, self._ledger)):
                self._ledger.record(other, replace(before, review=()))
            else:
                self._ledger.forget(other)

    def is_there(self, file: str) -> bool:
        """Whether a saved file still lies in its folder; of one on another machine it is taken for granted."""
        return MARK in file or (self._settings.saved / file).is_file()

    def _holds(self, file: str, digest: str) -> bool:
        try:
            return MARK in file or self._seen.digest(self._settings.saved / file) == digest
        except OSError:
            return False

    def _of_address(self, draft: Draft) -> list[tuple[str, str]]:
        own = file_of(draft.key, self._ledger)
        keys = [key for key in self._ledger.of_address(draft.url) if file_of(key, self._ledger) != own]
        return [(key, place) for key in keys if (place := self._places.settle(key, draft.key))]

    def _machine_text(self, place: str) -> str:
        for path in (self._settings.machine / place, self._settings.content / place):
            try:
                return path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
        return ""


def file_of(key: str, ledger: Ledger) -> str:
    """The saved file of a key, without the number of the article in it."""
    name, mark, number = key.rpartition("#")
    return name if mark and number.isdigit() and name in ledger.entries else key


def _are_alike(one: str, other: str) -> bool:
    """Whether two briefings have the title or a paragraph in common: an address alone may be a site's mistake."""
    first, second = (set(filter(_is_telling, text.splitlines())) for text in (one, other))
    return not first.isdisjoint(second)


def _is_telling(line: str) -> bool:
    return line.startswith("title: ") or (len(line) >= LEAST_SHARED and not line.startswith(" "))
