"""The text blocks of a whole page in reading order, each with the element that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from .runs import APART, BLOCK, BREAK, DEEPEST, KINDS, LINE, TEXT, UNREADABLE, Run, measure
from .vocabulary import NAMES

if TYPE_CHECKING:
    from .outline import Surroundings

WHOLE = frozenset("p h1 h2 h3 h4 h5 h6 pre dt figcaption summary caption legend".split())
MEDIA = frozenset(["img", "picture", "iframe", "video", "audio", "object", "embed", "canvas"])
MARKED = "h1, article, [itemprop=articleBody]"  # a nav or footer is entered only where such an element is in it
# Attributes beside the class that say something of an element.
TELLING = frozenset([*NAMES, "role", "hidden", "style", "aria-hidden"]) - {"class"}
NO_ATTRIBUTES: Mapping[str, str | None] = MappingProxyType({})
MOST_BLOCKS = 20_000  # of one page; a longer one is read as far as that
MOST_ELEMENTS = 120_000
MOST_LINKS = 2_000  # blocks of one page that are nothing but a link; further ones are no article's and only counted
PROSE_LENGTH = 80  # characters
PROSE_LINKED = 0.4  # share of linked text from which a block is no prose
SENTENCE_END = frozenset(".!?…。！？؟।॥։።:;»”\"'’）)")


class Element:
    """An element that holds blocks, with sums over all text in it. `node_of` finds it in the tree."""

    __slots__ = (
        "alike", "around", "attributes", "blocks", "kind", "length", "linked", "media", "parent", "prose", "shape",
        "tag",
    )  # fmt: skip

    def __init__(self, tag: str, parent: Element | None, shape: str) -> None:
        self.tag = tag
        self.parent = parent
        self.shape = shape  # tag and class: what makes siblings alike
        # None where only its class says something of it; the shape has that.
        self.attributes: Mapping[str, str | None] = NO_ATTRIBUTES
        self.kind: str | dict[str, int] = ""  # the shape of all elements in it; of several, how many are of each
        self.alike = 0  # how many elements of the one shape are in it
        # Whole numbers as such: Python holds each of the small ones once.
        self.length: float = 0
        self.linked: float = 0
        self.prose: float = 0
        self.blocks = 0
        self.media = 0  # pictures, players and frames
        self.around: Surroundings | None = None  # found by the outline

    def count_like(self, shape: str) -> int:
        """How many elements of a shape are in it."""
        if isinstance(self.kind, dict):
            return self.kind.get(shape, 0)
        return self.alike if shape == self.kind else 0

    def count_other(self, shape: str) -> None:
        """Count an element that is in it, where not all are of one shape."""
        if isinstance(self.kind, dict):
            self.kind[shape] = self.kind.get(shape, 0) + 1
        else:
            self.kind = {self.kind: self.alike, shape: 1}


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


def collect_blocks(root: LexborNode) -> tuple[list[Element], list[Block]]:
    """All elements that hold text blocks, the page's body element last and each after those in it, and the blocks."""
    reader = _Reader()
    top = Element(root.tag or "", None, "")
    reader.read(top, root, False, 0)
    reader.elements.append(top)
    return reader.elements, reader.blocks


def node_of(block: Block, holder: Element) -> LexborNode:
    """The node of an element that holds a block. Those of all elements are not kept: they would take much memory."""
    node, element = block.node, block.element
    if element.tag not in WHOLE:
        assert node.parent is not None
        node = node.parent
    while element is not holder:
        assert node.parent is not None and element.parent is not None
        node, element = node.parent, element.parent
    return node


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.entered = 0
        self.links = 0
        self.known: dict[str, str] = {}  # tags and shapes, each held once
        self.run = Run()  # it is empty whenever a block element is entered

    def read(self, element: Element, node: LexborNode, in_link: bool, depth: int) -> None:
        """Read an element's content: runs of inline content are blocks, block elements are entered."""
        run = self.run
        nodes = run.nodes
        runs = 0
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            kind = KINDS.get(tag, BLOCK)
            if kind == TEXT:
                if nodes or not child.is_empty_text_node:
                    run.add_text(child, in_link)
            elif kind <= BLOCK or (kind == LINE and not run.add_inline(child, tag, in_link)):
                if nodes:
                    runs += self._close(element, runs)
                # The footer of a quote says whose it is.
                if kind != APART or element.tag == "blockquote" or child.css_first(MARKED) is not None:
                    self._enter(child, tag, element, in_link, depth)
            elif kind == UNREADABLE:
                run.pass_over(child, tag)
                element.media += tag in MEDIA
            elif kind == BREAK and nodes:
                runs += self._close(element, runs)
            elif kind != LINE:
                nodes.append(child)
            child = child.next
        if nodes:
            self._close(element, runs)

    def _enter(self, node: LexborNode, tag: str, parent: Element, in_link: bool, depth: int) -> None:
        if depth > DEEPEST or self.entered > MOST_ELEMENTS or len(self.blocks) > MOST_BLOCKS:
            return
        self.entered += 1
        attributes: Mapping[str, str | None] = node.attributes
        tag = shape = self.known.setdefault(tag, tag)
        names = attributes.get("class") if attributes else None
        if attributes:
            shape = f"{tag} {names or ''}"
            shape = self.known.setdefault(shape, shape)
        if shape == parent.kind:
            parent.alike += 1
        elif not parent.alike:
            parent.kind = shape
            parent.alike = 1
        else:
            parent.count_other(shape)
        element = Element(tag, parent, shape)
        before = len(self.blocks)
        if len(attributes) > (names is not None) and not TELLING.isdisjoint(attributes):
            element.attributes = attributes
        if tag in WHOLE:
            self.run.nodes.append(node)
            self.run.take(node, in_link, False, 0, True)
            self._close(element, 0)
        else:
            self.read(element, node, in_link or tag == "a", depth + 1)
        parent.media += element.media
        if element.blocks:
            if len(self.blocks) > before:
                self.elements.append(element)
            parent.length += element.length
            parent.blocks += element.blocks
            if element.linked:
                parent.linked += element.linked
            if element.prose:
                parent.prose += element.prose

    def _close(self, element: Element, number: int) -> int:
        """End the run and add it as a block if there is text in it; how many were added."""
        run = self.run
        whole = run.length
        if not whole:
            run.clear()
            return 0
        texts, nodes = run.texts, run.nodes
        text = " ".join((texts[0] if len(texts) == 1 else "".join(texts)).split())
        length = len(text) if text.isascii() else measure(text)
        linked = run.linked and run.share(run.linked)
        strong = run.strong and run.share(run.strong)
        prose = length >= PROSE_LENGTH and linked < PROSE_LINKED and text[-1] in SENTENCE_END
        if linked == 1:
            self.links += 1
        if linked != 1 or self.links <= MOST_LINKS:
            more = tuple(nodes[1:]) if len(nodes) > 1 else ()
            self.blocks.append(Block(nodes[0], more, element, text, length, linked, strong, number, run.pure, prose))
        run.clear()
        element.length += length
        element.blocks += 1
        if linked:
            element.linked += length * linked
        if prose:
            element.prose += length
        return 1


def is_sentence(text: str) -> bool:
    """Whether a text is long and ends as a sentence does."""
    return len(text) > PROSE_LENGTH and text[-1] in SENTENCE_END
