"""What a reader sees: the headline, the kicker, the standfirst, the byline, the date line; microdata on the way."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..article import Candidate
from ..body.vocabulary import words_of
from .headline import collect_near_headline

BYLINE = frozenset(
    """
    author authors byline autor autores auteur auteurs autore autorin verfasser redakteur firma forfatter avtor
    yazar penulis writer
    """.split()
)
BYLINE_NOT = frozenset(
    """
    comment comments bio avatar image photo img social related box about description role follow link links footer
    desc
    """.split()
)
DATES = frozenset(
    """
    date datum fecha data time published pubdate timestamp datetime dateline publication veroeffentlicht posted
    """.split()
)
KICKERS = ("kicker", "dachzeile", "antetitulo", "surtitre", "overline", "surtitle", "eyebrow", "topline")
STANDFIRSTS = (
    "standfirst",
    "vorspann",
    "entradilla",
    "bajada",
    "deck",
    "subtitle",
    "chapo",
    "article-lead",
    "article__lead",
)
MOST = 12
LONGEST = {"author": 160, "date": 120, "kicker": 60, "summary": 700}


def collect_visible(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """Candidates from microdata and from visible elements that their names or tags explain."""
    yield from _headlines(tree)
    yield from _microdata(tree)
    for node in tree.css("time[datetime]")[:MOST]:
        yield Candidate("date", node.attributes.get("datetime") or "", "page", "<time datetime>")
    yield from collect_near_headline(tree)
    yield from _named_elements(tree)


def _text(node: LexborNode) -> str:
    return " ".join((node.text(separator=" ") or "").split())


def _headlines(tree: LexborHTMLParser) -> Iterator[Candidate]:
    seen = 0
    for node in tree.css("h1"):
        text = " ".join((node.text() or "").split())
        if text and seen < 3:
            seen += 1
            yield Candidate("title", text, "page", "h1")
    for names, field in ((KICKERS, "kicker"), (STANDFIRSTS, "summary")):
        selector = ", ".join(f'[class*="{name}"]' for name in names)
        found = tree.css_first(selector)
        if found and 1 < len(text := _text(found)) <= LONGEST[field]:
            yield Candidate(field, text, "page", field)


def _microdata(tree: LexborHTMLParser) -> Iterator[Candidate]:
    for prop, field in (
        ("headline", "title"),
        ("datePublished", "date"),
        ("dateModified", "modified"),
        ("author", "author"),
    ):
        for node in tree.css(f'[itemprop~="{prop}"]')[:4]:
            inner = node.css_first('[itemprop="name"]') if prop == "author" else None
            value = node.attributes.get("content") or node.attributes.get("datetime") or _text(inner or node)
            if value and len(value) < 300:
                yield Candidate(field, value.strip(), "microdata", prop)


def _named_elements(tree: LexborHTMLParser) -> Iterator[Candidate]:
    for node in tree.css('[rel~="author"]')[:4]:
        yield Candidate("author", _text(node), "page", "rel=author")
    selector = ", ".join(
        f'[class*="{word}" i]'
        for word in ("author", "byline", "autor", "auteur", "date", "datum", "fecha", "publish", "time")
    )
    counts = {"author": 0, "date": 0}
    for node in tree.css(selector)[:200]:
        words = set(words_of(node.attributes.get("class") or ""))
        for field, wanted in (("author", BYLINE), ("date", DATES)):
            if words & wanted and not (field == "author" and words & BYLINE_NOT) and counts[field] < MOST:
                text = _text(node)
                if 3 < len(text) <= LONGEST[field] and node.tag not in ("body", "html", "main", "img"):
                    counts[field] += 1
                    yield Candidate(field, text, "page", f"class {sorted(words & wanted)[0]}")
