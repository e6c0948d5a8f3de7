"""The atlas: where the briefings are about, on a map, over time, and by topic; each figure leads to its briefings."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from urllib.parse import urlencode

from .articles import Article
from .groups import LEAST
from .wrappers import Group, Region

SHADES = 5  # of the map; each stands for at least twice as many briefings as the one before
MOST_REGIONS = 14  # rows of the matrix
MOST_MONTHS = 36  # bars of the timeline
MINUTE = len("2026-03-01T10:00")  # of a time by ISO 8601: what the search compares
LATELY = (dt.timedelta(days=365), dt.timedelta(days=30))  # back from the newest briefing


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the map; see `tools/build_world_map.py`."""

    code: str  # ISO 3166-1 alpha-2
    path: str  # SVG path data
    x: str  # the middle
    y: str
    is_dot: bool  # too small to be hit: shown as a dot


@dataclass(frozen=True, slots=True)
class Figure:
    """How many briefings, and the question to the search that finds just these."""

    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its briefings."""

    group: Group
    count: int
    query: str  # to the search, for those of the atlas' period
    lately: tuple[Figure, ...]  # in the times of LATELY
    shade: int  # 1 to SHADES
    shape: Shape | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of the timeline."""

    group: Group
    count: int
    height: float  # percent of the fullest month


@dataclass(frozen=True, slots=True)
class Cell:
    """A topic in a region: how many briefings, their page where there is one, and their question to the search."""

    count: int
    group: Group | None
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    """A region of the matrix, with a cell for each topic."""

    region: Group
    cells: tuple[Cell, ...]


class Atlas:
    """Counts what the atlas page shows, when it is asked for. Newest first is given.

    With `is_period` the articles are all of a year or a month, and the questions to the search name its months.
    """

    def __init__(self, articles: Sequence[Article], is_period: bool = False) -> None:
        self._articles = articles
        self._months = sorted({article.filing.date[:7] for article in articles}) if is_period else []

    @cached_property
    def countries(self) -> list[Country]:
        """The countries that briefings are about, the fullest first."""
        shapes = {shape.code: shape for shape in read_shapes()}
        whole = _count(group for article in self._articles for group in article.regions if _is_country(group))
        lately = [self._count_after(moment) for moment in self._moments]
        most = max(whole.values(), default=1)
        return [
            Country(
                group,
                count,
                self._ask(region=[group.name]),
                tuple(
                    Figure(counts[group], urlencode({"region": group.name, "after": moment}))
                    for moment, counts in zip(self._moments, lately, strict=True)
                ),
                shade_of(count, most),
                shapes.get(_code(group)),
            )
            for group, count in _fullest(whole)
        ]

    @cached_property
    def land(self) -> list[Shape]:
        """The countries without a briefing."""
        told = {_code(country.group) for country in self.countries}
        return [shape for shape in read_shapes() if shape.code not in told]

    @cached_property
    def months(self) -> list[Bar]:
        """The latest months, the oldest first."""
        counts = _count(article.periods[0] for article in self._articles)
        latest = sorted(counts.items(), key=lambda item: item[0].slug)[-MOST_MONTHS:]
        most = max((count for _, count in latest), default=1)
        return [Bar(group, count, round(100 * count / most, 1)) for group, count in latest]

    @cached_property
    def topics(self) -> list[Group]:
        """The columns of the matrix: the root topics, the fullest first."""
        return [group for group, _ in _fullest(_count(t.root for one in self._articles for t in one.topics))]

    @cached_property
    def matrix(self) -> list[Row]:
        """The countries with most briefings, each with its topics."""
        cells: Counter[tuple[Group, Group]] = Counter()
        below: dict[Group, set[str]] = defaultdict(set)
        pages: dict[tuple[Group, Group], Group] = {}
        for article in self._articles:
            cells.update({(region, topic.root) for region in article.regions for topic in article.topics})
            pages.update({(page.region, page.topic): page for page in article.crossings})
            for topic in article.topics:
                below[topic.root].add(topic.name)

        def cell(region: Group, topic: Group) -> Cell:
            count = cells[region, topic]
            # With enough briefings here its page is there, whatever other periods have: they must not change this one.
            page = pages.get((region, topic)) if count >= LEAST else None
            return Cell(count, page, self._ask(region=[region.name], topic=sorted(below[topic])))

        regions = [country.group for country in self.countries[:MOST_REGIONS]]
        return [Row(region, tuple(cell(region, topic) for topic in self.topics)) for region in regions]

    @cached_property
    def _moments(self) -> list[str]:
        """The beginnings of LATELY, as the search compares them."""
        newest = max((article.date for article in self._articles), default=None)
        return [(newest - span).isoformat()[:MINUTE] for span in LATELY] if newest else []

    def _count_after(self, moment: str) -> Counter[Group]:
        return _count(g for article in self._articles if article.filing.date[:MINUTE] > moment for g in article.regions)

    def _ask(self, **chosen: Sequence[str]) -> str:
        """The question to the search for what is filed so, in the months that are shown."""
        return urlencode({**chosen, **({"period": self._months} if self._months else {})}, doseq=True)


def shade_of(count: int, most: int) -> int:
    """The shade for a count: each stands for about twice as many as the one before.

    >>> [shade_of(count, 16) for count in (1, 2, 5, 16)]
    [1, 2, 4, 5]
    """
    return max(1, SHADES - (most // max(1, count)).bit_length() + 1)


def read_shapes() -> list[Shape]:
    """The countries of the world in the order of their codes."""
    text = files(__package__.rpartition(".")[0]).joinpath("data/atlas/world.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return [Shape(code, path, x, y, size == "dot") for code, path, x, y, size in rows]


def _count(groups: Iterable[Group]) -> Counter[Group]:
    return Counter(groups)


def _fullest(counts: Counter[Group]) -> list[tuple[Group, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].name, item[0].slug))


def _code(group: Group) -> str:
    return group.slug.upper()


def _is_country(group: Group) -> bool:
    return isinstance(group, Region) and group.scale == "country"
