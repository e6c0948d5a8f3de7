"""Weights of words by topic, distilled by `tools/build_topics.py` from a multilingual embedding model."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .geography import fold

DATA = Path(__file__).parents[1] / "data" / "topics"
ROOTS = (
    "arts", "conflict", "crime", "disaster", "economy", "education", "environment", "health", "human", "labour",
    "lifestyle",
    "politics", "religion", "scitech", "society", "sport", "weather",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]{2,40}")
UNSPACED = frozenset({"ja", "zh"})
LONGEST_UNSPACED = 5
SHORTEST_BEGINNING = 4
COMPOUNDING = frozenset(["de", "nl", "sv", "nb", "da", "fi", "is", "hu", "et"])
CLOSE_LEXICONS = {
    "no": "nb",
    "nn": "nb",
    "bs": "hr",
    "et": "fi",
    "gl": "pt",
    "be": "ru",
    "mk": "bg",
    "lb": "de",
    "af": "nl",
}


def word_scores(text: str, language: str) -> Mapping[int, tuple[float, str]]:
    """Root number -> (share of the text's weight, the word that gave most). Empty when no word is known."""
    lexicon = _lexicon(CLOSE_LEXICONS.get(language, language))
    counts = Counter(_known_words(fold(text), language, lexicon))
    sums: dict[int, float] = defaultdict(float)
    best: dict[int, tuple[float, str]] = {}
    for word, count in counts.items():
        damped = 1 + math.log(count)
        for number, weight in lexicon[word]:
            gained = damped * weight
            sums[number] += gained
            if gained > best.get(number, (0.0, ""))[0]:
                best[number] = (gained, word)
    whole = sum(sums.values()) + 1.5  # few words make no certainty
    return {number: (total / whole, best[number][1]) for number, total in sums.items()}


def _known_words(text: str, language: str, lexicon: Mapping[str, object]) -> Iterator[str]:
    if language in UNSPACED:
        yield from _longest_matches(text, lexicon)
        return
    for match in WORD.finditer(text):
        known = _known_form(match.group(), language, lexicon)
        if known:
            yield known


def _known_form(word: str, language: str, lexicon: Mapping[str, object]) -> str:
    """The word itself, else its longest known beginning (other endings), else its known end (compounds)."""
    if word in lexicon:
        return word
    if language in {"ar", "he"}:
        for cut in (1, 2, 3):
            if len(word) - cut >= 3 and word[cut:] in lexicon:
                return word[cut:]
    for end in range(len(word) - 1, max(SHORTEST_BEGINNING, len(word) - 5), -1):
        if word[:end] in lexicon:
            return word[:end]
    if language in COMPOUNDING and len(word) >= 9:
        for start in range(3, len(word) - 4):
            if word[start:] in lexicon:
                return word[start:]
        for end in range(len(word) - 4, 4, -1):
            if word[:end] in lexicon:
                return word[:end]
    return ""


def _longest_matches(text: str, lexicon: Mapping[str, object]) -> Iterator[str]:
    position = 0
    while position < len(text):
        for length in range(LONGEST_UNSPACED, 1, -1):
            if text[position : position + length] in lexicon:
                yield text[position : position + length]
                position += length
                break
        else:
            position += 1


@cache
def _lexicon(language: str) -> Mapping[str, tuple[tuple[int, float], ...]]:
    """The words of a language. A line: word, tab, then root number and weight in hundredths, such as “3:85 12:20”."""
    file = DATA / f"{language}.tsv"
    if not language.isalpha() or not file.is_file():
        return {}
    words: dict[str, tuple[tuple[int, float], ...]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, _, weights = line.partition("\t")
        pairs = (pair.split(":") for pair in weights.split())
        words[word] = tuple((int(number), int(weight) / 100) for number, weight in pairs)
    return words
