"""Editions: what a day or a week brought, chosen and put in order, of a fixed size, with an end.

The rule: stories that most outlets cover come first, each once, then the newest of every topic in turn, so that no
subject crowds out another. A curator's file `content/editions/2026-09-14.yaml` or `2026-w38.yaml` may name briefings
that come first, a headline and an introduction.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any

from .articles import Article
from .edition_files import NO_WISH, EditionWish
from .signatures import digest, digest_text
from .wrappers import Group

FRONT = 7  # briefings on the home page when neither day nor week has enough: a lead, and whole rows of two or three


@dataclass(frozen=True)
class Edition:
    """One edition as its page and the home page show it."""

    key: str  # `2026-09-14` or `2026-w38`
    kind: str  # `day`, `week`, or `newest`: a thin day, filled up from its week and before
    first: dt.date
    headline: str  # the curator's, or empty
    introduction: str  # the curator's, or empty
    articles: tuple[Article, ...]
    total: int  # briefings of the day or the week, those left out included
    url: str
    save_as: str
    feed_url: str
    period: Group  # the page that lists all of the day or the week

    @property
    def minutes(self) -> int:
        """How long all of it takes to read."""
        return sum(article.reading_minutes for article in self.articles)

    @property
    def oldest(self) -> dt.date:
        """The day of its oldest briefing."""
        return min(article.date.date() for article in self.articles)

    @property
    def newest(self) -> dt.date:
        """The day of its newest briefing."""
        return max(article.date.date() for article in self.articles)

    @cached_property
    def signature(self) -> bytes:
        """Of all of it, its briefings' texts included."""
        return digest([self.face, *(article.card for article in self.articles)])

    @cached_property
    def face(self) -> bytes:
        """Of all of it but what only an opened briefing shows."""
        texts = digest_text(self.key, self.kind, self.headline, self.introduction, str(self.total), self.url)
        return digest([texts, self.period.digest, *(article.face for article in self.articles)])


def compose_editions(
    articles: Sequence[Article], settings: Mapping[str, Any], wishes: Mapping[str, EditionWish], sizes: tuple[int, int]
) -> list[Edition]:
    """Every edition, the newest first; of one date the week's after the day's. `sizes` are those of a day and a week.

    Newest first is given. Articles have their groups and stories.
    """
    known = {article.place: article for article in articles}
    days = _in_periods(articles, lambda article: article.days[0])
    weeks = _in_periods(articles, lambda article: article.days[1])
    editions = [
        _compose(period, theirs, kind, settings, wishes, known, size)
        for kind, periods, size in (("day", days, sizes[0]), ("week", weeks, sizes[1]))
        for period, theirs in periods.items()
    ]
    return sorted(editions, key=lambda edition: (edition.first, edition.kind == "day"), reverse=True)


def latest_edition(editions: Sequence[Edition], articles: Sequence[Article], least: int, lang: str) -> Edition | None:
    """What the home page shows: the newest day that has enough to show, or, when news is thin, the newest week.

    When even the week is thin, the newest briefings of all make up the number.
    """
    day = next((edition for edition in editions if edition.kind == "day"), None)
    if day is None or len(day.articles) >= least:
        return day
    week = next((edition for edition in editions if edition.kind == "week" and edition.first <= day.first), day)
    if len(week.articles) >= least:
        return week
    told = {article.story for article in week.articles if article.story}
    more = [article for article in articles if article not in week.articles and article.story not in told]
    newest = _each_story_once(more, lang)[: FRONT - len(week.articles)]
    return replace(day, kind="newest", articles=(*week.articles, *newest))


def choose_articles(articles: Sequence[Article], size: int, lang: str) -> list[Article]:
    """The briefings of an edition by rule, in order. `lang` is the site's, in which a story is told if it can be."""
    stories: dict[str, list[Article]] = defaultdict(list)
    alone: list[Article] = []
    for article in articles:
        (stories[article.story] if article.story else alone).append(article)
    told = sorted(stories.values(), key=len, reverse=True)
    shared = [_teller(story, lang) for story in told if len(story) > 1]
    alone += [story[0] for story in told if len(story) == 1]
    alone.sort(key=articles.index)
    return [*shared, *_in_turn(alone)][:size]


def _in_periods(articles: Sequence[Article], period: Callable[[Article], Group]) -> dict[Group, list[Article]]:
    found: dict[Group, list[Article]] = defaultdict(list)
    for article in articles:
        found[period(article)].append(article)
    return found


def _compose(
    period: Group,
    theirs: Sequence[Article],
    kind: str,
    settings: Mapping[str, Any],
    wishes: Mapping[str, EditionWish],
    known: Mapping[str, Article],
    size: int,
) -> Edition:
    first = dt.date.fromisoformat(period.name)
    key = period.name if kind == "day" else period.slug.replace("/", "-")
    wish = wishes.get(key, NO_WISH)
    wanted = [known[place] for place in wish.order if place in known]
    rest = [article for article in theirs if article not in wanted]
    chosen = [*wanted, *choose_articles(rest, max(0, size - len(wanted)), str(settings["DEFAULT_LANG"]))]
    url, save_as = (str(settings[f"EDITION_{name}"]).format(slug=key) for name in ("URL", "SAVE_AS"))
    feed = f"{save_as.rpartition('/')[0]}/feed.xml"
    texts = (wish.headline, wish.introduction)
    return Edition(key, kind, first, *texts, tuple(chosen), len(theirs), url, save_as, feed, period)


def _teller(story: Sequence[Article], lang: str) -> Article:
    return next((article for article in story if article.lang.split("-")[0] == lang.split("-")[0]), story[0])


def _each_story_once(articles: Sequence[Article], lang: str) -> list[Article]:
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        stories[article.story].append(article)
    return [one for one in articles if not one.story or one is _teller(stories[one.story], lang)]


def _in_turn(articles: Iterable[Article]) -> Iterator[Article]:
    topics: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        topics[article.topics[0].slug.split("/")[0] if article.topics else ""].append(article)
    rounds = zip_longest(*topics.values())
    return (article for article in chain.from_iterable(rounds) if article is not None)
