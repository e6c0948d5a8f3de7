"""What can be said of a block, each as a small number: the step of a scale, or one of a few cases.

The features are generic: no site, no selector and no word of a page is in them. FEATURES names them in their order.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from ..clean import phrases
from .blocks import Block, Element
from .holder import PARENT_BLOCKS, PARENT_LINKED, PROSE, SHARED, Stand, Stands
from .outline import ONCE, Outline, holder_of

TAGS = {
    tag: place
    for place, tag in enumerate(
        """
        p h1 h2 h3 h4 li dt dd td th blockquote pre figcaption a div section article span summary
        """.split()
    )
}
OTHER_TAG = len(TAGS)
TEXT = """
    length linked tag end start commas digits capitals strong run words symbol call mention consent credit same byline
    repeated evidence later
""".split()
STAND = """
    from_headline prose_before held above_body beside_body among_prose to_first to_last parent_before parent_after
    by_media box_share box_linked box_blocks box_media consent_near
""".split()
NEAR = """
    length_before linked_before tag_before length_after linked_after tag_after length_before_2 linked_before_2
    length_after_2 linked_after_2
""".split()
CROSSED = (("tag", "among_prose"), ("tag", "length"), ("length", "linked"), ("evidence", "among_prose"),
           ("tag", "tag_after"), ("tag", "from_headline"), ("list", "among_prose"),
           ("named_picture", "length"), ("named_related", "length"), ("named_box", "length"))  # fmt: skip
OWN = (*TEXT, *STAND, *NEAR)
FEATURES = (*OWN, *(f"{first}×{second}" for first, second in CROSSED), *SHARED)
WIDTH = 32  # of the scale of a crossed feature's second part
OWN_FEATURES = len(OWN) + len(CROSSED)
# Of the crossed features those of two of the block's own, then those of one that it shares.
OWN_CROSSED = tuple((first, second) for first, second in CROSSED if first in OWN)
SHARED_CROSSED = tuple((first, second) for first, second in CROSSED if first in SHARED)
read_firsts = itemgetter(*(OWN.index(first) for first, _ in OWN_CROSSED))
read_shared = itemgetter(*(SHARED.index(first) for first, _ in SHARED_CROSSED))
read_seconds = itemgetter(*(OWN.index(second) for _, second in (*OWN_CROSSED, *SHARED_CROSSED)))

Features = tuple[int, ...]

LENGTHS = (12, 25, 50, 80, 140, 250, 450)
LINKED = (0.01, 0.15, 0.4, 0.8)
COMMAS = (0.3, 1, 2, 3.5)  # in a hundred characters
DIGITS = (0.001, 0.03, 0.1, 0.25)
CAPITALS = (0.01, 0.04, 0.1, 0.2, 0.5)
STRONG = (0.01, 0.5, 0.99)
WORDS = (2, 4, 7, 12, 20)
HELD = (0.01, 0.1, 0.3, 0.6, 0.95)
FROM_HEADLINE = (-30, 0, 1, 4, 9)  # blocks
LEVELS = (1, 2, 3, 5)
FROM_FIRST = (-8, -3, 0, 1)
TO_LAST = (-8, -3, -1, 0, 1)
PROSE_BEFORE = (1, 200, 600, 2000)
MEDIA_ABOVE = 4
CAPTION_LENGTH = 500  # characters
CAPTIONS = frozenset(["figcaption", "caption", "legend"])  # they go with their picture or table, never alone
HOPELESS = -1
SAID = frozenset([1, 3])  # a repeated title; a repeated kicker, standfirst, byline or date line
OUT = SAID | {HOPELESS}
MENU_LINKED = 0.8  # share of linked text from which a block is a menu's
MENU_LENGTH = 120  # characters
BOX_LINKED = 0.5  # share of linked text from which a box far from the body holds links to other pages
OFF_PAGE = (9, 6, OTHER_TAG + 1)
SAMPLE = 300  # characters of a block that are counted through
SENTENCE = frozenset(".!?…。！？؟।॥։")
CLOSING = frozenset("\"'»”’）)]」』“")
OPENING = frozenset("\"'«“„‘「『–—-")
ENDS = {
    **dict.fromkeys(",，、-–—", 4),
    **dict.fromkeys(":；;", 3),
    **dict.fromkeys(CLOSING, 2),
    **dict.fromkeys(SENTENCE, 1),
}
SYMBOLS = frozenset("►▶•→»›>|©*+")
NOTHING_SAID = NO_BOX = (0, 0, 0, 0)
# Digits of the scripts that news is written in, beside the plain ones; `\\d` takes twice as long.
DIGIT = re.compile("[٠-٩۰-۹०-९০-৯๐-๙０-９]")
CAPITAL = re.compile("[À-ÞА-ЯΑ-Ω]")
PLAIN = bytes(range(128))
OTHER_MARKS = "،、。"
OTHER_THAN_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
OTHER_THAN_CAPITALS = bytes(set(range(256)) - set(range(65, 91)))


class Describer:
    """The features of a page's blocks, found for one block at a time: those of all of a huge page take much memory."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.stands = Stands(outline)
        blocks = outline.blocks
        self.same = [
            HOPELESS if _is_hopeless(block, outline) else outline.front_matter.repeated_in(block.text)
            for block in blocks
        ]
        self.hopeless = [same in OUT for same in self.same]
        prose = (one.length if one.prose and not out else 0.0 for one, out in zip(blocks, self.hopeless, strict=True))
        self.prose = array("d", accumulate(prose, initial=0.0))  # before each block
        known: dict[tuple[int, int, int], tuple[int, int, int]] = {}  # each is held once
        self.padded = [OFF_PAGE, OFF_PAGE]
        for one in blocks:
            linked = bisect_right(LINKED, one.linked) if one.linked else 0
            basic = bisect_right(LENGTHS, one.length), linked, TAGS.get(one.element.tag, OTHER_TAG)
            self.padded.append(known.setdefault(basic, basic))
        self.padded += [OFF_PAGE, OFF_PAGE]
        self.box: Element | None = None  # the one last described
        self.of_box: Features = NO_BOX

    def stand(self, place: int) -> Stand:
        """How a block stands, with the features SHARED."""
        found = self.stands.find(self.outline.blocks[place].element)
        if not found.crossed:
            found.crossed = read_shared(found.features)
        return found

    def own(self, place: int, stand: Stand) -> Features:
        """The features OWN of a block, and the crossed ones."""
        padded = self.padded
        own: Features = (
            *padded[place + 2],
            *_text(self.outline, place, self.same[place]),
            *self._stand(place),
            *padded[place + 1],
            *padded[place + 3],
            *padded[place][:2],
            *padded[place + 4][:2],
        )
        firsts = read_firsts(own) + stand.crossed
        return own + tuple([first * WIDTH + second for first, second in zip(firsts, read_seconds(own), strict=True)])

    def _stand(self, place: int) -> Features:
        outline = self.outline
        blocks = outline.blocks
        block = blocks[place]
        element = block.element
        parent = element.parent or element
        level, below, box = outline.place(element)
        first, last, headline = outline.first, outline.last, outline.headline
        return (
            0 if headline < 0 else bisect_right(FROM_HEADLINE, place - headline) + 1,
            0 if headline < 0 or place <= headline else bisect_right(PROSE_BEFORE, self.prose[place]) + 1,
            bisect_right(HELD, outline.holds[id(holder_of(block))] / outline.most_held),
            bisect_right(LEVELS, level) if level else 0,
            min(below, 5),
            3 if level else 0 if place < first else 2 if place > last else 1,
            bisect_right(FROM_FIRST, place - first) if place <= first else 5,
            bisect_right(TO_LAST, last - place),
            int(place > 0 and blocks[place - 1].element.parent is parent),
            int(place + 1 < len(blocks) and blocks[place + 1].element.parent is parent),
            by_media(element),
            *(self._box(box) if below else NO_BOX),
            outline.is_near_consent(element) if outline.consenting else 0,
        )

    def _box(self, box: Element) -> Features:
        """The element beside others of the body in which a block stands: how much it holds, of what."""
        if box is not self.box:  # blocks of one box follow on each other
            self.box = box
            self.of_box = (
                bisect_right(PROSE, box.prose / self.outline.prose) + 1,
                bisect_right(PARENT_LINKED, box.linked / max(1.0, box.length)),
                bisect_right(PARENT_BLOCKS, box.blocks),
                min(box.media, 3),
            )
        return self.of_box

    def row(self, place: int) -> Features:
        """All features of a block in the order of FEATURES; none of a block that is plainly no article text."""
        if self.hopeless[place]:
            return ()
        stand = self.stand(place)
        return self.own(place, stand) + stand.features


