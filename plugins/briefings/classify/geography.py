"""Names of places by language, from the data files that `tools/build_geography.py` makes, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

DATA = Path(__file__).parents[1] / "data" / "geography"
UNCASED = frozenset(["ar", "fa", "ur", "he", "ja", "zh", "ko", "hi", "bn", "th"])
UNSPACED = frozenset({"ja", "zh", "th"})
LATIN_FILES = frozenset(
    [
        "ca",
        "cs",
        "da",
        "de",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "hr",
        "hu",
        "id",
        "is",
        "it",
        "lt",
        "lv",
        "ms",
        "nb",
        "nl",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
        "tr",
        "vi",
    ]
)
# Given names that are also places: followed by a capital letter they are a person.
GIVEN_NAMES = frozenset({
    "jordan", "paris", "chad", "georgia", "israel", "india", "kenya", "china", "florence", "sofia",
    "sydney", "charlotte", "victoria", "lincoln", "houston", "austin", "dallas", "jackson", "washington", "london",
    "brooklyn", "chelsea", "madison", "savannah", "vienna", "milan", "adelaide", "santiago", "diego", "lourdes",
})  # fmt: skip
# Letters that languages without spaces before them glue to the front of a name: and, in, to, from, the …
GLUED_PREFIXES = {"ar": frozenset("وبلكفا"), "he": frozenset("ובלמשהכ"), "fa": frozenset()}
LONGEST_PREFIX = 3
# How many letters may follow a name in the same word: cases, articles, possessives.
LONGEST_ENDING = {
    "en": 2, "de": 2, "nl": 2, "sv": 2, "nb": 2, "da": 2, "fi": 5, "et": 4, "hu": 5, "tr": 7, "is": 4, "lt": 4,
    "lv": 4, "pl": 4,
    "cs": 4, "sk": 4, "sl": 4, "hr": 4, "sr": 4, "bg": 3, "ru": 4, "uk": 4, "el": 4, "ro": 4, "ar": 3, "he": 3,
    "ko": 9, "hi": 0,
}  # fmt: skip
LONGEST_STEM_ENDING = 9
SHORT_NAME = 5
SHORT_ENDING = 3
KINDS_OF_PLACES = frozenset("ctr")  # an institution's seat or a people's name is no place in a country
# Lands of several countries, or claimed by two, of which the data has the part or the side of one alone.
ACROSS_BORDERS = frozenset({
    "balochistan", "baluchistan", "bengal", "galicia", "jerusalem", "kashmir", "kurdistan", "macedonia", "punjab",
    "ulster",
})  # fmt: skip
GENITIVE_ONLY = frozenset({"en", "de", "nl", "sv", "nb", "da"})  # a town changes to its genitive alone


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place where a text has it."""

    code: str
    kind: str  # c country, d demonym, i institution or leader, t town, r province
    start: int
    text: str
    others: tuple[str, ...] = ()  # further countries that have a town of this name
    large: bool = False  # a capital or a city of more than a million and a half


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of one file, ready to be looked for."""

    matcher: AhoCorasick
    fields: list[str]  # name, codes and kind, and so on: flat, as the collector visits what is nested


def containment() -> Mapping[str, tuple[str, ...]]:
    """The members of every UN M49 area that CLDR has."""
    rows = (line.split("\t") for line in _lines(DATA / "containment.tsv"))
    return {area: tuple(members.split()) for area, members in rows}


def territory_name(code: str, language: str) -> str:
    """CLDR's short name of a country or area in a language, "" when it has none."""
    return territory_names(language).get(code, "")


@cache
def territory_names(language: str) -> Mapping[str, str]:
    """CLDR's short names of countries and areas in a language, by their code; none for a language that it lacks."""
    file = DATA / "labels" / f"{'nb' if language in {'no', 'nn'} else language}.tsv"
    if not language.isalpha() or not file.is_file():
        return {}
    rows = (line.split("\t") for line in _lines(file))
    return {row[0]: row[1] for row in rows}


