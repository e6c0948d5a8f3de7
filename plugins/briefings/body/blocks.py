"""The text blocks of a whole page in reading order, each with the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from selectolax.lexbor import LexborNode

from .vocabulary import NAMES

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
WHOLE = frozenset("p h1 h2 h3 h4 h5 h6 pre dt figcaption summary caption legend".split())
MEDIA = frozenset(["img", "picture", "iframe", "video", "audio", "object", "embed", "canvas"])
STRONG = frozenset(["b", "strong", "i", "em"])
AROUND = frozenset(["nav", "footer"])  # entered only where an article is marked in them
# Attributes beside the class that say something of an element.
TELLING = frozenset([*NAMES, "role", "hidden", "style", "aria-hidden"]) - {"class"}
NO_ATTRIBUTES: Mapping[str, str | None] = MappingProxyType({})
MOST_BLOCKS = 20_000  # of one page; a longer one is read as far as that
MOST_ELEMENTS = 120_000
DEEPEST = 300  # levels
PROSE_LENGTH = 80  # characters
PROSE_LINKED = 0.4  # share of linked text from which a block is no prose
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
UNSPACED_WIDTH = 1.2  # further Latin characters that such a character is worth
FEW_WIDE = 8  # times as many characters as further bytes in UTF-8: of the letters hardly one is of such a script
SENTENCE_END = frozenset(".!?…。！？؟।॥։።:;»”\"'’）)")


@dataclass(slots=True, eq=False)
class Element:
    """An element that holds blocks, with sums over all text in it. `node_of` finds it in the tree."""

    tag: str
    parent: Element | None
    depth: int
    shape: str  # tag and class: what makes siblings alike
    attributes: Mapping[str, str | None]  # none where only its class says something of it; the shape has that
    kind: str = ""  # the shape of the first element in it
    alike: int = 0  # how many elements of that shape are in it
    others: dict[str, int] | None = None  # how many of each other shape
    length: float = 0  # whole numbers as such: Python holds each of the small ones once
    linked: float = 0
    prose: float = 0
    blocks: int = 0
    media: int = 0  # pictures, players and frames

    def count_like(self, shape: str) -> int:
        """How many elements of a shape are in it."""
        if shape == self.kind:
            return self.alike
        return self.others.get(shape, 0) if self.others else 0

    def count(self, shape: str) -> None:
        """Count an element of a shape that is in it."""
        if not self.alike or shape == self.kind:
            self.kind = shape
            self.alike += 1
        else:
            if self.others is None:
                self.others = {}
            self.others[shape] = self.others.get(shape, 0) + 1


@dataclass(slots=True, eq=False)
class Block:
    """A run of text without block elements in it: a paragraph, a heading, a list item, bare text between others."""

    node: LexborNode  # the first of its text, or the element where that is one of WHOLE
    more: tuple[LexborNode, ...]  # the others of its text
    element: Element  # whose own text it is
    text: str
    length: float  # characters, as if of a spaced script
    linked: float  # share of the text inside links
    strong: float  # share in bold or italics
    number: int  # of the runs of its element before it
    pure: bool  # whether nothing in it must be left out
    prose: bool

    @property
    def nodes(self) -> tuple[LexborNode, ...]:
        """The nodes of its text."""
        return self.node, *self.more


def collect_blocks(root: LexborNode) -> tuple[Element, list[Block]]:
    """The page's body element and all text blocks in it, in document order."""
    reader = _Reader()
    top = Element(root.tag or "", None, 0, "", NO_ATTRIBUTES)
    reader.read(top, root, False)
    return top, reader.blocks


