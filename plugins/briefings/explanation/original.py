"""The original's text, line by line, with what became of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from ..article import Article
from ..body.blocks import collect_blocks

MOST_LINES = 3_000
LONGEST_LINE = 4_000
SUBJECT = 80  # characters of a block that its note holds
SHORT = 24  # letters; a shorter line is not looked for inside a longer one
LETTERS = re.compile(r"[\W_]+")
FIELDS = ("title", "kicker", "summary", "date", "authors", "section")


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """A line of the original and its fate: in the body, used for a field, cut, or never part of the article."""

    text: str
    fate: Literal["body", "field", "cut", "outside"]
    reason: str = ""


def read_original(article: Article) -> Iterator[OriginalLine]:
    """Every line of the original, in order."""
    body = {_folded(line) for line in article.text.split("\n")}
    whole = _folded(article.text)
    cuts = {note.subject[:SUBJECT]: note.reason for note in article.notes if note.action == "cut"}
    fields = {
        _folded(one.value): one.field
        for one in article.candidates
        if one.source == "text" and one.field in ("date", "author", "keyword")
    }
    fields |= {_folded(value): name for name in FIELDS for value in _values(article, name) if value}
    for text in _lines(article)[:MOST_LINES]:
        folded = _folded(text)
        if folded in body or (len(folded) >= SHORT and folded in whole):
            yield OriginalLine(text, "body")
        elif folded in fields:
            yield OriginalLine(text, "field", fields[folded])
        elif reason := cuts.get(text[:SUBJECT], ""):
            yield OriginalLine(text, "cut", reason)
        elif name := next((name for value, name in fields.items() if len(value) > 5 and value in folded), ""):
            yield OriginalLine(text, "field", name)
        else:
            yield OriginalLine(text, "outside", "outside the article")


def _values(article: Article, name: str) -> tuple[str, ...]:
    value = getattr(article, name)
    return value if isinstance(value, tuple) else (value,)


def _lines(article: Article) -> list[str]:
    if article.page.form == "text":
        lines = article.html.decode("utf-8", "replace").splitlines()
    else:
        # A rule may have changed the tree; what it stripped is part of the original.
        root = LexborHTMLParser(article.html).body
        lines = [block.text for block in collect_blocks(root)[1]] if root is not None else []
    return [folded[:LONGEST_LINE] for line in lines if (folded := " ".join(line.split()))]


def _folded(text: str) -> str:
    return LETTERS.sub("", text.casefold())
