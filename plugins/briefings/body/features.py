"""What can be said of a block, each as a small number: the step of a scale, or one of a few cases.

The features are generic: no site, no selector and no word of a page is in them. FEATURES names them in their order.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from ..clean import phrases
from .blocks import Block, Element
from .holder import PARENT_BLOCKS, PARENT_LINKED, PROSE, SHARED, describe_holder
from .outline import ONCE, Outline, Surroundings, holder_of

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
PLACES = tuple(((*OWN, *SHARED).index(first), OWN.index(second)) for first, second in CROSSED)

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
OFF_PAGE = (9, 6, OTHER_TAG + 1)
SAMPLE = 300  # characters of a block that are counted through
SENTENCE = frozenset(".!?…。！？؟।॥։")
CLOSING = frozenset("\"'»”’）)]」』“")
OPENING = frozenset("\"'«“„‘「『–—-")
# Digits of the scripts that news is written in; `\\d` takes twice as long.
DIGIT = re.compile("[0-9٠-٩۰-۹०-९০-৯๐-๙０-９]")
CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω]")
OTHER_MARKS = "،、。"
OTHER_THAN_DIGITS = bytes(set(range(128)) - set(b"0123456789"))
OTHER_THAN_CAPITALS = bytes(set(range(128)) - set(range(65, 91)))


class Describer:
    """The features of a page's blocks, found for one block at a time: those of all would take much memory."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        blocks = outline.blocks
        self.same = [
            HOPELESS if _is_hopeless(outline, place, block) else outline.front_matter.repeated_in(block.text)
            for place, block in enumerate(blocks)
        ]
        self.hopeless = [same == HOPELESS or same in SAID for same in self.same]
        prose = [0.0 if out or not one.prose else one.length for one, out in zip(blocks, self.hopeless, strict=True)]
        self.prose = array("d", accumulate(prose, initial=0.0))  # before each block
        known: dict[tuple[int, int, int], tuple[int, int, int]] = {}  # each is held once
        self.padded = [OFF_PAGE, OFF_PAGE]
        for one in blocks:
            tag = TAGS.get(one.element.tag, OTHER_TAG)
            basic = bisect_right(LENGTHS, one.length), bisect_right(LINKED, one.linked), tag
            self.padded.append(known.setdefault(basic, basic))
        self.padded += [OFF_PAGE, OFF_PAGE]

    def surroundings(self, place: int) -> Surroundings:
        """Where a block stands, with the features SHARED."""
        element = self.outline.blocks[place].element
        around = self.outline.surroundings(element)
        if not around.features:
            around.features = describe_holder(self.outline, element, around)
        return around

    def own(self, place: int, around: Surroundings) -> Features:
        """The features OWN of a block, and the crossed ones."""
        block = self.outline.blocks[place]
        own = (
            *self.padded[place + 2],
            *_text(self.outline, place, block, self.same[place]),
            *_stand(self.outline, place, block, self.prose[place]),
            *_near(self.padded, place + 2),
        )
        return _cross(own, around.features)

    def row(self, place: int) -> Features:
        """All features of a block in the order of FEATURES; none of a block that is plainly no article text."""
        if self.hopeless[place]:
            return ()
        around = self.surroundings(place)
        return (*self.own(place, around), *around.features)


def _cross(own: Features, shared: Features) -> Features:
    whole = own + shared
    return own + tuple([whole[first] * WIDTH + own[second] for first, second in PLACES])


def _is_hopeless(outline: Outline, place: int, block: Block) -> bool:
    """Whether a block is plainly none of the body: a menu's link, a caption, a name."""
    if block.element.tag in CAPTIONS or (block.linked >= 0.8 and block.length < 120 and outline.standing[place][0] > 0):
        return True
    return block.text in outline.people


