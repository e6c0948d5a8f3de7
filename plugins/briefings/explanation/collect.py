"""What an article's notes and candidates say about each field, about what was cut and what needs an eye."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..article import Article, Note

FIELDS = (
    "title", "kicker", "summary", "authors", "agencies", "date", "modified", "lang", "section", "keywords", "url",
    "source", "image", "topics", "suggested_topics", "regions", "tags", "word_count", "paywalled",
    "licence", "corrections",
)  # fmt: skip
CANDIDATES_OF = {"authors": "author", "keywords": "keyword", "source": "source_name"}
# How the places are called where a value can come from.
SOURCES: Mapping[str, str] = {
    "rule": "the publisher's rule", "json-ld": "the page's structured data (JSON-LD)", "opengraph": "OpenGraph tags",
    "microdata": "microdata in the page", "page": "the visible page", "text": "the pasted text", "meta": "meta tags",
    "title-tag": "the title tag", "citation": "citation tags", "dublin-core": "Dublin Core tags", "link": "a link tag",
    "twitter": "Twitter tags", "container": "the saving tool's mark", "file": "the saved file",
    "byline": "the visible byline", "profile": "a link to the author's page", "shape": "a line's shape and place",
    "dateline": "the visible date line", "above": "the lines above the headline", "url": "the page's address",
    "line": "a line with a date in it", "labelled": "a date with a label after the text", "counted": "a relative date",
    "described": "the page's title or description", "far": "a box beside the article",
    "signed": "a signature after the text", "pen-name": "an author's mark", "shown": "the visible picture",
    "first": "the first large picture",
}  # fmt: skip
MOST_LOSERS = 6
SHOWN = 160  # characters of a value that lost
LABELS = {"suggested_topics": "suggested", "word_count": "words"}


@dataclass(frozen=True, slots=True)
class Loser:
    """A value that was not taken, and why."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its value, where it came from, and what lost against it."""

    name: str
    label: str
    value: str
    origins: tuple[str, ...]
    losers: tuple[Loser, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a curator may want to know about how a page was read."""

    article: Article
    read_as: str
    fields: tuple[Field, ...]
    cuts: tuple[Note, ...]
    warnings: tuple[Note, ...]


def explain_article(article: Article) -> Explanation:
    """Gather what the stages noted."""
    return Explanation(
        article=article,
        read_as=_read_as(article),
        fields=tuple(_explain_field(name, article) for name in FIELDS),
        cuts=tuple(note for note in article.notes if note.action == "cut"),
        warnings=tuple(note for note in article.notes if note.action == "warning"),
    )


def _read_as(article: Article) -> str:
    page = article.page
    words = f"read as {page.form}"
    words += f", saved by {page.tool}" if page.tool else ""
    return words + (f" on {page.saved_at}" if page.saved_at else "")


def _explain_field(name: str, article: Article) -> Field:
    notes = [note for note in article.notes if note.subject == name]
    origins = tuple(dict.fromkeys(_origin(note.reason) for note in notes if note.action in ("chosen", "kept")))
    value = _value(name, article)
    losers = tuple(_losers(name, value, article, notes))[:MOST_LOSERS]
    return Field(name, LABELS.get(name, name), value, origins, losers)


def _value(name: str, article: Article) -> str:
    if name == "image":
        image = article.image
        if image is None:
            return ""
        address = "" if image.url.startswith("data:") else image.url
        facts = [address or ("kept in the saved file" if image.data or image.url else "not in the saved file")]
        facts += [f"caption: {image.caption}"] if image.caption else []
        return "; ".join(facts + ([f"credit: {image.credit}"] if image.credit else []))
    if name == "source":
        source = article.source
        return ", ".join(part for part in (source.name, source.domain, source.country) if part)
    if name == "paywalled":
        return "yes" if article.paywalled else ""
    if name == "tags":
        return ", ".join(f"{one.name} ({one.kind})" for one in article.names)
    value = getattr(article, name)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _losers(name: str, value: str, article: Article, notes: list[Note]) -> Iterator[Loser]:
    seen = {_folded(value), ""}
    for note in notes:
        if note.action == "lost" and (key := _folded(note.value or note.reason)) not in seen:
            seen.add(key)
            yield Loser(note.value[:SHOWN], _origin(note.reason))
    taken = {_folded(part) for part in value.split(", ")}
    chosen = tuple(note.reason for note in notes if note.action == "chosen")
    for one in article.candidates:
        key = _folded(one.value)
        if any(reason.startswith(f"{one.source}, {one.place}") for reason in chosen):
            continue  # the value as the page writes it, before it was cleaned
        if one.field != CANDIDATES_OF.get(name, name) or key in seen | taken:
            continue
        seen.add(key)
        if name != "keywords":
            yield Loser(" ".join(one.value.split())[:SHOWN], f"{_origin(f'{one.source}, {one.place}')}: not taken")


def _folded(value: str) -> str:
    return " ".join(value.casefold().split())


def _origin(reason: str) -> str:
    source, comma, place = reason.partition(", ")
    return f"{SOURCES[source]}, {place}" if comma and source in SOURCES else reason
