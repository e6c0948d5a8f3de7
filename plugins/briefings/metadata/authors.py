"""Bylines into names: people apart from agencies and houses, without labels, roles, dates and addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..set_phrases import normal, words_of_kind
from .dates import is_calendar_word
from .names import (
    AGENCIES,
    CALLS,
    HOUSE,
    LABELS,
    LEAD_IN,
    NO_NAMES,
    POST_NOMINALS,
    ROLE,
    STOPS,
    SUFFIX,
    SUFFIXED,
    TRAILING,
)
from .titles import fold

__all__ = ["Byline", "fold", "read_byline"]

MOST = 20
BESIDE_NAMES = ("published", "updated", "ago", "minutes", "share", "comments", "related", "account")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
ADDRESS = re.compile(r"\(?\S+(?:@|\[at\]|\(at\))\S*\)?|\(?https?://\S+|\(?www\.\S+|(?<!\w)@\w+|\[email.protected\]")
BREAKS = re.compile(r"\s*[\n•·●|→»«]\s*|\s+[—–-]{1,2}\s+|\s+[/\\]\s+|\s*;\s*")
AND = (
    "and|et|und|y|e|en|og|och|i|и|та|ve|dan|with|avec|mit|con|com|med|met|és|ja|και|și|và|及|和|與|与|a|oraz|из|con la "
    "colaboración de|im gespräch mit|in conversation with|propos recueillis par"
)
SPLIT = re.compile(
    rf"\s*(?:[,،、&＆+]|(?<!\w)(?:{AND})(?!\w)(?=\s+\S))\s*|\sו(?=[\u05d0-\u05ea]{{2}})|\sو\s?(?=\w{{2}})",
    re.IGNORECASE,
)
REMARK = re.compile(r"\s*\([^()]*\s[^()]*\)|\s*\[[^\[\]]*\]")
JOINS = re.compile(rf"^(?:[,،、&＆+/|]|(?:{AND})(?=\s|$))\s*", re.IGNORECASE)
JOINED_END = re.compile(rf"(?:[,،、&＆+/|]|(?<!\w)(?:{AND}))\s*$", re.IGNORECASE)
WHOLE_NAME = re.compile(r"[^\W\d_](?:[^\W\d_'’.\-]+|\.)(?:\s[^\W\d_][\w'’.\-]*){0,2}\s[^\W\d_a-zà-ÿ][\w'’.\-]*")
SUFFIX_AT_END = re.compile(rf"\s?{SUFFIX}$")
NUMBERS = re.compile(r"(?<!\w)\d{1,2}(?!\w)")
WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
COMMAS = frozenset(",،、")
EDGES = " .,:-–—()[]{}\"'“”„*›>→©®"


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs: people, news agencies, and houses (a desk, a firm, the paper itself)."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.agencies or self.houses)


@lru_cache(maxsize=1024)
def read_byline(text: str, site: frozenset[str] = frozenset()) -> Byline:
    """The signers in a byline whose pieces stand on lines of their own. `site` holds the site's folded names.

    >>> read_byline("By Jane Miller and Ana Costa, Reuters")
    Byline(people=('Jane Miller', 'Ana Costa'), agencies=('Reuters',), houses=())
    """
    found: dict[str, dict[str, str]] = {"person": {}, "agency": {}, "house": {}}
    for name in _names(text):
        name = _once(" ".join(NUMBERS.sub(" ", name).split()).strip(EDGES))
        folded = fold(name)
        kind = _kind(name, folded, site)
        if kind and not any(folded in names for names in found.values()):
            found[kind][folded] = name
    people, agencies, houses = (tuple(names.values())[:MOST] for names in found.values())
    if any(" " in name for name in people):  # a single word beside a full name is a place or a function
        people = tuple(name for name in people if " " in name or not name.isascii())
    return Byline(people, agencies, houses)


def _once(name: str) -> str:
    """A name that a page holds twice, for the picture and for the line, is taken once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _names(text: str) -> Iterator[str]:
    text = INVISIBLE.sub("", html.unescape(text[:2_000]))
    found = False  # a name has been read in this run of pieces
    joined = True  # a separator or a label leads to what follows
    role = False  # a role has been read: what a comma parts from it is where its holder works
    for piece in BREAKS.split(ADDRESS.sub("\n", text)):
        piece = " ".join(piece.split())
        if not piece:
            continue
        label = LABELS.match(piece + " ") or LEAD_IN.match(piece + " ")
        rest = piece[label.end() :] if label else piece
        if found and not label and rest.endswith((":", "：")):
            return  # what follows is something else, which the piece names
        leads = bool(label) or bool(JOINS.match(piece))
        rest = REMARK.sub("", rest)
        join = JOINS.match(rest)
        name = _without_tail(rest[join.end() :] if join else rest)
        role = role and piece[:1] in COMMAS
        if name and (joined or leads or not found or WHOLE_NAME.fullmatch(name)):
            for one, of_role in _without_roles(_split(name), role, found):
                role = of_role
                found = found or bool(one)
                if one:
                    yield from _parted(one)
        joined = (leads and not name) or bool(JOINED_END.search(rest))


def _without_roles(parts: Iterable[tuple[str, str]], role: bool, found: bool) -> Iterator[tuple[str, bool]]:
    """The names of a list, each with whether a role was the last; "" for a role and for where its holder works."""
    listed = list(parts)
    for at, (mark, part) in enumerate(listed):
        after_comma = role and (mark in COMMAS)
        if found and _is_role(part):
            role = True
            yield "", True
        elif (
            after_comma and fold(part) not in AGENCIES and not any(_is_role(other) for _, other in listed[at + 1 :][:1])
        ):
            yield "", True
        else:
            role, found = False, True
            yield part, False


def _parted(name: str) -> list[str]:
    """A person and an agency that a slash without spaces joins."""
    parts = [part.strip() for part in name.split("/")]
    return parts if WHOLE_NAME.fullmatch(parts[0]) and all(fold(part) in AGENCIES for part in parts[1:]) else [name]


def _is_role(part: str) -> bool:
    return bool(ROLE.search(part)) or (part.islower() and part.isascii() and fold(part) not in AGENCIES)


def _without_tail(piece: str) -> str:
    """A piece of a byline without the date, the place, the role or the remark that follows the name."""
    if suffixed := SUFFIXED.match(piece):
        return SUFFIX_AT_END.sub("", suffixed[0])
    if found := TRAILING.search(piece):
        piece = piece[: found.start()]
    words = piece.split()
    for at, word in enumerate(words):
        if is_calendar_word(word) and (at or len(words) > 1) and _is_dated(words, at):
            words = words[:at]
            break
    return " ".join(words).strip(EDGES + "|")


def _is_dated(words: list[str], at: int) -> bool:
    near = words[max(0, at - 1) : at + 3]
    return any(char.isdigit() for word in near for char in word)


def _split(piece: str) -> Iterator[tuple[str, str]]:
    """The names of a list, each with the mark before it; letters after a name (MD, PhD) stay with it."""
    held, before, at = "", "", 0
    for mark in [*SPLIT.finditer(piece), None]:
        part = piece[at : mark.start() if mark else len(piece)].strip(" ")
        if held and POST_NOMINALS.fullmatch(part.strip(" .*")):
            held = f"{held}, {part}"
        elif part.strip(EDGES):
            if held:
                yield before, held.strip(EDGES)
            held, before = part, piece[at - 1 : at].strip() or piece[max(0, at - 2) : at].strip()
        at = mark.end() if mark else at
    if held:
        yield before, held.strip(EDGES)


def _kind(name: str, folded: str, site: frozenset[str]) -> str:
    if folded in AGENCIES or _is_bureau(name):
        return "agency"
    if not folded or len(name) > 90 or "://" in name or name[:1] in "<{$#" or _is_label(name):
        return ""
    if folded in site or HOUSE.search(name):
        return "house" if len(folded) > 1 and len(name) <= 60 else ""
    words = name.split(",")[0].split()
    if folded in NO_NAMES or normal(name) in _labels_of_pages():
        return ""
    if ROLE.search(name) or any(_is_no_name(word) for word in words):
        return ""
    if len(words) > 6 or sum(char.isdigit() for char in name) > 3 or (len(folded) < 4 and name.islower()):
        return ""
    capital = sum(not word[:1].islower() for word in words)
    if len(words) > 1 and capital < len(words) / 2 and not (capital == 0 and len(words) < 4):
        return ""
    return "person"


def _is_label(name: str) -> bool:
    label = LABELS.match(f"{name} ")
    return label is not None and label.end() > len(name)


@cache
def _labels_of_pages() -> frozenset[str]:
    """What stands beside names on pages in many languages: labels of dates, reading times, buttons, comments."""
    return frozenset().union(*map(words_of_kind, BESIDE_NAMES))


def _is_no_name(word: str) -> bool:
    """A word that no name has; a small one of several languages is none where it is written small."""
    folded = word.casefold()
    return folded in CALLS or (folded in STOPS and word == folded)


def _is_bureau(name: str) -> bool:
    """An agency with the place or the country of its desk ("AFP Berlin")."""
    first, _, place = name.partition(" ")
    return first.isupper() and len(first) > 2 and first.casefold() in AGENCIES and place.isalpha()
