"""Whether a text is in the language that its page declares, by the most frequent words of each language.

That settles most pages in a fiftieth of the time that the language identifier takes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path

from .lexicon import WORD

DATA = Path(__file__).parents[1] / "data" / "language" / "common_words.tsv"
LEAST_WORDS = 8
LEAST_SHARE = 0.12  # of all words; running text of most languages has a fifth to a half
LEAD = 1.5  # times the words of any language that is not close to it


def reads_as(text: str, language: str, close: Set[str] = frozenset()) -> bool:
    """Whether the everyday words of a text are plainly those of a language. `close`: languages that do not count.

    >>> reads_as("It was said that all of them had been in the house for as long as they could and then left", "en")
    True
    >>> reads_as("Polisi walisema kwamba watu hao walikuwa nyumbani kwa muda mrefu kabla ya kuondoka", "en")
    False
    """
    words = WORD.findall(text.lower())
    hits = count_common_words(words)
    rivals = [count for other, count in hits.items() if other != language and other not in close]
    least = max(LEAST_WORDS, LEAST_SHARE * len(words), LEAD * max(rivals, default=0))
    return hits[language] >= least


def count_common_words(words: list[str]) -> Counter[str]:
    """How many of the words are everyday ones, by language."""
    languages = _languages_of_words()
    hits: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language in languages.get(word, ()):
            hits[language] += count
    return hits


def is_common_word(word: str, language: str) -> bool:
    """Whether a word, in small letters, is one of a language's most frequent."""
    return language in _languages_of_words().get(word, ())


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        language, words = line.split("\t")
        for word in words.split():
            found[word].append(language)
    return {word: tuple(languages) for word, languages in found.items()}
