"""What a reader sees around the headline: kicker, standfirst, byline; by markup first, then by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Candidate
from .authors import read_byline
from .datelines import DIGIT, LONGEST_DATE, LONGEST_LINE, PARTED
from .dates import parse_date
from .headline import Head
from .names import LABELS, LEAD_IN, ROLE
from .survey import Element, Piece, Survey, join_pieces
from .vocabulary import Role

NO_BYLINE = Role.CAPTION | Role.QUOTE
LONGEST_SIGNATURE = 60  # characters
MOST = 10  # candidates of one kind
MOST_BETWEEN = 40  # characters between the names of one byline
CHECKED = re.compile(
    r"(?:review(?:ed)?|edited|check(?:ed)?|verified|photos?|photographs?|illustrations?|translated|produced|"
    r"revisado|geprüft|"
    r"übersetzt|fotos?|relu|traduit|traduzione|editor)\W{0,3}(?:by|von|por|par|di|da)?\W*$",
    re.IGNORECASE,
)
LONGEST_BYLINE = 300  # characters
NEAR = 2  # blocks and levels between a headline and its kicker
KICKER_LENGTH = (2, 60)
STANDFIRST_LENGTH = (25, 700)
CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’.\-]*"
SINGLE = re.compile(CAPITAL)
HALF = re.compile(rf"^(?:\w+\s)?{CAPITAL}$")
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{CAPITAL}|de|da|di|van|von|der|den|la|le|al|el|bin|ibn)){{1,4}}")


def collect_bylines(survey: Survey, head: Head) -> Iterator[Candidate]:
    """Signatures in the article's head, a group of neighbours each; then a line beside the date; then at the end."""
    signed: list[tuple[int, int]] = []
    for group in _groups(survey, head):
        text = ",\n".join(_signature(survey, element) for element in group)
        if len(text) <= LONGEST_BYLINE and read_byline(text):
            signed.append((group[0].start, group[-1].end))
            source = "byline" if any(element.roles & Role.AUTHOR for element in group) else "profile"
            yield Candidate("author", text, source, _place(group[0]))
    for at, pieces in survey.blocks(head.start, head.end):
        if any(start <= at < end or at <= start < at + len(pieces) for start, end in signed):
            continue
        line = join_pieces(pieces)
        if len(line) > LONGEST_LINE or pieces[0].roles & (head.away | NO_BYLINE | Role.HEADLINE):
            continue
        label = LABELS.match(line) or (LEAD_IN.match(line) if at >= head.below else None)
        if label and _names_someone(line[label.end() :]):
            signed.append((at, at + len(pieces)))
            yield Candidate("author", _lines(pieces), "byline", "line with a label beside the headline")
    if not signed:
        yield from _beside_date(survey, head)
    yield from _at_end(survey, head)


def _groups(survey: Survey, head: Head) -> Iterator[list[Element]]:
    """Elements of authors that stand together: what parts them is a comma or a role, no sentence and no checker."""
    group: list[Element] = []
    for element in _innermost(survey, Role.AUTHOR | Role.PROFILE, head.away, head.start, head.end):
        before = survey.pieces[max(0, element.start - 2) : element.start]
        if _is_mention(survey, element) or (before and CHECKED.search(join_pieces(before)[-40:])):
            continue
        between = join_pieces(survey.pieces[group[-1].end : element.start]) if group else ""
        if group and (len(between) > MOST_BETWEEN or len(group) >= MOST):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _signature(survey: Survey, element: Element) -> str:
    pieces = survey.pieces[element.start : element.end]
    return join_pieces(pieces) if element.tag == "a" else _lines(pieces)


def _is_mention(survey: Survey, element: Element) -> bool:
    """Whether an element is a name within a sentence of the article."""
    block = survey.pieces[element.start].block
    near = [piece for piece in survey.pieces[max(0, element.start - 8) : element.end + 8] if piece.block == block]
    return sum(len(piece.text) for piece in near) > LONGEST_LINE * 1.5


