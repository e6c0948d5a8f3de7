"""What is wrong or missing between the taxonomy and its briefings: the findings of `briefings taxonomy check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .article import Article, SavedPage
from .classify.geography import country_of_place
from .errors import BadFrontMatter
from .frontmatter import read_briefing
from .near_names import suggest
from .taxonomy import Region, Taxonomy, Topic
from .taxonomy_labels import INTERFACE_LANGUAGES, SEVERAL, label_key
from .taxonomy_names import likely_misspelt

LISTED = "`briefings taxonomy list` names those that there are."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. A fault must be mended; a gap may stay."""

    kind: Literal["fault", "gap"]
    place: str
    text: str


def check_taxonomy(taxonomy: Taxonomy, briefings: Path) -> list[Finding]:
    """Faults first: unknown names in briefings, examples that get another topic; then missing labels, unused topics."""
    used: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    found = [
        *find_unknown_names(taxonomy, briefings, used, tags),
        *find_failing_examples(taxonomy),
        *find_missing_labels(taxonomy),
        *find_unused_topics(taxonomy, used),
        *find_odd_tags(taxonomy, tags),
    ]
    return sorted(found, key=lambda finding: finding.kind)


def find_unknown_names(
    taxonomy: Taxonomy, briefings: Path, used: Counter[str], tags: Counter[str]
) -> Iterator[Finding]:
    """Topics and regions of briefings that the taxonomy does not have. Counts in `used` and `tags` what it meets."""
    unknown = UnknownNames(taxonomy)
    for file in sorted(briefings.rglob("*.md")):
        try:
            front = read_briefing(file).front
        except BadFrontMatter as fault:
            yield Finding("fault", fault.file, f"{fault.fault} {fault.next_step}".strip())
            continue
        topics = _texts(front, "topics")
        for topic in filter(None, map(taxonomy.topic, topics)):
            used.update({topic.path, topic.parent or topic.path})
        tags.update(set(_texts(front, "tags")))
        for text in unknown.tell(topics, _texts(front, "regions")):
            yield Finding("fault", str(file), text)


class UnknownNames:
    """What to say of topics and regions that the taxonomy does not have: thought out once for each name."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._told: dict[tuple[str, str], str] = {}

    def tell(self, topics: Iterable[str], regions: Iterable[str]) -> Iterator[str]:
        """A line for each unknown one of a briefing's."""
        known = self._taxonomy
        for name in topics:
            if known.topic(name) is None:
                yield self._remember("topic", name, self._suggest_topic)
        for code in regions:
            if known.region(code) is None:
                yield self._remember("region", code, self._suggest_region)

    def _remember(self, kind: str, name: str, suggest: Callable[[str], str]) -> str:
        if (kind, name) not in self._told:
            self._told[kind, name] = f"unknown {kind} “{name}”. {suggest(name) or LISTED}"
        return self._told[kind, name]

    def _suggest_topic(self, name: str) -> str:
        topics = self._taxonomy.topics.values()
        return suggest(name, ((_shown(one.path, one), (one.slug, one.path, *one.labels.values())) for one in topics))

    def _suggest_region(self, name: str) -> str:
        regions = self._taxonomy.regions
        place = regions.get(country_of_place(name, INTERFACE_LANGUAGES))
        if place:
            return f"Did you mean {_shown(place.code, place)}?"
        return suggest(name, ((_shown(one.code, one), _labels(one)) for one in regions.values()))


def _labels(region: Region) -> Iterator[str]:
    return (label for label in map(region.label, INTERFACE_LANGUAGES) if label_key(label) not in SEVERAL)


def _shown(key: str, named: Topic | Region) -> str:
    return f"{key} ({named.label('en')})"


def find_failing_examples(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Examples of topics that the classifier gives another topic."""
    from .classify.topics import choose_topics

    for path, topic in taxonomy.topics.items():
        for example in topic.examples:
            page = SavedPage(name="example", form="text", data=b"")
            article = choose_topics(Article(page=page, title=example.title, lang=example.lang), taxonomy)
            given = (*article.topics, *article.suggested_topics)
            if not any(name == path or name.startswith(f"{path}/") for name in given):
                text = f"the example “{example.title}” gets {', '.join(given) or 'no topic'}. Add a stem, or mend it."
                yield Finding("fault", path, text)


def find_missing_labels(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Topics and groupings without a label in a language of the interface; CLDR names countries and areas."""
    groupings = [region for region in taxonomy.regions.values() if region.labels and len(region.code) > 3]
    for name, labels in (
        *((t.path, t.labels) for t in taxonomy.topics.values()),
        *((g.code, g.labels) for g in groupings),
    ):
        missing = [language for language in INTERFACE_LANGUAGES if language not in labels]
        if missing:
            yield Finding("gap", name, f"no label in {', '.join(missing)}; the English one is shown.")


def find_unused_topics(taxonomy: Taxonomy, used: Mapping[str, int]) -> Iterator[Finding]:
    for path in taxonomy.topics:
        if not used.get(path):
            yield Finding("gap", path, "no briefing has this topic.")


def find_odd_tags(taxonomy: Taxonomy, tags: Mapping[str, int]) -> Iterator[Finding]:
    """Tags that are nearly a name of the curator's, and names that no briefing has."""
    spellings = [spelling for entry in taxonomy.names.entries.values() for spelling in entry.spellings]
    for tag in sorted(tags):
        if taxonomy.names.find(tag) is None and (near := likely_misspelt(tag, spellings)):
            yield Finding("gap", f"tag “{tag}”", f"did you mean “{near}”? Else add it to the aliases in names.yaml.")
    met = {entry.slug for tag in tags if (entry := taxonomy.names.find(tag))}
    for slug in taxonomy.names.entries:
        if slug not in met:
            yield Finding("gap", slug, "no briefing has this name among its tags.")


def _texts(front: Mapping[str, object], key: str) -> list[str]:
    value = front.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []
