"""The stories that an import found, kept in `content/.machine/stories.json`: beside the briefings, never in them.

So a curator's edits and the machine's findings never meet in one line; `story:` in a briefing goes before.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..curation.atomic import write_atomically
from ..curation.compose import make_slug
from .cluster import ALONE, StoryIndex
from .report import Report, is_copy

NAME_LENGTH = 48  # characters of a title in a story's id


@dataclass(frozen=True, slots=True)
class Story:
    """Briefings of one event, two or more."""

    id: str
    title: str  # of the first briefing
    first: str  # day of the first and of the last briefing, ISO 8601
    last: str
    briefings: tuple[str, ...]  # paths under the content folder, oldest first
    copies: Mapping[str, str] = field(default_factory=dict)  # briefing -> the earlier one with the same text


def stories_file(machine: Path) -> Path:
    """Where the stories are kept."""
    return machine / "stories.json"


def read_stories(file: Path) -> dict[str, Story]:
    """The stories by id; none when the file is missing or broken: the next import finds them again."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return {
            name: Story(name, row["title"], row["first"], row["last"], tuple(row["briefings"]), dict(row["copies"]))
            for name, row in rows.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_stories(file: Path, stories: Iterable[Story]) -> None:
    """Write the stories if they changed, in the order of their ids. Raises CannotWrite."""
    rows = {story.id: {key: value for key, value in asdict(story).items() if key != "id"} for story in stories}
    text = json.dumps(dict(sorted(rows.items())), ensure_ascii=False, indent=1) + "\n"
    if not file.is_file() or file.read_text(encoding="utf-8", errors="replace") != text:
        write_atomically(file, text)


def name_stories(index: StoryIndex, before: Mapping[str, Story]) -> list[Story]:
    """The stories of an index. A story keeps the id that most of its briefings had, the oldest of equals."""
    owners = {briefing: story.id for story in before.values() for briefing in story.briefings}
    groups = [
        (story, sorted((index.reports[key] for key in keys), key=lambda report: (report.day, report.key)))
        for story, keys in index.members.items()
        if len(keys) > 1 and index.chosen.get(story) != ALONE
    ]
    taken: set[str] = {index.chosen[story] for story, _ in groups if story in index.chosen}
    named = []
    for story, reports in sorted(groups, key=lambda group: (-len(group[1]), group[1][0].key)):
        name = index.chosen.get(story) or _kept_name(reports, owners, taken) or _new_name(reports[0], taken)
        taken.add(name)
        named.append(_describe(name, reports))
    return named


def _kept_name(reports: list[Report], owners: Mapping[str, str], taken: set[str]) -> str:
    votes = Counter(owners[report.key] for report in reports if owners.get(report.key, "") not in {"", *taken})
    return max(sorted(votes), key=lambda name: votes[name]) if votes else ""


def _new_name(report: Report, taken: set[str]) -> str:
    title = make_slug(report.title, report.key)[:NAME_LENGTH].strip("-")
    name = f"{_day_of(report)[:7]}-{title}"
    return next(option for option in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if option not in taken)


def _describe(name: str, reports: list[Report]) -> Story:
    copies: dict[str, str] = {}
    for place, report in enumerate(reports):
        original = next((earlier for earlier in reports[:place] if is_copy(earlier, report)), None)
        if original:
            copies[report.key] = copies.get(original.key, original.key)
    keys = tuple(report.key for report in reports)
    return Story(name, reports[0].title, _day_of(reports[0]), _day_of(reports[-1]), keys, copies)


def _day_of(report: Report) -> str:
    return dt.date.fromordinal(max(1, int(report.day))).isoformat()
