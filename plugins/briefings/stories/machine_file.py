"""The stories that an import found, kept in `content/.machine/stories.json`: beside the briefings, never in them.

So a curator's edits and the machine's findings never meet in one line; `story:` in a briefing goes before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..curation.atomic import write_atomically

ALONE = "alone"  # what a curator writes into `story` to keep a briefing out of every story


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
