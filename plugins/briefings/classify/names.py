"""People, organisations and places of an article, to be its tags: few and certain rather than many.

They come from the curator's names, the page's structured data, its keywords and what its text repeats. Countries are
regions, not tags; who wrote and published the article is no tag either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..article import Article, Name, Note, fill
from ..taxonomy_names import Names, name_key
from .geography import UNCASED, fold
from .names_in_text import (
    INFLECTING,
    LENGTH,
    UPPER,
    find_acronyms,
    find_people,
    is_of_word,
    is_person,
    kind_of_place,
    places_of,
)

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# https://schema.org/Person, Organization and Place with the kinds of them that news pages state.
TYPES = {
    **dict.fromkeys(["Person"], "person"),
    **dict.fromkeys(
        "Organization Corporation NGO GovernmentOrganization EducationalOrganization CollegeOrUniversity SportsTeam"
        " SportsOrganization MusicGroup PoliticalParty LocalBusiness".split(),
        "organisation",
    ),
    **dict.fromkeys("Place City State AdministrativeArea Landform BodyOfWater".split(), "place"),
}
MOST_NAMES = 8
MOST_STATED = 30
LONGEST = 60
SHORTEST = 3
LEAST_MENTIONS = 2  # of a curator's name in the text, or one in the title
STEM = 4  # letters of a word by which a name in another case is known again
AFTER_NAME = re.compile(r"\w{0,3} ?(.?)")
POSSESSIVE = re.compile(r"(?:['’]?s)?\b")
OTHER_ENDING = re.compile(r"\w{1,2}\b")
CAPITALS = frozenset(UPPER)
NOTHING = Names()


def choose_names(article: Article, names: Names = NOTHING) -> Article:
    """The article with its people, organisations and places, best known first, each with the reason."""
    found: dict[str, Name] = {}
    own = _own_names(article)
    for name in _candidates(article, names):
        entry = names.find(name.name)
        if entry:
            name = replace(name, name=entry.name, kind=entry.kind)
        key = name_key(name.name)
        if key not in found and key not in own and _is_sound(name.name):
            found[key] = name
    chosen = tuple(found.values())[:MOST_NAMES]
    notes = [Note("classify", "chosen", "tags", f"{name.kind}: {name.reason}", name.name) for name in chosen]
    return fill(article, names=chosen, notes=(*article.notes, *notes))


def _candidates(article: Article, names: Names) -> Iterator[Name]:
    language = article.lang.split("-")[0]
    text = f"{article.title}.\n{article.summary[:800]}\n{article.text[:LENGTH]}"
    yield from _curated(article, text, names)
    yield from _stated(article, text, language)
    yield from _from_keywords(article, text, language, names)
    if language not in UNCASED:
        for name, count in find_people(text, language):
            yield Name(name, "person", f"{count} times in the text, by the surname after the whole name")
        for name, acronym, count in find_acronyms(text, language):
            yield Name(name, "organisation", f"{acronym} stands for it in the text, {count} times")


def _curated(article: Article, text: str, names: Names) -> Iterator[Name]:
    """The curator's names that the title has, or the text twice."""
    if not names.entries:
        return
    title = fold(article.title)
    counts: dict[str, int] = {}
    for slug in _curated_mentions(_SameNames(names), fold(text)):
        counts[slug] = counts.get(slug, 0) + 1
    in_title = set(_curated_mentions(_SameNames(names), title))
    for slug, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count >= LEAST_MENTIONS or slug in in_title:
            where = "in the title" if slug in in_title else f"{count} times in the text"
            entry = names.entries[slug]
            yield Name(entry.name, entry.kind, f"in names.yaml, {where}")


