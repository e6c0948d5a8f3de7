"""Pages of a list whose addresses never move: they are numbered from the oldest; only the first takes in what is new.

A page that is full keeps its address and its briefings for ever, so that links to it last.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ListPaginator:
    """How a list is cut. Page 1 is the newest; it holds from one to two pages' worth."""

    count: int
    per_page: int

    @property
    def num_pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, self.count // self.per_page)


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list, with the names that Pelican's own pages have."""

    number: int
    object_list: Sequence[Any]
    paginator: ListPaginator
    url: str
    save_as: str

    def has_previous(self) -> bool:
        """Whether there is a page of newer briefings."""
        return self.number > 1

    def has_next(self) -> bool:
        """Whether there is a page of older briefings."""
        return self.number < self.paginator.num_pages

    def has_other_pages(self) -> bool:
        """Whether this is not the only page."""
        return self.paginator.num_pages > 1


def cut_pages(articles: Sequence[Any], per_page: int, url: str, save_as: str) -> list[ListPage]:
    """The pages of a list that is given newest first.

    >>> [list(page.object_list) for page in cut_pages([7, 6, 5, 4, 3, 2, 1], 2, "topics/x/", "topics/x/index.html")]
    [[7, 6, 5], [4, 3], [2, 1]]
    >>> cut_pages([3, 2, 1, 0], 2, "topics/x/", "topics/x/index.html")[1].url
    'topics/x/page/1/'
    """
    paginator = ListPaginator(len(articles), per_page)
    folder = posixpath.dirname(save_as)
    last = paginator.num_pages
    pages = []
    for number in range(1, last + 1):
        age = last - number  # 0 is the oldest page
        end = len(articles) - age * per_page
        start = 0 if number == 1 else end - per_page
        address = (url, save_as) if number == 1 else _numbered(folder, age + 1)
        pages.append(ListPage(number, articles[start:end], paginator, *address))
    return pages


def _numbered(folder: str, number: int) -> tuple[str, str]:
    place = posixpath.join(folder, "page", str(number))
    return f"{place}/", f"{place}/index.html"
