"""Weights of words by topic, distilled by `tools/build_topics.py` from a multilingual embedding model."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from .geography import fold

DATA = Path(__file__).parents[1] / "data" / "topics"
ENDINGS = DATA.parent / "language" / "endings.tsv"
ROOTS = (
    "arts", "conflict", "crime", "disaster", "economy", "education", "environment", "health", "human", "labour",
    "lifestyle",
    "politics", "religion", "scitech", "society", "sport", "weather",
)  # fmt: skip
# Letters with the vowel signs of Indic scripts and the joiners within a word (Unicode's Mn, Mc and ZWNJ, ZWJ): `\w`
# leaves them out and would cut Hindi, Bengali and Persian words into pieces.
SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a80-\u0acd\u0b01-\u0b4d"
    "\u0b80-\u0bcd\u0c00-\u0c4d\u0c80-\u0ccd\u0d00-\u0d4d\u200c\u200d"
)
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{SIGNS}]){{1,39}}")
PLAIN_WORD = re.compile(r"[^\W\d_]{2,40}")  # the same for languages without such signs, twice as fast
WITHOUT_SIGNS = frozenset([
    "ar", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "id", "is", "it",
    "ko", "lt", "lv", "mk", "ms", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
])  # fmt: skip
UNSPACED = frozenset({"ja", "zh"})
# Serbian is written in both scripts, letter for letter; the word list is in Latin.
SERBIAN_LATIN = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)
WEIGHT = re.compile(r"([a-q])(\d+)")
JOINER = "\u200c"  # before the endings of Persian and Urdu
CAPITAL_NOUNS = frozenset({"de", "lb"})  # these write every noun with a capital letter
WITHIN = re.compile(r" (?<=[\w,;] )([^\W\d_]{4,40})")  # words that begin no sentence
MOST_CAPITALS = 0.5
LONGEST_UNSPACED = 5
SHORTEST_BEGINNING = 4
LONGEST_CUT = 4
LEAST_BEGINNING = 0.67  # of a word, to be the same word with another ending
LONGEST_WORD = 40
# By the length of a word, the lengths of its beginnings that may be the same word, the longest first.
BEGINNINGS = tuple(
    range(length - 1, max(SHORTEST_BEGINNING, length - LONGEST_CUT, math.ceil(length * LEAST_BEGINNING)) - 1, -1)
    for length in range(LONGEST_WORD + 1)
)
LONGEST_GLUED = {"ar": 3, "he": 3}  # letters that are written on to the front of a word: and, in, to, the …
SHORTEST_GLUED = 3
SHORTEST_COMPOUND = 9
PURITY = 1.8  # a word that says one topic alone counts for more than one that says several
# How surely a form is the word that the lexicon has.
INFLECTED = 0.9
COMPOUND = 0.5
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


class KnownWord(NamedTuple):
    """A word of a text that the lexicon knows."""

    written: str  # as the lexicon has it
    weight: float  # by how often it comes and how surely it is the same word
    topics: tuple[tuple[str, float], ...]  # root and what the word says for it, from 0 to 1


def find_words(text: str, language: str) -> Iterator[KnownWord]:
    """Every word of a text that says something about its topic, once each, in order of its first place."""
    names: set[str] | None = None
    for word, count in Counter(_words(text, language)).items():
        known, certainty, topics = _read_word(word, language)
        if not known:
            continue
        if certainty < 1.0:  # a name that begins as a word does is not that word: Tarifa is no tariff
            names = _names(text, language) if names is None else names
            if word in names:
                continue
        yield KnownWord(known, certainty * (1 + math.log(count)) if count > 1 else certainty, topics)


def _names(text: str, language: str) -> set[str]:
    """The words that are written with a capital letter within a sentence, and nowhere without, folded."""
    if language in CAPITAL_NOUNS or language in UNSPACED:
        return set()
    within = WITHIN.findall(text)
    capitals = {word for word in within if word[0].isupper()}
    if len(capitals) > len(within) * MOST_CAPITALS:
        return set()  # a headline that writes every word with a capital letter names nothing by it
    return {fold(word) for word in capitals} - {word for word in within if word[0].islower()}


@lru_cache(maxsize=40_000)
def _read_word(word: str, language: str) -> tuple[str, float, tuple[tuple[str, float], ...]]:
    """A word as the lexicon has it, how surely it is the same, and what it says; "" for one that it does not know."""
    lexicon = _lexicon(CLOSE_LEXICONS.get(language, language))
    known, certainty = _known_form(word, language, lexicon)
    return known, certainty, _read_weights(lexicon[known]) if known else ()


def _known_form(word: str, language: str, lexicon: Mapping[str, str]) -> tuple[str, float]:
    """The word itself, else its longest known beginning (other endings), else its known end (compounds)."""
    if word in lexicon:
        return word, 1.0
    for cut in range(1, LONGEST_GLUED.get(language, 0) + 1):
        if len(word) - cut >= SHORTEST_GLUED and word[cut:] in lexicon:
            return word[cut:], INFLECTED
    length = len(word)
    for end in BEGINNINGS[length] if length < len(BEGINNINGS) else ():
        if word[:end] in lexicon and _is_inflected(word, end, language):
            return word[:end], INFLECTED
    if length >= SHORTEST_COMPOUND and language in COMPOUNDING:
        return _known_part(word, lexicon)
    return "", 0.0


def _known_part(word: str, lexicon: Mapping[str, object]) -> tuple[str, float]:
    for start in range(3, len(word) - 4):
        if word[start:] in lexicon:
            return word[start:], COMPOUND
    for end in range(len(word) - 4, 4, -1):
        if word[:end] in lexicon:
            return word[:end], COMPOUND
    return "", 0.0


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
def _lexicon(language: str) -> Mapping[str, str]:
    """The words of a language with the rest of their lines: what they say of each root, then their concept."""
    file = DATA / f"{language}.tsv"
    if not (language.isalpha() and file.is_file()):
        return {}
    return dict(line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines())


@cache
def _read_endings() -> Mapping[str, Mapping[str, str]]:
    """By language the endings by which it inflects its words, each with the letters after which it stands."""
    found: dict[str, dict[str, str]] = {}
    for line in ENDINGS.read_text(encoding="utf-8").splitlines():
        language, ending, letters = line.split("\t")
        found.setdefault(language, {})[ending] = letters
    return found


def _is_inflected(word: str, end: int, language: str) -> bool:
    """Whether what stands after a word's beginning is an ending of the language: "heron" is no form of "hero"."""
    if word[end] == JOINER:
        return True
    endings = _read_endings().get(CLOSE_LEXICONS.get(language, language))
    return endings is not None and word[end - 1] in endings.get(word[end:], "")


