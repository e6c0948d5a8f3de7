"""Gathering briefings into stories, one after the other by date, so that one more is placed as all were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .likeness import Rarity, drawer_of, likeness, may_be_alike, worth_by_kind
from .machine_file import ALONE
from .postings import Postings
from .report import Report

CANDIDATES = 25  # briefings that are compared in full
JOIN = 0.5  # likeness from which a briefing joins a story
CLOSEST = 2  # members of a story that a briefing is measured by
FINDING = "n#cw"  # kinds of keys by which candidates are found

Alike = Sequence[tuple[str, float]]  # briefings and the likeness of each


@dataclass(slots=True)
class StoryIndex:
    """Reports by their keys, and the story that each belongs to (a number; a curator's own id has one too)."""

    rarity: Rarity = field(default_factory=Rarity)
    reports: dict[str, Report] = field(default_factory=dict)
    story_of: dict[str, int] = field(default_factory=dict)
    members: dict[int, list[str]] = field(default_factory=dict)
    chosen: dict[int, str] = field(default_factory=dict)
    _postings: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))  # by drawer
    _sums: dict[str, Mapping[str, float]] = field(default_factory=dict)
    _next: int = 0

    def learn(self, reports: Iterable[Report]) -> None:
        """Count the keys of briefings, so that what is rare is known before the first is placed."""
        for report in reports:
            self.rarity.add(report)

    def place(self, report: Report, alike: Alike | None = None) -> int:
        """Put a briefing into the story that it tells, or into a new one; the story's number.

        Where `alike` was found in another index for each briefing, this one need not find any.
        """
        if report.chosen:
            return self._put(report, self._curated_story(report), alike is None)
        found = self.alike(report) if alike is None else alike
        return self._put(report, self._likeliest_story(found), alike is None)

    def alike(self, report: Report) -> Alike:
        """The briefings that share most with one and how alike they are; none where no story can be among them."""
        others = [self.reports[key] for key in self._candidates(report)]
        if not any(may_be_alike(report, other) for other in others):
            return ()
        self._weigh(report)
        return [(other.key, likeness(report, other, self.rarity, self._sums)) for other in others]

    def put(self, report: Report, leader: str, is_findable: bool = True) -> int:
        """Put a briefing into the story of the briefing `leader` (its own for a new one), as was decided before.

        One that is not `is_findable` is compared with no other: none of the days around is to be placed.
        """
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
            self._weigh(report)
            for kind in FINDING:
                self._postings[drawer_of(kind, report.language)].add(report.keys[kind], report.day, report.key)
        return story

    def _curated_story(self, report: Report) -> int | None:
        if report.chosen == ALONE:
            return None
        return next((story for story, name in self.chosen.items() if name == report.chosen), None)

    def _weigh(self, report: Report) -> None:
        if report.key not in self._sums:
            self._sums[report.key] = worth_by_kind(report, self.rarity)

    def _likeliest_story(self, alike: Alike) -> int | None:
        likenesses: dict[int, list[float]] = defaultdict(list)
        for key, found in alike:
            likenesses[self.story_of[key]].append(found)
        scores = {story: _mean_of_closest(found) for story, found in likenesses.items()}
        if not scores:
            return None
        best = max(scores, key=lambda story: (scores[story], -story))
        return best if scores[best] >= JOIN else None

    def _candidates(self, report: Report) -> list[str]:
        """The briefings of the days around that share most."""
        shared: dict[str, float] = defaultdict(float)
        for kind in FINDING:
            drawer = drawer_of(kind, report.language)
            found = self._postings[drawer].near(report.keys[kind], report.day)
            for worth, others in zip(self.rarity.worths(drawer, found), found.values(), strict=True):
                weighed = worth * (0.5 if kind in "cw" else 1.0)
                for other in others:
                    shared[other] += weighed
        ranked = sorted(shared, key=lambda other: (-shared[other], other))
        return ranked[:CANDIDATES]


def _mean_of_closest(found: list[float]) -> float:
    closest = sorted(found, reverse=True)[:CLOSEST]
    return sum(closest) / len(closest)
