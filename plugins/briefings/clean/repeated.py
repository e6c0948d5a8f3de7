"""Cutting from the head of the body what the front matter already says: kicker, title, standfirst, byline, date."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ..article import Article, Note
from ..body.blocks import is_sentence
from .phrases import AGENCY_HEADER

FOLD = re.compile(r"[\W_]+")
BLOCKS = ("p", "h1", "h2", "h3", "h4", "div", "span", "td", "li", "time", "font", "section", "header")
INNER = ("p", "div", "ul", "figure", "table", "h2", "h3", "section", "blockquote")
HEAD = 12  # blocks from the top that may repeat the front matter
SHORTEST = 2


def cut_repeated(soup: BeautifulSoup, article: Article, cuts: list[Note]) -> None:
    """Remove, in place, blocks at the head of the body that repeat what the metadata stage took."""
    said = _said(article)
    seen = 0
    for tag in soup.find_all(BLOCKS):
        if "_decomposed" in tag.__dict__ or tag.find(INNER):
            continue
        text = " ".join(tag.get_text(" ").split())
        if not text:
            continue
        seen += 1
        if seen > HEAD:
            return
        reason = said.get(_fold(text), "")
        if not reason and len(text) < 140 and not is_sentence(text):
            reason = _byline(text, article)
        if not reason and AGENCY_HEADER.match(text):
            reason = "an agency's service line"
        if reason:
            _cut(tag, text, reason, cuts)


def _said(article: Article) -> dict[str, str]:
    said = {_fold(article.kicker): "the kicker again", _fold(article.title): "the title again"}
    for one in article.candidates:
        if one.source == "page" and one.field in ("date", "author", "kicker"):
            said[_fold(one.value)] = "the byline or date line"
        if one.source == "page" and one.field == "summary" and _fold(one.value) == _fold(article.summary):
            said[_fold(one.value)] = "the standfirst again"
    return {key: reason for key, reason in said.items() if len(key) >= SHORTEST}


def _byline(text: str, article: Article) -> str:
    names = [name for name in (*article.authors, *article.agencies) if name in text]
    rest = len(text) - sum(len(name) for name in names)
    return "the byline" if names and rest < 60 else ""


def _fold(text: str) -> str:
    return FOLD.sub("", text.casefold())


def _cut(tag: Tag, text: str, reason: str, cuts: list[Note]) -> None:
    cuts.append(Note("clean", "cut", text[:80], reason))
    tag.decompose()
