"""What stands beside a briefing: the same story elsewhere, related briefings, the ones before and after."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .articles import Article
from .records import load_record, save_record
from .signatures import digest

RELATED = 6  # how many related briefings are offered
REACH = 12  # how far to look on either side in each list: the work must not grow with the square of the briefings
SHARED_TOPIC, SHARED_REGION, SAME_LANGUAGE = 3, 2, 1

# All that makes one briefing related to another: its key, and the lists that it stands in.
Key = tuple[bytes, tuple[str, ...]]
Members = dict[str, list[str]]  # list -> places, newest first


def link_stories(articles: Sequence[Article]) -> None:
    """Set `story_articles`, the briefings of the same story, and what signs an article: `card`, `face` and `tally`."""
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.story:
            stories[article.story].append(article)
    for article in articles:
        same = stories.get(article.story, ())
        article.story_articles = [other for other in same if other is not article]
    for article in articles:
        others = [other.filing.digest for other in article.story_articles]
        filed = (*article.topics, *article.regions, article.source, article.language, *article.periods, *article.days)
        named = (*article.writers, *article.keywords, *article.story_groups)
        when = article.filing.date.encode()
        article.tally = digest([when, *(group.digest for group in (*filed, *article.crossings))])
        beside = [part for other in article.story_articles for part in _own_signature(other)]
        filed_as = [article.tally, *(group.digest for group in named)]
        article.face = digest([*_own_signature(article), *filed_as, *beside])
        article.card = digest([article.filing.digest, article.face, *others])


def sign_articles(articles: Sequence[Article], opens: bool) -> bytes:
    """What a list of briefings is signed by: with all of each when `opens`, else without what only its page shows."""
    return digest([article.card if opens else article.face for article in articles])


def _own_signature(article: Article) -> tuple[bytes, bytes, bytes]:
    return article.filing.face, article.url.encode() + b"\0" * article.same_text, article.source.digest


class Relations:
    """Which briefings are related to which, remembered from build to build: a change touches those near it alone."""

    def __init__(self, record: Path, engine: bytes) -> None:
        self._record = record
        self._engine = engine

    def find(self, articles: Sequence[Article]) -> dict[str, list[Article]]:
        """The related briefings of each, by its place. Newest first is given; stories are linked already."""
        keys = {article.place: _key_of(article) for article in articles}
        before, known = self._load()
        affected = find_affected(before, keys) if known else set(keys)
        if not affected and len(before) == len(keys):
            found = known
        else:
            finder = RelatedFinder(articles)
            found = {
                article.place: finder.related_to(article) if article.place in affected else known[article.place]
                for article in articles
            }
            save_record(self._record, marshal.dumps((self._engine, keys, found)))
        by_place = {article.place: article for article in articles}
        return {place: [by_place[other] for other in others] for place, others in found.items()}

    def _load(self) -> tuple[dict[str, Key], dict[str, list[str]]]:
        try:
            engine, keys, found = marshal.loads(load_record(self._record))
        except (ValueError, TypeError, EOFError):
            return {}, {}
        return (keys, found) if engine == self._engine else ({}, {})


def _key_of(article: Article) -> Key:
    lists = tuple(f"{type(group).__name__}/{group.slug}" for group in (*article.topics, *article.regions))
    return "\0".join((article.filing.date, article.lang, article.story)).encode(), lists


def find_affected(before: Mapping[str, Key], after: Mapping[str, Key]) -> set[str]:
    """The places whose related briefings could be others than before: those within reach of a change, in any list.

    Both mappings are in the order of the site.
    """
    gone = {place for place, key in before.items() if after.get(place) != key}
    new = {place for place, key in after.items() if before.get(place) != key}
    if not gone and not new:
        return set()
    near = _within_reach(before, gone) | _within_reach(after, new) | new
    return near & after.keys()


def _within_reach(keys: Mapping[str, Key], changed: Iterable[str]) -> set[str]:
    wanted = {name for place in changed for name in keys[place][1]}
    members: Members = defaultdict(list)
    for place, (_, lists) in keys.items():
        for name in lists:
            if name in wanted:
                members[name].append(place)
    near: set[str] = set()
    changed = set(changed)
    for places in members.values():
        for here, place in enumerate(places):
            if place in changed:
                near.update(places[max(0, here - REACH) : here + REACH + 1])
    return near


class RelatedFinder:
    """Scores briefings by what they share."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._lists: dict[object, tuple[list[Article], dict[str, int]]] = {}
        for article in articles:
            for group in (*article.topics, *article.regions):
                members, places = self._lists.setdefault(group, ([], {}))
                places[article.place] = len(members)
                members.append(article)

    def related_to(self, article: Article) -> list[str]:
        """The places of the related briefings, the nearest first."""
        scores: dict[Article, int] = defaultdict(int)
        for groups, weight in ((article.topics, SHARED_TOPIC), (article.regions, SHARED_REGION)):
            for group in groups:
                members, places = self._lists[group]
                here = places[article.place]
                for other in members[max(0, here - REACH) : here + REACH + 1]:
                    scores[other] += weight
        for apart in (article, *article.story_articles):
            scores.pop(apart, None)
        moment, lang = article.date, article.lang
        ranked = [
            (-score - SAME_LANGUAGE * (other.lang == lang), abs(other.date - moment), other.place)
            for other, score in scores.items()
        ]
        ranked.sort()
        return [place for _, _, place in ranked[:RELATED]]
