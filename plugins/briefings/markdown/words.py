"""The plain text of an article, a block a line, and its length in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from .elements import BLOCKS, SILENT, TEXT, UNSEEN

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # Thai, kana, Han: no spaces between words
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
UNSPACED_SIGN = re.compile(rf"[{UNSPACED}]")
SIGNS_ALONE = re.compile(r" [^\w ]+(?= )")
# In UTF-8 a character of an unspaced script begins with one of these; they are found far faster than the character.
UNSPACED_BYTES = (b"\xe0", *(bytes([lead]) for lead in range(0xE3, 0xEA)))
CHARACTERS_A_WORD = 2  # of unspaced scripts, as word processors count them
ASIDE = frozenset(["rt", "rp", "figcaption"])  # readings and captions are said beside the text


def plain_lines(root: LexborNode) -> Iterator[str]:
    """The text of each block under `root`, white space folded, empty blocks left out."""
    pieces: list[str] = []
    for piece in _walk(root):
        if piece is not None:
            pieces.append(piece)
            continue
        if pieces and (line := _joined(pieces)):
            yield line
        pieces = []
    if line := _joined(pieces):
        yield line


def _joined(pieces: list[str]) -> str:
    line = "".join(pieces)
    if line.isprintable() and "  " not in line:
        return line.strip(" ")  # as most lines, and this costs a tenth
    return " ".join(line.split())


def _walk(root: LexborNode) -> Iterator[str | None]:
    """Text, and None where a line ends."""
    stack: list[LexborNode | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            yield None
            continue
        tag = node.tag or ""
        if tag == TEXT:
            text = node.text_content or ""
            yield text if text.isprintable() else UNSEEN.sub("", text)
        elif tag in ("br", "hr"):
            yield None
        elif node.is_element_node and not _is_beside(node, tag):
            if tag in BLOCKS:
                yield None
                stack.append(None)
            child = node.last_child
            while child is not None:
                stack.append(child)
                child = child.prev


def _is_beside(node: LexborNode, tag: str) -> bool:
    """Whether an element is no part of the running text: a caption, an embed, a pull quote, a footnote's mark."""
    if tag == "blockquote":
        return "data-pull" in node.attributes
    if tag == "figure":
        return node.css_first("table, blockquote, pre, p, ul, ol") is None
    if tag == "a":
        return (node.attributes.get("href") or "").startswith("#note-")
    return tag in ASIDE or tag in SILENT


def count_words(text: str) -> int:
    """Words of a text in any script, whose white space is folded to spaces and ends of lines.

    >>> count_words("Two words"), count_words("東京都庁")
    (2, 2)
    """
    if not _is_unspaced(text):
        line = f" {text} ".replace("\n", " ")
        return line.count(" ") - 1 - len(SIGNS_ALONE.findall(line)) if text else 0
    found: list[str] = WORD.findall(text)
    unspaced: int = sum(len(word) == 1 and word > "\u0e00" for word in found)
    return len(found) - unspaced + (unspaced + CHARACTERS_A_WORD - 1) // CHARACTERS_A_WORD


def _is_unspaced(text: str) -> bool:
    data = text.encode("utf-8", "replace")
    return any(lead in data for lead in UNSPACED_BYTES) and UNSPACED_SIGN.search(text) is not None
