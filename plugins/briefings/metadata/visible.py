"""What a reader sees around the headline: kicker and standfirst, by markup first, then by shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Candidate
from .datelines import DIGIT
from .headline import Head
from .names import LABELS
from .survey import Element, Piece, Survey, join_pieces
from .titles import fold, parts_of
from .vocabulary import Role

NEAR = 2  # blocks and levels between a headline and its kicker
KICKER_LENGTH = (2, 60)
LONGEST_KICKER, MOST_WORDS = 40, 4  # of a line that nothing but its place makes a kicker
STANDFIRST_LENGTH = (25, 700)
LONGEST_BYLINE = 60


def collect_lines(survey: Survey, head: Head, sections: frozenset[str]) -> Iterator[Candidate]:
    """The kicker above the headline and the standfirst below it. `sections`: folded names of the article's section."""
    for role, field, (least, most) in (
        (Role.KICKER, "kicker", KICKER_LENGTH),
        (Role.STANDFIRST, "summary", STANDFIRST_LENGTH),
    ):
        for element in survey.elements:
            if element.own & role and head.start <= element.start < head.end and not element.roles & head.away:
                text = survey.text(element)
                if least <= len(text) <= most and not _is_other(element, head, text):
                    yield Candidate(field, text, "page", _place(element))
                    break
    if head.element is not None:
        yield from _line_above(survey, head, survey.pieces[head.element.start], sections)


def _is_other(element: Element, head: Head, text: str) -> bool:
    """Whether an element of a telling name holds the headline too, or is a byline in the standfirst's type."""
    around = head.element is not None and element.start <= head.element.start < element.end
    byline = element.own & Role.STANDFIRST and len(text) < LONGEST_BYLINE and LABELS.match(f"{text} ")
    return bool(around and element is not head.element) or bool(byline)


def _line_above(survey: Survey, head: Head, headline: Piece, sections: frozenset[str]) -> Iterator[Candidate]:
    """The line that stands right above the headline; one farther above it, where it is the article's section."""
    above = [
        pieces
        for _, pieces in survey.blocks(head.start, head.element.start if head.element else 0)
        if not pieces[0].roles & head.away and _is_short(join_pieces(pieces))
    ]
    for pieces in above[-1:]:
        beside = headline.block - pieces[-1].block <= NEAR and abs(headline.depth - pieces[0].depth) <= NEAR
        if beside:  # of a trail of sections, the last
            trail = len(pieces) > 1 and all(piece.roles & Role.LINK for piece in (pieces[0], pieces[-1]))
            text = pieces[-1].text.strip() if trail else parts_of(join_pieces(pieces))[-1]
            yield Candidate("kicker", text, "shape", "line above the headline")
            return
    for pieces in reversed(above):
        if fold(text := join_pieces(pieces)) in sections:
            yield Candidate("kicker", text, "shape", "the section's name above the headline")
            return


def _is_short(text: str) -> bool:
    letters = 1 < len(text) <= LONGEST_KICKER and len(text.split()) <= MOST_WORDS and text[0].isalnum()
    return letters and not DIGIT.search(text)


def _place(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
