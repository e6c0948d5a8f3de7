"""Which countries an article is about: names of places weighed by where they stand, and the publisher's country."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..article import Article, Note, Region
from .geography import Mention, find_places, territory_name
from .sources import likely_country

# What a mention is worth by what names the place …
KIND_WEIGHTS = {"c": 1.0, "d": 0.8, "i": 0.9, "t": 0.55}
KIND_WORDS = {"c": "country", "d": "people or adjective", "i": "institution or leader", "t": "town"}
# … and by where it stands.
TITLE_WEIGHT = 5.0
SUMMARY_WEIGHT = 2.5
LEAD_WEIGHT = 2.0
BODY_WEIGHT = 1.0
LEAD_LENGTH = 450
BODY_LENGTH = 6000
# The publisher's own country is seldom named in news from home.
HOME_WEIGHT = 1.6
HOME_MENTIONED_WEIGHT = 1.3
LEAST_EVIDENCE = 1.5
SHARE_OF_FIRST = 0.36
MOST_REGIONS = 4
# Topics that happen nowhere in particular: without a place in the text, the publisher's country says nothing.
PLACELESS_TOPICS = frozenset({"scitech", "lifestyle", "health", "arts", "religion"})
BODIES = frozenset({"EU", "UN"})
# Given names that are also places: followed by a capital letter they are a person.
GIVEN_NAMES = frozenset({
    "jordan", "paris", "chad", "georgia", "israel", "india", "kenya", "china", "florence", "sofia",
    "sydney", "charlotte", "victoria", "lincoln", "houston", "austin", "dallas", "jackson", "washington", "london",
    "brooklyn", "chelsea", "madison", "savannah", "vienna", "milan", "adelaide", "santiago", "diego", "lourdes",
})  # fmt: skip


@dataclass(slots=True)
class Evidence:
    """What speaks for one country."""

    score: float = 0.0
    body_mentions: float = 0.0
    reasons: dict[str, float] = field(default_factory=dict)

    def add(self, weight: float, reason: str) -> None:
        self.score += weight
        self.reasons[reason] = self.reasons.get(reason, 0.0) + weight


def choose_regions(article: Article) -> Article:
    """The article with its regions, the primary one first; none when nothing in it speaks for a place."""
    evidence = gather_evidence(article)
    add_home(article, evidence)
    chosen = rank_regions(evidence)
    if not chosen:
        return replace(article, regions=()).noted(
            Note("classify", "lost", "regions", "no place is named and the topic has none")
        )
    notes = [Note("classify", "chosen", "region", region.reason, region.code) for region in chosen]
    return replace(article, regions=tuple(region.code for region in chosen)).noted(*notes)


def gather_evidence(article: Article) -> dict[str, Evidence]:
    """Scores by country from the title, the summary, the lead and the body, each with its reason."""
    evidence: dict[str, Evidence] = defaultdict(Evidence)
    for place, text, weight in _places_to_look(article):
        seen: dict[tuple[str, str], int] = defaultdict(int)
        for mention in find_places(text, article.lang or "en"):
            if _is_person(text, mention):
                continue
            key = (mention.code, mention.text.lower())
            seen[key] += 1
            worth = weight * KIND_WEIGHTS[mention.kind]
            if place == "body":
                evidence[mention.code].body_mentions += worth
            elif seen[key] == 1:
                evidence[mention.code].add(worth, f"{place} “{mention.text}” ({KIND_WORDS[mention.kind]})")
    for found in evidence.values():
        if found.body_mentions:
            found.add(1.6 * math.log2(1 + found.body_mentions), f"body, {found.body_mentions:.0f} mentions")
    return evidence


def _places_to_look(article: Article) -> tuple[tuple[str, str, float], ...]:
    title = f"{article.kicker}. {article.title}" if article.kicker else article.title
    return (
        ("title", title, TITLE_WEIGHT),
        ("summary", article.summary[:1000], SUMMARY_WEIGHT),
        ("lead", article.text[:LEAD_LENGTH], LEAD_WEIGHT),
        ("keywords", ", ".join(article.keywords[:15])[:500], BODY_WEIGHT),
        ("body", article.text[LEAD_LENGTH:BODY_LENGTH], BODY_WEIGHT),
    )


def _is_person(text: str, mention: Mention) -> bool:
    """“Jordan Peterson” and “Paris Hilton” are no places."""
    if mention.text.lower() not in GIVEN_NAMES:
        return False
    after = text[mention.start + len(mention.text) :][:2]
    return len(after) == 2 and after[0] == " " and after[1].isupper()


def add_home(article: Article, evidence: dict[str, Evidence]) -> None:
    """Weigh in the publisher's country: more where no other place is named, nothing for placeless topics."""
    home, reason = likely_country(article)
    if not home:
        return
    strongest = max((found.score for found in evidence.values()), default=0.0)
    if home in evidence:
        evidence[home].add(HOME_MENTIONED_WEIGHT, reason)
    elif strongest >= LEAST_EVIDENCE:
        evidence[home].add(HOME_WEIGHT, reason)
    elif not PLACELESS_TOPICS & {topic.split("/")[0] for topic in article.topics[:1]}:
        evidence[home].add(LEAST_EVIDENCE, f"{reason}; no other place is named")


def rank_regions(evidence: Mapping[str, Evidence]) -> list[Region]:
    """The strongest countries, those far behind the first left out."""
    ranked = sorted(evidence.items(), key=lambda item: (-item[1].score, item[0]))
    if not ranked or ranked[0][1].score < LEAST_EVIDENCE:
        return []
    least = max(ranked[0][1].score * SHARE_OF_FIRST, LEAST_EVIDENCE)
    kept = [ranked[0], *((code, found) for code, found in ranked[1:] if found.score >= least)][:MOST_REGIONS]
    return [Region(code, _explain(code, found)) for code, found in kept]


def _explain(code: str, found: Evidence) -> str:
    strongest = sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))[:4]
    return f"{territory_name(code, 'en') or code}: " + ", ".join(
        f"{reason} +{weight:.1f}" for reason, weight in strongest
    )
