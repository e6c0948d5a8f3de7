"""The set phrases of newsrooms' pages, by kind and language: `data/pasted/phrases.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

UNSPACED = re.compile("[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
DIGIT = re.compile(r"\d")
NOT_LETTERS = re.compile(r"[\W\d_]+")
PREFIX_KINDS = frozenset({"related", "advert", "player", "published", "updated", "comments"})
LONGEST = 90  # characters of a line that can be a set phrase
MOST_WORDS = 8  # of a phrase
DATED_KINDS = frozenset({"published", "updated"})  # their phrases stand before a date, so one word is enough


def normal(text: str) -> str:
    """Letters alone, case folded, with single spaces.

    >>> normal("Kommentare (12)")
    'kommentare'
    """
    return NOT_LETTERS.sub(" ", text.casefold()).strip()


def kinds_of(plain: str) -> frozenset[str]:
    """The kinds of which a line is a set phrase; none for prose."""
    if len(plain) > LONGEST:
        return frozenset()
    whole, prefixes, unspaced = _tables()
    line = normal(plain)
    if not line:
        return frozenset()
    found = set(whole.get(line, ()))
    digit = _has_digit(plain)
    words = line.split(" ")
    labelled = (":" in plain or "：" in plain) and normal(re.split("[:：]", plain, maxsplit=1)[0]) == words[0]
    for count in range(1, min(len(words), MOST_WORDS) + 1):
        kinds = prefixes.get(" ".join(words[:count]), frozenset())
        # A single word begins too many sentences to mean anything unless a colon follows.
        found |= kinds if count > 1 or labelled else kinds & DATED_KINDS
    if UNSPACED.match(line):
        found |= {kind for kind, phrase in unspaced if line.startswith(phrase)}
    if "minutes" in found and not digit:
        found.discard("minutes")
    elif digit and "minutes" not in found and _is_two_phrases(words, whole):
        found.add("minutes")
    if not digit and "ago" in found and len(words) > 3:
        found.discard("ago")
    return frozenset(found)


def words_of_kind(kind: str) -> frozenset[str]:
    """Every phrase of one kind, as `normal` gives it."""
    return _by_kind().get(kind, frozenset())


def _has_digit(text: str) -> bool:
    return DIGIT.search(text) is not None


def _is_two_phrases(words: list[str], whole: dict[str, frozenset[str]]) -> bool:
    return len(words) < 8 and any(
        "minutes" in whole.get(" ".join(words[:at]), ()) and "minutes" in whole.get(" ".join(words[at:]), ())
        for at in range(1, len(words))
    )


@cache
def _by_kind() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("data/pasted/phrases.tsv").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, _, phrases = line.split("\t")
            found.setdefault(kind, set()).update(normal(phrase) for phrase in phrases.split("|"))
    return {kind: frozenset(phrases - {""}) for kind, phrases in found.items()}


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    whole: dict[str, set[str]] = {}
    prefixes: dict[str, set[str]] = {}
    unspaced: list[tuple[str, str]] = []
    for kind, phrases in _by_kind().items():
        for phrase in phrases:
            whole.setdefault(phrase, set()).add(kind)
            if kind in PREFIX_KINDS and UNSPACED.match(phrase) and len(phrase) > 2:
                unspaced.append((kind, phrase))
            elif kind in PREFIX_KINDS:
                prefixes.setdefault(phrase, set()).add(kind)
    return _frozen(whole), _frozen(prefixes), tuple(unspaced)


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {phrase: frozenset(kinds) for phrase, kinds in table.items()}
