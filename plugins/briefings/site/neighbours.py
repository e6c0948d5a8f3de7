"""What stands beside a briefing: the same story elsewhere, related briefings, the ones before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

RELATED = 6  # how many related briefings are offered
REACH = 12  # how far to look on either side in each list: the work must not grow with the square of the briefings
SHARED_TOPIC, SHARED_REGION, SAME_LANGUAGE = 3, 2, 1


def link_neighbours(articles: Sequence[Any]) -> None:
    """Set `story_articles`, `related`, `previous_article` (older) and `next_article` (newer); newest first is given."""
    stories = _by_story(articles)
    lists = _by_group(articles)
    for place, article in enumerate(articles):
        article.next_article = articles[place - 1] if place else None
        article.previous_article = articles[place + 1] if place + 1 < len(articles) else None
        same = stories.get(article.story, [])
        article.story_articles = [other for other in same if other is not article]
        article.related = _related_to(article, lists)


def _by_story(articles: Sequence[Any]) -> dict[str, list[Any]]:
    stories: dict[str, list[Any]] = defaultdict(list)
    for article in articles:
        if article.story:
            stories[article.story].append(article)
    return stories


def _by_group(articles: Sequence[Any]) -> dict[Any, tuple[list[Any], dict[str, int]]]:
    lists: dict[Any, tuple[list[Any], dict[str, int]]] = {}
    for article in articles:
        for group in (*article.topics, *article.regions):
            members, places = lists.setdefault((type(group), group.slug), ([], {}))
            places[article.place] = len(members)
            members.append(article)
    return lists


def _related_to(article: Any, lists: dict[Any, tuple[list[Any], dict[str, int]]]) -> list[Any]:
    scores: dict[str, int] = defaultdict(int)
    known: dict[str, Any] = {}
    apart = {article.place, *(other.place for other in article.story_articles)}
    for groups, weight in ((article.topics, SHARED_TOPIC), (article.regions, SHARED_REGION)):
        for group in groups:
            members, places = lists[type(group), group.slug]
            here = places[article.place]
            for other in members[max(0, here - REACH) : here + REACH + 1]:
                if other.place not in apart:
                    scores[other.place] += weight
                    known[other.place] = other

    def rank(place: str) -> tuple[float, float, str]:
        other = known[place]
        language = SAME_LANGUAGE if other.lang == article.lang else 0
        return -(scores[place] + language), abs((other.date - article.date).total_seconds()), place

    return [known[place] for place in sorted(scores, key=rank)[:RELATED]]
