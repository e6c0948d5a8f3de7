"""From clean article markup to Markdown (CommonMark with tables and footnotes) and to plain text, a block a line."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ..article import Article, fill
from ..errors import NoArticle
from .blocks import write_document
from .words import count_words, plain_lines

__all__ = ["write_markdown"]


def write_markdown(article: Article) -> Article:
    """Set `markdown`, `text` and `word_count`. Raises NoArticle when there is no word in the body."""
    root = LexborHTMLParser(article.body_html).body
    text = "\n".join(plain_lines(root)) if root is not None else ""
    if root is None or not text:
        raise NoArticle(
            article.page.name, "there is no article in this file.", "Save the article's own page, or delete the file."
        )
    return fill(article, markdown=write_document(root, article.lang), text=text, word_count=count_words(text))
