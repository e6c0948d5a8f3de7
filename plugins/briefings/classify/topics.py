"""What an article is about: section, address, keywords and the words of its text, weighed against each other."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..address_parts import split_address
from ..article import Article, Note, fill
from ..taxonomy import Taxonomy
from .geography import fold
from .learned import MOST_WORDS, Learned, section_key, title_words
from .lexicon import find_words

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SECTION_WEIGHT = 3.0
ADDRESS_WEIGHT = 2.2
KEYWORD_WEIGHT = 1.0
LEARNED_SECTION_WEIGHT = 4.0  # more than a section by its name: the curator knows the outlet
LEARNED_WORD_WEIGHT = 2.0
STEM_WEIGHT = 0.6  # a curator's stem in the title; less further down …
STEM_SHARE = 0.6  # … and this much of a word that speaks for the topic alone
LEXICON_WEIGHT = 10.0
PLACE_WEIGHTS = {"title": 2.2, "summary": 1.5, "keywords": 1.0, "lead": 1.0, "body": 0.4}
STEM_PLACES = {"title": 1.0, "summary": 0.6, "lead": 0.4}
FEW_WORDS = 3.0  # that few words make no certainty
VAGUE_WORDS_FACTOR = 0.9
MOST_REASONS = 5
LEAD_LENGTH = 600
BODY_LENGTH = 3500
# A topic is sure when it leads the next by this share of its score, doubtful below the lesser one.
SURE_MARGIN = 0.30
LEAST_MARGIN = 0.02
LEAST_SCORE = 0.8
SECOND_SHARE = 0.75
CHILD_LEAST = 0.7
# Newspaper sections that say everything and nothing.
VAGUE_TOPICS = frozenset({"human", "society", "lifestyle"})
VAGUE_FACTOR = 0.6


NOTHING = Learned()
Said = tuple[float, str, str]  # how much a word says for a topic, where it stands, the word


class Tally:
    """Scores by root topic with the reasons for each, and by child."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = defaultdict(float)
        self.reasons: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self.words: dict[str, list[tuple[float, list[Said]]]] = defaultdict(list)
        self.children: dict[str, float] = defaultdict(float)

    def add(self, topic: str, weight: float, reason: str) -> None:
        root = topic.split("/")[0]
        self.reasons[root].append((weight, reason))
        self._add(topic, root, weight)

    def add_words(self, topic: str, factor: float, said: list[Said]) -> None:
        """What words say, each counted `factor` times. Their reasons are written for the few topics that are chosen."""
        root = topic.split("/")[0]
        self.words[root].append((factor, said))
        self._add(topic, root, factor * sum([gain for gain, _, _ in said]))

    def _add(self, topic: str, root: str, weight: float) -> None:
        self.scores[root] += weight
        if topic != root:
            self.children[topic] += weight

    def explain(self, root: str) -> str:
        reasons: dict[str, float] = defaultdict(float)
        for weight, reason in self.reasons[root]:
            reasons[reason] += weight
        for factor, said in self.words[root]:
            for gain, place, word in said:
                reasons[f"{place} “{word}”"] += gain * factor
        least = min(sorted(reasons.values(), reverse=True)[:MOST_REASONS], default=0.0)
        weighty = [item for item in reasons.items() if item[1] >= least]
        strongest = sorted(weighty, key=lambda item: (-item[1], item[0]))[:MOST_REASONS]
        return ", ".join(f"{reason} {weight:+.1f}" for reason, weight in strongest)


