"""How much of the source's text is shown: all, its beginning or nothing, by the rights that the briefing states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .text import count_words, plain_text

EXCERPT_WORDS = 120  # about what news sites quote of each other; whole paragraphs only, and never less than one
MOST_OF_IT = 0.5  # of the words: a quotation that is most of a short text stands in its place, however few its words
TOP_BLOCK = re.compile(r"\n(?=<(?:p|h[1-6]|ul|ol|blockquote|table|figure|pre|hr|div|dl|section)\b)")
# Headings, those set as a bold line without a full stop, and rules.
HEADING = re.compile(r"<h[1-6r]\b|<p><strong>[^<]*[^<.!?…\u3002]</strong></p>$")
LEAD_IN = re.compile(r"[:\uff1a][\s\"'»”’)]*$")


def shorten(content: str, rights: str, words: int) -> str:
    """The part of the safe HTML of a body of so many words that may be shown.

    An excerpt is whole paragraphs from the beginning: until EXCERPT_WORDS are reached, and no more than MOST_OF_IT, but
    the first paragraph always. It is the same as `content` where there is no more to show.
    """
    if rights == "full":
        return content
    return _beginning(content, words * MOST_OF_IT) if rights == "excerpt" else ""


def _beginning(content: str, most: float) -> str:
    shown: list[str] = []
    words = 0
    blocks = [block for block in split_blocks(content) if not block.startswith('<section class="footnotes')]
    for block in blocks:
        more = count_words(plain_text(block))
        if words >= EXCERPT_WORDS or (words + more > most and any(map(_is_text, shown))):
            return "\n".join(_without_promises(shown))
        shown.append(block)
        words += more
    return content


def _without_promises(blocks: Sequence[str]) -> Sequence[str]:
    """Without what announces blocks that are not shown: headings, and lines that end in a colon, at the end."""
    end = len(blocks)
    while end and _announces(blocks[end - 1]):
        end -= 1
    return blocks[:end] or blocks


def _is_text(block: str) -> bool:
    return not block.startswith(("<figure", "<hr")) and not _announces(block)


def _announces(block: str) -> bool:
    return bool(HEADING.match(block) or (block.startswith("<p") and LEAD_IN.search(plain_text(block))))


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
