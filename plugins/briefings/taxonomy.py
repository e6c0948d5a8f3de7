"""The curator's taxonomy: topics, regions, sources and names, read from `content/taxonomy/` and checked.

Every fault is a `BadTaxonomy` with file, line and the nearest name that would have been right.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from .errors import BadTaxonomy
from .file_times import time_stamp
from .taxonomy_files import Entry, read_entries
from .taxonomy_labels import region_labelled, topic_labelled
from .taxonomy_names import Names, name_key, read_names

FALLBACK_LANGUAGE = "en"
TOPIC_KEYS = frozenset({"labels", "media_topic", "sections", "stems", "examples", "children"})
REGION_KEYS = frozenset({"labels", "members", "parents"})
SOURCE_KEYS = frozenset({"name", "domains", "country", "language", "type", "rights", "homepage"})
SOURCE_TYPES = frozenset({"newspaper", "agency", "broadcaster", "magazine", "blog", "institution", "ngo", "other"})
RIGHTS = frozenset({"full", "excerpt", "link"})
SHIPPED = Path(__file__).parent.absolute() / "data" / "taxonomy"


@dataclass(frozen=True, slots=True)
class Example:
    """A headline and the topic that it must get: a test that lives beside the topic."""

    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about. A child stands under one of the 17 roots and is printed as `root/child`."""

    slug: str
    labels: Mapping[str, str]
    parent: str = ""
    media_topic: str = ""  # IPTC Media Topics id, "medtop:…"; a child without one inherits its root's
    sections: tuple[str, ...] = ()
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()

    @property
    def path(self) -> str:
        """`root` or `root/child`, as it stands in front matter."""
        return f"{self.parent}/{self.slug}" if self.parent else self.slug

    def label(self, lang: str) -> str:
        """The name in a language, else in English, else the slug."""
        return _label_in(self.labels, lang) or self.slug


@dataclass(frozen=True, slots=True)
class Region:
    """A country (ISO 3166-1 alpha-2), a UN M49 area (three digits) or a grouping of the curator's own (a slug)."""

    code: str
    labels: Mapping[str, str]
    parents: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    def label(self, lang: str) -> str:
        """The curator's name in a language, else CLDR's short one, else the English one, else the code."""
        return (
            self.labels.get(lang)
            or self.labels.get(_base(lang))
            or _name_by_cldr(self.code, _base(lang))
            or _label_in(self.labels, FALLBACK_LANGUAGE)
            or _name_by_cldr(self.code, FALLBACK_LANGUAGE)
            or self.code
        )


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An outlet that the curator knows."""

    slug: str
    name: str
    domains: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    type: str = "other"
    rights: str = ""  # full | excerpt | link; where the entry says nothing, BRIEFINGS_RIGHTS holds
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The four files together. Keys: topic path (`root` or `root/child`), region code or slug, source slug."""

    topics: Mapping[str, Topic]
    regions: Mapping[str, Region]
    sources: Mapping[str, SourceEntry]
    names: Names = field(default_factory=Names)

    def topic(self, name: str) -> Topic | None:
        """The topic with this path, or the only one with this slug, or the one with this label."""
        if name in self.topics:
            return self.topics[name]
        every = self.topics.values()
        return next((topic for topic in every if topic.slug == name), None) or topic_labelled(name, every)

    def region(self, name: str) -> Region | None:
        """The region with this code, in capitals or not, or with this label."""
        return self.regions.get(name) or self.regions.get(name.upper()) or region_labelled(name, self.regions)

    def source_of(self, domain: str, name: str = "") -> SourceEntry | None:
        """The outlet that publishes under a domain or under a parent of it; without a domain, the one of this name."""
        if not domain:
            wanted = name_key(name)
            return next((entry for entry in self.sources.values() if wanted and name_key(entry.name) == wanted), None)
        labels = domain.lower().strip(".").split(".")
        parents = [".".join(labels[start:]) for start in range(len(labels) - 1)]
        return next((entry for parent in parents for entry in self.sources.values() if parent in entry.domains), None)


def default_folder() -> Path:
    """Where the taxonomy lies: the working folder's, else the one shipped in the package, else the repository's."""
    working = os.getcwd()  # noqa: PTH109 - asked for every page
    for folder in (_folder_in(working), SHIPPED):
        if time_stamp(f"{folder}/topics.yaml"):
            return folder
    return Path(__file__).parents[2] / "content" / "taxonomy"


@lru_cache(maxsize=16)
def _folder_in(working: str) -> Path:
    return Path(working) / "content" / "taxonomy"


def load_taxonomy(folder: Path | None = None) -> Taxonomy:
    """Read and check `topics.yaml`, `regions.yaml`, `sources.yaml` and `names.yaml`; only the first must be there.

    Raises BadTaxonomy for a missing topics file, broken YAML, an unknown key, a wrong type or a cycle.
    The answer is cached by path and by the files' times, so that a long-running `make serve` sees edits.
    """
    chosen = folder or default_folder()
    return _load_unchanged(chosen, _time_stamps(chosen))


def _time_stamps(folder: Path) -> tuple[int, ...]:
    return tuple(time_stamp(f"{folder}/{name}.yaml") for name in ("topics", "regions", "sources", "names"))


