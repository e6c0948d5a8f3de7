"""Names for the stories that were found: each keeps the one that it had."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping

from ..curation.compose import make_slug
from .cluster import StoryIndex
from .machine_file import ALONE, Story
from .report import Report, is_copy

NAME_LENGTH = 48  # characters of a title in a story's id


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
    holders: dict[int, list[int]] = defaultdict(list)  # of a mark in a fingerprint: copies share some
    for place, report in enumerate(reports):
        near = sorted({earlier for mark in report.fingerprint for earlier in holders[mark]})
        original = next((reports[earlier] for earlier in near if is_copy(reports[earlier], report)), None)
        if original:
            copies[report.key] = copies.get(original.key, original.key)
        for mark in report.fingerprint:
            holders[mark].append(place)
    keys = tuple(report.key for report in reports)
    return Story(name, reports[0].title, _day_of(reports[0]), _day_of(reports[-1]), keys, copies)


def _day_of(report: Report) -> str:
    return dt.date.fromordinal(max(1, int(report.day))).isoformat()
