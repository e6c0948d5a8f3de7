"""The body from a page's data, for pages whose script was to show it: JSON-LD `articleBody`, a framework's state."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html import escape

from ..article import Article

LEAST = 200  # characters; less is a teaser
STATES = 'script[type="application/json"], script#__NEXT_DATA__, script#__NUXT_DATA__'
OPENING = 40  # characters
LONGEST_STATE = 5_000_000  # characters of one script
MOST_VALUES = 200_000
PARAGRAPH = 60  # characters of a text in a framework's state that may be a paragraph
TAGS = re.compile(r"<[^<>]{1,1000}>")
BREAK = re.compile(r"<(?:/p|/div|/li|/h[1-6]|br)\b[^<>]{0,100}>|\n{2,}", re.IGNORECASE)
LINES = re.compile(r"\n+")


def write_stored_body(article: Article, shown: list[str]) -> tuple[str, str]:
    """Markup of the body from the page's data and where it was found; two empty texts where there is none.

    `shown`: what of the article the page shows. A framework's state holds many texts; one of them must begin so.
    """
    body = max((str(node.get("articleBody") or "") for node in article.structured), key=len, default="")
    if len(body) >= LEAST:
        return _paragraphs(body), "the structured data's articleBody: no element of the page shows it"
    openings = [text[:OPENING] for text in shown if len(text) >= OPENING]
    texts = (text for text in _longest_texts(article) if not openings or any(one in text for one in openings))
    best = max(texts, key=len, default="")
    if len(best) >= LEAST:
        return _paragraphs(best), "the page's own data: no element of the page shows it"
    return "", ""


def _paragraphs(body: str) -> str:
    text = html.unescape(body)
    pieces = BREAK.split(text) if BREAK.search(text) else LINES.split(text)
    words = (" ".join(html.unescape(TAGS.sub(" ", piece)).split()) for piece in pieces)
    return "".join(f"<p>{escape(piece, quote=False)}</p>" for piece in words if piece)


def _longest_texts(article: Article) -> Iterator[str]:
    """Texts and lists of texts in the framework's state that may be a body."""
    if article.tree is None:
        return
    for script in article.tree.css(STATES):
        raw = script.text() or ""
        if len(raw) > LONGEST_STATE:
            continue
        try:
            state = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        yield from _texts_in(state)


def _texts_in(state: object) -> Iterator[str]:
    waiting = [state]
    seen = 0
    while waiting and seen < MOST_VALUES:
        seen += 1
        value = waiting.pop()
        if isinstance(value, str):
            if len(value) >= LEAST and " " in value:
                yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
            texts = [text for one in value if (text := _own_text(one))]
            if len(texts) > 1:
                yield "\n\n".join(texts)


def _own_text(value: object) -> str:
    """The text of one entry of a list of blocks: itself, or its only long text."""
    if isinstance(value, str):
        return value if len(value) >= PARAGRAPH else ""
    if not isinstance(value, dict):
        return ""
    texts = [text for text in value.values() if isinstance(text, str) and len(text) >= PARAGRAPH and " " in text]
    return texts[0] if len(texts) == 1 else ""
