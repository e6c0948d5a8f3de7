"""Runs of inline nodes: which elements are inline, which are not read, and the text of those that are."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt rtc ruby s
    samp small span strike strong sub sup time tt u var wbr
    """.split()
)
# Elements in which no text of an article stands.
UNREAD = frozenset(
    """
    script style noscript template button select option textarea input svg canvas object embed link meta head title
    map area datalist menu progress meter audio video source track applet frame frameset fencedframe iframe img math
    picture hr base col colgroup param wbr
    """.split()
)
PICTURES = frozenset(
    ["img", "wbr", "picture", "iframe", "video", "audio", "math"]
)  # of these the article may have some
STRONG = frozenset(["b", "strong", "i", "em"])
APART, BLOCK, TEXT, LINE, UNREADABLE, BREAK, ASIDE = range(7)  # kinds of nodes
KINDS = {
    **dict.fromkeys(INLINE, LINE),
    **dict.fromkeys(UNREAD, UNREADABLE),
    **dict.fromkeys(["nav", "footer"], APART),
    "br": BREAK,
    "-text": TEXT,
    "-comment": ASIDE,
    "": ASIDE,
}
DEEPEST = 300  # levels
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
UNSPACED_WIDTH = 1.2  # further Latin characters that such a character is worth
FEW_WIDE = 8  # times as many characters as further bytes in UTF-8: of the letters hardly one is of such a script


class Run:
    """A run of inline nodes: their text, and how much of it is linked or strong."""

    __slots__ = ("length", "linked", "nodes", "pure", "strong", "texts")

    def __init__(self) -> None:
        self.nodes: list[LexborNode] = []
        self.texts: list[str] = []
        self.length = self.linked = self.strong = 0
        self.pure = True

    def clear(self) -> None:
        """Forget all."""
        self.nodes.clear()
        if self.texts:
            self.texts.clear()
            self.length = self.linked = self.strong = 0
        self.pure = True

    def add_text(self, node: LexborNode, in_link: bool) -> None:
        """Add bare text; none that is blank begins a run."""
        text = node.text_content or ""
        length = len(text.strip())
        if length or self.nodes:
            self.nodes.append(node)
            self.texts.append(text)
            self.length += length
            if in_link:
                self.linked += length

    def pass_over(self, node: LexborNode, tag: str) -> None:
        """Add a node in which no text stands."""
        self.nodes.append(node)
        self.pure = self.pure and tag in PICTURES

    def add_inline(self, node: LexborNode, tag: str, in_link: bool) -> bool:
        """Add an inline element; False, and nothing is added, where a block element is in it."""
        first = node.first_child
        if first is None:
            self.nodes.append(node)
            return True
        before = len(self.texts), self.length, self.linked, self.strong, self.pure
        if self.take(node, in_link or tag == "a", tag in STRONG, 0, False):
            self.nodes.append(node)
            return True
        kept, self.length, self.linked, self.strong, self.pure = before
        del self.texts[kept:]
        return False

    def share(self, part: int) -> float:
        """How much of the text a part of it is; all of it as a whole number, of which Python holds one."""
        return 1 if part == self.length else part / self.length

    def take(self, node: LexborNode, in_link: bool, strong: bool, depth: int, whole: bool) -> bool:
        """Add the text in an element; False where a block element is in it and it is not taken whole."""
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            kind = KINDS.get(tag, BLOCK)
            if kind == TEXT:
                text = child.text_content or ""
                self.texts.append(text)
                if length := len(text.strip()):
                    self.length += length
                    self.linked += length if in_link else 0
                    self.strong += length if strong else 0
            elif kind == UNREADABLE or depth > DEEPEST:
                self.pure = self.pure and tag in PICTURES
            elif kind == LINE:
                if not self.take(child, in_link or tag == "a", strong or tag in STRONG, depth + 1, whole):
                    return False
            elif kind == BREAK:
                self.texts.append(" ")
            elif not whole:
                return False
            elif kind <= BLOCK:
                self.texts.append(" ")
                self.take(child, in_link, strong, depth + 1, True)
                self.texts.append(" ")
            child = child.next
        return True


def measure(text: str) -> float:
    """The length of a text as if it were of a spaced script.

    >>> measure("ferry"), measure("フェリー")
    (5, 8.8)
    """
    length: float = len(text)
    if not text.isascii() and (len(text.encode()) - length) * FEW_WIDE > length:
        length += len(UNSPACED.findall(text)) * UNSPACED_WIDTH
    return length
