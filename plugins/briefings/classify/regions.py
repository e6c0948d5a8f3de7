"""Which countries an article is about: names of places weighed by where they stand, and the publisher's country."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..address_parts import split_address
from ..article import Article, Note, Region, fill
from .geography import GIVEN_NAMES, UNCASED, Mention, find_places, fold, territory_name
from .learned import Learned
from .setting import NEITHER, dateline_end, has_unknown_scene, speaks_of_home, weigh_setting
from .sources import likely_country

# What a mention is worth by what names the place …
KIND_WEIGHTS = {"c": 1.0, "d": 0.8, "i": 1.0, "t": 0.55, "r": 0.6}
KIND_WORDS = {"c": "country", "d": "people or adjective", "i": "institution or leader", "t": "town", "r": "province"}
# … and by where it stands.
TITLE_WEIGHT = 5.0
SUMMARY_WEIGHT = 2.5
LEAD_WEIGHT = 2.6
BODY_WEIGHT = 1.0
SECTION_WEIGHT = 2.0
KEYWORDS_WEIGHT = 1.0
MENTIONS_WEIGHT = 1.4
LARGE_TOWN = 1.3
SENTENCES = frozenset({"summary", "lead", "body"})
NEAR_THE_TOP = frozenset({"title", "summary", "lead"})
DATELINE_FACTOR = 1.3
DOUBTFUL = frozenset({"t", "r"})
SENTENCE_ENDS = frozenset('.!?:;“”"«»„–—•|')
LEAD_LENGTH = 450
BODY_LENGTH = 4000
# The publisher's own country is seldom named in news from home.
HOME_WEIGHT = 1.6
HOME_MENTIONED_WEIGHT = 1.6
GUESSED_HOME = 0.6  # of that where the country is only guessed from the language
LEAST_EVIDENCE = 1.5
LEAST_SECOND = 2.6  # for every country after the first
SHARE_OF_FIRST = 0.36
MOST_REGIONS = 4
LEARNED_WEIGHT = 8.0
NOTHING = Learned()
# Topics that happen nowhere in particular: without a place in the text, the publisher's country says nothing.
PLACELESS_TOPICS = frozenset({"scitech", "lifestyle", "health"})
MANY_MENTIONS = 4.0
CLEAR_SHARE = 0.6


@dataclass(slots=True)
class Evidence:
    """What speaks for one country."""

    score: float = 0.0
    body_mentions: float = 0.0
    body_reason: str = ""
    reasons: dict[str, float] = field(default_factory=dict)

    def add(self, weight: float, reason: str) -> None:
        self.score += weight
        self.reasons[reason] = self.reasons.get(reason, 0.0) + weight


def choose_regions(article: Article, learned: Learned = NOTHING) -> Article:
    """The article with its regions, the primary one first; none when nothing in it speaks for a place."""
    evidence = gather_evidence(article)
    add_lessons(article, learned, evidence)
    if happens_nowhere(article, evidence):
        reason = "the topic has no place of its own and the text names places only in passing"
        note = Note("classify", "lost", "regions", reason)
        return fill(article, regions=(), notes=(*article.notes, note))
    add_home(article, evidence)
    chosen = rank_regions(evidence)
    notes = [Note("classify", "chosen", "regions", region.reason, region.code) for region in chosen]
    if not chosen:
        notes = [Note("classify", "lost", "regions", "nothing speaks for a place")]
    regions = tuple(region.code for region in chosen)
    return fill(article, regions=regions, notes=(*article.notes, *notes))


def happens_nowhere(article: Article, evidence: Mapping[str, Evidence]) -> bool:
    """Advice, research, reviews: no place in title, summary or lead, and no country leads in the body."""
    if not _is_placeless(article) or _has_scene(article):
        return False
    if any(found.score > found.reasons.get(found.body_reason, 0.0) for found in evidence.values()):
        return False
    mentions = sorted((found.body_mentions for found in evidence.values()), reverse=True)
    return not mentions or mentions[0] < MANY_MENTIONS or mentions[0] < sum(mentions) * CLEAR_SHARE


def add_lessons(article: Article, learned: Learned, evidence: dict[str, Evidence]) -> None:
    """What the curator's corrections taught about the article's names and keywords."""
    tags = (*(name.name for name in article.names), *article.keywords[:15])
    for keyword in dict.fromkeys(fold(word) for word in tags):
        if lesson := learned.tags.get(keyword):
            reason = f"learnt: tag “{keyword}” ({lesson.agreed} of {lesson.of})"
            evidence[lesson.means].add(LEARNED_WEIGHT * lesson.share, reason)


def _is_placeless(article: Article) -> bool:
    return bool(PLACELESS_TOPICS & {topic.split("/")[0] for topic in article.topics[:1]})


def _has_scene(article: Article) -> bool:
    """Whether the beginning is set somewhere, though by no name that is known, or at home."""
    opening, language = _opening(article), article.lang.split("-")[0]
    return has_unknown_scene(opening, language) or speaks_of_home(opening, language)


def _opening(article: Article) -> str:
    return f"{article.title}\n{article.summary[:600]}\n{article.text[:LEAD_LENGTH]}"


def gather_evidence(article: Article) -> dict[str, Evidence]:
    """Scores by country from the title, the summary, the lead and the body, each with its reason."""
    found = [
        (place, weight * factor, mention)
        for place, text, weight in _places_to_look(article)
        for mention, factor in _named(article, place, text)
    ]
    certain = {mention.code for _, _, mention in found if not mention.others}
    home, _ = likely_country(article)
    evidence: dict[str, Evidence] = defaultdict(Evidence)
    seen: set[tuple[str, str, str]] = set()
    for place, weight, mention in found:
        code = _most_likely(mention, home, certain)
        worth = weight * KIND_WEIGHTS[mention.kind] * (LARGE_TOWN if mention.large else 1.0)
        key = (place, code, mention.text.lower())
        if place == "body":
            evidence[code].body_mentions += worth
        elif key not in seen:
            evidence[code].add(worth, f"{place} “{mention.text}” ({KIND_WORDS[mention.kind]})")
        seen.add(key)
    for country in evidence.values():
        if country.body_mentions:
            country.body_reason = f"body, {country.body_mentions:.0f} mentions"
            country.add(MENTIONS_WEIGHT * math.log2(1 + country.body_mentions), country.body_reason)
    return evidence


def _named(article: Article, place: str, text: str) -> Iterator[tuple[Mention, float]]:
    """The places that a text names, by how much they set the scene; rather a person or a first word is left out."""
    language = article.lang.split("-")[0] or "en"
    dateline = dateline_end(text) if place == "lead" else 0
    for mention in find_places(text, language):
        if mention.start < dateline:
            yield mention, DATELINE_FACTOR
            continue
        is_doubtful = mention.kind in DOUBTFUL and not mention.large and language not in UNCASED and place in SENTENCES
        if not (_is_given_name(text, mention) or (is_doubtful and _is_within_name(text, mention, language))):
            yield mention, weigh_setting(text, mention, language) if place in NEAR_THE_TOP else NEITHER


def _most_likely(mention: Mention, home: str, certain: Set[str]) -> str:
    """Which of several countries that have a town of this name: the publisher's, else one that is named besides."""
    options = (mention.code, *mention.others)
    if home in options:
        return home
    return next((code for code in options if code in certain), mention.code)


