"""Finding the stories again after an import: briefings that did not change are remembered, not read."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..curation.atomic import write_atomically
from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..listing import DOUBT_NANOSECONDS, list_files, stamp_of
from ..settings import ImportSettings
from .machine_file import Story, read_stories, stories_file, write_stories

if TYPE_CHECKING:
    from .report import Report

VERSION = 1  # raise it when reports hold something else, or are gathered in another way
Look = dict[str, list[int]]  # every briefing, and the file of the stories, with its stamp


def update_stories(settings: ImportSettings) -> list[Story]:
    """Find the stories of all briefings and keep them for the site; the stories. Raises CannotWrite.

    Where no briefing has changed, or none in what tells of its story, those that were found stand.
    """
    file = stories_file(settings.machine)
    before = read_stories(file)
    seen = settings.content.parent / ".cache" / "stories-seen.json"
    look = _look_at(settings)
    if look | _look_at_file(file) == _recall(seen, "look"):
        return list(before.values())
    from .cluster import gather_stories  # the names and words of thirty languages are not needed where nothing changed
    from .naming import name_stories

    reports, changed = read_reports(settings)
    stories = name_stories(gather_stories(reports), before) if changed or not before else list(before.values())
    if stories or before:
        write_stories(file, stories)
    if all(max(stamp[:2]) < time.time_ns() - DOUBT_NANOSECONDS for stamp in look.values()):
        kept = {"version": VERSION, "look": look | _look_at_file(file)}
        write_atomically(seen, json.dumps(kept, ensure_ascii=False))
    return stories


def read_reports(settings: ImportSettings) -> tuple[list[Report], bool]:
    """The report of every briefing that can be read, from memory where its file did not change; whether any changed."""
    memory = settings.content.parent / ".cache" / "stories.json"
    known = _recall(memory, "reports")
    rows = dict(_rows(settings, known))
    if rows != known:
        write_atomically(memory, json.dumps({"version": VERSION, "reports": rows}, ensure_ascii=False))
    changed = {key: row[1:] for key, row in rows.items()} != {key: row[1:] for key, row in known.items()}
    return [_unpack(key, row) for key, row in rows.items()], changed


def _look_at(settings: ImportSettings) -> Look:
    found = list_files(str(settings.briefings)) if settings.briefings.is_dir() else ()
    return {path: [*stamp_of(status)] for path, status in found if path.endswith(".md")}


def _look_at_file(file: Path) -> Look:
    return {str(file): [*stamp_of(file.stat())]} if file.is_file() else {}


def _rows(settings: ImportSettings, known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    from .report import read_report

    for path in sorted(settings.briefings.rglob("*.md")):
        key = path.relative_to(settings.content).as_posix()
        status = path.stat()
        stamp = [status.st_mtime_ns, status.st_size]
        row = known.get(key)
        if row and row[0] == stamp:
            yield key, row
            continue
        try:
            briefing = read_briefing(path)
        except BadFrontMatter:
            continue
        if briefing.front.get("status") != "withdrawn":
            yield key, [stamp, *_pack(read_report(key, briefing.front, briefing.body))]


def _recall(memory: Path, part: str) -> dict[str, Any]:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return dict(kept[part]) if kept["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _pack(report: Report) -> list[Any]:
    keys = {kind: sorted(keys) for kind, keys in report.keys.items()}
    facts = [report.title, report.language, report.day, report.outlet, report.chosen]
    return [facts, keys, sorted(report.fingerprint)]


def _unpack(key: str, row: Any) -> Report:
    from .report import Report

    _, (title, language, day, outlet, chosen), keys, fingerprint = row
    typed = {kind: frozenset(values) for kind, values in keys.items()}
    return Report(key, title, language, day, typed, frozenset(fingerprint), outlet, chosen)
