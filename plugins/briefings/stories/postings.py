"""Which briefings have a key, by date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set

from .likeness import WINDOW

COMMON = 400  # a key of more briefings within the window finds none


class Postings:
    """The briefings of each key of a kind. Most keys stand in one briefing alone and never get a list of their own."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[float, str]] = {}
        self._all: dict[str, tuple[list[float], list[str]]] = {}  # days, and the briefings of those days

    def add(self, keys: Set[str], day: float, briefing: str) -> None:
        """Enter a briefing under its keys."""
        known = keys & self._first.keys()
        self._first.update(dict.fromkeys(keys - known, (day, briefing)))
        for key in known:
            if key not in self._all:
                first_day, first = self._first[key]
                self._all[key] = [first_day], [first]
            days, briefings = self._all[key]
            place = len(days) if days[-1] <= day else bisect_right(days, day)
            days.insert(place, day)
            briefings.insert(place, briefing)

    def near(self, keys: Set[str], day: float) -> dict[str, list[str]]:
        """The briefings of the days around one, for each of its keys that has some and is not too common, in order."""
        found = {}
        for key in sorted(keys & self._first.keys()):
            if key in self._all:
                days, briefings = self._all[key]
                begin, end = bisect_left(days, day - WINDOW), bisect_right(days, day + WINDOW)
                if 0 < end - begin <= COMMON:
                    found[key] = briefings[begin:end]
            elif day - WINDOW <= self._first[key][0] <= day + WINDOW:
                found[key] = [self._first[key][1]]
        return found
