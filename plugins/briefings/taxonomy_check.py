"""What is wrong or missing between the taxonomy and its briefings: the findings of `briefings taxonomy check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from .article import Article, SavedPage
from .errors import BadFrontMatter
from .frontmatter import read_briefing
from .taxonomy import Taxonomy
from .taxonomy_names import likely_misspelt

INTERFACE_LANGUAGES = ("en", "fr", "es", "de", "ar", "he", "ru", "ja", "pt")


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
        for text in unknown_names(taxonomy, topics, _texts(front, "regions")):
            yield Finding("fault", str(file), text)


def unknown_names(taxonomy: Taxonomy, topics: Iterable[str], regions: Iterable[str]) -> Iterator[str]:
    """What to say of each topic and region of one briefing that the taxonomy does not have."""
    for name in topics:
        if taxonomy.topic(name) is None:
            all_topics = taxonomy.topics.values()
            slugs = [(one.slug, (one.slug, *one.labels.values())) for one in all_topics]
            yield f"unknown topic “{name}”. {nearest(name, [*slugs, *((one.path, (one.path,)) for one in all_topics)])}"
    for code in regions:
        if taxonomy.region(code) is None and taxonomy.region(code.upper()) is None:
            places = ((one.code, (one.code, one.label("en"))) for one in taxonomy.regions.values())
            yield f"unknown region “{code}”. {nearest(code, places)}"


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


def nearest(name: str, known: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A hint with the known name of which one spelling is nearest.

    >>> nearest("Polittics", [("politics", ["politics", "Politik"]), ("FR", ["FR", "France"])])
    'Did you mean “politics”?'
    """
    spellings = {spelling.casefold(): one for one, spellings in known for spelling in spellings}
    near = get_close_matches(name.casefold(), spellings, n=1, cutoff=0.5)
    return f"Did you mean “{spellings[near[0]]}”?" if near else "See content/taxonomy/."


def _texts(front: Mapping[str, object], key: str) -> list[str]:
    value = front.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []
