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
WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0dff])+")
CACHED_WORDS = 200_000
SHORTEST = 2  # a form of Arabic or Hebrew cut shorter than this and one letter more would mean anything
LONGEST = 40  # longer runs are addresses and ciphers, which nobody types

# What to look for, what to put there, the last letters of the words that it can be in.
Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str]


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
    marks, inner, letters = _folding()
    text = marks.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower()))
    return inner.sub("", text).translate(letters)


def words_of(text: str) -> Iterator[str]:
    """The words of a folded text. A run of a script without spaces is one word here."""
    return _split(WORD.findall(text), text)


def terms_of(text: str) -> dict[str, None]:
    """The terms of a text that an index needs, each once, in their order."""
    text = fold(text)
    words = dict.fromkeys(_split(dict.fromkeys(WORD.findall(text)), text))
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
    forms = [stem(word, script)]
    fronts, most = _fronts(script)
    for _ in range(most):
        word = fronts.sub("", word)
        forms.append(stem(word, script))
    return tuple(dict.fromkeys(form for form in forms if len(form) > SHORTEST or form == forms[0]))


def script_of(word: str) -> str:
    """The name of the rules for a word, from its first letter; empty when there are none for its script."""
    for name, (letters, _) in _scripts().items():
        if letters.match(word):
            return name
    return ""


def stem(word: str, script: str) -> str:
    """A word without its endings, by the rules of its script, each applied once and in order."""
    if script:
        for pattern, replacement, ends in _scripts()[script][1]:
            if not ends or word[-1] in ends:
                word = pattern.sub(replacement, word)
    return word


def _pairs(run: str) -> Iterator[str]:
    """Neighbouring characters, and the last one alone, so that every character begins a term."""
    for place in range(len(run)):
        yield run[place : place + 2]


@cache
def _folding() -> tuple[re.Pattern[str], re.Pattern[str], dict[int, str]]:
    rules = read_rules()
    return re.compile(rules["marks"]), re.compile(rules["inner"]), str.maketrans(rules["fold"])


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(read_rules()["spaceless"])


@cache
def _runs() -> re.Pattern[str]:
    one = read_rules()["spaceless"]
    return re.compile(f"{one}+|(?:(?!{one}).)+")


@cache
def _scripts() -> dict[str, tuple[re.Pattern[str], list[Step]]]:
    return {
        name: (re.compile(rules["letters"]), [_compile_step(*step) for step in rules["steps"]])
        for name, rules in read_rules()["scripts"].items()
    }


def _compile_step(pattern: str, replacement: str, ends: str = "") -> Step:
    told = re.fullmatch(r"(.*)\$(\d)(.*)", replacement)
    if told is None:
        return re.compile(pattern), replacement, ends
    before, group, after = told[1], int(told[2]), told[3]
    # A function, as `re` would look into a text with a group anew for every word, changed or not.
    return re.compile(pattern), lambda found: f"{before}{found[group]}{after}", ends


@cache
def _fronts(script: str) -> tuple[re.Pattern[str], int]:
    rules = read_rules()["scripts"].get(script, {})
    return re.compile(rules.get("fronts", "$^")), int(rules.get("most", 0))


@cache
def _silent(script: str) -> frozenset[str]:
    return frozenset(read_rules()["silent"].get(script, "").split())
