"""A summary that speaks of something else: many sites give every page the same description of themselves."""

from __future__ import annotations

from ..article import Article, Note, fill
from ..set_phrases import UNSPACED
from .lexicon import WORD

LEAST_WORDS = 3  # of a summary, that it can be told by them
BEGINNING = 4  # letters by which two forms of a word are the same; shorter words say little


def drop_foreign_summary(article: Article) -> Article:
    """The article without its summary where no word of it stands in the title or the text."""
    summary = article.summary
    if not summary or UNSPACED.search(summary):
        return article
    words = _words(summary)
    if len(words) < LEAST_WORDS or not words.isdisjoint(_words(article.title)):
        return article
    if not words.isdisjoint(_words(article.text)):
        return article
    note = Note("metadata", "lost", "summary", "no word of it stands in the title or the text", summary)
    kept = [one for one in article.notes if one.subject != "summary" or one.action != "chosen"]
    return fill(article, summary="", notes=(*kept, note))


def _words(text: str) -> set[str]:
    return {word[:BEGINNING] for word in WORD.findall(text.casefold()) if len(word) >= BEGINNING}
