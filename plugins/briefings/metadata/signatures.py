"""Who signs under the text: elements of authors, lines with a label, a name alone, a box about the author."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..article import Candidate
from .authors import fold
from .bylines import (
    LONGEST_BYLINE,
    LONGEST_SIGNATURE,
    NAME,
    NO_BYLINE,
    innermost,
    is_mention,
    is_phrase,
    place_of,
    signature,
)
from .datelines import LONGEST_LINE
from .headline import Head
from .names import LABELS
from .survey import Piece, Survey, join_pieces
from .vocabulary import Role

MOST_ELEMENTS = 2


def collect_signatures(survey: Survey, head: Head, told: bool, signed: bool) -> Iterator[Candidate]:
    """Candidates for `author` from the end of the head on: by markup, by label, by place, from a box about the author.

    `told`: whether machines are told an author; `signed`: whether one signs at the headline. Then nothing is guessed.
    """
    signers = innermost(survey, head, head.end, len(survey.pieces))
    for count, element in enumerate(signers):
        if count > MOST_ELEMENTS:
            break
        text = signature(survey, element)
        teaser = survey.pieces[element.start].roles & Role.LINK and LABELS.match(text)  # a byline's link is the name
        fits = 2 <= len(text) <= LONGEST_BYLINE and not LABELS.fullmatch(f"{text} ")
        if fits and not teaser and not is_mention(survey, element):
            yield Candidate("author", text, "page", place_of(element) + " after the text")
            break
    else:
        yield from _signed_at_end(survey, head, signed)
    if not told and not signed:
        yield from _from_biography(survey, head)


def _signed_at_end(survey: Survey, head: Head, signed: bool) -> Iterator[Candidate]:
    """A line with a label after the text; where several such lines name others, they are teasers' and say little."""
    found: dict[str, str] = {}
    label_alone = ""
    for _, pieces in survey.blocks(head.end, len(survey.pieces)):
        line = join_pieces(pieces[:6]) if len(pieces[0].text) < LONGEST_SIGNATURE else ""
        if not line or len(line) > LONGEST_SIGNATURE or pieces[0].roles & (head.away | NO_BYLINE):
            label_alone = ""
            continue
        label = LABELS.match(f"{line} ")
        alone = label is not None and label.end() > len(line)
        name = "" if alone else line[label.end() :].strip() if label else line if label_alone else ""
        if NAME.fullmatch(name) and not (label and pieces[0].roles & Role.LINK):
            found.setdefault(fold(name), line if label else f"{label_alone}\n{line}")
        label_alone = line if alone else ""
    if not found and not signed:
        yield from _under_the_text(survey, head)
    for line in list(found.values())[:1]:
        source = "signed" if len(found) == 1 else "page"
        yield Candidate("author", line, source, "line with a label after the text")


def _under_the_text(survey: Survey, head: Head) -> Iterator[Candidate]:
    """A name alone right under the last paragraph, beside it in the page's structure."""
    headings = {one.start for one in survey.elements if one.tag in ("h2", "h3")}
    last, depth, line = 0, 0, ""
    for at, pieces in survey.blocks(head.below, len(survey.pieces)):
        text = join_pieces(pieces)
        if pieces[0].roles & (head.away | NO_BYLINE | Role.LINK | Role.HEADLINE):
            continue
        if len(text) > LONGEST_LINE:
            last, depth, line = at + len(pieces), pieces[0].depth, ""
        elif at == last and at not in headings and abs(pieces[0].depth - depth) <= 1 and NAME.fullmatch(text):
            line = text
    if line and line != line.upper() and not is_phrase(line, survey, head):
        yield Candidate("author", line, "shape", "line under the last paragraph")


def _from_biography(survey: Survey, head: Head) -> Iterator[Candidate]:
    """The name above a text about the author that begins with it again: "Ada Roe" over "Ada Roe is a pilot who …"."""
    about = [
        (at, pieces) for at, pieces in survey.blocks(head.start, len(survey.pieces)) if _is_biography(pieces, head)
    ]
    for (_, above), (_, below) in pairwise(about):
        name = join_pieces(above)
        if NAME.fullmatch(name) and join_pieces(below).startswith(name.split()[0]):
            yield Candidate("author", name, "page", "the name over a text about the author")
            return


def _is_biography(pieces: list[Piece], head: Head) -> bool:
    return bool(pieces[0].roles & Role.BIOGRAPHY) and not pieces[0].roles & (head.away | Role.COMMENT)