class _SameNames:
    """Names as a key of the cache: the same object is the same key."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameNames) and other.names is self.names


@lru_cache(maxsize=4)
def _spellings(key: _SameNames) -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    rows = [(fold(spelling), slug) for slug, entry in key.names.entries.items() for spelling in entry.spellings]
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest), tuple(row[1] for row in rows)


def _curated_mentions(key: _SameNames, folded: str) -> Iterator[str]:
    matcher, slugs = _spellings(key)
    for number, start, end in matcher.find_matches_as_indexes(folded):
        unspaced = ord(folded[start]) > 0x2E80
        before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
        if unspaced or not (before.isalnum() or after.isalnum()):
            yield slugs[number]


def _stated(article: Article, text: str, language: str) -> Iterator[Name]:
    """What JSON-LD says that the article is about or mentions, by kind, where the text has it too."""
    for key in ("about", "mentions"):
        for node in article.structured:
            value = node.get(key)
            for item in value[:MOST_STATED] if isinstance(value, list) else [value]:
                if not isinstance(item, Mapping) or not isinstance(name := item.get("name"), str):
                    continue
                kind = next((TYPES[kind] for kind in _types(item) if kind in TYPES), "")
                name = " ".join(name.split())
                if kind and _is_in(text, name, language) and kind_of_place(name, language) not in {"c", "i"}:
                    yield Name(name, kind, f"JSON-LD {key}")


def _types(node: Mapping[str, object]) -> list[str]:
    types = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (types if isinstance(types, list) else [types])]


def _from_keywords(article: Article, text: str, language: str, names: Names) -> Iterator[Name]:
    """Keywords that the curator knows, that are places, or that the text uses as a person's name."""
    for keyword in article.keywords[:15]:
        if entry := names.find(keyword):
            yield Name(entry.name, entry.kind, "a keyword, in names.yaml")
        elif kind := _kind_of_keyword(keyword, text, language):
            yield Name(keyword, kind, "a keyword, and in the text")


def _kind_of_keyword(keyword: str, text: str, language: str) -> str:
    if not _is_in(text, keyword, language):
        return ""
    if kind_of_place(keyword, language) in {"t", "r"}:
        return "place" if not _is_first_name(keyword, text) else ""
    return "person" if language not in UNCASED and _is_person(keyword, text, language) else ""


def _is_first_name(name: str, text: str) -> bool:
    """Whether a name is mostly followed by another one, as “Paris” in “Paris Morley” is."""
    ends = [at + len(name) for at in places_of(name, text) if not at or not is_of_word(text[at - 1])]
    after = [found[1] for end in ends if (found := AFTER_NAME.match(text, end))]
    return sum(str(letter).isupper() for letter in after) * 2 > len(after)


def _is_person(name: str, text: str, language: str) -> bool:
    """Two to four words with capitals that the text has, of which the last also stands alone and none inflects."""
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() for word in (words[0], words[-1])) or name not in text:
        return False
    if _has_other_endings(words[0], text):
        return False  # an adjective
    return _stands_alone(words[-1], text) and is_person(name, text, language, certain=True)


def _has_other_endings(word: str, text: str) -> bool:
    """Whether a text has a word with one or two other letters at its end; the possessive is none, a letter no word."""
    for at in places_of(word[:-1], text) if len(word) > 1 else ():
        end = at + len(word) - 1
        if at and is_of_word(text[at - 1]):
            continue
        same = text[end : end + 1] == word[-1] and POSSESSIVE.match(text, end + 1)
        if not same and OTHER_ENDING.match(text, end):
            return True
    return len(word) == 1


def _stands_alone(surname: str, text: str) -> bool:
    """Whether a text has a surname that no name stands before: no word at all, or one with a small letter."""
    for at in places_of(surname, text):
        if at < 2 or text[at - 1] != " " or not text[at - 2].isalnum() or text[at - 2].isdecimal():
            return True
        before = at - 2
        while before >= 0 and is_of_word(text[before]):
            if text[before] not in CAPITALS:
                return True
            before -= 1
    return False


def _is_in(text: str, name: str, language: str) -> bool:
    """Whether a text has the name; in languages with cases, words that begin as its words do."""
    if name in text:
        return True
    if language not in INFLECTING:
        return False
    return all(word[: max(STEM, len(word) - 2)] in text for word in name.split())


def _own_names(article: Article) -> frozenset[str]:
    """Who wrote and published the article."""
    names: Iterable[str] = (*article.authors, *article.agencies, article.source.name, article.source.domain)
    return frozenset(name_key(name) for name in names if name)


def _is_sound(name: str) -> bool:
    return SHORTEST <= len(name) <= LONGEST and not any(letter in "<>{}[]|\n" for letter in name) and "://" not in name
