"""The saved page that a briefing was made of, and what the curator has changed in it since."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import UnreadablePage
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from .remote import MARK

MOST_LINES = 200  # of the changes that are shown


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a briefing comes from: its saved page, and which of the articles in that it is."""

    briefing: Path
    saved: Path
    number: int  # of the article in the saved file, from 1


def is_briefing(path: Path, settings: ImportSettings) -> bool:
    """Whether a path is one of the project's briefings."""
    return path.is_file() and path.resolve().is_relative_to(settings.briefings.resolve())


def find_origin(path: Path, settings: ImportSettings) -> Origin:
    """The origin of a briefing. Raises UnreadablePage when its saved page is gone, BadFrontMatter as reading does."""
    key = str((read_briefing(path).front.get("provenance") or {}).get("file") or "")
    if not key:
        hint = "Only a briefing that was imported can be explained."
        raise UnreadablePage(path, "this briefing was written by hand: its `provenance` names no saved page.", hint)
    if MARK in key:
        hint = "Download it, and explain the file."
        raise UnreadablePage(path, f"its saved page is not on this machine: {key}.", hint)
    name, mark, number = key.rpartition("#")
    whole = settings.saved / key
    inside = mark and number.isdigit() and not whole.is_file()
    saved = settings.saved / name if inside else whole
    if not saved.resolve().is_relative_to(settings.saved.resolve()) or not saved.is_file():
        raise UnreadablePage(path, f"its saved page is gone: {saved}.", "Put it there again to have it explained.")
    return Origin(path, saved, int(number) if inside else 1)


def show_edits(path: Path, settings: ImportSettings) -> Iterator[str]:
    """The curator's changes to a briefing since the last machine-made text, by line; nothing where that is lost."""
    try:
        machine = settings.machine / path.resolve().relative_to(settings.content.resolve())
        before, now = (file.read_text("utf-8").splitlines() for file in (machine, path))
    except (OSError, UnicodeDecodeError):
        return
    lines = [line for line in list(difflib.unified_diff(before, now, n=0, lineterm=""))[2:] if line[:2] != "@@"]
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"and {len(lines) - MOST_LINES} more lines"
