"""Topics and regions by the names that people write: labels in the interface's languages, common short names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from .taxonomy_names import name_key

if TYPE_CHECKING:
    from .taxonomy import Region, Topic

INTERFACE_LANGUAGES = ("en", "fr", "es", "de", "ar", "he", "ru", "ja", "pt")
# What English calls countries beside their label; CLDR's own aliases have the likes of UK, USA and DEU.
SHORT_NAMES = {
    "uae": "AE", "drc": "CD", "drcongo": "CD", "democraticrepublicofthecongo": "CD", "republicofthecongo": "CG",
    "greatbritain": "GB", "britain": "GB", "us": "US", "unitedstatesofamerica": "US", "burma": "MM",
}  # fmt: skip
SEVERAL = frozenset({"congo"})  # CLDR's Spanish label of one country, others' name of two


def topic_labelled(name: str, topics: Iterable[Topic]) -> Topic | None:
    """The topic that has this slug or, in any language, this label, in capitals or not."""
    wanted = label_key(name)
    every = ((one, (one.slug, one.path, *one.labels.values())) for one in topics)
    return next((one for one, names in every if wanted and wanted in map(label_key, names)), None)


def region_labelled(name: str, regions: Mapping[str, Region]) -> Region | None:
    """The region that has this label, or the grouping of this slug: of the curator's own first, else of CLDR's."""
    wanted = label_key(name)
    for region in regions.values():
        if region.labels and wanted and wanted in map(label_key, (region.code, *region.labels.values())):
            return region
    return regions.get(_codes_by_label().get(wanted, ""))


def region_code(name: str) -> str:
    """The code that a country's or area's name stands for; what is none, as it is.

    >>> region_code("Allemagne"), region_code("U.K."), region_code("GB"), region_code("Atlantis")
    ('DE', 'GB', 'GB', 'Atlantis')
    """
    return _codes_by_label().get(label_key(name), name)


def label_key(name: str) -> str:
    """What two ways of writing a label have in common: its letters and digits.

    >>> label_key("Trinidad and Tobago") == label_key("TRINIDAD & TOBAGO")
    True
    """
    return "".join(letter for letter in name_key(name.replace("&", " and ")) if letter.isalnum())


@cache
def _codes_by_label() -> Mapping[str, str]:
    from babel.core import get_global

    from .classify.geography import territory_names

    aliases = {old.casefold(): new[0] for old, new in get_global("territory_aliases").items() if len(new) == 1}
    current = {old: new for old, new in aliases.items() if old == "uk" or len(old) == 3}  # not BU, which is gone
    found = {**current, **SHORT_NAMES}
    for language in INTERFACE_LANGUAGES:
        for code, label in territory_names(language).items():
            key = label_key(label)
            if key not in SEVERAL:
                found.setdefault(key, code)
    return found
