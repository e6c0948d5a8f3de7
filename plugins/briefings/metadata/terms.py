"""Keywords without machine marks, access behind a paywall, notices of correction, the licence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..address_parts import split_address
from ..article import Candidate, Note
from .titles import fold, plain

PARTED = re.compile(r"\s*[,;|\n،、]\s*")
# `page-type:article`, bare numbers, identifiers, paths.
MACHINE = re.compile(r"^[\w.\- ]{1,24}[:=]|^[\d\W_]+$|://|^[a-z]+(?:[-_][a-z0-9]+){3,}$|^[0-9a-f-]{20,}$|^[a-z]+/\S")
LONGEST_KEYWORD = 60  # characters; a longer one is a sentence
MOST_KEYWORDS = 30
# Values of `article:content_tier` (Facebook) and of isAccessibleForFree as read from JSON-LD.
CLOSED = frozenset(["locked", "metered", "premium", "paid", "subscription", "subscriber", "subscribers"])


def choose_keywords(candidates: Sequence[Candidate], site: frozenset[str], title: str) -> tuple[str, ...]:
    """The publisher's keywords, each once, without the site's own name and what only machines read."""
    own = {*site, fold(title), ""}
    found: dict[str, str] = {}
    for one in candidates:
        if one.field == "keyword":
            for word in PARTED.split(plain(one.value)):
                word = word.strip(" #.\"'")
                if not 1 < len(word) <= LONGEST_KEYWORD:
                    continue
                key = fold(word)
                if key not in own and key not in found and not MACHINE.search(word):
                    found[key] = word
    return tuple(found.values())[:MOST_KEYWORDS]


def is_paywalled(candidates: Sequence[Candidate], notes: list[Note]) -> bool:
    """Whether the page says that its text is not free to read."""
    for one in candidates:
        if one.field == "paywalled" or (one.field == "tier" and one.value.strip().casefold() in CLOSED):
            notes.append(Note("metadata", "chosen", "paywalled", f"{one.source}, {one.place}", "yes"))
            return True
    return False


def choose_corrections(candidates: Sequence[Candidate], notes: list[Note]) -> tuple[str, ...]:
    """The notices in which the newsroom corrects the article, as they stand."""
    found: dict[str, str] = {}
    for one in candidates:
        text = plain(one.value) if one.field == "correction" else ""
        if len(text) > 1 and "://" not in text[:10] and fold(text) not in found:
            found[fold(text)] = text
            notes.append(Note("metadata", "chosen", "corrections", f"{one.source}, {one.place}", text))
    return tuple(found.values())


def choose_licence(candidates: Sequence[Candidate], notes: list[Note]) -> str:
    """The address or name of the licence that the page names for itself, or ""."""
    for one in candidates:
        value = plain(one.value) if one.field == "licence" else ""
        if 1 < len(value) <= 300 and split_address(value).scheme in ("", "http", "https"):
            notes.append(Note("metadata", "chosen", "licence", f"{one.source}, {one.place}", value))
            return value
    return ""
