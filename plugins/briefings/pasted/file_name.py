"""What the saved file's name says: a pasted text is often saved under its title or its date."""

from __future__ import annotations

import re

SUFFIX = re.compile(r"\.(?:txt|text|md|markdown|gz)$", re.IGNORECASE)
DATE = re.compile(r"(?<!\d)(20\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 3
LONG_WORD = re.compile(r"[0-9a-f]{12,}", re.IGNORECASE)


def stem(name: str) -> str:
    """The name without its suffixes."""
    while SUFFIX.search(name):
        name = SUFFIX.sub("", name)
    return name


def words_in_name(name: str) -> frozenset[str]:
    """The words of a file's name, case folded."""
    return frozenset(word.casefold() for word in WORD.findall(stem(name)))


def date_in_name(name: str) -> str:
    """The day in a file's name, ISO 8601, or "".

    >>> date_in_name("2026-03-01 Ferry late.txt"), date_in_name("page_3.txt")
    ('2026-03-01', '')
    """
    found = DATE.search(stem(name))
    return "-".join(found.groups()) if found else ""


def title_in_name(name: str) -> str:
    """The title that a file's name seems to be, or "".

    >>> title_in_name("2026-03-01 Ferry late again.txt"), title_in_name("page_3.txt")
    ('Ferry late again', '')
    """
    title = " ".join(DATE.sub(" ", stem(name)).replace("_", " ").split()).strip(" -–_.")
    if " " not in title and title.count("-") >= FEWEST_WORDS:
        title = title.replace("-", " ")
    words = WORD.findall(title)
    return title if len(words) >= FEWEST_WORDS and " " in title and not LONG_WORD.search(title) else ""