def _places_to_look(article: Article) -> tuple[tuple[str, str, float], ...]:
    title = f"{article.kicker}. {article.title}" if article.kicker else article.title
    return (
        ("title", title, TITLE_WEIGHT),
        ("summary", article.summary[:1000], SUMMARY_WEIGHT),
        ("lead", article.text[:LEAD_LENGTH], LEAD_WEIGHT),
        ("section", _section_words(article), SECTION_WEIGHT),
        ("keywords", ", ".join(article.keywords[:15])[:500], KEYWORDS_WEIGHT),
        ("body", article.text[LEAD_LENGTH:BODY_LENGTH], BODY_WEIGHT),
    )


def _section_words(article: Article) -> str:
    """The section and the folders of the address, written as names."""
    path = unquote(split_address(article.url).path)[:300] if article.url else ""
    folders = [folder.replace("-", " ").title() for folder in path.split("/")[1:-1] if 2 < len(folder) < 30]
    return ". ".join([article.section, *folders])


def _is_given_name(text: str, mention: Mention) -> bool:
    """“Jordan Peterson” and “Paris Hilton” are no places."""
    if mention.text.lower() not in GIVEN_NAMES:
        return False
    after = text[mention.start + len(mention.text) :][:2]
    return len(after) == 2 and after[0] == " " and after[1].isupper()


def _is_within_name(text: str, mention: Mention, language: str) -> bool:
    """Whether a small town's name is part of a longer name or merely the first word of a sentence."""
    before = text[max(0, mention.start - 40) : mention.start]
    if not before.strip() or before.rstrip()[-1] in SENTENCE_ENDS or before.endswith("\n"):
        return True
    if language == "de":
        return False
    after = text[mention.start + len(mention.text) :][:2]
    last_word = before.split()[-1]
    follows_name = before[-1] == " " and last_word[0].isupper() and last_word[-1].isalpha()
    return follows_name or (len(after) == 2 and after[0] == " " and after[1].isupper())


def add_home(article: Article, evidence: dict[str, Evidence]) -> None:
    """Weigh in the publisher's country: more where no other place is named, nothing for placeless topics."""
    home, reason = likely_country(article)
    if not home:
        return
    certainty = 1.0 if article.source.country else GUESSED_HOME
    strongest = max((found.score for found in evidence.values()), default=0.0)
    if home in evidence:
        evidence[home].add(HOME_MENTIONED_WEIGHT * certainty, reason)
    elif strongest >= LEAST_EVIDENCE:
        evidence[home].add(HOME_WEIGHT * certainty, reason)
    elif not _is_placeless(article) or _has_scene(article):
        evidence[home].add(LEAST_EVIDENCE, f"{reason}; no other place is named")


def rank_regions(evidence: Mapping[str, Evidence]) -> list[Region]:
    """The strongest countries, those far behind the first left out."""
    ranked = sorted(evidence.items(), key=lambda item: (-item[1].score, item[0]))
    if not ranked or ranked[0][1].score < LEAST_EVIDENCE:
        return []
    least = max(ranked[0][1].score * SHARE_OF_FIRST, LEAST_SECOND)
    kept = [ranked[0], *((code, found) for code, found in ranked[1:] if found.score >= least)][:MOST_REGIONS]
    return [Region(code, _explain(code, found)) for code, found in kept]


def _explain(code: str, found: Evidence) -> str:
    strongest = sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))[:4]
    return f"{territory_name(code, 'en') or code}: " + ", ".join(
        f"{reason} +{weight:.1f}" for reason, weight in strongest
    )
