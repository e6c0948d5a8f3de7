"""From a page's bytes to its text, its parsed tree, its base address and its structured data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .article import Article, Note, fill
from .encoding import to_utf8
from .nesting import parse_bounded

MOST_NODES = 2_000  # structured-data nodes taken from one page
DEEPEST = 24  # levels of structured data followed
# By tag, the elements that are looked for in the whole page.
TELLING = {
    "meta": "meta",
    "link": "link[rel=canonical], link[rel=license]",
    "script": 'script[type="application/ld+json"], script[type="application/ld+json; charset=utf-8"]',
    "h1": "h1",
    "h2": "h2",
}
OWN_ADDRESSES = (("link", "rel", "canonical", "href"), ("meta", "property", "og:url", "content"))
LAST_COMMA = re.compile(r",(\s*[\]}])")
# A pair of surrogates, which JSON may escape, or one alone, which no text can hold.
SURROGATES = re.compile(r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def parse_document(article: Article) -> Article:
    """Decode and parse the page; pasted text has no tree and is read by its lines instead."""
    page = article.page
    markup = to_utf8(page.data, page.charset)
    if page.form == "text":
        from .pasted import read_pasted_text

        return read_pasted_text(fill(article, html=markup, base_url=page.url))
    if page.form == "markdown":
        from .pasted import page_of_markdown

        article, text = page_of_markdown(article, markup.decode("utf-8", "replace"))
        markup = text.encode("utf-8", "replace")
    markup, tree, telling, flattened = parse_bounded(markup, TELLING)
    reason = "the page nests elements deeper than any article does; its structure was simplified"
    notes = (Note("document", "warning", "page", reason),) if flattened else ()
    return fill(
        article,
        html=markup,
        tree=tree,
        telling=telling,
        base_url=_base_url(tree, telling, page.url),
        structured=tuple(_structured(telling)),
        notes=article.notes + notes,
    )


def _base_url(tree: LexborHTMLParser, telling: tuple[LexborNode, ...], url: str) -> str:
    address = url or next(_own_addresses(telling), "")
    base = tree.head.css_first("base[href]") if tree.head is not None else None
    return _absolute(address, (base.attributes.get("href") or "") if base else "") or address


def _own_addresses(telling: tuple[LexborNode, ...]) -> Iterator[str]:
    for tag, name, wanted, attribute in OWN_ADDRESSES:
        every = (node.attributes for node in telling if node.tag == tag)
        first = next((attributes for attributes in every if attributes.get(name) == wanted), {})
        value = (first.get(attribute) or "").strip()
        if value.startswith(("http://", "https://")):
            yield value


def _absolute(address: str, relative: str) -> str:
    try:
        whole = urljoin(address, relative.strip()) if relative.strip() else ""
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _structured(telling: tuple[LexborNode, ...]) -> Iterator[Mapping[str, object]]:
    left = MOST_NODES
    for script in telling:
        if script.tag != "script":
            continue
        for node in _flatten(_load(script.text() or ""), 0):
            left -= 1
            if left < 0:
                return
            yield node


def _load(raw: str) -> object:
    raw = (
        raw.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .replace("<![CDATA[", "")
        .replace("]]>", "")
        .strip()
        .rstrip(";")
    )
    if "\\ud" in raw or "\\uD" in raw:
        raw = SURROGATES.sub(lambda found: found[1] or "\\ufffd", raw)
    if raw.count("[") + raw.count("{") > 50_000:
        return None
    for mended in (False, True):
        try:
            return json.loads(LAST_COMMA.sub(r"\1", raw) if mended else raw, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _flatten(item, depth + 1)
