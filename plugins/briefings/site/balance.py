"""The balance: who is heard on each topic, in which languages and from where, with the gaps called by their names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .articles import Article
from .wrappers import Group

PERIOD = dt.timedelta(days=90)  # back from the newest briefing
LEAST = 3  # briefings; fewer say nothing about balance
ONE_VOICE = 0.6  # share of a topic's briefings from which one outlet speaks for it


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is heard on a topic in the period."""

    topic: Group
    count: int
    sources: tuple[tuple[Group, int], ...]  # the fullest first
    languages: tuple[tuple[Group, int], ...]
    regions: tuple[tuple[Group, int], ...]

    @property
    def one_source(self) -> Group | None:
        """The outlet that alone makes most of the topic's briefings."""
        return _leader(self.sources, self.count)

    @property
    def one_language(self) -> Group | None:
        """The language that all of the topic's briefings are in."""
        return self.languages[0][0] if self.count >= LEAST and len(self.languages) == 1 else None


class Balance:
    """Counts what the balance page shows, when it is asked for. Newest first is given."""

    def __init__(self, articles: Sequence[Article]) -> None:
        newest = max((article.date for article in articles), default=None)
        self._articles = articles
        self._lately = [article for article in articles if newest and article.date > newest - PERIOD]

    @property
    def total(self) -> int:
        """How many briefings the period has."""
        return len(self._lately)

    @property
    def first(self) -> dt.datetime | None:
        """The oldest briefing of the period."""
        return min((article.date for article in self._lately), default=None)

    @property
    def last(self) -> dt.datetime | None:
        """The newest briefing of the period."""
        return max((article.date for article in self._lately), default=None)

    @cached_property
    def topics(self) -> list[Voices]:
        """Every root topic of the period, the fullest first."""
        by_topic: dict[Group, list[Article]] = {}
        for article in self._lately:
            for topic in dict.fromkeys(topic.root for topic in article.topics):
                by_topic.setdefault(topic, []).append(article)
        voices = [
            Voices(
                topic,
                len(theirs),
                _tally(theirs, lambda one: [one.source] if one.source.name else []),
                _tally(theirs, lambda one: [one.language]),
                _tally(theirs, lambda one: one.regions),
            )
            for topic, theirs in by_topic.items()
        ]
        return sorted(voices, key=lambda one: (-one.count, one.topic.name))

    @cached_property
    def silent_topics(self) -> list[Group]:
        """Topics that had briefings before and none in the period."""
        return _missing(self._articles, self._lately, lambda one: [topic.root for topic in one.topics])

    @cached_property
    def silent_regions(self) -> list[Group]:
        """Regions that had briefings before and none in the period."""
        return _missing(self._articles, self._lately, lambda one: one.regions)


def _tally(articles: Iterable[Article], groups: Callable[[Article], Sequence[Group]]) -> tuple[tuple[Group, int], ...]:
    counts = Counter(group for article in articles for group in groups(article))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0].name)))


def _leader(counts: Sequence[tuple[Group, int]], whole: int) -> Group | None:
    if whole < LEAST or not counts or counts[0][1] < whole * ONE_VOICE:
        return None
    return counts[0][0]


def _missing(
    every: Iterable[Article], lately: Iterable[Article], groups: Callable[[Article], Sequence[Group]]
) -> list[Group]:
    now = {group for article in lately for group in groups(article)}
    before = {group for article in every for group in groups(article)}
    return sorted(before - now, key=lambda group: group.name)
