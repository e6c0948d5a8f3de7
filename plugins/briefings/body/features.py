"""What can be said of a block, each as a small number: the step of a scale, or one of a few cases.

The features are generic: no site, no selector and no word of a page is in them. FEATURES names them in their order.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..clean import phrases
from .blocks import Block, Element
from .outline import Outline, fold, holder_of
from .vocabulary import MEANINGS

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
PLACE = "list table quote figure section article main hidden role".split()
PAGE = """
    from_headline prose_before kin cards held parent_prose outer_prose above_body beside_body among_prose to_first
    to_last parent_linked outer_linked parent_blocks other_article parent_before parent_after
    by_media box_share box_linked box_blocks box_media consent_near
""".split()
NEAR = """
    length_before linked_before tag_before length_after linked_after tag_after length_before_2 linked_before_2
    length_after_2 linked_after_2
""".split()
CROSSED = (("tag", "among_prose"), ("tag", "length"), ("length", "linked"), ("evidence", "among_prose"),
           ("tag", "tag_after"), ("tag", "from_headline"), ("list", "among_prose"),
           ("named_picture", "length"), ("named_related", "length"), ("named_box", "length"))  # fmt: skip
SIMPLE = (*TEXT, *PLACE, *(f"named_{meaning}" for meaning in MEANINGS), *PAGE, *NEAR)
FEATURES = (*SIMPLE, *(f"{first}×{second}" for first, second in CROSSED))
WIDTH = 32  # of the scale of a crossed feature's second part
PLACES = tuple((SIMPLE.index(first), SIMPLE.index(second)) for first, second in CROSSED)

LENGTHS = (12, 25, 50, 80, 140, 250, 450)
LINKED = (0.01, 0.15, 0.4, 0.8)
COMMAS = (0.3, 1, 2, 3.5)  # in a hundred characters
DIGITS = (0.001, 0.03, 0.1, 0.25)
CAPITALS = (0.01, 0.04, 0.1, 0.2, 0.5)
STRONG = (0.01, 0.5, 0.99)
WORDS = (2, 4, 7, 12, 20)
KIN = (2, 3, 5, 9)
HELD = (0.01, 0.1, 0.3, 0.6, 0.95)
PROSE = (0.01, 0.1, 0.3, 0.6)
FROM_HEADLINE = (-30, 0, 1, 4, 9)  # blocks
LEVELS = (1, 2, 3, 5)
FROM_FIRST = (-8, -3, 0, 1)
TO_LAST = (-8, -3, -1, 0, 1)
PARENT_LINKED = (0.05, 0.2, 0.5, 0.8)
PARENT_BLOCKS = (2, 3, 6, 15, 40)
PROSE_BEFORE = (1, 200, 600, 2000)
MEDIA_ABOVE = 4
CAPTION_LENGTH = 500  # characters
CARDS_ABOVE = 4  # ancestors among which one of several of a kind is looked for
CAPTIONS = frozenset(["figcaption", "caption", "legend"])  # they go with their picture or table, never alone
SAID = frozenset([1, 3])  # a repeated title; a repeated kicker, standfirst, byline or date line
SMALL_TAGS = frozenset(["ul", "ol", "tr", "tbody"])
OFF_PAGE = (9, 6, OTHER_TAG + 1)
SAMPLE = 300  # characters of a block that are counted through
LONG_TEXT = 600  # characters; no such block repeats the front matter
SENTENCE = frozenset(".!?…。！？؟।॥։")
CLOSING = frozenset("\"'»”’）)]」』“")
OPENING = frozenset("\"'«“„‘「『–—-")
DIGIT = re.compile(r"\d")
CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω]")
MARKS = re.compile("[,.;،、。]")


def describe_blocks(outline: Outline) -> list[tuple[int, ...]]:
    """The simple features of every block, in the order of SIMPLE; an empty tuple for a block that is plainly none."""
    basics = [
        (bisect_right(LENGTHS, one.length), bisect_right(LINKED, one.linked), TAGS.get(one.element.tag, OTHER_TAG))
        for one in outline.blocks
    ]
    padded = [OFF_PAGE, OFF_PAGE, *basics, OFF_PAGE, OFF_PAGE]
    rows: list[tuple[int, ...]] = []
    named: dict[tuple[int, int, int], tuple[int, ...]] = {}
    prose = 0.0
    for place, block in enumerate(outline.blocks):
        if _is_hopeless(outline, place, block):
            rows.append(())
            continue
        around = outline.surroundings(block.element)
        meanings = (around.own, around.near, around.far)
        if meanings not in named:
            named[meanings] = _named(*meanings)
        rows.append(
            (
                *basics[place],
                *_text(outline, place, block),
                *around.place,
                *named[meanings],
                *_page(outline, place, block, prose),
                *_near(padded, place + 2),
            )
        )
        prose += block.length if block.prose else 0.0
    return rows


def cross(row: tuple[int, ...]) -> tuple[int, ...]:
    """The crossed features of a block, from its simple ones."""
    return tuple(row[first] * WIDTH + row[second] for first, second in PLACES)


def _is_hopeless(outline: Outline, place: int, block: Block) -> bool:
    """Whether a block is plainly none of the body: a menu's link, a caption, what the front matter says already."""
    if block.element.tag in CAPTIONS or (block.linked >= 0.8 and block.length < 120 and outline.standing[place][0] > 0):
        return True
    if len(block.text) > LONG_TEXT or block.text in outline.people:
        return len(block.text) <= LONG_TEXT
    return _same(outline, fold(block.text)) in SAID


