"""What stands below an article's last paragraph and is none: comments, headings, labels, links, initials, a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..set_phrases import normal, words_of_kind
from .blocks import Block
from .wholes import find_outermost

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
LINKED = 0.95  # of its text inside links, from which it leads elsewhere
HALF_LINKED = 0.5  # from which a label before it makes it a list of links
LABEL_LENGTH = 40  # characters of a label
LABEL_WORDS = 3
INITIALS = re.compile(r"\(?[^\W\d_]{2,6}(?:\s?[/,|]\s?[^\W\d_]{2,10})*\)?")
INITIALS_LENGTH = 24
NOTE_LENGTH = 500  # characters of a note on the author


def drop_endings(blocks: Sequence[Block], chosen: Sequence[int], people: Sequence[str]) -> list[int]:
    """The chosen places without those at the end that hold no text of the article. `people`: its authors."""
    kept = _before_comments(blocks, chosen)
    while len(kept) > 1 and _is_ending(blocks[kept[-1]], blocks[kept[-2]], people):
        kept.pop()
    return kept


def _before_comments(blocks: Sequence[Block], chosen: Sequence[int]) -> list[int]:
    """The chosen places before the label of the readers' comments, where most of the text stands before it."""
    left = sum(blocks[place].length for place in chosen)
    half = left / 2
    label = 0
    for at, place in enumerate(chosen):
        if left < half and any(map(_names_comments, blocks[label : place + 1])):
            return list(chosen[:at])
        left -= blocks[place].length
        label = place + 1
    return list(chosen)


def _names_comments(block: Block) -> bool:
    """Whether a block is the label above readers' comments, with their number or without."""
    if len(block.text) > LABEL_LENGTH or block.linked >= HALF_LINKED:
        return False
    return normal(block.text) in words_of_kind("comments")


def _is_ending(block: Block, before: Block, people: Sequence[str]) -> bool:
    text = block.text
    if len(text) < NOTE_LENGTH and any(" " in name and text.startswith(name) for name in people):
        return True
    if find_outermost(block.element) is not None:
        return False
    if block.element.tag in HEADINGS:
        return True
    if block.linked >= LINKED:
        return " " in text and "://" not in text and before.linked < LINKED  # no source, and none of a list of links
    if block.linked >= HALF_LINKED and 0 < text.find(":") < LABEL_LENGTH / 2:
        return True
    if len(text) > LABEL_LENGTH:
        return False
    if text[-1] in ":：":
        return text.count(" ") < LABEL_WORDS
    return len(text) <= INITIALS_LENGTH and are_initials(text)


def are_initials(text: str) -> bool:
    """Whether a text is the initials or the agency's mark by which a newsroom signs: "jb", "RTV", "mk/dpa"."""
    if not INITIALS.fullmatch(text):
        return False
    return all(part.isupper() or part.islower() for part in re.findall(r"[^\W\d_]+", text))
