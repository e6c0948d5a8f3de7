"""What the search knows of one briefing, read from its page: the same marks that stock Pagefind reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from selectolax.lexbor import LexborHTMLParser, LexborNode

FACETS = ("topic", "region", "source", "language", "author", "period")
TOLD = b"data-pagefind-body"
BODY = re.compile(rb"<([a-z]+)\b[^>]*\s" + TOLD + rb"\b")
DATE = re.compile(rb'data-pagefind-sort="date\[data-value\]"\s+data-value="(\d{4}-\d\d-\d\d[^"]*)"')
SILENT = "[data-pagefind-ignore], [data-pagefind-meta=title], script, style, template, figure img, [hidden]"
BLOCKS = frozenset("p li h2 h3 h4 h5 h6 td th dt dd figcaption blockquote pre div section tr".split())

BYLINE_WITHIN = 4  # lines: below a standfirst and a caption
MOST_BESIDE_NAMES = 10  # words such as "By", "and", a place, a date and a time


@dataclass(frozen=True, slots=True)
class Mark:
    """A briefing's page at a glance: enough to place it in a shard and to see whether it changed."""

    place: str  # the file, from the root of the site
    date: str  # ISO 8601
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """One briefing as its page shows it."""

    url: str  # from the site's root
    title: str
    text: str
    meta: Mapping[str, str]  # `lang`, `dir`, `date` as the site writes it
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def glance(page: bytes, place: str) -> Mark | None:
    """The mark of a briefing's page; none for any other page."""
    part, date = body_of(page), DATE.search(page)
    if not part or not date:
        return None
    return Mark(place, date[1].decode(), hashlib.blake2b(part, digest_size=12).hexdigest())


def body_of(page: bytes) -> bytes:
    """The part of a page that is indexed; nothing when no part is marked."""
    told = page.find(TOLD)
    if told < 0:
        return b""
    body = BODY.search(page, page.rfind(b">", 0, told) + 1)  # no tag before that one can have it
    return page[body.start() : _end_of(page, body.start(), body[1])] if body else b""


def read_record(page: str, place: str) -> Record:
    """The whole record of a page that has a mark, from the page or from its body alone."""
    tree = LexborHTMLParser(page)
    body = tree.css_first("[data-pagefind-body]")
    assert body is not None
    title = body.css_first("[data-pagefind-meta=title]")
    facets, meta = _told_values(body)
    name = " ".join(title.text().split()) if title else ""
    for node in body.css(SILENT):
        node.decompose()
    url = place.removesuffix("index.html")
    text = _without_byline(_text_of(body), facets.get("author", []))
    return Record(url, name or url, text, meta, {facet: tuple(values) for facet, values in facets.items()})


def _told_values(body: LexborNode) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The values of each facet, and the metadata, that elements carry as `data-value`."""
    facets: dict[str, list[str]] = {}
    meta: dict[str, str] = {}
    for node in body.css("[data-value]"):
        told = node.attributes
        value = told["data-value"] or ""
        if value and (facet := (told.get("data-pagefind-filter") or "").split("[")[0]) in FACETS:
            facets.setdefault(facet, []).append(value)
        if name := told.get("data-pagefind-meta"):
            meta[name.split("[")[0]] = value
    return facets, meta


def _text_of(body: LexborNode) -> str:
    """The text, with a line for each block."""
    parts: list[str] = []
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag in BLOCKS or node.tag == "br":
            parts.append("\n")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_byline(text: str, authors: Sequence[str]) -> str:
    """The text without a line near its beginning that only says who wrote it, and perhaps when.

    Its names are indexed as authors, and an excerpt should not begin with them.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[:BYLINE_WITHIN]):
        if authors and all(author in line for author in authors):
            rest = reduce(lambda left, author: left.replace(author, ""), authors, line)
            if len(rest.split()) <= MOST_BESIDE_NAMES:
                return "\n".join(lines[:number] + lines[number + 1 :])
    return text


def _end_of(page: bytes, start: int, tag: bytes) -> int:
    """Where the element that begins at `start` ends."""
    depth = 0
    for match in re.finditer(rb"<(/?)" + tag + rb"\b", page[start:]):
        depth += -1 if match[1] else 1
        if not depth:
            return start + match.end()
    return len(page)