def country_of_place(name: str, languages: Iterable[str]) -> str:
    """The country of a place that is known by this name, "" unless all languages' names are sure of the same one.

    >>> country_of_place("Bavaria", ["en"]), country_of_place("Athens", ["en"])
    ('DE', '')
    """
    line_start = f"\n{fold(name)}\t"
    found: dict[str, str] = {}  # the kind of a name by its codes
    for file in ("latn", *languages):
        text = _names(file)
        place = text.find(line_start)
        if place >= 0 and "\t" not in name:
            _, codes, kind = text[place + 1 : text.index("\n", place + 1)].split("\t")
            found[codes] = found.get(codes, "") + kind
    (codes, kinds), *others = found.items() or [("", "")]
    is_sure = not others and fold(name) not in ACROSS_BORDERS and " " not in codes and set(kinds) & KINDS_OF_PLACES
    return codes if is_sure else ""


def find_places(text: str, language: str) -> Iterator[Mention]:
    """Every name of a country, people, institution or town in a text, in order; the longest of those at one place."""
    base = language.split("-")[0]
    base = {"no": "nb", "nn": "nb", "bs": "hr", "mk": "bg", "be": "ru"}.get(base, base)
    folded = fold(text)
    for start, end, codes, kind in _longest_names(folded, base):
        whole = not folded[end : end + 1].isalnum() or _ends_word(folded, start, end, base, kind)
        if whole and _is_written_as_name(text[start:end], base, kind):
            first, *others = codes.split()
            yield Mention(first, kind[0], start, text[start:end], tuple(others), "!" in kind)


def _longest_names(folded: str, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, codes and kind of the longest name at each place, from the left; the language's own before others."""
    found = [
        (start, -end, rank, gazetteer.fields[3 * number + 1], gazetteer.fields[3 * number + 2])
        for rank, gazetteer in enumerate(_gazetteers(language))
        for number, start, end in gazetteer.matcher.find_matches_as_indexes(folded, overlapping=False)
        if not start or not folded[start - 1].isalnum() or _begins_word(folded, start, language)
    ]
    reached = 0
    for start, end, _, codes, kind in sorted(found):
        if start >= reached:
            reached = -end
            yield start, reached, codes, kind


def fold(text: str) -> str:
    """Small letters, one for one, so that places in the folded text are places in the text."""
    text = text.replace("İ", "i").replace("’", "'")
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _begins_word(folded: str, start: int, language: str) -> bool:
    """Whether a name is the first of the word that it stands in, its language's prefixes aside."""
    if language in UNSPACED:
        return True
    prefixes = GLUED_PREFIXES.get(language, frozenset())
    position = start
    while position and folded[position - 1].isalnum():
        position -= 1
        if folded[position] not in prefixes or start - position > LONGEST_PREFIX:
            return False
    return True


def _ends_word(folded: str, start: int, end: int, language: str, kind: str) -> bool:
    """Whether a name is the last of the word that it stands in, its language's endings aside."""
    if language in UNSPACED:
        return True
    allowed = LONGEST_STEM_ENDING if "~" in kind else LONGEST_ENDING.get(language, 0)
    if kind in {"i", "d"}:
        allowed = 0
    elif kind == "t" and end - start <= SHORT_NAME:
        allowed = min(SHORT_ENDING, allowed)
    tail = folded[end : end + allowed + 1]
    length = next((index for index, letter in enumerate(tail) if not letter.isalnum()), len(tail))
    if kind[0] in "tr" and language in GENITIVE_ONLY:
        return length == 0 or tail[:length] == "s"
    return length <= allowed


def _is_written_as_name(written: str, language: str, kind: str) -> bool:
    """Names begin with a capital letter where the script has them; short ones (US, UE, ANO) are all capitals."""
    if language in UNCASED or kind[0] == "d":
        return True
    if len(written) <= 3 and written.isascii():
        return written.isupper()
    return not written[0].islower()


@lru_cache(maxsize=256)
def _gazetteers(language: str) -> tuple[Gazetteer, ...]:
    """The language's own names, else the English ones; then those that all languages in Latin letters share."""
    is_known = (DATA / "names" / f"{language}.tsv").is_file()
    own = _gazetteer(language if is_known else "en")
    return (own, _gazetteer("latn")) if language in LATIN_FILES or not is_known else (own,)


@cache
def _gazetteer(name: str) -> Gazetteer:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    fields = _names(name).strip("\n").replace("\n", "\t").split("\t")
    matcher = AhoCorasick(
        fields[0::3], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )  # which is made and asked fastest
    return Gazetteer(matcher, fields)


def _names(name: str) -> str:
    return f"\n{(DATA / 'names' / f'{name}.tsv').read_text(encoding='utf-8')}"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
