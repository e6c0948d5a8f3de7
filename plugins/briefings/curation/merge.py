"""Merging a new extraction into a briefing that a curator may have edited, in three ways.

Front matter is merged key by key, so that two changes on neighbouring lines do not collide, and a curator's YAML
comments and layout stay. The body is merged line by line with the merge3 library. Where both sides changed the same
passage the curator's stands, and the rest is merged all the same: one edited word must not shut out every later
correction of an article.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from merge3 import Merge3

from ..errors import BadFrontMatter
from ..frontmatter import parse_briefing
from ..settings import ImportSettings
from .atomic import write_atomically

# Where both sides changed one of these, the curator's stands without a word: the machine only guesses at them.
CURATORS_FOR_EVER = frozenset({"topics", "suggested_topics", "regions", "tags", "story"})
TOP_LEVEL_KEY = re.compile(r"^([^\s#\-][^:\n]*?)\s*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: `text` is what the file should hold; `conflicts` names what both sides changed.

    `settled` says that the new machine text is dealt with, so that the next merge starts from it.
    """

    text: str
    conflicts: tuple[str, ...] = ()
    settled: bool = True


def merge_briefing(base: str, new: str, curated: str) -> Merge:
    """Bring the change from `base` to `new` (machine texts) into `curated`.

    In a conflict the curator's passage or key stands. The curator's text is returned as it is when there is no machine
    text to start from, or when the result would break the schema.

    Raises BadFrontMatter when the curator's text cannot be read.
    """
    if curated in (base, new) or base == new:
        return Merge(new if curated == base else curated)
    parse_briefing(curated)
    heads, bodies = zip(*(_split(text) for text in (base, new, curated)), strict=True)
    head, clashes = _merge_heads(*(_chunks(head) for head in heads))
    body, body_clashes = _merge_lines(*bodies)
    conflicts = (*clashes, *body_clashes)
    if conflicts and not base:
        return Merge(curated, conflicts)
    merged = head + body
    try:
        parse_briefing(merged)
    except BadFrontMatter as fault:
        return Merge(curated, (fault.fault,), settled=False)
    return Merge(merged, conflicts)


def merge_into(path: Path, new: str, settings: ImportSettings) -> tuple[str, bool]:
    """Merge a new machine text into a briefing: what to tell the curator, and whether the text is dealt with.

    Raises BadFrontMatter when the briefing cannot be read, CannotWrite.
    """
    place = path.relative_to(settings.content)
    machine = settings.machine / place
    difference = (settings.machine / "conflicts" / place).with_suffix(".diff")
    while True:
        curated = path.read_text(encoding="utf-8")
        base = machine.read_text(encoding="utf-8") if machine.exists() else ""
        try:
            merge = merge_briefing(base, new, curated)
        except BadFrontMatter as fault:
            raise BadFrontMatter(path, fault.fault, fault.next_step, fault.line) from fault
        if path.read_text(encoding="utf-8") != curated:  # an editor has saved it meanwhile
            continue
        if merge.text != curated:
            write_atomically(path, merge.text)
        if not merge.conflicts:
            difference.unlink(missing_ok=True)
            return "", True
        write_atomically(difference, show_difference(merge.text, new, path.name) + "\n")
        changed = ", ".join(merge.conflicts)
        told = f"you and the new import both changed {changed}; yours stands, the difference is in {difference}"
        return told, merge.settled


def show_difference(curated: str, new: str, name: str) -> str:
    """A unified diff from the curator's text to the machine's, for a curator to read."""
    lines = difflib.unified_diff(
        curated.splitlines(), new.splitlines(), f"{name} (yours)", f"{name} (new import)", lineterm="", n=1
    )
    return "\n".join(lines)


def _split(text: str) -> tuple[str, str]:
    end = text.find("\n---\n", 3)
    return (text[: end + 5], text[end + 5 :]) if text.startswith("---\n") and end >= 0 else ("", text)


def _chunks(head: str) -> dict[str, str]:
    chunks: dict[str, str] = {}
    key = "---"
    for line in head.splitlines(keepends=True):
        if line == "---\n" and chunks:
            key = "--- end"
        elif found := TOP_LEVEL_KEY.match(line):
            key = found[1]
        chunks[key] = chunks.get(key, "") + line
    return chunks


def _merge_heads(base: dict[str, str], new: dict[str, str], curated: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    merged: list[str] = []
    clashes: list[str] = []
    order = [key for key in curated if key != "--- end"]
    order += [key for key in new if key not in curated and key != "--- end"]
    for key in [*order, "--- end"]:
        was, machine, human = base.get(key, ""), new.get(key, ""), curated.get(key, "")
        if machine in (was, human) or (key in CURATORS_FOR_EVER and human != was):
            merged.append(human)
        elif human == was:
            merged.append(machine)
        else:
            merged.append(human)
            clashes.append(f"`{key}`")
    return "".join(merged), tuple(clashes)


def _merge_lines(base: str, new: str, curated: str) -> tuple[str, tuple[str, ...]]:
    before, theirs, ours = (text.splitlines(keepends=True) for text in (base, curated, new))
    merged: list[str] = []
    clashes: list[str] = []
    for group in Merge3(before, theirs, ours).merge_groups():
        if group[0] == "conflict":
            first = next((line.strip() for line in group[2] if line.strip()), "a deleted passage")
            merged.extend(group[2])
            clashes.append(f"“{first[:60]}”")
        else:
            merged.extend(group[1])
    return "".join(merged), tuple(clashes)
