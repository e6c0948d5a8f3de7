"""Bylines without markup: labelled, glued to their label or to a role, or names alone on their line."""

from __future__ import annotations

import re
from functools import cache

from ..metadata.names import AGENCIES, HOUSE, LABELS
from ..set_phrases import UNSPACED, normal, words_of_kind

# Words inside names that are not capitalised, by the customs of Dutch, German, Romance, Arabic and Hebrew names.
PARTICLES = frozenset(
    """
    de da do dos das del della di du des la le van von der den ten ter zu y e al el bin ben ibn abu af av dalla lo
    """.split()
)
TOKEN = re.compile(r"[^\W\d_][^\W\d_.'’\-]*(?:[.'’\-][^\W\d_]*)*\.?")
GLUED_LABEL = re.compile(r"^(?:by|par|von|por|di|door|av|af)(?=[A-ZÀ-Ý][a-zà-ÿ]+ )")
SIGNED = re.compile("[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")  # a Chinese, Japanese or Korean name
UNSPACED_NAME = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{2,8}")  # the same before a role, kana allowed
GLUED_ROLE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ])")
GLUED_AGENCY = re.compile(r"([a-z]{2,5}|[A-Z]{2,5})(?=[A-ZÀ-Ý][\w-])")
BESIDE = re.compile(r"\s*[(\[].*$|\s+[–—-]\s+.*$")
DIGIT = re.compile(r"\d")
DIGITS_AT_END = re.compile(r"(?<=[^\W\d_])\d+(?=\s*(?:[,&]|$))")
PARTS = re.compile(
    r"\s*[,;&|•·]\s*|\s+/\s+|\s+(?:and|et|und|y|e|en|with|mit|avec|con|com|med|met|og|och|i|и|та|ve|و)\s+"
)
MOST_TOKENS = 5
PLACE_WORDS = 2
LONGEST_NAME = 48
LONGEST_LINE = 140


def labelled_byline(plain: str) -> str:
    """What follows a byline's label ("By", "ParName", "Von:"), or "" when the line has none or nothing follows."""
    if len(plain) > LONGEST_LINE:
        return ""
    plain = plain.replace("：", ": ")
    label = GLUED_LABEL.match(plain) or LABELS.match(plain)
    rest = plain[label.end() :].strip(" :") if label else ""
    return rest if rest and names_in(rest) else ""


def is_label_alone(plain: str) -> bool:
    """Whether the line is a byline's label whose names stand on the lines below."""
    return len(plain) < 30 and bool(LABELS.fullmatch(plain.rstrip(" :") + " ") or normal(plain) in _ALONE)


_ALONE = frozenset(
    {"author of the article", "written by", "about the author", "auteur de l article", "autor des artikels"}
)


def names_in(plain: str) -> tuple[str, ...]:
    """The names in a line that holds nothing but names, roles and agencies; none when anything else is in it.

    >>> names_in("Robin Amsel, Volontär (Sport)"), names_in("Emma BellLifestyle Writer"), names_in("The sea is high")
    (('Robin Amsel',), ('Emma Bell',), ())
    """
    if len(plain) > LONGEST_LINE or "://" in plain:
        return ()
    found: list[str] = []
    for part in PARTS.split(BESIDE.sub("", _after_agency(_before_date(DIGITS_AT_END.sub("", plain))))):
        part = part.strip(" .:")
        name = _desk(part) or _once(without_role(part))
        if not name:
            continue
        signed = name != part and UNSPACED_NAME.fullmatch(name)
        if normal(name).replace(" ", "") not in AGENCIES and not signed and not is_name(name) and not _desk(name):
            if found and len(part.split()) <= PLACE_WORDS and not part[:1].islower():
                continue  # where the author writes from
            return ()
        found.append(name)
    return tuple(found)


def _after_agency(plain: str) -> str:
    """A byline with the agency parted from the name that the copying glued to it ("dpaPaula Voss")."""
    glued = GLUED_AGENCY.match(plain)
    return f"{glued[0]}, {plain[glued.end() :]}" if glued and glued[0].casefold() in AGENCIES else plain


def _desk(part: str) -> str:
    """The paper's own desk, told by the house's word after a hyphen, without the place after it."""
    words = part.split()
    named = 0 < len(words) <= 1 + PLACE_WORDS and HOUSE.fullmatch(words[0].rpartition("-")[2]) and "-" in words[0]
    return words[0] if named else ""


def _once(name: str) -> str:
    """A name that the page holds twice, for the picture and for the line, is taken once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _before_date(plain: str) -> str:
    """A byline without the date that stands or sticks in its line ("Ada Roe published 1 March", "Ada Roe2 hours")."""
    digit = DIGIT.search(plain)
    at = digit.start() if digit else len(plain)
    words = GLUED_ROLE.sub(" ", plain[:at]).split()
    dated = words_of_kind("published") | words_of_kind("updated")
    end = next((at for at, word in enumerate(words) if at > 1 and normal(word) in dated), len(words))
    return plain if at == len(plain) and end == len(words) else " ".join(words[:end]).strip(" ,|-–·•(")


def without_role(part: str) -> str:
    """A name without the role that follows it, parted by a space or glued."""
    words = GLUED_ROLE.sub(" ", part).split() if _has_glued_role(part) else part.split()
    roles = role_words() | (words_of_kind("share") if len(words) > len(part.split()) else frozenset())
    if len(words) == 1 and UNSPACED.match(part):
        return next((part.removesuffix(role) for role in roles if part.endswith(role) and part != role), part)
    at = next((at for at, word in enumerate(words) if normal(word) in roles), len(words))
    alone = at == 1 < len(words) and not SIGNED.fullmatch(words[0])
    return "" if alone else " ".join(words[:at])


def is_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: two to five capitalised words, particles aside."""
    words = text.split()
    if SIGNED.fullmatch(text):
        return normal(text) not in _interface_words()
    if not 2 <= len(words) <= MOST_TOKENS or len(text) > LONGEST_NAME:
        return False
    if not all(TOKEN.fullmatch(word) for word in words):
        return False
    kept = [word for word in words if word.casefold() not in PARTICLES]
    if normal(text) in _interface_words():
        return False
    return len(kept) > 1 and all(word[0].isupper() or word[0].lower() == word[0].upper() for word in kept)


@cache
def role_words() -> frozenset[str]:
    """The words by which newsrooms call their people's jobs."""
    return words_of_kind("role")


@cache
def _interface_words() -> frozenset[str]:
    return frozenset().union(
        *map(
            words_of_kind, ("account", "share", "related", "comments", "tags", "player", "published", "updated", "ago")
        )
    )


def _has_glued_role(part: str) -> bool:
    last = GLUED_ROLE.split(part)
    glued = role_words() | words_of_kind("share")
    return len(last) > 1 and any(normal(word) in glued for piece in last[1:] for word in piece.split()[:3])
