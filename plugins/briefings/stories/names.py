"""Names and numbers of a text in a form in which texts of different languages and scripts can be compared.

A name becomes the skeleton of its consonants: “Seitova”, “Сеитова” and “Seitowa” are all “stf”. Arabic and Hebrew write
no short vowels, Japanese has one letter for l and r, and cases change endings, so vowels, doubled letters and what
comes after the fifth consonant are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from unidecode import unidecode

from ..classify.lexicon import is_known

LONGEST_SKELETON = 5
SHORTEST_SKELETON = 3
SHORTEST_WORD = 3
NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})
ALL_WORDS = frozenset(["ar", "fa", "ur", "he", "hi", "bn", "ko"])  # scripts without capital letters
GLUED = {"ar": ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك"), "he": ("וה", "ש", "ו", "ב", "ל", "מ", "ה", "כ")}
KATAKANA = re.compile("[ァ-ヴー]{3,}")
HAN = re.compile("[\u4e00-\u9fff]{2,}")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u09cd\u200c])+")
SENTENCE_START = re.compile(r"(?:^|[.!?:;“”«»„\"\n–—]\s*)$")
FOREIGN_DIGIT = re.compile(r"[^\D0-9]")  # of another script, or wide
NUMBER = re.compile(r"\d+(?:[.,   ’']\d+)*")
CONSONANTS = str.maketrans(
    {
        **dict.fromkeys("bp", "p"), **dict.fromkeys("fvw", "f"), **dict.fromkeys("cgkq", "k"),
        **dict.fromkeys("szj", "s"), **dict.fromkeys("dt", "t"), **dict.fromkeys("lr", "r"),
        **dict.fromkeys("aeiouy'`\"-", ""), "x": "ks",
    }
)  # fmt: skip
SOFT = re.compile("c(?=[eiy])|sch|tsch|tch|ch|sh|zh|ts|dz")
VOWELS = frozenset("aeiouyw")


def find_names(text: str, language: str) -> frozenset[str]:
    """Skeletons of the names in a text; in scripts without capitals, of all words that no lexicon knows."""
    if language in {"ja", "zh"}:
        return frozenset((*_han_pairs(text), *_skeletons(KATAKANA.findall(text), language)))
    if language in ALL_WORDS:
        return frozenset(_skeletons(_unknown(WORD.findall(text), language), language))
    words = _capitalised(text)
    return frozenset(_skeletons(_unknown(words, language) if language in NOUNS_HAVE_CAPITALS else words, language))


def _unknown(words: Iterable[str], language: str) -> Iterator[str]:
    """Words that the language's lexicon does not have: likelier names than words."""
    return (word for word in words if not is_known(word.lower(), language))


def find_numbers(text: str) -> frozenset[str]:
    """Numbers of two digits and more without separators of thousands, decimals with a point.

    >>> sorted(find_numbers("5 200 enfants, 6,5 % et 8 chiens, ４５０人"))
    ['450', '5200', '6.5']
    """
    plain = FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    found = (_plain_number(match) for match in NUMBER.findall(plain))
    return frozenset(number for number in found if len(number) > 1)


def _plain_number(written: str) -> str:
    parts = re.split(r"[.,   ’']", written)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
        return "".join(parts)
    return ".".join(parts[:2]) if len(parts) > 1 else written


def _capitalised(text: str) -> Iterator[str]:
    """Words with a capital letter that are not merely the first of a sentence."""
    words = list(WORD.finditer(text))
    for number, match in enumerate(words):
        word = match.group()
        if not word[0].isupper() or len(word) < SHORTEST_WORD:
            continue
        if not SENTENCE_START.search(text, max(0, match.start() - 4), match.start()) or (
            number + 1 < len(words) and words[number + 1].group()[0].isupper()
        ):
            yield word


def _skeletons(words: list[str] | Iterator[str], language: str) -> Iterator[str]:
    for word in words:
        for form in _without_glued(word, language):
            skeleton = skeleton_of(form, language)
            if len(skeleton) >= SHORTEST_SKELETON:
                yield skeleton


def _without_glued(word: str, language: str) -> Iterator[str]:
    yield word
    for prefix in GLUED.get(language, ()):
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_WORD:
            yield word[len(prefix) :]
            return


@lru_cache(maxsize=65536)
def skeleton_of(word: str, language: str = "") -> str:
    """The consonants of a name, alike letters made one.

    >>> skeleton_of("Seitova"), skeleton_of("Сеитова"), skeleton_of("Ammann")
    ('stf', 'stf', 'amn')
    """
    plain = unidecode(word[:40]).lower()
    if not plain:
        return ""
    if language in {"ar", "he", "fa", "ur"}:
        plain = plain[0] + plain[1:].replace("w", "").replace("y", "").rstrip("h@")
    first = "a" if plain[0] in VOWELS else ""
    body = "".join(letter for letter in SOFT.sub("s", plain).translate(CONSONANTS) if letter.isalpha())
    skeleton = first + re.sub(
        r"(.)\1+", r"\1", body.replace("h", "") if not body.startswith("h") else "h" + body[1:].replace("h", "")
    )
    return skeleton[:LONGEST_SKELETON]


def _han_pairs(text: str) -> Iterator[str]:
    """Pairs of neighbouring characters by their sound, so that Japanese and Chinese forms of a character meet."""
    for run in HAN.findall(text):
        for start in range(len(run) - 1):
            yield "han " + _sound(run[start : start + 2])


@lru_cache(maxsize=65536)
def _sound(pair: str) -> str:
    return unidecode(pair).strip().lower()
