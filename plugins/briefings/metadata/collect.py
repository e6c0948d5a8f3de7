"""Collecting what the page says about itself: structured data, meta tags, microdata, visible bylines and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..article import Article, Candidate
from .meta_tags import collect_meta_tags
from .visible import collect_visible

ARTICLE_TYPES = frozenset(
    """
    Article NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle BackgroundNewsArticle
    ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting TechArticle
    ScholarlyArticle Report Review AdvertiserContentArticle SatiricalArticle Recipe HowTo VideoObject PodcastEpisode
    """.split()
)  # https://schema.org/Article and its kinds
SECONDARY = frozenset({"VideoObject", "Recipe", "HowTo", "PodcastEpisode", "Review"})
FIELDS = (
    ("headline", "title"),
    ("name", "title-name"),
    ("description", "summary"),
    ("datePublished", "date"),
    ("dateModified", "modified"),
    ("articleSection", "section"),
    ("keywords", "keyword"),
    ("inLanguage", "lang"),
    ("url", "url"),
    ("license", "licence"),
)


def collect_candidates(article: Article) -> Article:
    """Append a candidate for each value that the page, its container or its markup offers."""
    page = article.page
    found = list(page.candidates)
    if page.url:
        found.append(Candidate("url", page.url, "container", "address"))
    if article.tree is not None:
        found.extend(_from_structured(article))
        found.extend(collect_meta_tags(article.tree))
        found.extend(collect_visible(article.tree))
    return replace(article, candidates=article.candidates + tuple(found))


def _from_structured(article: Article) -> Iterator[Candidate]:
    people = {str(node["@id"]): node for node in article.structured if "@id" in node and node.get("name")}
    nodes = [node for node in article.structured if _types(node) & ARTICLE_TYPES]
    nodes.sort(key=lambda node: bool(_types(node) & SECONDARY))
    for node in nodes[:3]:
        for key, field in FIELDS:
            for value in _texts(node.get(key)):
                yield Candidate(field, value, "json-ld", key)
        for person in _named(node.get("author") or node.get("creator"), people):
            yield Candidate("author", person, "json-ld", "author")
        for name in _named(node.get("publisher"), people):
            yield Candidate("source_name", name, "json-ld", "publisher")
        for picture in _pictures(node.get("image"), people):
            yield Candidate("image", picture, "json-ld", "image")
        if str(node.get("isAccessibleForFree")).casefold() == "false":
            yield Candidate("paywalled", "yes", "json-ld", "isAccessibleForFree")


def _types(node: Mapping[str, object]) -> set[str]:
    types = node.get("@type")
    values = types if isinstance(types, list) else [types]
    return {str(value).rsplit("/", 1)[-1] for value in values}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str | int):
        yield str(value).strip()
    elif isinstance(value, list):
        for item in value[:40]:
            yield from _texts(item)
    elif isinstance(value, dict) and (value.get("name") or value.get("@id")):
        yield str(value.get("name") or value.get("@id"))


def _named(value: object, people: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            name = item.get("name") or people.get(str(item.get("@id")), {}).get("name")
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and one.strip():
                    yield one.strip()


def _pictures(value: object, nodes: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for item in value[:5] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            address = item.get("url") or item.get("contentUrl")
            if isinstance(address, str):
                yield address