def _text(outline: Outline, place: int, block: Block) -> tuple[int, ...]:
    text = block.text
    folded = fold(text) if len(text) < LONG_TEXT else ""
    sample = text[:SAMPLE]
    return (
        _end(text[-1]),
        _start(text[0]),
        bisect_right(COMMAS, len(MARKS.findall(sample)) * 100 * len(text) / len(sample) / max(1.0, block.length)),
        bisect_right(DIGITS, len(DIGIT.findall(sample)) / len(sample)),
        bisect_right(CAPITALS, len(CAPITAL.findall(sample)) / len(sample)),
        bisect_right(STRONG, block.strong),
        min(block.number, 3),
        bisect_right(WORDS, text.count(" ") + 1),
        int(text[0] in "►▶•→»›>|©*+"),
        *_phrases(outline.phrases[place], block.linked),
        _same(outline, folded),
        _byline(outline, text),
        min(outline.repeats[text], 3) - 1,
        outline.evidence[place],
        0 if outline.repeats[text] < 2 else 1 if outline.first_places[text] == place else 2,
    )


def _phrases(found: int, linked: float) -> tuple[int, int, int, int]:
    call = 0
    if found & phrases.OPENING:
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


def _same(outline: Outline, folded: str) -> int:
    """Which part of the front matter a block repeats."""
    if not folded:
        return 0
    if folded == outline.title:
        return 1
    if folded == outline.summary:
        return 2
    if folded in outline.lines:
        return 3
    if outline.summary and len(folded) > 40 and folded[:60] == outline.summary[:60]:
        return 4
    title = outline.title
    near = title and len(folded) > 15 and len(folded) < 2 * len(title) and (folded in title or title in folded)
    return 5 if near else 0


def _byline(outline: Outline, text: str) -> int:
    if not outline.people or len(text) > 400 or not any(name in text for name in outline.people):
        return 0
    if text in outline.people:
        return 4
    return 1 if len(text) < 80 else 2 if len(text) < 160 else 3


def _named(own: int, near: int, far: int) -> tuple[int, ...]:
    return tuple(
        1 if own >> place & 1 else 2 if near >> place & 1 else 3 if far >> place & 1 else 0
        for place in range(len(MEANINGS))
    )


def _page(outline: Outline, place: int, block: Block, prose: float) -> tuple[int, ...]:
    parent = block.element.parent or block.element
    outer = parent.parent or parent
    above, beside = outline.standing[place]
    among = 3 if above else 0 if place < outline.first else 2 if place > outline.last else 1
    blocks = outline.blocks
    return (
        _from_headline(outline.headline, place),
        0 if outline.headline < 0 or place <= outline.headline else bisect_right(PROSE_BEFORE, prose) + 1,
        bisect_right(KIN, parent.children.get(block.element.shape, 1)),
        _cards(outline, block),
        bisect_right(HELD, outline.holds.get(id(holder_of(block)), 0) / outline.most_held),
        bisect_right(PROSE, parent.prose / outline.prose),
        bisect_right(PROSE, outer.prose / outline.prose),
        bisect_right(LEVELS, above),
        min(beside, 5),
        among,
        bisect_right(FROM_FIRST, place - outline.first) if place <= outline.first else 5,
        bisect_right(TO_LAST, outline.last - place),
        bisect_right(PARENT_LINKED, parent.linked / max(1.0, parent.length)),
        bisect_right(PARENT_LINKED, outer.linked / max(1.0, outer.length)),
        bisect_right(PARENT_BLOCKS, parent.blocks),
        outline.other_article(place),
        int(place > 0 and blocks[place - 1].element.parent is parent),
        int(place + 1 < len(blocks) and blocks[place + 1].element.parent is parent),
        _by_media(block),
        *_box(outline, block),
        outline.is_near_consent(block.element),
    )


def _from_headline(headline: int, place: int) -> int:
    return 0 if headline < 0 else bisect_right(FROM_HEADLINE, place - headline) + 1


def _cards(outline: Outline, block: Block) -> int:
    """How far above the block an element is one of three or more alike, as teasers are."""
    holder = block.element.parent
    for distance in range(1, CARDS_ABOVE + 1):
        if holder is None or holder.parent is None or id(holder) in outline.levels:
            return 0
        if holder.tag not in SMALL_TAGS and holder.parent.children.get(holder.shape, 1) >= 3:
            return distance
        holder = holder.parent
    return 0


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