@lru_cache(maxsize=4)
def _load_unchanged(folder: Path, stamps: tuple[int, ...]) -> Taxonomy:
    if not stamps[0]:
        raise BadTaxonomy(folder / "topics.yaml", "there is no such file.", "Create it or run in the project's folder.")
    return Taxonomy(
        topics=MappingProxyType(_read_topics(folder / "topics.yaml")),
        regions=MappingProxyType(_read_regions(folder / "regions.yaml", bool(stamps[1]))),
        sources=MappingProxyType(_read_sources(folder / "sources.yaml") if stamps[2] else {}),
        names=read_names(folder / "names.yaml") if stamps[3] else Names(),
    )


def _read_topics(file: Path) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for entry in read_entries(file):
        root = _make_topic(entry, parent="")
        topics[root.path] = root
        for child_entry in entry.entries("children"):
            child = _make_topic(child_entry, parent=root.slug)
            if child_entry.has("children"):
                fault = f"“{child.path}” has children: topics have two levels."
                raise child_entry.error(fault, "Move them under the root.")
            topics[child.path] = child
    return topics


def _make_topic(entry: Entry, parent: str) -> Topic:
    entry.check_keys(TOPIC_KEYS)
    return Topic(
        slug=entry.key,
        labels=MappingProxyType(entry.texts_by_key("labels", required=True)),
        parent=parent,
        media_topic=entry.text("media_topic"),
        sections=entry.texts("sections"),
        stems=MappingProxyType(entry.lists_by_key("stems")),
        examples=tuple(
            Example(title, lang) for lang, titles in entry.lists_by_key("examples").items() for title in titles
        ),
    )


def _read_regions(file: Path, is_there: bool) -> dict[str, Region]:
    own = {entry.key: _make_region(entry) for entry in read_entries(file)} if is_there else {}
    regions = dict(_cldr_regions())
    for code, region in own.items():
        known = regions.get(code)
        inherited = known.parents if known else ()
        members = region.members or (known.members if known else ())
        regions[code] = Region(code, region.labels, (*region.parents, *inherited), members)
    if is_there:
        _refuse_unknown_members(file, own, regions)
        _refuse_cycles(file, own)
    return _with_parents(regions, own)


def _make_region(entry: Entry) -> Region:
    entry.check_keys(REGION_KEYS)
    is_country = len(entry.key) == 2 and entry.key.isupper()
    labels = entry.texts_by_key("labels", required=not is_country)
    return Region(entry.key, MappingProxyType(labels), entry.texts("parents"), entry.texts("members"))


def _with_parents(regions: dict[str, Region], own: Mapping[str, Region]) -> dict[str, Region]:
    """Each member of a grouping gets the grouping as a parent, after its M49 area."""
    extra: dict[str, list[str]] = {}
    for group in own.values():
        for member in group.members:
            extra.setdefault(member, []).append(group.code)
    for code, groups in extra.items():
        region = regions[code]
        regions[code] = Region(code, region.labels, (*region.parents, *groups), region.members)
    return regions


def _refuse_unknown_members(file: Path, own: Mapping[str, Region], regions: Mapping[str, Region]) -> None:
    entries = {entry.key: entry for entry in read_entries(file)}
    for group in own.values():
        for name in (*group.members, *group.parents):
            if name not in regions:
                raise entries[group.code].unknown_name(name, regions)


def _refuse_cycles(file: Path, own: Mapping[str, Region]) -> None:
    entries = {entry.key: entry for entry in read_entries(file)}

    def visit(code: str, trail: tuple[str, ...]) -> None:
        if code in trail:
            chain = " → ".join((*trail[trail.index(code) :], code))
            raise entries[code].error(
                f"regions contain each other: {chain}.", "Take one of them out of the other's members."
            )
        for member in own[code].members if code in own else ():
            visit(member, (*trail, code))

    for code in own:
        visit(code, ())


def _read_sources(file: Path) -> dict[str, SourceEntry]:
    return {entry.key: _make_source(entry) for entry in read_entries(file)}


def _make_source(entry: Entry) -> SourceEntry:
    entry.check_keys(SOURCE_KEYS)
    return SourceEntry(
        slug=entry.key,
        name=entry.text("name", required=True),
        domains=tuple(domain.lower() for domain in entry.texts("domains")),
        country=entry.text("country"),
        language=entry.text("language"),
        type=entry.choice("type", SOURCE_TYPES, default="other"),
        rights=entry.choice("rights", RIGHTS, default="excerpt") if entry.text("rights") else "",
        homepage=entry.text("homepage"),
    )


@cache
def _cldr_regions() -> Mapping[str, Region]:
    """Every country and area of CLDR's territory containment, without labels (those come from CLDR by language)."""
    from .classify.geography import containment

    parents: dict[str, list[str]] = {}
    areas = containment()
    for area, members in areas.items():
        for member in members:
            parents.setdefault(member, []).append(area)
    codes = sorted({*areas, *parents})
    return MappingProxyType(
        {
            code: Region(code, MappingProxyType({}), tuple(parents.get(code, ())), tuple(areas.get(code, ())))
            for code in codes
        }
    )


@lru_cache(maxsize=4096)
def _name_by_cldr(code: str, lang: str) -> str:
    from .classify.geography import territory_name

    return territory_name(code, lang)


def _label_in(labels: Mapping[str, str], lang: str) -> str:
    return labels.get(lang) or labels.get(_base(lang)) or labels.get(FALLBACK_LANGUAGE, "")


def _base(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].lower()
