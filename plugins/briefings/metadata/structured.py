"""What the page's structured data (JSON-LD, schema.org) says about the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..article import Article, Candidate

ARTICLE_TYPES = frozenset(
    """
    Article NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle BackgroundNewsArticle
    ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting TechArticle
    ScholarlyArticle Report Review AdvertiserContentArticle SatiricalArticle Recipe HowTo VideoObject PodcastEpisode
    """.split()
)  # https://schema.org/Article and its kinds
PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage", "MedicalWebPage"})
SECONDARY = frozenset({"VideoObject", "Recipe", "HowTo", "PodcastEpisode", "Review"})
FIELDS = (
    ("headline", "title"),
    ("name", "title-name"),
    ("description", "summary"),
    ("datePublished", "date"),
    ("uploadDate", "date"),
    ("dateModified", "modified"),
    ("articleSection", "section"),
    ("keywords", "keyword"),
    ("inLanguage", "lang"),
    ("url", "url"),
    ("license", "licence"),
    ("correction", "correction"),
)
PAGE_FIELDS = (("datePublished", "date"), ("dateModified", "modified"), ("inLanguage", "lang"))
MOST_NODES = 3
MOST_NAMES = 20

Node = Mapping[str, object]


def collect_structured(article: Article) -> Iterator[Candidate]:
    """A candidate for each value of the article's node; of the page's node where there is no article's."""
    known = {str(node["@id"]): node for node in article.structured if "@id" in node and len(node) > 2}
    nodes = [node for node in article.structured if types_of(node) & ARTICLE_TYPES]
    nodes.sort(key=lambda node: bool(types_of(node) & SECONDARY))
    for node in nodes[:MOST_NODES]:
        yield from _read_article(node, known)
    if not nodes:
        for node in [node for node in article.structured if types_of(node) & PAGE_TYPES][:1]:
            for key, field in PAGE_FIELDS:
                for value in _texts(node.get(key)):
                    yield Candidate(field, value, "json-ld", f"WebPage {key}")
            yield from _named(node.get("author"), known, "author")
    for node in article.structured:
        if types_of(node) & {"WebSite"}:
            for value in _texts(node.get("name")):
                yield Candidate("source_name", value, "json-ld", "WebSite name")


def _read_article(node: Node, known: Mapping[str, Node]) -> Iterator[Candidate]:
    for key, field in FIELDS:
        for value in _texts(node.get(key)):
            yield Candidate(field, value, "json-ld", key)
    yield from _named(node.get("author") or node.get("creator"), known, "author")
    for one in _named(node.get("publisher"), known, "publisher"):
        yield Candidate("source_name", one.value, "json-ld", "publisher")
    for picture in _pictures(node.get("image"), known):
        yield Candidate("image", picture, "json-ld", "image")
    parts = node.get("hasPart")
    for one in [node, *(parts if isinstance(parts, list) else [parts])]:
        if isinstance(one, dict | Mapping) and (free := one.get("isAccessibleForFree")) is not None:
            place = "isAccessibleForFree" if one is node else "hasPart isAccessibleForFree"
            yield Candidate("tier", "free" if str(free).casefold() == "true" else "locked", "json-ld", place)


def types_of(node: Node) -> set[str]:
    """The names of a node's types, without their vocabulary."""
    types = node.get("@type")
    values = types if isinstance(types, list) else [types]
    return {str(value).rsplit("/", 1)[-1] for value in values}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str | int):
        yield str(value).strip()
    elif isinstance(value, list):
        for item in value[:40]:
            yield from _texts(item)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("text") or value.get("@id")
        if isinstance(name, str):
            yield name


def _named(value: object, known: Mapping[str, Node], place: str) -> Iterator[Candidate]:
    """The names of persons and organisations, by reference too; the place says which of both they are."""
    for item in value[:MOST_NAMES] if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield Candidate("author", str(known.get(item, {}).get("name") or item).strip(), "json-ld", place)
        elif isinstance(item, dict):
            node = {**known.get(str(item.get("@id")), {}), **item}
            name = node.get("name") or " ".join(str(node.get(key) or "") for key in ("givenName", "familyName"))
            organisation = types_of(node) & {"Organization", "NewsMediaOrganization", "Corporation"}
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and one.strip():
                    kind = f"{place}, an organisation" if organisation else place
                    yield Candidate("author", one.strip(), "json-ld", kind)


def _pictures(value: object, nodes: Mapping[str, Node]) -> Iterator[str]:
    for item in value[:5] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            node = {**nodes.get(str(item.get("@id")), {}), **item}
            address = node.get("url") or node.get("contentUrl")
            if isinstance(address, str):
                yield address
