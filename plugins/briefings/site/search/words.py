"""A text becomes search terms: one spelling for all the forms of a word that a reader may type.

The rules are data (`data/search/words.json`). The index carries them to the browser, where `static/js/words.js` applies
the same rules to what the reader types, so that both always meet.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

RULES_FILE = Path(__file__).parents[2] / "data" / "search" / "words.json"
# Indic scripts write vowels as marks, which are part of the word: Unicode's blocks Devanagari to Malayalam, Sinhala.
WORD = re.compile(r"[\w\u0900-\u0dff]+")  # of a text without `_`: a class of one kind is looked for in half the time
CACHED_WORDS = 200_000
SHORTEST = 2  # a form of Arabic or Hebrew cut shorter than this and one letter more would mean anything
LONGEST = 40  # longer runs are addresses and ciphers, which nobody types

Replacement = str | Callable[[re.Match[str]], str]
Step = tuple[int, re.Pattern[str], Replacement]  # its number, what to look for, what to put there


@cache
def read_rules() -> Mapping[str, Any]:
    """The rules as they stand in the file."""
    rules = json.loads(RULES_FILE.read_text(encoding="utf-8"))
    assert isinstance(rules, dict)
    return rules


def fold(text: str) -> str:
    """Lower case without accents, vowel marks and variants of a letter.

    >>> fold("Élysée"), fold("Straße"), fold("مُفاوَضَة")
    ('elysee', 'strasse', 'مفاوضه')
    """
    marks, inner = _folding()
    text = marks.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower()))
    text = inner.sub("", text)
    for letter, others in read_rules()["fold"].items():  # faster than `translate`: most texts have few of them
        text = text.replace(letter, others)
    return text


def words_of(text: str) -> dict[str, None]:
    """The words of a text, folded, each once, in their order. A run of a script without spaces is one word here."""
    text = fold(text)
    return dict.fromkeys(_split(dict.fromkeys(WORD.findall(text.replace("_", " "))), text))


def terms_of(text: str) -> dict[str, None]:
    """The terms of a text that an index needs, each once, in their order."""
    return forms_of(words_of(text))


def forms_of(words: Iterable[str]) -> dict[str, None]:
    """The terms of folded words, each once, in their order."""
    return {form: None for word in words for form in index_forms(word)}


def _split(words: Iterable[str], text: str) -> Iterator[str]:
    """The words of the text that are not too long, runs of scripts without spaces apart."""
    if not _spaceless().search(text):
        yield from (word for word in words if len(word) <= LONGEST)
        return
    for word in words:
        if len(word) <= LONGEST or _spaceless().match(word):
            yield from _runs().findall(word)


@lru_cache(CACHED_WORDS)
def index_forms(word: str) -> tuple[str, ...]:
    """The terms under which a folded word is found: its stem; without what Arabic and Hebrew write together with it.

    >>> index_forms("cities"), index_forms("city")
    (('city',), ('city',))
    >>> index_forms(fold("והתחנה"))
    ('והתחנ', 'התחנ', 'תחנ')
    """
    if _spaceless().match(word):
        return tuple(pair for pair in _pairs(word) if pair not in _silent("spaceless"))
    script = script_of(word)
    if word in _silent(script):
        return ()
    first = stem(word, script)
    fronts, most = _fronts(script)
    if not most:
        return (first,)
    forms = [first]
    for _ in range(most):
        word = fronts.sub("", word)
        forms.append(stem(word, script))
    return tuple(dict.fromkeys(form for form in forms if len(form) > SHORTEST or form == first))


def script_of(word: str) -> str:
    """The name of the rules for a word, from its letters; empty when there are none for its script."""
    found = _letters().match(word)
    return found.lastgroup or "" if found else ""


def stem(word: str, script: str, begin: int = 0) -> str:
    """A word without its endings, by the rules of its script from `begin` on, each applied once and in order."""
    for number, pattern, replacement in _steps(script, word[-1:]):
        if number >= begin and (cut := pattern.sub(replacement, word)) != word:
            return stem(cut, script, number + 1)
    return word


def _pairs(run: str) -> Iterator[str]:
    """Neighbouring characters, and the last one alone, so that every character begins a term."""
    for place in range(len(run)):
        yield run[place : place + 2]


@cache
def _folding() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = read_rules()
    return re.compile(rules["marks"]), re.compile(rules["inner"])


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(read_rules()["spaceless"])


@cache
def _runs() -> re.Pattern[str]:
    one = read_rules()["spaceless"]
    return re.compile(f"{one}+|(?:(?!{one}).)+")


@cache
def _letters() -> re.Pattern[str]:
    scripts = read_rules()["scripts"].items()
    return re.compile("|".join(f"(?P<{name}>{rules['letters']})" for name, rules in scripts))


@cache
def _steps(script: str, last: str) -> list[Step]:
    """The steps of a script that can change a word with this last letter."""
    steps = enumerate(read_rules()["scripts"].get(script, {}).get("steps", ()))
    return [(number, *_compile_step(*step[:2])) for number, step in steps if not step[2:] or last in step[2]]


@cache
def _compile_step(pattern: str, replacement: str) -> tuple[re.Pattern[str], Replacement]:
    told = re.fullmatch(r"(.*)\$(\d)(.*)", replacement)
    if told is None:
        return re.compile(pattern), replacement
    before, group, after = told[1], int(told[2]), told[3]
    # A function, as `re` would look into a text with a group anew for every word, changed or not.
    return re.compile(pattern), lambda found: f"{before}{found[group]}{after}"


@cache
def _fronts(script: str) -> tuple[re.Pattern[str], int]:
    rules = read_rules()["scripts"].get(script, {})
    return re.compile(rules.get("fronts", "$^")), int(rules.get("most", 0))


@cache
def _silent(script: str) -> frozenset[str]:
    return frozenset(read_rules()["silent"].get(script, "").split())
