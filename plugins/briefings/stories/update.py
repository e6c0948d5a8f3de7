"""Finding the stories again after an import: briefings that did not change are remembered, not read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..curation.atomic import write_atomically
from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from .cluster import gather_stories
from .machine_file import Story, read_stories, stories_file, write_stories
from .naming import name_stories
from .report import Report, read_report

VERSION = 1  # raise it when reports hold something else


def update_stories(settings: ImportSettings) -> list[Story]:
    """Find the stories of all briefings and keep them for the site; the stories. Raises CannotWrite."""
    file = stories_file(settings.machine)
    before = read_stories(file)
    stories = name_stories(gather_stories(read_reports(settings)), before)
    if stories or before:
        write_stories(file, stories)
    return stories


def read_reports(settings: ImportSettings) -> list[Report]:
    """The report of every briefing that can be read, from memory where its file did not change."""
    memory = settings.content.parent / ".cache" / "stories.json"
    known = _recall(memory)
    rows = dict(_rows(settings, known))
    if rows != known:
        write_atomically(memory, json.dumps({"version": VERSION, "reports": rows}, ensure_ascii=False))
    return [_unpack(key, row) for key, row in rows.items()]


def _rows(settings: ImportSettings, known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
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


def _recall(memory: Path) -> dict[str, Any]:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return dict(kept["reports"]) if kept["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _pack(report: Report) -> list[Any]:
    keys = {kind: sorted(keys) for kind, keys in report.keys.items()}
    facts = [report.title, report.language, report.day, report.outlet, report.chosen]
    return [facts, keys, sorted(report.fingerprint)]


def _unpack(key: str, row: Any) -> Report:
    _, (title, language, day, outlet, chosen), keys, fingerprint = row
    typed = {kind: frozenset(values) for kind, values in keys.items()}
    return Report(key, title, language, day, typed, frozenset(fingerprint), outlet, chosen)
