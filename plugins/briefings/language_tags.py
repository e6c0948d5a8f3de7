"""Which texts are tags of a language, and which tag a curator may have meant by one that is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from .taxonomy_labels import INTERFACE_LANGUAGES

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # BCP 47 as far as news needs it


def is_language_tag(tag: str) -> bool:
    """Whether a text is a tag of BCP 47; one of two letters must be a language of CLDR.

    >>> is_language_tag("pt-BR"), is_language_tag("quc"), is_language_tag("deutsch"), is_language_tag("jp")
    (True, True, False, False)
    """
    base = tag.split("-", 1)[0].lower()
    return bool(TAG.fullmatch(tag)) and (len(base) > 2 or base in _codes())


def likely_tag(written: str) -> str:
    """The tag of a language that is written by its name or its country's code, "" when nothing is likely.

    >>> likely_tag("Deutsch"), likely_tag("pt_BR"), likely_tag("jp"), likely_tag("klingonish")
    ('de', 'pt-BR', 'ja', '')
    """
    dashed = written.strip().replace("_", "-")
    if is_language_tag(dashed):
        return dashed
    return _tags_by_name().get(_key(written)) or _language_of(dashed)


@cache
def _codes() -> frozenset[str]:
    from babel.core import get_global

    names = (*get_global("likely_subtags"), *get_global("language_aliases"))
    return frozenset(name for name in names if len(name) == 2)


@cache
def _tags_by_name() -> Mapping[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for language in INTERFACE_LANGUAGES:
        for tag, name in Locale(language).languages.items():
            if "_" not in tag:
                found.setdefault(_key(name), tag)
    return found


def _language_of(country: str) -> str:
    from babel.core import get_global

    return str(get_global("likely_subtags").get(f"und_{country.upper()}", "")).split("_")[0]


def _key(name: str) -> str:
    """A name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
