"""Names that a text repeats: a person called by the whole name once and by the surname after, an acronym explained.

Only for scripts with capital letters, and languages that write none but names with them and leave names as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .common_words import is_common_word
from .geography import GIVEN_NAMES, UNCASED, find_places
from .lexicon import has_word

UPPER = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
REST_OF_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+){0,2}"
WORD = rf"[{UPPER}]{REST_OF_WORD}"
PARTICLES = r"de|da|do|dos|di|del|della|der|den|la|le|van|von|zu|af|av|al|bin|ben|el|ter|ten"
# What stands before is asked for after the first letter, so that a search leaps from one capital to the next.
RUN = re.compile(rf"[{UPPER}](?<![\w'’-].){REST_OF_WORD}(?: (?:[{UPPER}]\.|(?:(?:{PARTICLES}) ){{0,2}}{WORD})){{0,5}}")
ACRONYM = re.compile(rf" \((?<=\w..)([{UPPER}]{{3,7}})\)")
# Beginnings of the words that organisations are called by, in the languages of Western Europe and Indonesian. Without
# one, an acronym stands as often for a thing (“Gross Domestic Product”).
ORGANISATION = re.compile(
    r"\b(?:academ|accadem|administra|agen[ct]|akadem|allian|alian|amt|armée|army|asocia|assembl|associat(?:io|ie)|associaz|associaç|authorit|autorit"
    r"|autorid|badan|ban[ckq]|board|bond|brigad|bund|bureau|cent[er]|centre|centro|chamber|club|colleg|comis|comit|commi"
    r"|compan|confed|congr|consej|consel|consort|corpor|council|court|departament|depart|dewan|ejército|federa|föder"
    r"|force|förbund|forbund|forum|fond|foundation|fronte?|frente|fuerza|fund|força|gesellschaft|group|grup|guard|hospital"
    r"|initiativ|institu|kementerian|komis|kommi|komit|korps|league|lega|liga|ligue|ministr|ministèr|mouvement|movement"
    r"|movim|museum|network|office|oficina|organi[sz]|parliament|parlament|part[iy]|parti[dt]|police|polic|polit|poliz"
    r"|press|rat|raad|rescue|school|secret|servic|servi[çz]|sindica|syndic|socie|sociét|team|tribunal|unidad|unie|union"
    r"|unión|unit|universi|verband|verein|vereniging|workers)",
    re.IGNORECASE,
)
BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:;…\n“”«»„\"–—•|][\s“”«»„\"(]*)$")
POSSESSIVE = re.compile(r"['’]s?$")
# Languages whose names change with the case, so that a text rarely has the form to be called by.
INFLECTING = frozenset("bg cs el et fi hr bs hu is lt lv mk pl ru be sk sl sr tr uk kk eu".split())
CAPITAL_NOUNS = frozenset({"de", "lb"})  # these write every noun with a capital letter
# Words that stand before a thing and before no person.
DETERMINERS = {
    "en": tuple("the a an this that these those his her their our its every each".split()),
    "fr": tuple("le la les l un une des du au aux ce cette ces son sa leur".split()),
    "es": tuple("el la los las un una unos unas del al su este esta".split()),
    "nl": tuple("de het een den deze die dit dat".split()),
    **dict.fromkeys(("sv", "nb", "nn", "no", "da"), tuple("den det de en ett et ei".split())),
}
LONGEST_DETERMINER = 5
# Words that English, the Nordic languages, Dutch, Indonesian and Malay write with a capital letter before a name, and
# that the lexicon does not have, because they say no topic.
TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady vice prime secretary mayor king queen prince princess judge captain"
    " general colonel major sergeant inspector chief director chairman coach manager former acting deputy foreign house"
    " speaker staff chair head mme mlle meneer mevrouw koning bapak pak bu datuk seri tan but and for with when after"
    " if as in on at by der die das le la el il the".split()
)
LENGTH = 6000  # characters of a text that are looked at
LEAST_MENTIONS = 3
LEAST_BY_SURNAME = 2
MOST_WORDS = 3  # and particles
LONGEST_NAME = 100  # characters of an organisation's name
PLACES = frozenset({"c", "d", "r", "t"})
BRAND = re.compile(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?<!\bDi)(?<!\bFitz)(?<=[^\W\d_A-Z])[A-Z]|-[a-z]")
ROMAN = re.compile("[IVX]{1,4}")


@dataclass(slots=True)
class Calls:
    """How a text calls whoever it names with capital letters."""

    whole: Counter[str]  # names of two words and more, where they begin no sentence
    alone: Counter[str]  # single names without an article
    with_article: Counter[str]  # single names with one
    next_words: dict[str, set[str]]  # what follows the first word of whole names


def find_people(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Persons by their whole name, with how often they are named: once whole within a sentence, then by the surname."""
    if language in INFLECTING | CAPITAL_NOUNS | UNCASED:
        return
    text = text[:LENGTH]
    calls = read_calls(text, language)
    seen: set[str] = set()
    for name, count in calls.whole.most_common():
        surname = name.rsplit(" ", 1)[-1]
        alone = calls.alone[surname]
        if surname in seen or alone < LEAST_BY_SURNAME or alone + count < LEAST_MENTIONS:
            continue
        is_thing = calls.with_article[surname] * 2 > alone  # “the Marlow papers” make no thing of Marlow
        is_word = len(calls.next_words[name.split(" ", 1)[0]]) > 1  # “Camp Marlow”, “Camp Ellin”: no first name
        if not is_thing and not is_word and is_person(name, text, language, certain=count > 1):
            seen.add(surname)
            yield name, alone + count


