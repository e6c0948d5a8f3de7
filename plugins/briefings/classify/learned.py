"""What the curator's corrections taught: sections and title words that mean a topic, tags that mean a region.

`briefings tags learn` writes `content/taxonomy/learned.yaml` from briefings that a curator tagged, and from no others.
A line can be deleted, and the file too: nothing else remembers what was learnt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..errors import BadTaxonomy
from ..file_times import time_stamp
from .geography import fold
from .lexicon import WORD

FILE = "learned.yaml"
SUPPORT = 3  # curated briefings that must agree: one wrong correction says nothing
LEAST_SHARE = 0.75  # of all curated briefings with the section, word or tag
SHORTEST_WORD = 4
MOST_WORDS = 3  # learnt words that count in one title
HEADER = """\
# Written by `briefings tags learn` from the briefings that you tagged. Delete what is wrong.
# agreed: briefings that say so; of: all that have it. A line needs three, and three quarters of all.
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a section, word or tag means, by how many of the curated briefings that have it."""

    means: str  # topic path or region code
    agreed: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1, smoothed: one more briefing that disagrees is imagined."""
        return self.agreed / (self.of + 1)


@dataclass(frozen=True, slots=True)
class Learned:
    """The lessons. Sections by “domain section”, words by “language word”, tags as they stand in front matter."""

    sections: Mapping[str, Lesson] = field(default_factory=dict)
    words: Mapping[str, Lesson] = field(default_factory=dict)
    tags: Mapping[str, Lesson] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Curated:
    """A briefing whose first topic or region (or both, "" where not) a curator set."""

    domain: str
    section: str  # as it would stand in an address
    language: str
    title: str
    tags: tuple[str, ...]
    topic: str = ""
    region: str = ""


def learn(briefings: Iterable[Curated]) -> Learned:
    """The lessons of curated briefings: those that enough of them agree on."""
    sections: dict[str, list[str]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    tags: dict[str, list[str]] = defaultdict(list)
    for briefing in briefings:
        if briefing.topic:
            if briefing.section:
                sections[section_key(briefing.domain, briefing.section)].append(briefing.topic)
            for word in title_words(briefing.title, briefing.language):
                words[word].append(briefing.topic)
        if briefing.region:
            for tag in sorted(set(briefing.tags)):
                tags[fold(tag)].append(briefing.region)
    return Learned(_agreed(sections), _agreed(words), _agreed(tags))


def _agreed(seen: Mapping[str, list[str]]) -> dict[str, Lesson]:
    lessons = {}
    for key, meanings in sorted(seen.items()):
        best = max(sorted(set(meanings)), key=meanings.count)
        lesson = Lesson(best, meanings.count(best), len(meanings))
        if lesson.agreed >= SUPPORT and lesson.agreed >= LEAST_SHARE * lesson.of:
            lessons[key] = lesson
    return lessons


def section_key(domain: str, section: str) -> str:
    """How a section of an outlet is called in the file."""
    return f"{domain} {section}".strip()


def title_words(title: str, language: str) -> list[str]:
    """The words of a title that may mean a topic, each once, with its language before it."""
    base = language.split("-")[0]
    return [f"{base} {word}" for word in sorted(set(WORD.findall(fold(title)))) if len(word) >= SHORTEST_WORD]


def write_learned(learned: Learned) -> str:
    """The text of the file: sorted, a line for a lesson."""
    parts = {"sections": learned.sections, "words": learned.words, "tags": learned.tags}
    rows = {
        name: {key: {"means": item.means, "agreed": item.agreed, "of": item.of} for key, item in sorted(items.items())}
        for name, items in parts.items()
    }
    return HEADER + "".join(_write_part(name, lessons) for name, lessons in rows.items())


def _write_part(name: str, lessons: Mapping[str, Mapping[str, object]]) -> str:
    lines = yaml.safe_dump(dict(lessons), allow_unicode=True, sort_keys=False, default_flow_style=None, width=200)
    return f"{name}:\n" + "".join(f"  {line}\n" for line in lines.splitlines()) if lessons else f"{name}: {{}}\n"


def load_learned(folder: Path) -> Learned:
    """What `learned.yaml` in the taxonomy's folder says; nothing when there is none. Raises BadTaxonomy when broken."""
    stamp = time_stamp(f"{folder}/{FILE}")
    return _load_unchanged(folder / FILE, stamp) if stamp else Learned()


@lru_cache(maxsize=4)
def _load_unchanged(file: Path, stamp: int) -> Learned:
    hint = "Run `briefings tags learn` again, or delete the file."
    try:
        rows = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
        return Learned(*(_read_part(rows.get(name) or {}) for name in ("sections", "words", "tags")))
    except yaml.YAMLError as fault:
        raise BadTaxonomy(file, "it is not YAML.", hint) from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise BadTaxonomy(file, "a lesson lacks `means`, `agreed` or `of`.", hint) from fault


def _read_part(rows: Mapping[str, Any]) -> dict[str, Lesson]:
    return {str(key): Lesson(str(row["means"]), int(row["agreed"]), int(row["of"])) for key, row in rows.items()}
