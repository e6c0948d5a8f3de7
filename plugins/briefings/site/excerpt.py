"""How much of the source's text is shown: all, its beginning or nothing, by the rights that the briefing states."""

from __future__ import annotations

import re

from .text import count_words, plain_text

EXCERPT_WORDS = 120  # about what news sites quote of each other; whole paragraphs only, and never less than one
TOP_BLOCK = re.compile(r"\n(?=<(?:p|h[1-6]|ul|ol|blockquote|table|figure|pre|hr|div|dl|section)\b)")


def shorten(content: str, rights: str) -> str:
    """The part of the safe HTML of a body that may be shown."""
    if rights == "full":
        return content
    return _beginning(content) if rights == "excerpt" else ""


def _beginning(content: str) -> str:
    shown: list[str] = []
    words = 0
    for block in split_blocks(content):
        if block.startswith('<section class="footnotes'):
            continue
        shown.append(block)
        words += count_words(plain_text(block))
        if words >= EXCERPT_WORDS:
            break
    return "\n".join(shown)


def split_blocks(content: str) -> list[str]:
    """The blocks at the top of the body, nested ones left in theirs.

    >>> split_blocks("<p>One</p>\\n<ul>\\n<li>\\n<p>Two</p>\\n</li>\\n</ul>\\n<p>Three</p>")
    ['<p>One</p>', '<ul>\\n<li>\\n<p>Two</p>\\n</li>\\n</ul>', '<p>Three</p>']
    """
    blocks: list[str] = []
    depth = 0
    for piece in TOP_BLOCK.split(content.strip()):
        if depth > 0 and blocks:
            blocks[-1] += "\n" + piece
        else:
            blocks.append(piece)
        depth += len(OPENED.findall(piece)) - len(CLOSED.findall(piece))
    return blocks


OPENED = re.compile(r"<(?:p|h[1-6]|ul|ol|li|blockquote|table|figure|pre|div|dl|section)\b")
CLOSED = re.compile(r"</(?:p|h[1-6]|ul|ol|li|blockquote|table|figure|pre|div|dl|section)>")