def choose_topics(article: Article, taxonomy: Taxonomy, learned: Learned = NOTHING) -> Article:
    """The article with its topics, best first; with suggestions instead where the evidence is thin or divided."""
    tally = Tally()
    weigh_sections(article, taxonomy, tally)
    stems = list(find_stems(article, taxonomy))
    weigh_stems(stems, tally)
    weigh_words(article, stems, tally)
    weigh_lessons(article, learned, tally)
    ranked = sorted(
        ((score, root) for root, score in tally.scores.items() if score > 0), key=lambda pair: (-pair[0], pair[1])
    )
    if not ranked:
        note = Note("classify", "warning", "topics", "nothing in the page says what it is about")
        return fill(article, topics=(), suggested_topics=(), sure=False, notes=(*article.notes, note))
    margin = (ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)) / ranked[0][0]
    names = [_with_child(root, tally) for score, root in ranked if score >= ranked[0][0] * SECOND_SHARE][:3]
    if ranked[0][0] < LEAST_SCORE or margin < LEAST_MARGIN:
        note = Note(
            "classify", "warning", "topics", f"undecided (margin {margin:.2f}): {tally.explain(ranked[0][1])}", names[0]
        )
        return fill(article, topics=(), suggested_topics=tuple(names), sure=False, notes=(*article.notes, note))
    notes = [Note("classify", "chosen", "topics", tally.explain(name.split("/")[0]), name) for name in names]
    return fill(
        article,
        topics=tuple(names),
        suggested_topics=(),
        sure=margin >= SURE_MARGIN,
        notes=(*article.notes, *notes),
    )


def weigh_sections(article: Article, taxonomy: Taxonomy, tally: Tally) -> None:
    """Section labels, words of the address and keywords that are names of sections."""
    sections = _section_table(_SameTaxonomy(taxonomy))
    for label, place, weight in _labels_of(article):
        topic = sections.get(label)
        if topic:
            factor = VAGUE_FACTOR if topic in VAGUE_TOPICS else 1.0
            tally.add(topic, weight * factor, f"{place} “{label}”")


def _labels_of(article: Article) -> Iterator[tuple[str, str, float]]:
    sections = dict.fromkeys(
        [
            article.section,
            article.kicker,
            *(candidate.value for candidate in article.candidates if candidate.field == "section"),
        ]
    )
    for section in list(sections)[:6]:
        for label in dict.fromkeys(_parts_of(section)):
            yield label, "section", SECTION_WEIGHT / (1 if label == slug_of(section) else 1.5)
    path = unquote(split_address(article.url).path)[:300] if article.url else ""
    *folders, _ = path.split("/") if path else [""]
    for folder in [part for part in folders if part][:4]:
        yield slug_of(folder), "address", ADDRESS_WEIGHT
    host = (split_address(article.url).hostname or "").split(".")[0] if article.url else ""
    yield host, "address", ADDRESS_WEIGHT
    for keyword in article.keywords[:15]:
        yield slug_of(keyword), "keyword", KEYWORD_WEIGHT


def _parts_of(section: str) -> list[str]:
    parts = re.split(r"[/|>›»,;:&]+| - | und | and | et | y ", section[:120])
    return [slug for part in [section, *parts] if (slug := slug_of(part))]


def slug_of(label: str) -> str:
    """A section label as it would stand in an address.

    >>> slug_of("Économie"), slug_of("Formel 1")
    ('economie', 'formel-1')
    """
    plain = label.lower()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", plain.replace("ß", "ss").replace("ø", "o").replace("ı", "i").replace("ł", "l")).strip(
        "-"
    )


def find_stems(article: Article, taxonomy: Taxonomy) -> Iterator[tuple[str, str, str]]:
    """Topic, place and stem for the curator's stems that words of the title, summary or lead begin with."""
    language = article.lang.split("-")[0]
    texts = (
        ("title", fold(article.title)),
        ("summary", fold(article.summary[:600])),
        ("lead", fold(article.text[:LEAD_LENGTH])),
    )
    stems, finder = _folded_stems(_SameTaxonomy(taxonomy), language)
    together = "\n".join(text for _, text in texts)
    for number in sorted({found[0] for found in finder.find_matches_as_indexes(together, overlapping=True)}):
        path, stem, folded = stems[number]
        place = next((place for place, text in texts if _begins_a_word(folded, text, language)), "")
        if place:
            yield path, place, stem


def weigh_stems(stems: Iterable[tuple[str, str, str]], tally: Tally) -> None:
    """The curator's stems, by where the first word stands that begins with them."""
    for path, place, stem in stems:
        tally.add(path, STEM_PLACES[place] * STEM_WEIGHT, f"{place} “{stem}”")


