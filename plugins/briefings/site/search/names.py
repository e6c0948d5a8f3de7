"""Names of topics and regions in the languages of the interface: `Allemagne` finds what is filed under Germany."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...taxonomy import Taxonomy

LANGUAGES = ("en", "fr", "es", "de", "ar", "he", "ru", "ja", "pt")


NAMED = ("topic", "region")


def names_of_groups(taxonomy: Taxonomy, lang: str, used: Mapping[str, set[str]]) -> dict[str, dict[str, list[str]]]:
    """By facet and by the name in the language of the site: the names in the other languages, of the groups in use."""
    topics = ((topic.label(lang), topic.labels) for topic in taxonomy.topics.values())
    regions = (
        (region.label(lang), {other: region.label(other) for other in LANGUAGES})
        for region in taxonomy.regions.values()
    )
    return {"topic": _names(topics, used["topic"]), "region": _names(regions, used["region"])}


def _names(groups: Iterable[tuple[str, Mapping[str, str]]], used: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, labels in groups:
        if name in used:
            others = found.setdefault(name, [])
            others += dict.fromkeys(label for label in labels.values() if label != name and label not in others)
    return found
