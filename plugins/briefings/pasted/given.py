"""What the curator wrote above a pasted text: an address, `key: value` lines, or a front matter between dashes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import yaml

from ..article import Candidate

# A key that a curator may write, and the field that it gives.
KEYS: Mapping[str, str] = {
    "url": "url", "link": "url", "title": "title", "date": "date", "published": "date", "author": "author",
    "authors": "author", "by": "author", "source": "source_name", "site": "source_name", "lang": "lang",
    "language": "lang", "kicker": "kicker", "summary": "summary", "description": "summary", "tags": "keyword",
    "keywords": "keyword", "section": "section",
}  # fmt: skip
PAIR = re.compile(r"([A-Za-z]{2,12})[ \t]?:[ \t]*(\S.*)")
ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
FENCE = re.compile(r"\s*---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
MOST_PAIRS = 20
FEWEST_PAIRS = 2  # without an address: a single "Title: …" may be the article's own first line

Given = tuple[tuple[str, str], ...]


def read_given(text: str) -> tuple[Given, str]:
    """The fields that stand above a text, in order, and the text without them.

    >>> read_given("url: https://news.example/a\\n\\nThe ferry")
    ((('url', 'https://news.example/a'),), 'The ferry')
    >>> read_given("https://news.example/a\\nThe ferry")
    ((('url', 'https://news.example/a'),), 'The ferry')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    if fence := FENCE.match(text):
        given = tuple(_from_yaml(fence[1]))
        if given:
            return given, text[fence.end() :].lstrip("\n")
    return _from_lines(text)


def given_candidates(given: Given) -> tuple[Candidate, ...]:
    """A candidate for each field that the curator wrote."""
    return tuple(Candidate(field, value, "text", "written above the text") for field, value in given)


def _from_lines(text: str) -> tuple[Given, str]:
    found: list[tuple[str, str]] = []
    at = 0
    for _ in range(MOST_PAIRS):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        pair = _read_pair(line.strip())
        if pair is None:
            break
        found.append(pair)
        at = end + 1 if end >= 0 else len(text)
    if len(found) < FEWEST_PAIRS and not any(field == "url" for field, _ in found):
        return (), text
    return tuple(found), text[at:].lstrip("\n")


def _read_pair(line: str) -> tuple[str, str] | None:
    if address := ADDRESS.fullmatch(line):
        return "url", address[1]
    pair = PAIR.fullmatch(line)
    return (KEYS[pair[1].casefold()], pair[2].strip()) if pair and pair[1].casefold() in KEYS else None


def _from_yaml(block: str) -> Iterator[tuple[str, str]]:
    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    if not isinstance(loaded, dict):
        return
    for key, value in loaded.items():
        field = KEYS.get(str(key).casefold(), "")
        for one in value[:MOST_PAIRS] if isinstance(value, list) else [value]:
            if field and isinstance(one, str | int | dt.date) and str(one).strip():
                yield field, one.isoformat() if isinstance(one, dt.date) else str(one).strip()
