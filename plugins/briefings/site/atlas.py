"""The atlas: where the briefings are about, on a map, over time, and by topic; each figure leads to its briefings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from .articles import Article
from .groups import LEAST
from .wrappers import Group, Region

SHADES = 5  # of the map; each stands for at least twice as many briefings as the one before
MOST_REGIONS = 14  # rows of the matrix
MOST_MONTHS = 36  # bars of the timeline
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
class Country:
    """A country with its briefings."""

    group: Group
    count: int
    counts_lately: tuple[int, ...]  # in the times of LATELY
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
    """A topic in a region: how many briefings, and their page where there is one."""

    count: int
    group: Group | None


@dataclass(frozen=True, slots=True)
class Row:
    """A region of the matrix, with a cell for each topic."""

    region: Group
    cells: tuple[Cell, ...]


class Atlas:
    """Counts what the atlas page shows, when it is asked for. Newest first is given."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles

    @cached_property
    def countries(self) -> list[Country]:
        """The countries that briefings are about, the fullest first."""
        shapes = {shape.code: shape for shape in read_shapes()}
        whole = _count(group for article in self._articles for group in article.regions if _is_country(group))
        lately = [_count(g for article in self._since(span) for g in article.regions) for span in LATELY]
        most = max(whole.values(), default=1)
        return [
            Country(
                group, count, tuple(counts[group] for counts in lately), shade_of(count, most), shapes.get(_code(group))
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
        pages: dict[tuple[Group, Group], Group] = {}
        for article in self._articles:
            cells.update({(region, topic.root) for region in article.regions for topic in article.topics})
            pages.update({(page.region, page.topic): page for page in article.crossings})
        regions = [country.group for country in self.countries[:MOST_REGIONS]]
        return [
            Row(region, tuple(_cell(cells[region, topic], pages.get((region, topic))) for topic in self.topics))
            for region in regions
        ]

    def _since(self, span: dt.timedelta) -> list[Article]:
        newest = max((article.date for article in self._articles), default=None)
        return [article for article in self._articles if newest and article.date > newest - span]


def shade_of(count: int, most: int) -> int:
    """The shade for a count: each stands for about twice as many as the one before.

    >>> [shade_of(count, 16) for count in (1, 2, 5, 16)]
    [1, 2, 3, 5]
    """
    return max(1, SHADES - (most // max(1, count)).bit_length() + 1)


def read_shapes() -> list[Shape]:
    """The countries of the world in the order of their codes."""
    text = files(__package__.rpartition(".")[0]).joinpath("data/atlas/world.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return [Shape(code, path, x, y, size == "dot") for code, path, x, y, size in rows]


def _cell(count: int, page: Group | None) -> Cell:
    # With enough briefings here its page is there, whatever other periods have: they must not change this one.
    return Cell(count, page if count >= LEAST else None)


def _count(groups: Iterable[Group]) -> Counter[Group]:
    return Counter(groups)


def _fullest(counts: Counter[Group]) -> list[tuple[Group, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].name, item[0].slug))


def _code(group: Group) -> str:
    return group.slug.upper()


def _is_country(group: Group) -> bool:
    return isinstance(group, Region) and group.scale == "country"
