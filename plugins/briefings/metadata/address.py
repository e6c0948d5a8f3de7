"""The day that stands in a page's address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..article import Candidate

# /2026/03/05/, /2026-03-05-title, /05-03-2026-title; an archive's time stamp has no marks.
YEAR_FIRST = re.compile(r"(?<![^/_~-])((?:19|20)\d\d)([-/_.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![^/_.-])")
DAY_FIRST = re.compile(r"(?<![^/_~-])(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?![^/_.-])")
LONGEST = 500


def collect_addresses(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """A candidate for `date` from the first address that holds a day; a folder of its own says more than a title's."""
    for address in [one.value[:LONGEST] for one in candidates if one.field == "url"]:
        if found := list(YEAR_FIRST.finditer(address)):
            year, mark, month, day = found[-1].groups()
            place = "folder of the day" if mark == "/" else "title in the address"
        elif found := list(DAY_FIRST.finditer(address)):
            day, _, month, year = found[-1].groups()
            place = "title in the address"
        else:
            continue
        yield Candidate("date", f"{year}-{int(month):02d}-{int(day):02d}", "url", place)
        return
