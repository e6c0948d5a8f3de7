"""What a reader sees around the headline: kicker and standfirst, by markup first, then by shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Candidate
from .datelines import DIGIT
from .headline import Head
from .survey import Element, Survey, join_pieces
from .vocabulary import Role

NEAR = 2  # blocks and levels between a headline and its kicker
KICKER_LENGTH = (2, 60)
STANDFIRST_LENGTH = (25, 700)


def collect_lines(survey: Survey, head: Head) -> Iterator[Candidate]:
    """The kicker above the headline and the standfirst below it."""
    for role, field, (least, most) in (
        (Role.KICKER, "kicker", KICKER_LENGTH),
        (Role.STANDFIRST, "summary", STANDFIRST_LENGTH),
    ):
        for element in survey.elements:
            if element.own & role and head.start <= element.start < head.end and not element.roles & head.away:
                text = survey.text(element)
                if least <= len(text) <= most:
                    yield Candidate(field, text, "page", _place(element))
                    break
    if head.element is None:
        return
    headline = survey.pieces[head.element.start]
    for _, pieces in list(survey.blocks(head.start, head.element.start))[-1:]:
        text = join_pieces(pieces)
        beside = headline.block - pieces[0].block <= NEAR and abs(headline.depth - pieces[0].depth) <= NEAR
        short = 1 < len(text) <= 40 and len(text.split()) <= 4 and text[0].isalnum()
        if beside and short and not DIGIT.search(text) and not pieces[0].roles & head.away:
            yield Candidate("kicker", text, "shape", "line above the headline")


def _place(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
