"""Finding the stories again after an import: what did not change is remembered, neither read nor placed again."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..curation.atomic import write_atomically
from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..listing import DOUBT_NANOSECONDS, list_files, stamp_of
from ..settings import ImportSettings
from .machine_file import Story, read_stories, stories_file, write_stories

if TYPE_CHECKING:
    from .gather import Gathering
    from .report import Report

VERSION = 2  # raise it when reports hold something else, or are gathered in another way
Look = dict[str, list[int]]  # every briefing, and the file of the stories, with its stamp


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of the last time: a row for each briefing (stamp, signature, report), and where it was placed."""

    rows: Mapping[str, Any]
    placings: Mapping[str, Any]


def update_stories(settings: ImportSettings) -> list[Story]:
    """Find the stories of all briefings and keep them for the site; the stories. Raises CannotWrite.

    Where no briefing has changed, or none in what tells of its story, those that were found stand.
    """
    file = stories_file(settings.machine)
    before = read_stories(file)
    seen = settings.content.parent / ".cache" / "stories-seen.json"
    look = _look_at(settings)
    if look | _look_at_file(file) == _recall(seen).get("look"):
        return list(before.values())
    from .naming import name_stories  # the names and words of thirty languages are not needed where nothing changed

    gathering = gather_again(settings, bool(before))
    stories = name_stories(gathering.index, before) if gathering else list(before.values())
    if stories or before:
        write_stories(file, stories)
    if all(max(stamp[:2]) < time.time_ns() - DOUBT_NANOSECONDS for stamp in look.values()):
        kept = {"version": VERSION, "look": look | _look_at_file(file)}
        write_atomically(seen, json.dumps(kept, ensure_ascii=False))
    return stories


def gather_again(settings: ImportSettings, is_known: bool = False) -> Gathering | None:
    """All briefings that can be read in their stories; None where they stand (`is_known`). Raises CannotWrite."""
    from ..workers import collection_put_off
    from .gather import Placing, gather_stories

    place = settings.content.parent / ".cache" / "stories.json"
    kept = _recall(place)
    memory = Memory(kept.get("reports", {}), kept.get("placings", {}))
    rows = read_rows(settings, memory.rows)
    signatures = {key: row[1] for key, row in rows.items()}
    if is_known and signatures == {key: row[1] for key, row in memory.rows.items()}:
        _keep(place, memory, Memory(rows, memory.placings))
        return None
    before = {key: Placing(*row) for key, row in memory.placings.items()}
    reports = (_unpack(key, row) for key, row in rows.items())
    with collection_put_off():
        gathering = gather_stories(reports, signatures, before, settings.jobs)
    placings = {key: [one.signature, one.day, one.leader] for key, one in gathering.placings.items()}
    _keep(place, memory, Memory(rows, placings))
    return gathering


def read_rows(settings: ImportSettings, known: Mapping[str, Any]) -> dict[str, Any]:
    """The row of every briefing that can be read, from memory where its file did not change.

    Many that are not in memory are read by a process for each core.
    """
    stamps = dict(_stamps(settings))
    unread = [(key, stamp) for key, stamp in stamps.items() if key not in known or known[key][0] != stamp]
    if not unread:
        return {key: known[key] for key in stamps}
    from ..workers import work_in_batches

    read = work_in_batches(partial(_read_all, content=settings.content), unread, settings.jobs)
    fresh = dict(zip((key for key, _ in unread), read, strict=True))
    return {key: row for key in stamps if (row := fresh[key] if key in fresh else known[key])}


def _keep(place: Path, before: Memory, memory: Memory) -> None:
    if memory != before:
        kept = {"version": VERSION, "reports": memory.rows, "placings": memory.placings}
        write_atomically(place, json.dumps(kept, ensure_ascii=False))


def _look_at(settings: ImportSettings) -> Look:
    found = list_files(str(settings.briefings)) if settings.briefings.is_dir() else ()
    return {path: [*stamp_of(status)] for path, status in found if path.endswith(".md")}


def _look_at_file(file: Path) -> Look:
    return {str(file): [*stamp_of(file.stat())]} if file.is_file() else {}


def _stamps(settings: ImportSettings) -> Iterator[tuple[str, list[int]]]:
    for path in sorted(settings.briefings.rglob("*.md")):
        status = path.stat()
        yield path.relative_to(settings.content).as_posix(), [status.st_mtime_ns, status.st_size]


def _read_all(files: Sequence[tuple[str, list[int]]], content: Path) -> list[Any]:
    """A row for each file, nothing for one that cannot be read or is withdrawn."""
    return [_read_row(key, stamp, content) for key, stamp in files]


def _read_row(key: str, stamp: list[int], content: Path) -> Any:
    from .report import read_report

    try:
        briefing = read_briefing(content / key)
    except BadFrontMatter:
        return None
    if briefing.front.get("status") == "withdrawn":
        return None
    return [stamp, *_pack(read_report(key, briefing.front, briefing.body))]


def _recall(memory: Path) -> dict[str, Any]:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return dict(kept) if kept["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _pack(report: Report) -> list[Any]:
    """The signature of a report, then all of it."""
    keys = {kind: sorted(keys) for kind, keys in report.keys.items()}
    facts = [report.title, report.language, report.day, report.outlet, report.chosen]
    packed = [facts, keys, sorted(report.fingerprint)]
    return [hashlib.blake2b(json.dumps(packed).encode(), digest_size=8).hexdigest(), *packed]


def _unpack(key: str, row: Any) -> Report:
    from .report import Report

    _, _, (title, language, day, outlet, chosen), keys, fingerprint = row
    typed = {kind: frozenset(values) for kind, values in keys.items()}
    return Report(key, title, language, day, typed, frozenset(fingerprint), outlet, chosen)
