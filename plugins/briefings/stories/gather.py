"""All briefings in their stories: as the same briefings always are, and without placing again what nothing changed.

How rare a key is counts for a month from the months before it, so that a new briefing leaves what was rare before it
as it was. A young site, without enough months before, counts its first briefings for them all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ..workers import count_jobs, work_in_batches
from .cluster import Alike, StoryIndex
from .likeness import WINDOW
from .machine_file import ALONE
from .report import Report

ENOUGH = 400  # briefings from which it is known what is rare


@dataclass(frozen=True, slots=True)
class Placing:
    """What was decided of a briefing, and the signature of all of it that the decision was made from."""

    signature: str
    day: float
    leader: str  # the first briefing of its story


@dataclass(slots=True)
class Gathering:
    """The stories, what was decided of each briefing, and how many were placed anew."""

    index: StoryIndex = field(default_factory=StoryIndex)
    placings: dict[str, Placing] = field(default_factory=dict)
    placed: int = 0


def gather_stories(
    reports: Iterable[Report],
    signatures: Mapping[str, str] | None = None,
    before: Mapping[str, Placing] | None = None,
    jobs: int = 1,
) -> Gathering:
    """All briefings in their stories, in whatever order they come.

    `before` has what was decided the last time and `signatures` tells for each briefing whether it is still the same.
    The answer is the one that it would be without them: only briefings in whose days something changed are placed.
    Where that is most of them, `jobs` processes (0: one for each core) compare them all.
    """
    ordered = sorted(reports, key=lambda report: (not _names_a_story(report), report.day, report.key))
    signatures = signatures or {report.key: "" for report in ordered}
    gathering, before = Gathering(), before or {}
    eras = Eras(gathering.index, ordered, signatures)
    disturbed = _Days([placing.day for key, placing in before.items() if key not in signatures])
    stale = {report.key for report in ordered if not _is_as_before(report, eras, before)}
    if jobs != 1 and len(stale) > len(ordered) / 2:
        _place_all(ordered, gathering, eras, jobs)
        return gathering
    for report in ordered:
        if report.key in stale:
            disturbed.add(report.day)
    for report in ordered:
        _place(report, gathering, eras, disturbed, before if report.key not in stale else {})
    return gathering


def _place_all(ordered: Sequence[Report], gathering: Gathering, eras: Eras, jobs: int) -> None:
    """Place every briefing. What each is compared with depends on those before it alone, so parts of them are."""
    part = -(-len(ordered) // count_jobs(jobs))
    found = work_in_batches(partial(_find_alike, ordered=ordered), range(len(ordered)), jobs, size=part)
    for report, alike in zip(ordered, found, strict=True):
        gathering.index.place(report, alike)
        gathering.placings[report.key] = Placing(eras.sign(report), report.day, gathering.index.leader_of(report.key))
    gathering.placed = len(ordered)


def _find_alike(places: Sequence[int], ordered: Sequence[Report]) -> list[Alike]:
    """What is found for the briefings at places that follow each other."""
    index = StoryIndex()
    eras = Eras(index, ordered, {report.key: "" for report in ordered})
    begin = ordered[places[0]].day - WINDOW
    found: list[Alike] = []
    for place, report in enumerate(ordered[: places[-1] + 1]):
        if place >= places[0] or report.day >= begin or _names_a_story(report):
            eras.enter(report)
            if place >= places[0]:
                found.append(() if report.chosen else index.alike(report))
            index.put(report, "")
    return found


def _is_as_before(report: Report, eras: Eras, before: Mapping[str, Placing]) -> bool:
    known = before.get(report.key)
    return known is not None and known.day == report.day and known.signature == eras.sign(report)


def _place(report: Report, gathering: Gathering, eras: Eras, disturbed: _Days, before: Mapping[str, Placing]) -> None:
    index, known = gathering.index, before.get(report.key)
    if known and not disturbed.has(report.day, WINDOW):
        is_near = _names_a_story(report) or disturbed.has(report.day, 2 * WINDOW)
        if is_near:
            eras.enter(report)
        index.put(report, known.leader, is_near)
    else:
        eras.enter(report)
        index.place(report)
        gathering.placed += 1
        if known and index.leader_of(report.key) != known.leader:
            disturbed.add(report.day)
    gathering.placings[report.key] = Placing(eras.sign(report), report.day, index.leader_of(report.key))


def _names_a_story(report: Report) -> bool:
    return bool(report.chosen) and report.chosen != ALONE


class Eras:
    """Which briefings tell for each month what is rare: those of the months before it, or the first of a young site."""

    def __init__(self, index: StoryIndex, reports: Iterable[Report], signatures: Mapping[str, str]) -> None:
        self._index = index
        self._signatures = signatures
        months: dict[str, list[Report]] = defaultdict(list)
        for report in sorted(reports, key=lambda report: (report.day, report.key)):
            months[_month_of(report)].append(report)
        self._months = sorted(months.items())
        self._founding = self._count_founding()
        self._learnt = 0  # months
        self._signs = list(self._sign_beginnings())

    def sign(self, report: Report) -> str:
        """The signature of a briefing and of what is rare in its month."""
        return f"{self._signatures[report.key]} {self._signs[self._months_before(report)]}"

    def enter(self, report: Report) -> None:
        """Have the index count what tells what is rare in a briefing's month. Briefings come by date."""
        wanted = self._months_before(report)
        for _, reports in self._months[self._learnt : wanted]:
            self._index.learn(reports)
        self._learnt = max(self._learnt, wanted)

    def _months_before(self, report: Report) -> int:
        if _names_a_story(report):  # these come first, whatever their date
            return self._founding
        return max(self._founding, bisect_left(self._months, (_month_of(report),)))

    def _count_founding(self) -> int:
        count = 0
        for number, (_, reports) in enumerate(self._months, start=1):
            count += len(reports)
            if count >= ENOUGH:
                return number
        return len(self._months)

    def _sign_beginnings(self) -> Iterator[str]:
        """The signature of the first months, for every number of them."""
        digest = hashlib.blake2b(digest_size=8)
        yield digest.hexdigest()
        for _, reports in self._months:
            for report in reports:
                digest.update(f"{report.key}\0{self._signatures[report.key]}\n".encode())
            yield digest.hexdigest()


def _month_of(report: Report) -> str:
    return f"{dt.date.fromordinal(max(1, int(report.day))):%Y-%m}"


class _Days:
    """Days near which stories may come out otherwise."""

    def __init__(self, days: Iterable[float]) -> None:
        self._days = sorted(days)

    def add(self, day: float) -> None:
        insort(self._days, day)

    def has(self, day: float, within: float) -> bool:
        place = bisect_left(self._days, day - within)
        return place < len(self._days) and self._days[place] <= day + within
