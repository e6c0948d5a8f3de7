"""The kinds of pages that list briefings. A new kind is one entry here, and a template of its name in the theme.

Everything else follows from the entry: the listing in every template, the pages and the feed of each group, what their
signatures depend on, and so which of them a change touches.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from .articles import Article
from .atlas import Atlas
from .groups import LEAST, Listing, with_parents
from .wrappers import Group, Period, Region, Survey, Topic


def _nothing(group: Group) -> Mapping[str, Any]:
    del group
    return {}


@dataclass(frozen=True, slots=True)
class PageKind:
    """Groups of briefings, with a page (in pages of its own, when it is long) and a feed each."""

    template: str  # a theme without it has no such pages; the feeds are there all the same
    listed_as: str  # the name under which every template finds the groups with their briefings
    groups: Callable[[Article], Sequence[Group]]  # those that a briefing stands in; their parents come by themselves
    with_feed: bool = True
    least: int = 1  # briefings; a group with fewer has no page, and its `has_page` says so
    paged: bool = True  # whether a long list is cut into pages
    order: Callable[[Listing], Listing] = lambda listing: listing  # the fullest first is given
    describe: Callable[[Group], Mapping[str, Any]] = _nothing  # what else the template is given, from the group alone


def newest_period_first(listing: Listing) -> Listing:
    """Years and months by time."""
    return sorted(listing, key=lambda item: item[0].slug, reverse=True)


def describe_period(group: Group) -> Mapping[str, Any]:
    """The period as Pelican's own templates know it: as a tuple of year and month."""
    numbers = tuple(int(part) for part in group.slug.split("/"))
    months = tuple(calendar.month_name[month] for month in numbers[1:])
    return {"period_num": numbers, "period": (*numbers[:1], *months)}


def count_others(group: Group, articles: Sequence[Article]) -> Mapping[str, Any]:
    """What a group's briefings tell of it: their `total`, its `children`, their other `topics` and `regions`.

    A period of the atlas has its `atlas` besides.
    """
    children = count_children(group, articles)
    told = {group.name, *(child.name for child, _ in children)}
    return {
        "total": len(articles),
        "children": children,
        "topics": _commonest((other.name for article in articles for other in article.topics), told),
        "regions": _commonest((other.name for article in articles for other in article.regions), told),
        **({"atlas": Atlas(articles, is_period=True)} if isinstance(group, Survey) else {}),
    }


def count_children(group: Group, articles: Sequence[Article]) -> list[tuple[Group, int]]:
    """The groups right below one, with how many of its briefings stand in each, the fullest or the latest first."""
    siblings = SIBLINGS.get(type(group))
    if not siblings:
        return []
    families = {kin: with_parents(kin) for kin in {tuple(siblings(article)) for article in articles}}
    below = {kin: [one for one in family if group in one.parents] for kin, family in families.items()}
    counts = Counter(one for article in articles for one in below[tuple(siblings(article))])
    if isinstance(group, Period | Survey):
        return sorted(counts.items(), key=lambda pair: pair[0].slug, reverse=True)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].name, pair[0].slug))


def _commonest(names: Iterable[str], told: Set[str]) -> list[tuple[str, int]]:
    counts = Counter(name for name in names if name not in told)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def surveys_of(article: Article) -> list[Group]:
    """The month of a briefing on the atlas; its year is the parent."""
    return [period.survey for period in article.periods if isinstance(period, Period)]


# The kinds that form trees: where a briefing has groups of the same kind.
SIBLINGS: dict[type[Group], Callable[[Article], Sequence[Group]]] = {
    Topic: lambda article: article.topics,
    Region: lambda article: article.regions,
    Period: lambda article: article.periods,
    Survey: surveys_of,
}

KINDS: tuple[PageKind, ...] = (
    PageKind("topic", "TOPICS", lambda article: article.topics),
    PageKind("region", "REGIONS", lambda article: article.regions),
    PageKind("source", "SOURCES", lambda article: [article.source] if article.source.name else []),
    PageKind("language", "LANGUAGES", lambda article: [article.language]),
    PageKind(
        "period_archives",
        "PERIODS",
        lambda article: article.periods,
        with_feed=False,
        order=newest_period_first,
        describe=describe_period,
    ),
    PageKind("survey", "SURVEYS", surveys_of, with_feed=False, paged=False, order=newest_period_first),
    PageKind("day", "DAYS", lambda article: article.days[:1], with_feed=False, order=newest_period_first),
    PageKind("week", "WEEKS", lambda article: article.days[1:], with_feed=False, order=newest_period_first),
    PageKind("story", "STORIES", lambda article: article.story_groups, least=LEAST),
    PageKind("author", "AUTHORS", lambda article: article.writers, least=LEAST),
    PageKind("tag", "TAGS", lambda article: [tag for tag in article.keywords if tag.has_page]),
    PageKind("crossing", "CROSSINGS", lambda article: article.crossings, least=LEAST),
)
