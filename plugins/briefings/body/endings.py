"""What stands below an article's last paragraph and is none: headings, labels, links, initials, an author note."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    kept = list(chosen)
    while len(kept) > 1 and _is_ending(blocks[kept[-1]], blocks[kept[-2]], people):
        kept.pop()
    return kept


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