class _SameTaxonomy:
    """A taxonomy as a key of the cache: the same object is the same key."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy

    def __hash__(self) -> int:
        return id(self.taxonomy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameTaxonomy) and other.taxonomy is self.taxonomy


@lru_cache(maxsize=4)
def _section_table(key: _SameTaxonomy) -> Mapping[str, str]:
    topics = key.taxonomy.topics.items()
    return {slug_of(section): path for path, topic in topics for section in (topic.slug, *topic.sections)}


@lru_cache(maxsize=128)
def _folded_stems(key: _SameTaxonomy, language: str) -> tuple[tuple[tuple[str, str, str], ...], AhoCorasick]:
    """Path, stem as written and stem in small letters, for every stem of a language, and what finds the last."""
    from ahocorasick_rs import AhoCorasick

    topics = key.taxonomy.topics.values()
    stems = tuple((topic.path, stem, fold(stem)) for topic in topics for stem in topic.stems.get(language, ()))
    return stems, AhoCorasick([folded for _, _, folded in stems])


def _begins_a_word(stem: str, text: str, language: str) -> bool:
    position = text.find(stem)
    while position >= 0:
        if position == 0 or not text[position - 1].isalpha() or language in {"ja", "zh", "ko", "th", "ar", "he"}:
            return True
        position = text.find(stem, position + 1)
    return False


def weigh_words(article: Article, stems: Iterable[tuple[str, str, str]], tally: Tally) -> None:
    """The lexicon's word weights and the stems by place, as shares of all that they say."""
    language = article.lang.split("-")[0]
    gains: dict[str, list[Said]] = defaultdict(list)
    whole = 0.0
    for path, place, stem in stems:
        gains[path].append((PLACE_WEIGHTS[place] * STEM_SHARE, place, stem))
        whole += PLACE_WEIGHTS[place] * STEM_SHARE
    for place, text in _places(article):
        place_weight = PLACE_WEIGHTS[place]
        for word, weight, topics in find_words(text, language):
            for topic, says in topics:
                gain = place_weight * weight * says
                gains[topic].append((gain, place, word))
                whole += gain
    for topic, said in gains.items():
        vague = VAGUE_WORDS_FACTOR if topic.split("/")[0] in VAGUE_TOPICS else 1.0
        tally.add_words(topic, LEXICON_WEIGHT * vague / (whole + FEW_WORDS), said)


def _places(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "summary", article.summary[:800]
    yield "keywords", ", ".join(article.keywords[:15])[:400]
    yield "lead", article.text[:LEAD_LENGTH]
    yield "body", article.text[LEAD_LENGTH:BODY_LENGTH]


def weigh_lessons(article: Article, learned: Learned, tally: Tally) -> None:
    """What the curator's corrections taught about the outlet's section and the words of the title."""
    if not learned.sections and not learned.words:
        return
    domain = article.source.domain
    for label in dict.fromkeys((slug_of(article.kicker), slug_of(article.section))):
        lesson = learned.sections.get(section_key(domain, label)) if label else None
        if lesson:
            reason = f"learnt: section “{label}” of {domain} ({lesson.agreed} of {lesson.of})"
            tally.add(lesson.means, LEARNED_SECTION_WEIGHT * lesson.share, reason)
    found = [(word, learned.words[word]) for word in title_words(article.title, article.lang) if word in learned.words]
    for word, lesson in sorted(found, key=lambda pair: -pair[1].share)[:MOST_WORDS]:
        reason = f"learnt: title “{word.partition(' ')[2]}” ({lesson.agreed} of {lesson.of})"
        tally.add(lesson.means, LEARNED_WORD_WEIGHT * lesson.share, reason)


def _with_child(root: str, tally: Tally) -> str:
    """`root/child` for the child with the most stems, when there are enough; else the root."""
    children = sorted(
        ((score, path) for path, score in tally.children.items() if path.split("/")[0] == root),
        key=lambda p: (-p[0], p[1]),
    )
    return children[0][1] if children and children[0][0] >= CHILD_LEAST else root
