"""The markup of the chosen blocks with the pictures and embeds among them; everything else is left out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from selectolax.lexbor import LexborNode

from ..clean.embeds import FRAMES
from .below import find_caption_below
from .beside import Beside, read_beside, write_captioned
from .blocks import WHOLE, Block, Element, node_of
from .elsewhere import is_elsewhere
from .gallery import is_gallery, is_named_gallery
from .runs import PICTURES, UNREAD
from .vocabulary import read_names

KEPT_ATTRIBUTES = frozenset(
    """
    class id lang dir align cite href start type reversed value colspan rowspan scope datetime open role itemprop title
    """.split()
)
MEDIA_WITHIN = f"img, {FRAMES}"
MEDIA = frozenset(
    """
    img picture iframe video audio figure noscript amp-iframe amp-video amp-audio amp-img embed object
    """.split()
)
NO_MEDIA = frozenset(["script", "style", "template", "svg", "button", "form", "input", "nav", "footer"])
DEEPEST = 40  # levels below the body in which pictures are looked for
# Of a table that lays out the page, and is not itself among what is kept: as parts of no table their texts would join.
TABLE_PARTS = frozenset(["tbody", "thead", "tfoot", "tr", "td", "th", "caption"])
RUNS_APART = frozenset(["div", "section", "article", "main", "body", "td", "blockquote", "center"])


def find_common(chosen: list[Block]) -> Element:
    """The smallest element that holds all chosen blocks: the first, the last and so those between."""
    first, last = _path(chosen[0].element), _path(chosen[-1].element)
    same = 0
    while same < min(len(first), len(last)) and first[same] is last[same]:
        same += 1
    common = first[same - 1]
    return common.parent if common.tag in WHOLE and common.parent is not None else common


def _path(element: Element) -> list[Element]:
    path = [element]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    return path[::-1]


def write_markup(common: Element, chosen: list[Block], people: Sequence[str] = ()) -> str:
    """The markup of the chosen blocks inside `common`, without the portraits of `people`, the article's authors."""
    return _Writer(common, chosen, people).write()


class _Writer:
    def __init__(self, common: Element, chosen: list[Block], people: Sequence[str]) -> None:
        self.root = node_of(chosen[0], common)
        self.people = people
        self.left = len(chosen)
        self.runs = {block.node.mem_id: block for block in chosen}
        self.kept: dict[int, Element] = {}
        for block in chosen:
            holder = block.element.parent if block.element.tag in WHOLE else block.element
            node = block.node.parent
            while node is not None and holder is not None and holder is not common and node.mem_id not in self.kept:
                self.kept[node.mem_id] = holder
                holder, node = holder.parent, node.parent
        # What the names of the text's own holders mean says nothing: some builders call all parts of a page widgets.
        self.usual = 0
        for shape in {holder.shape for holder in self.kept.values()}:
            self.usual |= read_names(shape)
        self.pieces: list[str] = []
        self.tables = 0  # that are open

    def write(self) -> str:
        self._children(self.root)
        below = self.root.next
        while below is not None and (not below.is_element_node or is_named_gallery(below)):
            if below.is_element_node:
                self._media(below, 0)
            below = below.next
        return "".join(self.pieces)

    def _children(self, node: LexborNode) -> None:
        inside: set[int] = set()
        for child in node.iter(include_text=True):
            place = child.mem_id
            if place in inside:
                continue
            if place in self.runs:
                inside.update(other.mem_id for other in self.runs[place].more)
                self._run(self.runs[place])
            elif place in self.kept:
                self._element(self.kept[place].tag, child)
            elif child.tag == "hr" and self.left and self.pieces:
                self.pieces.append("<hr>")
            elif child.tag != "-text":
                self._media(child, 0)

    def _element(self, tag: str, node: LexborNode) -> None:
        tag = tag if self.tables or tag not in TABLE_PARTS else "div"
        self.tables += tag == "table"
        self.pieces.append(_start(node, tag))
        self._children(node)
        self.pieces.append(f"</{tag}>")
        self.tables -= tag == "table"

    def _run(self, block: Block) -> None:
        self.left -= 1
        apart = block.element.tag in RUNS_APART and block.element.blocks > 1
        if apart:
            self.pieces.append("<p>")
        for node in block.nodes:
            if block.pure and node.tag != "-text":
                self.pieces.append(node.html or "")
            else:
                self._pure(node, 0)
        if apart:
            self.pieces.append("</p>")

    def _pure(self, node: LexborNode, depth: int) -> None:
        """Write inline content without scripts, buttons and the like."""
        tag = node.tag or ""
        if tag == "-text":
            self.pieces.append(escape(node.text_content or "", quote=False))
        elif tag in PICTURES or tag == "br":
            self.pieces.append(node.html or "")
        elif tag not in UNREAD and tag[:1] not in ("-", "") and depth < DEEPEST:
            self.pieces.append(_start(node, tag))
            for child in node.iter(include_text=True):
                self._pure(child, depth + 1)
            self.pieces.append(f"</{tag}>")

    def _media(self, node: LexborNode, depth: int, among: bool = False) -> None:
        """Write the article's pictures and embeds in an element of which no text was chosen.

        `among` says that it is one of a gallery, which may stand below the text.
        """
        tag = node.tag or ""
        if tag in NO_MEDIA or tag[:1] in ("-", "") or depth > DEEPEST:
            return
        if (tag not in MEDIA or tag == "noscript") and node.css_first(MEDIA_WITHIN) is None:
            return
        if is_elsewhere(node, tag, self.usual):
            return
        among = among or self.left > 0 or (tag != "figure" and is_gallery(node, not depth))
        if not among and tag not in ("figure", "div"):
            return
        beside = Beside.NOTHING if tag in MEDIA else read_beside(node, self.people) if among else Beside.OTHER
        if beside is Beside.NOTHING:
            self.pieces.append(self._with_caption(node))
        elif beside is Beside.CAPTION and node.css_first("img") is not None:
            self.pieces.append(write_captioned(node))
        elif beside is not Beside.TEASER:
            self._media_within(node, depth, among)

    def _with_caption(self, node: LexborNode) -> str:
        """The markup of an element with a picture alone, as a figure where its caption is right below."""
        below = find_caption_below(node) if node.tag != "figure" else None
        if below is None or not self._is_left_out(below):
            return node.html or ""
        return f"<figure>{node.html}<figcaption>{below.inner_html}</figcaption></figure>"

    def _is_left_out(self, node: LexborNode) -> bool:
        """Whether no text of an element was chosen."""
        if node.mem_id in self.kept or node.mem_id in self.runs:
            return False
        return not any(child.mem_id in self.runs for child in node.iter(include_text=True))

    def _media_within(self, node: LexborNode, depth: int, among: bool) -> None:
        for child in node.iter(include_text=False):
            self._media(child, depth + 1, among)


def _start(node: LexborNode, tag: str) -> str:
    attributes = node.attributes
    kept = [
        f' {name}="{escape(value or "")}"' if value else f" {name}"
        for name, value in attributes.items()
        if name in KEPT_ATTRIBUTES
    ]
    return f"<{tag}{''.join(kept)}>"
