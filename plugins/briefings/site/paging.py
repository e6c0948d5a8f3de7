"""Pages of a list whose addresses never move: they are numbered from the oldest; only the front takes in what is new.

A page that is full keeps its address, its number and its briefings for ever: links to it last, and no build writes it
again for a new briefing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ListPaginator:
    """How a list is cut: the front holds from one to two pages' worth."""

    count: int
    per_page: int

    @property
    def num_pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, self.count // self.per_page)


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `number` is 1 for the oldest; it knows its neighbours' addresses, not how many there are."""

    number: int
    object_list: Sequence[Any]
    url: str
    save_as: str
    is_front: bool
    newer_url: str = ""
    older_url: str = ""

    def has_previous(self) -> bool:
        """Whether there is a page of newer briefings."""
        return not self.is_front

    def has_next(self) -> bool:
        """Whether there is a page of older briefings."""
        return bool(self.older_url)

    def has_other_pages(self) -> bool:
        """Whether this is not the only page."""
        return self.has_previous() or self.has_next()


def cut_pages(articles: Sequence[Any], per_page: int, url: str, save_as: str) -> list[ListPage]:
    """The pages of a list that is given newest first, the front first.

    >>> [list(page.object_list) for page in cut_pages([7, 6, 5, 4, 3, 2, 1], 2, "topics/x/", "topics/x/index.html")]
    [[7, 6, 5], [4, 3], [2, 1]]
    >>> cut_pages([3, 2, 1, 0], 2, "topics/x/", "topics/x/index.html")[1].url
    'topics/x/page/1/'
    """
    last = ListPaginator(len(articles), per_page).num_pages
    folder = posixpath.dirname(save_as)
    addresses = {number: _numbered(folder, number) for number in range(1, last)} | {last: (url, save_as)}
    pages = []
    for number in range(last, 0, -1):
        end = len(articles) - (number - 1) * per_page
        start = 0 if number == last else end - per_page
        newer = addresses[number + 1][0] if number < last else ""
        older = addresses[number - 1][0] if number > 1 else ""
        pages.append(ListPage(number, articles[start:end], *addresses[number], number == last, newer, older))
    return pages


def _numbered(folder: str, number: int) -> tuple[str, str]:
    place = posixpath.join(folder, "page", str(number))
    return f"{place}/", f"{place}/index.html"
