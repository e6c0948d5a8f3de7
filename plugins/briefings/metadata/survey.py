"""One walk over the page: its lines of text in order, each with what its place says about it.

Every reader of the visible page works on this, so that the tree is walked once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .vocabulary import ITEM_PROPERTIES, TAGS, Role, read_names

NOT_READ = frozenset(
    """
    script style noscript template svg select option button textarea iframe object embed canvas video audio map head
    -comment -doctype -undef
    """.split()
)
INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code data em font i img ins label mark q rp rt ruby s small span strike strong sub sup
    time tt u var wbr picture source
    """.split()
)
ROOTS = frozenset(["html", "body", "main", "article"])  # their names describe the whole page
# Parts of the address of a page about a person.
PROFILES = frozenset(
    """
    author authors autor autores autoren autorin autori autore auteur auteurs profil profile profiles people journalist
    journalists journalista periodista redaktion staff staff_name contributor contributors byline columnist columnists
    yazar yazarlar forfatter firma firmas person reporter reporters writer writers
    """.split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MOST_NODES = 60_000  # of one page; a longer one is read as far as that
MOST_PIECES = 12_000
LONGEST_PIECE = 2_000  # characters
LONGEST_ADDRESS = 200
PROSE = 240  # characters from which a plain paragraph is taken whole
DEEPEST = 400
MOST_HEADLINES = 5
MOST_BOXES = 40
NOTABLE_TAGS = frozenset(["h1", "h2", "h3", "img", "time"])
NOT_ENTERED = Role.ELSEWHERE | Role.COMMENT | Role.HIDDEN
TELLING = Role.AUTHOR | Role.DATE | Role.HEADLINE | Role.STANDFIRST | Role.KICKER | Role.ARTICLE
NOTABLE = TELLING | Role.PROFILE | Role.MODIFIED | Role.CORRECTION | Role.LICENCE | Role.LOGO
# A part with none of these is no box of other articles, whatever its name says.
BOXED = "h2, h3, h4, li, article, p + p"


@dataclass(slots=True)
class Piece:
    """A run of text in the page."""

    text: str
    block: int  # number of the paragraph-like element that it stands in
    roles: int
    depth: int


@dataclass(slots=True)
class Element:
    """An element that may say something about the article; its text is the pieces from `start` to before `end`."""

    tag: str
    attributes: dict[str, str | None]
    own: int  # by its own names
    roles: int  # with those of all that it stands in
    start: int
    end: int = 0
    node: LexborNode | None = None  # only of pictures


@dataclass(frozen=True, slots=True)
class Box:
    """A menu, a sidebar, a list of teasers: a part of the page into which the walk did not go."""

    node: LexborNode
    tag: str
    roles: int
    depth: int
    start: int  # the piece before which it stands


@dataclass(slots=True)
class Survey:
    """The page's lines and telling elements in document order."""

    pieces: list[Piece] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)  # parts that were passed by

    def text(self, element: Element, limit: int = 40) -> str:
        """The element's text; pieces of different blocks are parted by a space."""
        return join_pieces(self.pieces[element.start : min(element.end, element.start + limit)])

    def blocks(self, start: int, end: int) -> Iterator[tuple[int, list[Piece]]]:
        """The pieces between two places, by block, each with the place of its first piece."""
        at = max(0, start)
        end = min(end, len(self.pieces))
        while at < end:
            first = at
            while at < end and self.pieces[at].block == self.pieces[first].block:
                at += 1
            yield first, self.pieces[first:at]


def join_pieces(pieces: list[Piece]) -> str:
    """One line of text."""
    if len(pieces) == 1:
        return " ".join(pieces[0].text.split())
    out = ""
    for piece in pieces:
        if out and not out[-1].isspace() and piece.text[:1] not in ",.;:!?)’'”":
            out += " "
        out += piece.text.strip()
    return " ".join(out.split())


def survey_page(tree: LexborHTMLParser, telling: Sequence[LexborNode], boxes: bool = False) -> Survey:
    """Walk the page's body once, past the menus and boxes that hold no headline; into them if `boxes`."""
    survey = Survey()
    if tree.body is not None:
        _Walk(survey, _holders_of_headlines(telling), boxes).enter(tree.body, "body", 0, 0)
    return survey