def _is_hopeless(block: Block, outline: Outline) -> bool:
    """Whether a block is plainly none of the body: a menu's link, what stands among links, a caption, a name."""
    element = block.element
    if element.tag in CAPTIONS:
        return True
    if not block.prose and block.length < MENU_LENGTH:
        level, below, box = outline.place(element)
        if level and block.linked >= MENU_LINKED:
            return True
        if level > 1 and below and box.linked > box.length * BOX_LINKED:
            return True
    return block.text in outline.people


def _text(outline: Outline, place: int, same: int) -> Features:
    block = outline.blocks[place]
    text = block.text
    sample = text[:SAMPLE]
    size = len(sample)
    marks, digits, capitals = _count(sample)
    repeats, first = outline.repeats.get(text, ONCE)
    start, end = text[0], text[-1]
    found = outline.phrases[place]
    return (
        ENDS.get(end) or (0 if end.isalnum() else 5),
        _start(start),
        bisect_right(COMMAS, marks * 100 * len(text) / size / max(1.0, block.length)),
        bisect_right(DIGITS, digits / size),
        bisect_right(CAPITALS, capitals / size),
        bisect_right(STRONG, block.strong) if block.strong else 0,
        min(block.number, 3),
        bisect_right(WORDS, text.count(" ") + 1),
        int(start in SYMBOLS),
        *(_phrases(found, block.linked) if found else NOTHING_SAID),
        same,
        _byline(outline.people, text) if outline.people else 0,
        min(repeats, 3) - 1,
        outline.evidence[place],
        0 if repeats < 2 else 1 if first == place else 2,
    )


