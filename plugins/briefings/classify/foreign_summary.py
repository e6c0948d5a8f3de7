"""A summary that speaks of something else: many sites give every page the same description of themselves."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ..article import Article, Note, fill
from ..set_phrases import UNSPACED
from .lexicon import WORD

LEAST_WORDS = 3  # of a summary, that it can be told by them
BEGINNING = 4  # letters by which two forms of a word are the same; shorter words say little


def drop_foreign_summary(article: Article) -> Article:
    """The article without its summary where neither it nor a word of it stands in the page's text."""
    summary = article.summary
    if not summary or UNSPACED.search(summary):
        return article
    words = _words(summary)
    if len(words) < LEAST_WORDS or not words.isdisjoint(_words(article.title)):
        return article
    if not words.isdisjoint(_words(article.text)) or _is_shown(summary, article.html):
        return article
    note = Note("metadata", "lost", "summary", "no word of it stands in the title or the text", summary)
    kept = [one for one in article.notes if one.subject != "summary" or one.action != "chosen"]
    return fill(article, summary="", notes=(*kept, note))


def _is_shown(summary: str, page: bytes) -> bool:
    """Whether a reader of the page sees the summary, as a standfirst that is no part of the text."""
    body = LexborHTMLParser(page).body
    return body is not None and summary in " ".join(body.text(separator=" ").split())


def _words(text: str) -> set[str]:
    return {word[:BEGINNING] for word in WORD.findall(text.casefold()) if len(word) >= BEGINNING}