def has_word(word: str, language: str) -> bool:
    """Whether the lexicon has the word in this very form."""
    return word in _lexicon(CLOSE_LEXICONS.get(language, language))


def is_known(word: str, language: str) -> bool:
    """Whether the lexicon has the word, in this form or another."""
    return bool(_read_word(word, language)[0])


def find_concepts(text: str, language: str) -> set[str]:
    """The concepts of a text: numbers of groups of words, in all languages, that mean much the same."""
    lexicon = _lexicon(CLOSE_LEXICONS.get(language, language))
    known = (_read_word(word, language)[0] for word in _words(text, language))
    return {concept for word in known if word and (concept := lexicon[word].partition("\t")[2])}


def _words(text: str, language: str) -> Iterator[str] | list[str]:
    folded = fold(text)
    if language == "sr":
        folded = folded.translate(SERBIAN_LATIN)
    if language in UNSPACED:
        return _longest_matches(folded, _lexicon(language))
    return (PLAIN_WORD if language in WITHOUT_SIGNS else WORD).findall(folded)


@lru_cache(maxsize=8192)
def _read_weights(line: str) -> tuple[tuple[str, float], ...]:
    """What a word says for each root: “d85m20” has shares of 0.85 for the fourth root and 0.2 for the thirteenth."""
    weights = line.partition("\t")[0]
    return tuple(
        (ROOTS[ord(letter) - ord("a")], (int(share) / 100) ** PURITY) for letter, share in WEIGHT.findall(weights)
    )
