"""What the head of the page offers: OpenGraph, Dublin Core, citation and other meta tags, links, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..article import Candidate

# Names of meta tags: https://ogp.me, https://www.dublincore.org, Highwire Press, vendors by prefix.
META_FIELDS = {
    "og:title": ("title", "opengraph"),
    "og:description": ("summary", "opengraph"),
    "og:image": ("image", "opengraph"),
    "og:image:secure_url": ("image", "opengraph"),
    "og:url": ("url", "opengraph"),
    "og:site_name": ("source_name", "opengraph"),
    "og:locale": ("lang", "opengraph"),
    "article:published_time": ("date", "opengraph"),
    "article:modified_time": ("modified", "opengraph"),
    "og:article:published_time": ("date", "opengraph"),
    "og:updated_time": ("modified", "opengraph"),
    "article:author": ("author", "opengraph"),
    "og:article:author": ("author", "opengraph"),
    "article:section": ("section", "opengraph"),
    "article:tag": ("keyword", "opengraph"),
    "twitter:title": ("title", "twitter"),
    "twitter:description": ("summary", "twitter"),
    "twitter:image": ("image", "twitter"),
    "twitter:image:src": ("image", "twitter"),
    "description": ("summary", "meta"),
    "keywords": ("keyword", "meta"),
    "news_keywords": ("keyword", "meta"),
    "author": ("author", "meta"),
    "byl": ("author", "meta"),
    "date": ("date", "meta"),
    "pubdate": ("date", "meta"),
    "publishdate": ("date", "meta"),
    "publish-date": ("date", "meta"),
    "publication_date": ("date", "meta"),
    "datepublished": ("date", "meta"),
    "last-modified": ("modified", "meta"),
    "dc.title": ("title", "dublin-core"),
    "dc.creator": ("author", "dublin-core"),
    "dc.date": ("date", "dublin-core"),
    "dc.date.issued": ("date", "dublin-core"),
    "dcterms.created": ("date", "dublin-core"),
    "dcterms.modified": ("modified", "dublin-core"),
    "dc.language": ("lang", "dublin-core"),
    "dc.subject": ("keyword", "dublin-core"),
    "dc.publisher": ("source_name", "dublin-core"),
    "citation_title": ("title", "citation"),
    "citation_author": ("author", "citation"),
    "citation_publication_date": ("date", "citation"),
    "citation_date": ("date", "citation"),
    "parsely-title": ("title", "meta"),
    "parsely-author": ("author", "meta"),
    "parsely-pub-date": ("date", "meta"),
    "parsely-section": ("section", "meta"),
    "parsely-image-url": ("image", "meta"),
    "sailthru.title": ("title", "meta"),
    "sailthru.author": ("author", "meta"),
    "sailthru.date": ("date", "meta"),
    "sailthru.tags": ("keyword", "meta"),
    "section": ("section", "meta"),
    "application-name": ("source_name", "meta"),
    "headline": ("title-name", "microdata"),
    "datemodified": ("modified", "microdata"),
    "content-language": ("lang", "meta"),
    "article:content_tier": ("tier", "opengraph"),
    "og:article:content_tier": ("tier", "opengraph"),
    "dc.rights.license": ("licence", "dublin-core"),
    "dcterms.license": ("licence", "dublin-core"),
}
MOST_TAGS = 600
PUBLISHED = frozenset(["published", "publish", "publication", "pubdate", "issued", "publishdate"])
CHANGED = frozenset(["modified", "updated", "lastmod", "modification"])
DATED = re.compile("publ|pubdate|issued|mod|updated")  # what all of these have in common
LONGEST_NAME = 40
MARKS = re.compile(r"[-_.: ]+")


def _by_words(name: str) -> tuple[str, str] | None:
    """The field of a name that no vocabulary knows, by its words: `w-published-date`."""
    if len(name) >= LONGEST_NAME or not DATED.search(name.casefold()):
        return None
    words = set(MARKS.split(name.casefold()))
    source = "opengraph" if name[:3] == "og:" else "meta"
    if not words.isdisjoint(PUBLISHED):
        return "date", source
    return ("modified", source) if not words.isdisjoint(CHANGED) else None


def collect_meta_tags(tree: LexborHTMLParser, telling: Sequence[LexborNode]) -> Iterator[Candidate]:
    """A candidate for each known meta tag, the canonical link, the language and the title tag."""
    tags = [(node, name) for node in telling if (name := node.tag) in ("meta", "link")]
    for node, tag in tags[:MOST_TAGS]:
        attributes = node.attributes
        if tag == "link":
            if address := attributes.get("href"):
                relation = attributes.get("rel") or ""
                field = "url" if relation == "canonical" else "licence"
                yield Candidate(field, address.strip(), "link", relation)
            continue
        value = (attributes.get("content") or "").strip()
        if not value:
            continue
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
            or ""
        )
        known = META_FIELDS.get(name.casefold()) or _by_words(name)
        if known and not ("itemprop" in attributes and known[0] == "author"):
            yield Candidate(known[0], value, known[1], name)
    if (root := tree.css_first("html")) and (lang := root.attributes.get("lang") or root.attributes.get("xml:lang")):
        yield Candidate("lang", lang, "page", "html lang")
    if title := tree.css_first("head > title"):
        yield Candidate("title", " ".join((title.text() or "").split()), "title-tag", "title")
