"""From clean article markup to Markdown (CommonMark with tables) and to plain text, a block a line."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from ..article import Article
from ..body.blocks import INLINE
from ..errors import NoArticle
from .blocks import write_blocks
from .words import count_words, plain_lines

__all__ = ["INLINE", "write_markdown"]


def write_markdown(article: Article) -> Article:
    """Set `markdown`, `text` and `word_count`. Raises NoArticle when there is no word in the body."""
    soup = BeautifulSoup(article.body_html, "lxml")
    root = soup.body
    if root is None or not root.get_text(strip=True):
        raise NoArticle(
            article.page.name, "there is no article in this file.", "Save the article's own page, or delete the file."
        )
    text = "\n".join(plain_lines(root))
    return replace(article, markdown=write_blocks(root).strip() + "\n", text=text, word_count=count_words(text))
