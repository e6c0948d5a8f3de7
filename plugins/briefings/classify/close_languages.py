"""Languages so close that an identifier mixes them up, told apart by everyday words that one of them alone writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "language" / "deciding_words.tsv"

WORD = re.compile(r"[^\W\d_]+")
# Letters that some of a group's languages write and the others do not.
LETTERS = {
    "ru": "ыэё", "be": "ўыэі", "uk": "їєґі", "bg": "ъ", "mk": "ѓќѕј", "sr": "ћђјљњ", "pt": "ãõç", "gl": "ñ", "es": "ñ",
    "fa": "پچگژ", "ur": "ٹڈڑےں", "ps": "ښځڅړ", "cs": "řěů", "sk": "ľĺŕôä",
}  # fmt: skip
LETTER_WEIGHT = 0.5
LEAST_LEAD = 0.75  # deciding words by which another language must lead the one that the identifier found
CLEAR = 4  # deciding words that outweigh what a page declares …
CLEAR_FACTOR = 4  # … when there are so many times more of them than of the declared language's


@cache
def deciding_words() -> tuple[Mapping[str, frozenset[str]], ...]:
    """The groups of close languages, each with its languages' words."""
    groups: dict[str, dict[str, frozenset[str]]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, language, words = line.split("\t")
            groups.setdefault(group, {})[language] = frozenset(words.split())
    return tuple(groups.values())


def decide(text: str, found: str, declared: str = "") -> str:
    """The language of a group of close ones that most deciding words speak for, `found` when they do not tell.

    A declared language of the same group stands unless the words are clear.

    >>> decide("Polis berkata syarikat itu membabitkan wang kerajaan", "id")
    'ms'
    """
    for group in deciding_words():
        if found in group:
            best = _most_words(text, group, declared or found, bool(declared))
            found = best or found
    return found


def _most_words(text: str, group: Mapping[str, frozenset[str]], standing: str, declared: bool) -> str:
    words = Counter(word.lower() for word in WORD.findall(text))
    letters = Counter(text.lower())
    leads = {
        other: (_telling(words, letters, group, other, standing), _telling(words, letters, group, standing, other))
        for other in sorted(group)
        if other != standing
    }
    best = max(leads, key=lambda other: leads[other][0] - leads[other][1])
    gained, lost = leads[best]
    if gained < lost + LEAST_LEAD:
        return ""
    return "" if declared and gained < max(CLEAR, lost * CLEAR_FACTOR) else best


def _telling(
    words: Counter[str], letters: Counter[str], group: Mapping[str, frozenset[str]], language: str, other: str
) -> float:
    """How many words and letters are written in one language and not in the other."""
    told = sum(words[word] for word in group[language] - group.get(other, frozenset()))
    own = set(LETTERS.get(language, "")) - set(LETTERS.get(other, ""))
    return told + LETTER_WEIGHT * sum(letters[letter] for letter in own)
