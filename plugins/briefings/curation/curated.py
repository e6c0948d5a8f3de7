"""Which topics and regions of a briefing are the curator's: those that differ from the last machine-made text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..classify.learned import Curated
from ..classify.topics import slug_of
from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from ..taxonomy import Taxonomy


def read_curated(settings: ImportSettings, taxonomy: Taxonomy) -> Iterator[Curated]:
    """Every briefing whose topics or regions a curator set. One that was made by hand is the curator's whole."""
    for path in sorted(settings.briefings.rglob("*.md")):
        front = read_front(path)
        machine = read_front(settings.machine / path.relative_to(settings.content))
        topic = first_topic(front, taxonomy) if is_changed("topics", front, machine) else ""
        region = first_region(front, taxonomy) if is_changed("regions", front, machine) else ""
        if topic or region:
            yield _describe(front, topic, region)


def is_changed(key: str, front: Mapping[str, Any], machine: Mapping[str, Any]) -> bool:
    """Whether the curator set a list to something else than the machine did."""
    return bool(front.get(key)) and list(front.get(key) or ()) != list(machine.get(key) or ())


def read_front(path: Path) -> dict[str, Any]:
    """The front matter of a briefing; nothing when there is none that can be read."""
    try:
        return read_briefing(path).front
    except (BadFrontMatter, OSError):
        return {}


def first_text(front: Mapping[str, Any], key: str) -> str:
    """The first of a list, "" when it is empty."""
    return str(next(iter(front.get(key) or ()), ""))


def first_topic(front: Mapping[str, Any], taxonomy: Taxonomy) -> str:
    """The path of the first topic, "" for none or for one that the taxonomy does not have."""
    topic = taxonomy.topic(first_text(front, "topics"))
    return topic.path if topic else ""


def first_region(front: Mapping[str, Any], taxonomy: Taxonomy) -> str:
    """The code of the first region; one that the taxonomy does not have, as it is."""
    region = taxonomy.region(first_text(front, "regions"))
    return region.code if region else first_text(front, "regions")


def _describe(front: Mapping[str, Any], topic: str, region: str) -> Curated:
    source = front.get("source") or {}
    return Curated(
        domain=str(source.get("domain") or ""),
        section=slug_of(str(front.get("kicker") or "")),
        language=str(front.get("lang") or ""),
        title=str(front.get("title") or ""),
        tags=tuple(str(tag) for tag in front.get("tags") or ()),
        topic=topic,
        region=region,
    )