def is_person(name: str, text: str, language: str, certain: bool) -> bool:
    """Whether a whole name is none of a place, a thing or an institution. `certain`: more speaks for it than its shape.

    >>> is_person("Ada Marlow", "", "en", False), is_person("Second Amendment", "the second shot", "en", True)
    (True, False)
    """
    words = name.split()
    surname = words[-1]
    if without_titles(words, language) != words or any(is_written_small(word, text) for word in words):
        return False
    if is_common_word(surname.lower(), language):
        return False
    if any(follows_article(text, place, language) for place in places_of(name, text)):
        return False
    if not certain and (has_word(surname.lower(), language) or kind_of_place(surname, language) == "i"):
        return False
    return not (
        kind_of_place(surname, language) in PLACES
        or kind_of_place(name, language)
        or (kind_of_place(words[0], language) and words[0].lower() not in GIVEN_NAMES)
    )


def read_calls(text: str, language: str) -> Calls:
    """Every run of words with capital letters, as the whole name or as the single name that it holds."""
    calls = Calls(Counter(), Counter(), Counter(), defaultdict(set))
    for found in RUN.finditer(text):
        run = found.group()
        words = (POSSESSIVE.sub("", run) if "'" in run or "’" in run else run).split()
        name = without_titles(words, language)
        if len(name) == 1:
            has_article = len(words) == 1 and follows_article(text, found.start(), language)
            (calls.with_article if has_article else calls.alone)[name[0]] += 1
        elif _is_whole(name):
            calls.next_words[name[0]].add(name[-1])
            if len(name) < len(words):
                is_whole = language == "en" or not follows_article(text, found.start(), language)
            else:
                is_whole = not BEGINS_SENTENCE.search(text, max(0, found.start() - 4), found.start())
            if is_whole:
                calls.whole[" ".join(name)] += 1
    return calls


def _is_whole(name: list[str]) -> bool:
    """Two or three words with capitals, none of which but the last has an apostrophe."""
    capitals = sum(word[0].isupper() for word in name)
    return 1 < capitals <= MOST_WORDS and not any("'" in word or "’" in word for word in name[:-1])


def follows_article(text: str, start: int, language: str) -> bool:
    """Whether a word such as “the” stands before a place of a text, in a language that writes none before persons."""
    articles = DETERMINERS.get(language)
    end = start - (2 if text[start - 1 : start] == "\n" else 1)
    if not articles or end < 1 or text[end] not in " '’":
        return False
    before = text[max(0, end - LONGEST_DETERMINER - 1) : end].lower()
    return before.endswith(articles) and any(
        before.endswith(one) and not before[: -len(one)][-1:].isalnum() for one in articles
    )


def without_titles(words: list[str], language: str) -> list[str]:
    """The words of a name without those before it that are titles or ordinary words; none when one is an acronym.

    >>> without_titles("US Prime Minister Ada Marlow".split(), "en"), without_titles(["Mr", "Marlow"], "en")
    (['Ada', 'Marlow'], ['Marlow'])
    """
    start, last = 0, len(words) - 1
    while start < last and (words[start].lower() in TITLES or _is_ordinary(words[start], language)):
        start += 1
    rest = words[start:]
    for word in rest:
        if not word[1:].islower() and (_is_acronym(word) or BRAND.search(word)):
            return []
    return rest


def _is_ordinary(word: str, language: str) -> bool:
    small = word.lower()
    return _is_acronym(word) or is_common_word(small, language) or has_word(small, language)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word[-1] != "." and not ROMAN.fullmatch(word)


def is_written_small(word: str, text: str) -> bool:
    """Whether a text has a word in small letters too: then it is no name. A particle or an initial is not asked for."""
    return word[0].isupper() and word[-1] != "." and any(places_of_word(word.lower(), text))


def places_of(part: str, text: str) -> Iterator[int]:
    """Where a text has a part, from left to right, not one within the other."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def places_of_word(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text has something that stands alone between signs and spaces: its start and its end."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        whole = not (at and is_of_word(text[at - 1])) and not is_of_word(text[end : end + 1])
        if whole:
            yield at, end
        at = text.find(word, end if whole else at + 1)


def is_of_word(sign: str) -> bool:
    """Whether a sign is a letter, a number or an underscore, as `\\w` of a regular expression; "" is none."""
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=4096)
def kind_of_place(name: str, language: str) -> str:
    """The gazetteer's kind of a name that is, as a whole, one of a place, a people or an institution; else nothing."""
    for mention in find_places(name, language):
        if mention.start == 0 and len(mention.text) >= len(name) - 1:
            return mention.kind
    return ""


def find_acronyms(text: str, language: str) -> Iterator[tuple[str, str, int]]:
    """Names with the acronym that stands in brackets after them and its count: “Harbour Workers' Union (HWU)”."""
    if language in INFLECTING:
        return
    text = text[:LENGTH]
    for found in ACRONYM.finditer(text):
        before = text[max(0, found.start() - LONGEST_NAME) : found.start()].rsplit("\n", 1)[-1]
        name, acronym = _spelt_by(before.split(), found[1]), found[1]
        count = sum(1 for _ in places_of_word(acronym, text)) if name else 0
        if count >= LEAST_MENTIONS and ORGANISATION.search(name):
            yield name, acronym, count


def _spelt_by(words: list[str], acronym: str) -> str:
    """The words at the end whose initials are the acronym; small ones such as “of” may stand between."""
    words = [*words[:-1], POSSESSIVE.sub("", words[-1])] if words else words
    for start in range(len(words) - 1, -1, -1):
        part = words[start:]
        initials = "".join(word[0] for word in part if word[0].isupper())
        if initials == acronym and part[0][0].isupper() and len(part) > 1:
            return " ".join(part)
        if len(initials) > len(acronym):
            break
    return ""
