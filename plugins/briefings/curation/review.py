"""What needs the curator: each briefing or saved file with the reason and the next step, from the ledger of imports."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from ..taxonomy_check import UnknownNames
from .ledger import Entry, Ledger
from .remote import MARK


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to look at."""

    kind: str  # topic, region, paywall, conflict, failed, other
    file: str
    reason: str
    next_step: str


# The words by which a reason of the import is known, its kind and what to do.
KINDS = (
    ("no topic is sure", "topic", "Set `topics:`, or take one of `suggested_topics:`."),
    ("undecided (margin", "topic", "Set `topics:`, or take one of `suggested_topics:`."),
    ("nothing in the page says what it is about", "topic", "Set `topics:`."),
    ("paywall", "paywall", "Save the page again while you are logged in, or set `rights: link`."),
    (
        "both changed",
        "conflict",
        "Compare with the difference; edit the briefing, or delete the difference if it is right.",
    ),
    ("the same address was saved before", "other", "Delete one of the two briefings."),
    ("the folder with its pictures is missing", "other", "Put the folder beside the page and import again."),
    ("no date of publication", "other", "Set `date:`."),
    ("no title was found", "other", "Set `title:`."),
    ("the text is short", "other", "Save the whole page, or set `rights: link`."),
)
DOUBLE = re.compile(r"the same address was saved before: (.+); keep one of the two")


def list_matters(settings: ImportSettings, ledger: Ledger, unknown: UnknownNames) -> Iterator[Matter]:
    """What the imports noted and no edit has settled since, then what the briefings lack."""
    noted: set[tuple[str, str]] = set()
    for key, entry in sorted(ledger.entries.items()):
        if entry.failure and _is_there(key, settings) and not entry.failure.startswith(entry.briefing or "\n"):
            reason = entry.failure.removeprefix(f"{key}: ")
            yield Matter("failed", key, reason, "Import again when it is mended, or delete the saved file.")
        path = settings.content / entry.briefing
        if not path.is_file():
            continue
        edited = hashlib.sha256(path.read_bytes()).hexdigest() != entry.reviewed
        difference = (settings.machine / "conflicts" / entry.briefing).with_suffix(".diff")
        for reason in entry.review:
            matter = describe(entry.briefing, reason)
            settled = edited or not _holds(reason, settings) or (matter.kind == "conflict" and not difference.exists())
            if not settled and (entry.briefing, matter.kind) not in noted:
                yield matter
                noted.add((entry.briefing, matter.kind))
    for path in sorted(settings.briefings.rglob("*.md")):
        name = path.relative_to(settings.content).as_posix()
        for matter in _lacking(name, path, unknown):
            if (name, matter.kind) not in noted:
                yield matter


def open_reviews(ledger: Ledger, settings: ImportSettings) -> Iterator[tuple[str, Entry, list[str]]]:
    """Each entry whose briefing no edit has changed since the import, with the reasons that hold."""
    for key, entry in ledger.entries.items():
        path = settings.content / entry.briefing
        reasons = [reason for reason in entry.review if _holds(reason, settings)]
        if not reasons or not entry.briefing or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() == entry.reviewed:
            yield key, entry, reasons


def _holds(reason: str, settings: ImportSettings) -> bool:
    """Whether what a reason names is still there: of two briefings of one page the curator may have deleted one."""
    double = DOUBLE.search(reason)
    return double is None or (settings.content / double[1]).is_file()


def note_failures(ledger: Ledger, settings: ImportSettings, failed: Mapping[str, str]) -> None:
    """Keep in the ledger why saved files failed, each by its key; a file that is not there needs nobody's eye."""
    for key, message in failed.items():
        if _is_there(key, settings):
            ledger.note_failure(key, message)


def without_folders(message: object, settings: ImportSettings) -> str:
    """A message that names files as the lists of the import do, without the project's own folders."""
    words = str(message)
    for folder in (settings.saved, settings.content):
        words = words.replace(f"{folder}{os.sep}", "")
    return words


def _is_there(key: str, settings: ImportSettings) -> bool:
    """Whether a saved file still lies in its folder; of one on another machine it is taken for granted."""
    return MARK in key or (settings.saved / key).is_file()


def describe(file: str, reason: str) -> Matter:
    """A reason of the import with its kind and the next step."""
    for words, kind, step in KINDS:
        if words in reason:
            return Matter(kind, file, reason, step)
    return Matter("other", file, reason, "Look at the briefing, and edit it where needed.")


def _lacking(name: str, path: Path, unknown: UnknownNames) -> Iterator[Matter]:
    try:
        front = read_briefing(path).front
    except BadFrontMatter as fault:
        place = f"line {fault.line}: " if fault.line else ""
        yield Matter("failed", name, f"{place}{fault.fault}", fault.next_step)
        return
    except OSError as fault:
        yield Matter("failed", name, f"it cannot be read ({fault.strerror})", "Check its permissions.")
        return
    if not front.get("topics"):
        suggested = ", ".join(map(str, front.get("suggested_topics") or ()))
        reason = "it has no topic" + (f"; suggested: {suggested}" if suggested else "")
        yield Matter("topic", name, reason, "Set `topics:`.")
    if "regions" not in front:
        step = "Set `regions:`, or `regions: []` where it happens nowhere."
        yield Matter("region", name, "it has no region", step)
    for kind in ("topic", "region"):
        for text in unknown.tell(**{"topics": (), "regions": (), f"{kind}s": front.get(f"{kind}s") or ()}):
            reason, mark, step = text.partition("”. ")
            yield Matter(kind, name, f"{reason}{mark.strip('. ')}", step)