def _names_someone(text: str) -> bool:
    text = text.strip()
    if not 2 < len(text) < 90 or text[:1].islower():
        return False
    found = read_byline(text)
    short = len(text) < LONGEST_SIGNATURE / 2
    names = found.people + found.houses
    return bool(found.agencies) or any(short or NAME.fullmatch(name.split(",")[0]) for name in names)


def _beside_date(survey: Survey, head: Head) -> Iterator[Candidate]:
    """A line of two to five capitalised words that stands beside the date, in its line or next to it; an agency."""
    for at, pieces in survey.blocks(head.start, head.end):
        if at < head.below and not any(_dated(piece.text) for piece in pieces):
            continue
        parts = [part for piece in pieces if not piece.roles & (head.away | Role.LINK) for part in _parts(piece)]
        near = [piece for _, other in survey.blocks(max(head.start, at - 6), at + len(pieces) + 6) for piece in other]
        for part in parts:
            if not 3 < len(part) < 50 or DIGIT.search(part):
                continue
            if at < head.below + 12 and len(part) < 30 and read_byline(part).agencies:
                yield Candidate("author", part, "shape", "an agency's line below the headline")
                return
            if NAME.fullmatch(part) and part != part.upper() and any(map(_dated, (piece.text for piece in near))):
                yield Candidate("author", part, "shape", "line beside the date")
                return


def _parts(piece: Piece) -> list[str]:
    return PARTED.split(" ".join(piece.text[:LONGEST_LINE].split()))


def _dated(text: str) -> bool:
    text = " ".join(text[: LONGEST_DATE + 1].split())
    return len(text) <= LONGEST_DATE and bool(DIGIT.search(text)) and bool(parse_date(text))


def _at_end(survey: Survey, head: Head) -> Iterator[Candidate]:
    signers = _innermost(survey, Role.AUTHOR | Role.PROFILE, head.away, head.end, len(survey.pieces))
    for count, element in enumerate(signers):
        if count > 2:
            return
        text = _signature(survey, element)
        if 2 <= len(text) <= LONGEST_BYLINE and not _is_mention(survey, element):
            yield Candidate("author", text, "page", _place(element) + " after the text")
            return
    for _, pieces in survey.blocks(head.end, len(survey.pieces)):
        line = join_pieces(pieces[:6]) if len(pieces[0].text) < LONGEST_SIGNATURE else ""
        label = LABELS.match(line) if len(line) < LONGEST_SIGNATURE else None
        if label and NAME.fullmatch(line[label.end() :].strip()) and not pieces[0].roles & (head.away | NO_BYLINE):
            yield Candidate("author", line, "page", "line with a label after the text")
            return


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


def _innermost(survey: Survey, role: int, away: int, start: int, end: int) -> Iterator[Element]:
    """Elements of a role between two places that hold no other of that role with as much text."""
    chosen = [
        one
        for one in survey.elements
        if one.own & role and start <= one.start < end and one.end > one.start and not one.roles & (away | NO_BYLINE)
    ]
    for at, element in enumerate(chosen):
        within = [one for one in chosen[at + 1 : at + 12] if element.start <= one.start and one.end <= element.end]
        if not within and not element.roles & Role.BIOGRAPHY:
            yield element


def _lines(pieces: list[Piece]) -> str:
    """The pieces' text, each piece that stands apart on a line of its own."""
    lines: list[str] = []
    block = -1
    for piece in pieces[:40]:
        text = " ".join(piece.text.split())
        # First and family name in elements of their own.
        halves = lines and piece.block == block and SINGLE.fullmatch(text) and HALF.search(lines[-1])
        if halves and not ROLE.search(text):
            lines[-1] += f" {text}"
        else:
            lines.append(text)
        block = piece.block
    return "\n".join(lines)


def _place(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
