"""The lines around the headline: where no markup explains them, their place and shape do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..article import Candidate
from .authors import LABELS
from .dates import parse_date

LEVELS = 4  # ancestors of the headline whose following siblings are read
SIBLINGS = 10
LINES = 24  # of text under the headline in which byline and date stand
LONGEST_LINE = 140  # characters; a longer one is prose
PIECES = re.compile(r"\s+[|·•–—/-]\s+|\s*[|｜]\s*")
MOST_HEADLINES = 5
MOST_NODES = 400
HAS_DIGITS = re.compile(r"\d")
KICKER_WORDS = 4
NOT_KICKERS = frozenset(
    """
    h1 nav ul ol img figure button script style form svg header
    """.split()
)


def collect_near_headline(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """Candidates for date and author from the lines under the headline, for the kicker from the line above it."""
    headline = find_headline(tree)
    if headline is None:
        return
    if headline.tag != "h1":
        yield Candidate(
            "title", " ".join((headline.text() or "").split()), "page", "the line that the title tag repeats"
        )
    yield from _kicker(headline)
    dated = False
    for line in _lines_below(headline):
        if len(line) > LONGEST_LINE:
            continue
        if not dated and HAS_DIGITS.search(line) and parse_date(line):
            dated = True
            yield Candidate("date", line, "page", "line under the headline")
        for piece in PIECES.split(line):
            label = LABELS.match(piece)
            if (
                label
                and 3 < len(name := piece[label.end() :].strip()) < 80
                and name[:1].isupper() | (not name[:1].islower())
            ):
                yield Candidate("author", name, "page", "line under the headline")


def find_headline(tree: LexborHTMLParser) -> LexborNode | None:
    """The first h1 with text; on pages without one, the element whose text the title tag repeats."""
    title = tree.css_first("head > title")
    whole = " ".join((title.text() or "").split()) if title else ""
    for headline in tree.css("h1")[:MOST_HEADLINES]:
        text = " ".join((headline.text() or "").split())
        if text and (text[:20] in whole or not whole):
            return headline
    parts = {part.strip() for part in PIECES.split(whole) + re.split(r"\s+-\s+|:\s+", whole) if len(part.strip()) > 15}
    if parts:
        for node in tree.css("h2, h3, td, div, p, b, font, span")[:MOST_NODES]:
            if len(text := (node.text(deep=True) or "").strip()) < 300 and " ".join(text.split()) in parts:
                return node
    return tree.css_first("h1")


def _lines_below(headline: LexborNode) -> Iterator[str]:
    count = 0
    node: LexborNode | None = headline
    for _ in range(LEVELS):
        sibling = node.next if node is not None else None
        for _ in range(SIBLINGS * 2):
            if sibling is None or count > LINES:
                break
            if sibling.tag not in ("script", "style", "nav", "-text", "aside", "form"):
                for line in (sibling.text(separator="\n") or "")[:3000].split("\n"):
                    if line := " ".join(line.split()):
                        count += 1
                        yield line
            sibling = sibling.next
        node = node.parent if node is not None else None


def _kicker(headline: LexborNode) -> Iterator[Candidate]:
    above = headline.prev
    while above is not None and above.tag == "-text":
        above = above.prev
    if above is None or (above.tag or "") in NOT_KICKERS:
        return
    text = " ".join((above.text(separator=" ") or "").split())
    if (
        1 < len(text) <= 40
        and len(text.split()) <= KICKER_WORDS
        and not HAS_DIGITS.search(text)
        and len(above.css("a")) < 2
    ):
        yield Candidate("kicker", text, "page", "line above the headline")
