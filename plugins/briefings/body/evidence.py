"""Which blocks the page's structured data confirms as body: JSON-LD `articleBody` is evidence, not the answer."""

from __future__ import annotations

import html
import re

from ..article import Article

RUN = 4  # words in a row that tie a block to the structured body
LEAST = 60  # words; a shorter `articleBody` is a teaser
WORD = re.compile(r"\w+")
MARKUP = re.compile(r"<[^<>]{1,300}>")


class Evidence:
    """The runs of words in a page's structured article body. False when there is none to speak of."""

    def __init__(self, article: Article) -> None:
        body = max((str(node.get("articleBody") or "") for node in article.structured), key=len, default="")
        words = WORD.findall(MARKUP.sub(" ", html.unescape(body)).casefold()) if body else []
        self.length = len(words)
        self.runs = set(zip(*(words[start:] for start in range(RUN)), strict=False)) if len(words) >= LEAST else set()

    def __bool__(self) -> bool:
        return bool(self.runs)

    def share(self, text: str) -> float:
        """The share of a block's text that stands in the structured body; -1 where it is too short to say."""
        words = WORD.findall(text.lower() if text.isascii() else text.casefold())
        pieces = list(zip(*(words[start::RUN] for start in range(RUN)), strict=False))
        return sum(map(self.runs.__contains__, pieces)) / len(pieces) if pieces else -1.0
