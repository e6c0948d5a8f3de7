"""The curator's people, organisations and places: `content/taxonomy/names.yaml`, each with its other spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from .taxonomy_files import Entry, read_entries

NAME_KEYS = frozenset({"kind", "labels", "aliases"})
NAME_KINDS = frozenset({"person", "organisation", "place"})


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, organisation or place that the curator knows."""

    slug: str
    kind: str
    labels: Mapping[str, str]  # by language
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How briefings write it: the English label, else the first."""
        return self.labels.get("en") or next(iter(self.labels.values()))

    def label(self, lang: str) -> str:
        """The name in a language, else as briefings write it."""
        return self.labels.get(lang) or self.labels.get(lang.split("-")[0]) or self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every label and alias, each once."""
        return tuple(dict.fromkeys((*self.labels.values(), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Names:
    """The entries by slug, and the slug of every spelling."""

    entries: Mapping[str, NameEntry] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> NameEntry | None:
        """The entry that has this name among its labels or aliases, in capitals or not."""
        slug = self.slugs.get(name_key(name))
        return self.entries[slug] if slug else None


def name_key(name: str) -> str:
    """What two spellings have in common that are the same name.

    >>> name_key("Ada  MARLOW") == name_key("ada marlow")
    True
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def read_names(file: Path) -> Names:
    """The names of a file. Raises BadTaxonomy for broken YAML, an unknown key or kind, a spelling of two entries."""
    entries: dict[str, NameEntry] = {}
    slugs: dict[str, str] = {}
    for entry in read_entries(file):
        known = _make_name(entry)
        entries[known.slug] = known
        for spelling in known.spellings:
            other = slugs.setdefault(name_key(spelling), known.slug)
            if other != known.slug:
                raise entry.error(f"“{spelling}” is a name of “{other}” and of “{known.slug}”.", "Delete one of them.")
    return Names(MappingProxyType(entries), MappingProxyType(slugs))


def _make_name(entry: Entry) -> NameEntry:
    entry.check_keys(NAME_KEYS)
    labels = entry.texts_by_key("labels", required=True)
    if not any(label.strip() for label in labels.values()):
        raise entry.error(f"“{entry.key}” has no label.", "Write “labels: {en: The Name}”.")
    kind = entry.choice("kind", NAME_KINDS, default="")
    return NameEntry(entry.key, kind, MappingProxyType(labels), entry.texts("aliases"))


def likely_misspelt(name: str, known: Iterable[str]) -> str:
    """The known spelling that a name nearly is, "" when there is none.

    >>> likely_misspelt("Ada Marlov", ["Ada Marlow", "Harbour Union"])
    'Ada Marlow'
    """
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.88)
    return near[0] if near and name_key(near[0]) != name_key(name) else ""