def survey_boxes(survey: Survey, start: int, end: int) -> Survey:
    """The lines of the boxes that were passed by between two pieces."""
    inside = Survey()
    opened = [one for one in survey.boxes if start <= one.start <= end][:MOST_BOXES]
    walk = _Walk(inside)
    for box in opened:
        walk.enter(box.node, box.tag, box.roles, box.depth)
    return inside


def _holders_of_headlines(telling: Sequence[LexborNode]) -> frozenset[int]:
    holders: set[int] = set()
    first, second = ([node for node in telling if node.tag == tag] for tag in ("h1", "h2"))
    for headline in (first or second)[:MOST_HEADLINES]:
        holder = headline.parent
        while holder is not None and len(holders) < DEEPEST:
            holders.add(holder.mem_id)
            holder = holder.parent
    return frozenset(holders)


class _Walk:
    """Reads parts of the page depth first into a survey, as far as its limits go."""

    def __init__(self, survey: Survey, holders: frozenset[int] = frozenset(), boxes: bool = True) -> None:
        self.survey = survey
        self.pieces = survey.pieces
        self.holders = holders  # of headlines: no menu, whatever their names say
        self.boxes = boxes  # whether menus and boxes are entered
        self.block = 0
        self.left = MOST_NODES

    def enter(self, node: LexborNode, tag: str, roles: int, depth: int) -> None:
        """Read an element with the roles of all that it stands in."""
        self.left -= 1
        attributes = node.attributes
        own = _roles(tag, attributes) if attributes else TAGS.get(tag, 0)
        if own:
            if node.mem_id in self.holders:
                own &= Role.ARTICLE
            if own & NOT_ENTERED:
                if own & Role.ELSEWHERE and tag not in TAGS and node.css_first(BOXED) is None:
                    own &= ~Role.ELSEWHERE
                elif not own & TELLING and (not self.boxes or own & Role.HIDDEN):
                    if own & Role.ELSEWHERE:
                        self.survey.boxes.append(Box(node, tag, roles | own, depth, len(self.pieces)))
                    return
            roles |= own
        inline = tag in INLINE
        self.block += not inline
        if own & NOTABLE or tag in NOTABLE_TAGS:
            element = Element(tag, attributes, own, roles, len(self.pieces), len(self.pieces))
            element.node = node if tag == "img" else None
            self.survey.elements.append(element)
            self._read(node, roles, depth + 1)
            element.end = len(self.pieces)
        elif tag == "p" and len(text := node.text()) > PROSE:
            self.pieces.append(Piece(text[:LONGEST_PIECE], self.block, roles, depth))
        else:
            self._read(node, roles, depth + 1)
        self.block += not inline

    def _read(self, node: LexborNode, roles: int, depth: int) -> None:
        pieces = self.pieces
        child = node.first_child if depth < DEEPEST else None
        while child is not None:
            name = child.tag or ""
            if name == "-text":
                if not child.is_empty_text_node and (text := child.text_content or "") and not text.isspace():
                    self.left -= 1
                    pieces.append(Piece(text[:LONGEST_PIECE], self.block, roles, depth))
                    if len(pieces) >= MOST_PIECES:
                        return
            elif name not in NOT_READ:
                self.enter(child, name, roles, depth)
                if self.left <= 0 or len(pieces) >= MOST_PIECES:
                    return
            child = child.next


def _roles(tag: str, attributes: dict[str, str | None]) -> int:
    """What an element says about itself."""
    own = TAGS.get(tag, 0)
    said = attributes.get
    if len(attributes) == 1 and (names := said("class")):  # as most elements have it
        return own | read_names(names) if tag not in ROOTS else own
    style = said("style")
    if "hidden" in attributes or (style and HIDDEN.search(style[:200])):
        return Role.HIDDEN
    names = said("class") or ""
    if identity := said("id"):
        names = f"{names} {identity}"
    if names and tag not in ROOTS:
        own |= read_names(names)
    if properties := said("itemprop") or said("property"):
        for name in properties.casefold().split():
            own |= ITEM_PROPERTIES.get(name.rpartition(":")[2], 0)
    if relation := said("rel"):
        own |= Role.AUTHOR if "author" in relation else 0
        own |= Role.LICENCE if "license" in relation else 0
    if tag == "a" and not PROFILES.isdisjoint((said("href") or "")[-LONGEST_ADDRESS:].split("/")[:-1]):
        own |= Role.PROFILE
    return own
