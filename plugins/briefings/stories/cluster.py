"""Gathering briefings into stories, one after the other by date, so that one more is placed as all were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .likeness import WINDOW, Rarity, likeness, typed_keys, worth_by_kind
from .machine_file import ALONE
from .report import Report

CANDIDATES = 25  # briefings that are compared in full
COMMON = 400  # a key of more briefings within the window finds none
JOIN = 0.5  # likeness from which a briefing joins a story
CLOSEST = 2  # members of a story that a briefing is measured by
FINDING = "n#cw"  # kinds of keys by which candidates are found


@dataclass(slots=True)
class StoryIndex:
    """Reports by their keys, and the story that each belongs to (a number; a curator's own id has one too)."""

    rarity: Rarity = field(default_factory=Rarity)
    reports: dict[str, Report] = field(default_factory=dict)
    story_of: dict[str, int] = field(default_factory=dict)
    members: dict[int, list[str]] = field(default_factory=dict)
    chosen: dict[int, str] = field(default_factory=dict)
    _postings: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    _sums: dict[str, Mapping[str, float]] = field(default_factory=dict)
    _next: int = 0

    def learn(self, reports: Iterable[Report]) -> None:
        """Count the keys of briefings, so that what is rare is known before the first is placed."""
        for report in reports:
            self.rarity.add(report)

    def place(self, report: Report) -> int:
        """Put a briefing into the story that it tells, or into a new one; the story's number."""
        self._sums[report.key] = worth_by_kind(report, self.rarity)
        story = self._curated_story(report) if report.chosen else self._likeliest_story(report)
        return self._put(report, story)

    def put(self, report: Report, leader: str, is_findable: bool = True) -> int:
        """Put a briefing into the story of the briefing `leader` (its own for a new one), as was decided before.

        One that is not `is_findable` is compared with no other: none of the days around is to be placed.
        """
        if is_findable:
            self._sums[report.key] = worth_by_kind(report, self.rarity)
        return self._put(report, self.story_of.get(leader), is_findable)

    def leader_of(self, key: str) -> str:
        """The first briefing of a placed briefing's story."""
        return self.members[self.story_of[key]][0]

    def _put(self, report: Report, story: int | None, is_findable: bool = True) -> int:
        if story is None:
            story = self._next
            self._next += 1
            self.members[story] = []
        if report.chosen:
            self.chosen[story] = report.chosen
        self.members[story].append(report.key)
        self.story_of[report.key] = story
        self.reports[report.key] = report
        if is_findable and report.chosen != ALONE:
            for key in typed_keys(report):
                if key[0] in FINDING:
                    insort(self._postings[key], (report.day, report.key))
        return story

    def _curated_story(self, report: Report) -> int | None:
        if report.chosen == ALONE:
            return None
        return next((story for story, name in self.chosen.items() if name == report.chosen), None)

    def _likeliest_story(self, report: Report) -> int | None:
        likenesses: dict[int, list[float]] = defaultdict(list)
        for key in self._candidates(report):
            found = likeness(report, self.reports[key], self.rarity, self._sums)
            likenesses[self.story_of[key]].append(found)
        scores = {story: _mean_of_closest(found) for story, found in likenesses.items()}
        if not scores:
            return None
        best = max(scores, key=lambda story: (scores[story], -story))
        return best if scores[best] >= JOIN else None

    def _candidates(self, report: Report) -> list[str]:
        """The briefings of the days around that share most."""
        shared: dict[str, float] = defaultdict(float)
        begin, end = (report.day - WINDOW, ""), (report.day + WINDOW, "\uffff")
        for key in typed_keys(report):
            postings = self._postings.get(key) if key[0] in FINDING else None
            if not postings or postings[-1] < begin:
                continue
            first, last = bisect_left(postings, begin), bisect_right(postings, end)
            if last - first <= COMMON:
                worth = self.rarity.worths[key] * (0.5 if key[0] in "cw" else 1.0)
                for _, other in postings[first:last]:
                    shared[other] += worth
        ranked = sorted(shared, key=lambda other: (-shared[other], other))
        return ranked[:CANDIDATES]


def _mean_of_closest(found: list[float]) -> float:
    closest = sorted(found, reverse=True)[:CLOSEST]
    return sum(closest) / len(closest)
