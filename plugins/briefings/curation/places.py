"""Where the briefing of a saved file lies: where the ledger says, where the curator has put it since, or nowhere."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..errors import BriefingsError, CannotWrite
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from .atomic import move_file
from .ledger import Ledger

if TYPE_CHECKING:
    from .compose import Draft

HEAD = 20_000  # letters of a briefing in which its provenance stands
FILE_LINE = re.compile(r"(?m)^ +file:(?: .*)?(?:\n {3,}.*)*")  # a long name is folded over several lines


class Places:
    """The places of briefings, as paths under the content folder. A renamed one is found by its provenance."""

    def __init__(self, settings: ImportSettings, ledger: Ledger) -> None:
        self._settings = settings
        self._ledger = ledger
        self._named: dict[str, list[str]] | None = None

    def settle(self, key: str, later: str = "") -> str:
        """The place of a saved file's briefing, "" when it was deleted. Raises CannotWrite.

        When the curator renamed the briefing, the ledger and the machine's text follow: a merge starts from that. An
        import that was killed may have merged the file that came `later` into it, and the briefing names that.
        """
        entry = self._ledger.entries.get(key)
        if entry is None or not entry.briefing or (self._settings.content / entry.briefing).exists():
            return entry.briefing if entry else ""
        return self._follow(entry.briefing, later)

    def interrupted(self, draft: Draft) -> str:
        """Where an import that was killed wrote this draft's briefing before the ledger could tell of it, or ""."""
        path = self._settings.briefings / draft.month / f"{draft.slug}.md"
        if not path.exists() or _origin_of(path) != draft.key:
            return ""
        return path.relative_to(self._settings.content).as_posix()

    def free(self, draft: Draft) -> str:
        """A place for a new briefing that no other has. Raises CannotWrite."""
        folder = self._settings.briefings / draft.month
        further = (f"{draft.slug}-{number}" for number in range(2, 1000))
        for name in chain((draft.slug, f"{draft.slug}-{draft.sha256[:6]}"), further):
            path = folder / f"{name}.md"
            if not path.exists() or path.read_text(encoding="utf-8", errors="replace") == draft.text:
                return path.relative_to(self._settings.content).as_posix()
        raise CannotWrite(folder / f"{draft.slug}.md", "there are 1,000 briefings of this name.", "Rename some.")

    def _follow(self, old: str, later: str = "") -> str:
        keys = [key for key, entry in self._ledger.entries.items() if entry.briefing == old]
        new = next((place for key in (*keys, later) if (place := self._find(key, old))), "")
        if not new:
            return ""
        others = [key for key, entry in self._ledger.entries.items() if entry.briefing == new]
        if others and not self._follow(new):
            for key in others:  # what stood there was deleted, and stays so under the name that is free now
                self._ledger.replace_place(key, old)
        for folder, end in ((self._settings.machine, ".md"), (self._settings.machine / "conflicts", ".diff")):
            move_file((folder / old).with_suffix(end), (folder / new).with_suffix(end), self._ledger.unsynced)
        for key in keys:
            self._ledger.replace_place(key, new)
        return new

    def _find(self, key: str, old: str) -> str:
        if self._named is None:
            self._named = self._read_names()
        content = self._settings.content
        found = (place for place in self._named.get(key, ()) if place != old)
        return next((place for place in found if _origin_of(content / place) == key), "")

    def _read_names(self) -> dict[str, list[str]]:
        """The files that briefings name, with the briefings that do: a first look, without all of their YAML."""
        named: dict[str, list[str]] = {}
        for path in sorted(self._settings.briefings.rglob("*.md")):
            place = path.relative_to(self._settings.content).as_posix()
            try:
                head = path.read_text(encoding="utf-8", errors="replace")[:HEAD]
                lines = FILE_LINE.findall(head)
                files = [yaml.safe_load(line.strip())["file"] for line in lines] or [_origin_of(path)]
            except (OSError, yaml.YAMLError, TypeError, KeyError):
                continue
            for file in files:
                named.setdefault(str(file), []).append(place)
        return named


def _origin_of(path: Path) -> str:
    try:
        return str((read_briefing(path).front.get("provenance") or {}).get("file") or "")
    except (BriefingsError, OSError):
        return ""
