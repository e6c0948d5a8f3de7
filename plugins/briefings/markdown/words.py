"""The plain text of an article, a block a line, and its length in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import NavigableString, PageElement, Tag

from ..body.blocks import INLINE

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # Thai, kana, Han: no spaces between words
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
CHARACTERS_A_WORD = 2  # of unspaced scripts, as word processors count them


def plain_lines(root: Tag) -> Iterator[str]:
    """The text of each block under `root`, white space folded, empty blocks left out."""
    pieces: list[str] = []
    for kind, value in _walk(root):
        if kind == "text":
            pieces.append(value)
        elif line := " ".join("".join(pieces).split()):
            yield line
            pieces = []
        else:
            pieces = []
    if line := " ".join("".join(pieces).split()):
        yield line


def _walk(root: Tag) -> Iterator[tuple[str, str]]:
    stack: list[PageElement | None] = [*reversed(root.contents)]
    while stack:
        node = stack.pop()
        if node is None:
            yield "break", ""
        elif type(node) is NavigableString:
            yield "text", str(node)
        elif isinstance(node, Tag):
            if node.name in ("br", "hr"):
                yield "break", ""
            elif node.name == "rt" or node.name == "rp":
                continue
            else:
                if node.name not in INLINE:
                    yield "break", ""
                    stack.append(None)
                stack.extend(reversed(node.contents))


def count_words(text: str) -> int:
    """Words of a text in any script.

    >>> count_words("Two words"), count_words("東京都庁")
    (2, 2)
    """
    found: list[str] = WORD.findall(text)
    unspaced: int = sum(len(word) == 1 and word > "\u0e00" for word in found)
    return len(found) - unspaced + (unspaced + CHARACTERS_A_WORD - 1) // CHARACTERS_A_WORD
