"""Headlines without the name of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from ..article import Candidate

SEPARATOR = re.compile(r"\s+[|–—\-·•:»/]\s+|\s*[|｜]\s*|\s*»\s*")
LONGEST_NAME = 50  # characters
LETTERS = re.compile(r"[\W_]+")


def site_names(candidates: Iterable[Candidate], domain: str) -> frozenset[str]:
    """The folded names by which the site calls itself: publisher, site name, the domain with and without its end."""
    names = {fold(one.value) for one in candidates if one.field == "source_name"}
    labels = domain.split(".")
    names |= {fold(domain), fold("".join(labels[:-1])), fold(max(labels, key=len))} if domain else set()
    return frozenset(name for name in names if name)


def fold(text: str) -> str:
    """Letters and digits alone, case folded."""
    return LETTERS.sub("", text.casefold())


def clean_title(title: str, names: frozenset[str]) -> str:
    """The headline without the site's name before or after it.

    >>> clean_title("Ferry late | The Harbour Post", frozenset({"theharbourpost"}))
    'Ferry late'
    """
    title = " ".join(html.unescape(title).split())
    for _ in range(2):
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            break
        if fold(title[parts[-1].end() :]) in names:
            title = title[: parts[-1].start()].strip()
        elif fold(title[: parts[0].start()]) in names:
            title = title[parts[0].end() :].strip()
    return "" if fold(title) in names else title


def name_in_title(candidates: Iterable[Candidate], title: str) -> str:
    """The site's name, where the title tag is the headline and, parted by a mark, one thing more."""
    whole = next((" ".join(one.value.split()) for one in candidates if one.source == "title-tag"), "")
    if not title or title not in whole or len(whole) - len(title) > LONGEST_NAME:
        return ""
    before, after = whole.split(title, 1)
    rest = after or before
    name = rest.strip(" |-–—·•:»｜/")
    return name if name != rest.strip() and not (before and after) else ""
