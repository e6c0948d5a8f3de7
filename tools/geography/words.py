"""Which names are everyday words, and the plain forms in which names are compared."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import wordfreq  # type: ignore[import-not-found]

HERE = Path(__file__).parent
# Names that as a rule mean something else when they stand alone.
COMMON_WORDS = frozenset(
    word
    for line in (HERE / "common_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
COMMON = 1.6e-4  # the frequency from which a word is an everyday one
LARGE_LATIN = (
    "de",
    "es",
    "fr",
    "it",
    "pt",
    "nl",
    "pl",
    "tr",
    "sv",
    "fi",
    "cs",
    "ro",
    "hu",
    "id",
    "da",
    "nb",
    "hr",
    "vi",
)


@cache
def frequencies(language: str) -> dict[str, float]:
    known = wordfreq.available_languages()
    return dict(wordfreq.get_frequency_dict(language if language in known else "en"))


def frequency(word: str, language: str) -> float:
    """How common a single word is, 0 to 1; languages without a list of their own are measured by English."""
    return frequencies(language).get(word.lower(), 0.0)


def is_common(name: str, language: str) -> bool:
    """An everyday word, or too short to be told from one."""
    pattern = plain(name)
    if pattern.replace(" ", "-") in COMMON_WORDS:
        return True
    if any(ord(letter) > 0x2E80 for letter in pattern):
        return False
    return len(pattern) < 4 or (" " not in pattern and frequency(pattern, language) >= COMMON)


def is_common_somewhere(name: str) -> bool:
    """An everyday word in a large language in Latin letters: such a town counts only where a language names it."""
    if is_common(name, "en"):
        return True
    return " " not in name and sum(frequency(name, language) >= COMMON for language in LARGE_LATIN) > 0


def lower(name: str) -> str:
    """One letter for one letter, as `geography.fold` does it to the text."""
    return "".join(
        folded if len(folded := letter.lower()) == 1 else letter for letter in name.replace("İ", "i").replace("’", "'")
    )


def plain(name: str) -> str:
    return lower("".join(part for part in unicodedata.normalize("NFD", name) if not unicodedata.combining(part)))