def _text(outline: Outline, place: int, block: Block, same: int) -> Features:
    text = block.text
    sample = text[:SAMPLE]
    marks, digits, capitals = _count(sample)
    repeats, first = outline.repeats.get(text, ONCE)
    return (
        _end(text[-1]),
        _start(text[0]),
        bisect_right(COMMAS, marks * 100 * len(text) / len(sample) / max(1.0, block.length)),
        bisect_right(DIGITS, digits / len(sample)),
        bisect_right(CAPITALS, capitals / len(sample)),
        bisect_right(STRONG, block.strong),
        min(block.number, 3),
        bisect_right(WORDS, text.count(" ") + 1),
        int(text[0] in "►▶•→»›>|©*+"),
        *_phrases(outline.phrases[place], block.linked),
        same,
        _byline(outline, text),
        min(repeats, 3) - 1,
        outline.evidence[place],
        0 if repeats < 2 else 1 if first == place else 2,
    )


def _count(sample: str) -> tuple[int, int, int]:
    """How many marks that part sentences, digits and capitals are in a text."""
    marks = sample.count(",") + sample.count(".") + sample.count(";")
    if not sample.isascii():
        marks += sum(map(sample.count, OTHER_MARKS))
        return marks, len(DIGIT.findall(sample)), len(CAPITAL.findall(sample))
    plain = sample.encode()
    return marks, len(plain.translate(None, OTHER_THAN_DIGITS)), len(plain.translate(None, OTHER_THAN_CAPITALS))


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


def _end(mark: str) -> int:
    if mark in SENTENCE:
        return 1
    if mark in CLOSING:
        return 2
    if mark in ":：;":
        return 3
    return 4 if mark in ",，、-–—" else 0 if mark.isalnum() else 5


def _start(mark: str) -> int:
    if mark.isupper():
        return 0
    if mark.islower():
        return 1
    if mark.isdigit():
        return 2
    return 3 if mark in OPENING else 4 if mark.isalpha() else 5


def _byline(outline: Outline, text: str) -> int:
    if not outline.people or len(text) > 400 or not any(name in text for name in outline.people):
        return 0
    if text in outline.people:
        return 4
    return 1 if len(text) < 80 else 2 if len(text) < 160 else 3


def _stand(outline: Outline, place: int, block: Block, prose: float) -> Features:
    parent = block.element.parent or block.element
    above, beside = outline.standing[place]
    first, last, headline = outline.first, outline.last, outline.headline
    blocks = outline.blocks
    return (
        0 if headline < 0 else bisect_right(FROM_HEADLINE, place - headline) + 1,
        0 if headline < 0 or place <= headline else bisect_right(PROSE_BEFORE, prose) + 1,
        bisect_right(HELD, outline.holds.get(id(holder_of(block)), 0) / outline.most_held),
        bisect_right(LEVELS, above),
        min(beside, 5),
        3 if above else 0 if place < first else 2 if place > last else 1,
        bisect_right(FROM_FIRST, place - first) if place <= first else 5,
        bisect_right(TO_LAST, last - place),
        int(place > 0 and blocks[place - 1].element.parent is parent),
        int(place + 1 < len(blocks) and blocks[place + 1].element.parent is parent),
        _by_media(block),
        *_box(outline, block),
        outline.is_near_consent(block.element),
    )


def _by_media(block: Block) -> int:
    """How close above the block an element holds a picture and little else, as a caption has it."""
    holder: Element | None = block.element
    for distance in range(1, MEDIA_ABOVE + 1):
        if holder is None or holder.length > CAPTION_LENGTH:
            return 0
        if holder.media:
            return distance
        holder = holder.parent
    return 0


def _box(outline: Outline, block: Block) -> tuple[int, int, int, int]:
    """The element beside others of the body in which the block stands: how much it holds, of what."""
    box = block.element
    while box.parent is not None and id(box.parent) not in outline.levels:
        box = box.parent
    if id(box) in outline.levels:
        return 0, 0, 0, 0
    share = box.prose / outline.prose
    return (
        bisect_right(PROSE, share) + 1,
        bisect_right(PARENT_LINKED, box.linked / max(1.0, box.length)),
        bisect_right(PARENT_BLOCKS, box.blocks),
        min(box.media, 3),
    )


def _near(padded: list[tuple[int, int, int]], at: int) -> tuple[int, ...]:
    before, after = padded[at - 1], padded[at + 1]
    return (*before, *after, *padded[at - 2][:2], *padded[at + 2][:2])
