"""What a briefing offers for finding the others of its story: names, numbers, places, concepts, words, its day."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..classify.geography import find_places, fold
from ..classify.lexicon import WORD, find_concepts
from ..frontmatter import parse_timestamp
from ..taxonomy_labels import region_code
from .names import find_names, find_numbers

LENGTH = 1800  # characters read of a body: the news stands at the top
PLACES_LENGTH = 700
STEM = 6  # letters that a word is compared by within its language
SHORTEST_WORD = 4
UNSPACED = frozenset({"ja", "zh", "th"})
SHINGLE = 5  # words
FINGERPRINT = 24  # least hashes kept
SAME_TEXT = 0.6  # share of the fingerprint that two copies have in common


@dataclass(frozen=True, slots=True)
class Report:
    """One briefing as stories see it. `keys` are typed: `n` name, `#` number, `p` place, `c` concept, `w` word."""

    key: str  # path under the content folder
    title: str
    language: str
    day: float  # days since year 1, with the hour as a fraction
    keys: Mapping[str, frozenset[str]]
    fingerprint: frozenset[int] = frozenset()
    outlet: str = ""
    chosen: str = ""  # the curator's `story`: an id, or “alone”


def read_report(key: str, front: Mapping[str, Any], body: str) -> Report:
    """The report of a briefing's front matter and body. Raises nothing: what is missing is empty."""
    language = str(front.get("lang") or "").replace("_", "-").split("-")[0].lower()
    title = str(front.get("title") or "")
    text = "\n".join((title, str(front.get("summary") or "")[:600], body[:LENGTH]))
    moment = parse_timestamp(front.get("date")) or dt.datetime(1, 1, 1, tzinfo=dt.UTC)
    regions = [region_code(name) for name in front.get("regions") or () if isinstance(name, str)]
    source = front.get("source") or {}
    return Report(
        key=key,
        title=title,
        language=language,
        day=moment.toordinal() + moment.hour / 24,
        keys=find_keys(text, language, regions),
        fingerprint=take_fingerprint(body[:LENGTH]),
        outlet=str(source.get("domain") or source.get("name") or ""),
        chosen=str(front.get("story") or ""),
    )


def find_keys(text: str, language: str, regions: list[str]) -> dict[str, frozenset[str]]:
    """The typed keys of a text."""
    places = {mention.code for mention in find_places(text[:PLACES_LENGTH], language)}
    return {
        "n": find_names(text, language),
        "#": find_numbers(text),
        "p": frozenset((*regions, *places)),
        "c": frozenset(find_concepts(text, language)),
        "w": frozenset(_stems(text, language)),
    }


def take_fingerprint(text: str) -> frozenset[int]:
    """The least hashes of a text's runs of five words: two texts share as many of them as they are alike (min-hash)."""
    words = WORD.findall(fold(text))
    runs = {" ".join(words[start : start + SHINGLE]) for start in range(max(0, len(words) - SHINGLE + 1))}
    hashes = sorted([hashlib.blake2b(run.encode(), digest_size=6).digest() for run in runs])
    return frozenset(map(int.from_bytes, hashes[:FINGERPRINT]))


def is_copy(one: Report, other: Report) -> bool:
    """Whether two briefings carry the same text, such as an agency's, in the same language."""
    if one.language != other.language or not one.fingerprint or not other.fingerprint:
        return False
    least = sorted(one.fingerprint | other.fingerprint)[:FINGERPRINT]
    return len(one.fingerprint & other.fingerprint & set(least)) >= SAME_TEXT * len(least)


def _stems(text: str, language: str) -> set[str]:
    folded = fold(text)
    if language in UNSPACED:
        return {folded[start : start + 2] for start in range(len(folded) - 1) if folded[start : start + 2].isalpha()}
    return {word[:STEM] for word in WORD.findall(folded) if len(word) >= SHORTEST_WORD or not word.isascii()}