def _count(sample: str) -> tuple[int, int, int]:
    """How many marks that part sentences, digits and capitals are in a text."""
    marks = sample.count(",") + sample.count(".") + sample.count(";")
    plain = sample.encode()
    digits = len(plain.translate(None, OTHER_THAN_DIGITS))
    capitals = len(plain.translate(None, OTHER_THAN_CAPITALS))
    if len(plain) > len(sample):
        other = plain.translate(None, PLAIN).decode()
        marks += sum(map(other.count, OTHER_MARKS))
        digits += len(DIGIT.findall(other))
        capitals += len(CAPITAL.findall(other))
    return marks, digits, capitals


def _phrases(found: int, linked: float) -> tuple[int, int, int, int]:
    call = 0
    if found & (phrases.OPENING | phrases.ADVERT):
        call = 1
    elif found & phrases.RIGHT:
        call = 2
    elif found & phrases.SHARE:
        call = 3
    elif found & phrases.LETTER and found & phrases.INVITE:
        call = 4
    mention = 0 if not found & (phrases.CHANNEL | phrases.LETTER) else 2 if linked > phrases.LINKED else 1
    credit = 1 if found & phrases.CREDIT else 2 if found & phrases.AGENCY else 0
    return call, mention, int(bool(found & phrases.AGREE)), credit


def _start(mark: str) -> int:
    if mark.isupper():
        return 0
    if mark.islower():
        return 1
    if mark.isdigit():
        return 2
    return 3 if mark in OPENING else 4 if mark.isalpha() else 5


def _byline(people: Sequence[str], text: str) -> int:
    size = len(text)
    if size > 400:
        return 0
    for name in people:
        if name in text:
            return 4 if text in people else 1 if size < 80 else 2 if size < 160 else 3
    return 0


def by_media(element: Element) -> int:
    """How close above a block an element holds a picture and little else, as a caption has it."""
    holder: Element | None = element
    for distance in range(1, MEDIA_ABOVE + 1):
        if holder is None or holder.length > CAPTION_LENGTH:
            return 0
        if holder.media:
            return distance
        holder = holder.parent
    return 0