def node_of(block: Block, holder: Element) -> LexborNode:
    """The node of an element that holds a block. Those of all elements are not kept: they would take much memory."""
    node = block.node
    for _ in range(block.element.depth - holder.depth + (block.element.tag not in WHOLE)):
        assert node.parent is not None
        node = node.parent
    return node


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.elements = 0
        self.known: dict[str, str] = {}  # tags and shapes, each held once

    def read(self, element: Element, node: LexborNode, in_link: bool) -> None:
        """Read an element's content: runs of inline content are blocks, block elements are entered."""
        run: list[LexborNode] = []
        runs = 0
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                if run or not (child.text_content or "").isspace():
                    run.append(child)
            elif tag == "br" and run:
                runs += self._add(run, element, runs, in_link)
                run = []
            elif tag in UNREAD or tag[:1] in ("-", "") or (tag in INLINE and not _holds_block(child)):
                run.append(child)
                element.media += tag in MEDIA
            else:
                if run:
                    runs += self._add(run, element, runs, in_link)
                    run = []
                self._enter(child, tag, element, in_link or tag == "a")
            child = child.next
        if run:
            self._add(run, element, runs, in_link)

    def _enter(self, node: LexborNode, tag: str, parent: Element, in_link: bool) -> None:
        if tag in AROUND and node.css_first("h1, article, [itemprop=articleBody]") is None:
            return
        if parent.depth > DEEPEST or len(self.blocks) > MOST_BLOCKS or self.elements > MOST_ELEMENTS:
            return
        attributes: Mapping[str, str | None] = node.attributes
        tag = self.known.setdefault(tag, tag)
        shape = tag
        if attributes:
            shape = f"{tag} {attributes.get('class') or ''}"
            shape = self.known.setdefault(shape, shape)
        parent.count(shape)
        if TELLING.isdisjoint(attributes):
            attributes = NO_ATTRIBUTES
        element = Element(tag, parent, parent.depth + 1, shape, attributes)
        self.elements += 1
        if tag in WHOLE:
            self._add([node], element, 0, in_link)
        else:
            self.read(element, node, in_link)
        if element.blocks:
            parent.length += element.length
            parent.blocks += element.blocks
            if element.linked:
                parent.linked += element.linked
            if element.prose:
                parent.prose += element.prose
        parent.media += element.media

    def _add(self, nodes: list[LexborNode], element: Element, number: int, in_link: bool) -> int:
        """Add a run as a block if there is text in it; how many were added."""
        pieces = _Pieces()
        for node in nodes:
            pieces.take(node, in_link, False, 0)
        text = " ".join("".join(pieces.text).split()) if pieces.text else ""
        if not text:
            return 0
        length = measure(text)
        linked = pieces.share(pieces.linked) if pieces.linked else 0
        strong = pieces.share(pieces.strong) if pieces.strong else 0
        prose = length >= PROSE_LENGTH and linked < PROSE_LINKED and text[-1] in SENTENCE_END
        more = tuple(nodes[1:])
        self.blocks.append(Block(nodes[0], more, element, text, length, linked, strong, number, pieces.pure, prose))
        element.length += length
        element.blocks += 1
        if linked:
            element.linked += length * linked
        if prose:
            element.prose += length
        return 1


class _Pieces:
    """The text of inline nodes, and how much of it is linked or strong."""

    __slots__ = ("length", "linked", "pure", "strong", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.linked = 0
        self.strong = 0
        self.pure = True

    def take(self, node: LexborNode, in_link: bool, strong: bool, depth: int) -> None:
        """Add the text of one node."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node, in_link, strong)
        elif tag == "br":
            self.text.append(" ")
        elif tag in UNREAD or depth > DEEPEST:
            self.pure = self.pure and tag in PICTURES
        elif tag[:1] not in ("-", ""):
            in_link = in_link or tag == "a"
            strong = strong or tag in STRONG
            spaced = tag not in INLINE
            if spaced:
                self.text.append(" ")
            child = node.first_child
            while child is not None:
                if child.is_text_node:
                    self._say(child, in_link, strong)
                else:
                    self.take(child, in_link, strong, depth + 1)
                child = child.next
            if spaced:
                self.text.append(" ")

    def share(self, part: int) -> float:
        """How much of the text a part of it is."""
        return 1 if part == self.length else part / self.length

    def _say(self, node: LexborNode, in_link: bool, strong: bool) -> None:
        text = node.text_content or ""
        self.text.append(text)
        if length := len(text.strip()):
            self.length += length
            if in_link:
                self.linked += length
            if strong:
                self.strong += length


def measure(text: str) -> float:
    """The length of a text as if it were of a spaced script.

    >>> measure("ferry"), measure("フェリー")
    (5, 8.8)
    """
    length: float = len(text)
    if not text.isascii() and (len(text.encode()) - length) * FEW_WIDE > length:
        length += len(UNSPACED.findall(text)) * UNSPACED_WIDTH
    return length


def _holds_block(node: LexborNode) -> bool:
    child = node.first_child
    while child is not None:
        tag = child.tag or ""
        if tag in INLINE:
            if _holds_block(child):
                return True
        elif tag != "-text" and tag not in UNREAD:
            return True
        child = child.next
    return False


def is_sentence(text: str) -> bool:
    """Whether a text is long and ends as a sentence does."""
    return len(text) > PROSE_LENGTH and text[-1] in SENTENCE_END
