"""Who signs at the headline, as a reader sees it: bylines by markup, by label, by shape and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Candidate
from .authors import fold, read_byline
from .datelines import DIGIT, LONGEST_DATE, LONGEST_LINE, PARTED
from .dates import parse_date
from .headline import Head
from .names import LABELS, LEAD_IN, ROLE, SUFFIXED
from .survey import Element, Piece, Survey, join_pieces, survey_boxes
from .vocabulary import Role

NO_BYLINE = Role.CAPTION | Role.QUOTE
LONGEST_SIGNATURE = 60  # characters
MOST = 10  # candidates of one kind
MOST_BETWEEN = 40  # characters between the names of one byline
CHECKED = re.compile(
    r"(?:review(?:ed)?|edited|check(?:ed)?|verified|photos?|photographs?|illustrations?|translated|produced|"
    r"revisado|geprüft|"
    r"übersetzt|fotos?|relu|traduit|traduzione|editor)\W{0,3}(?:by|von|por|par|di|da)?\W*$"
)
FAR = 20  # pieces from the headline to a box in which its author stands
LONGEST_PEN_NAME = 30
PEN_NAME = re.compile(r"(?:by\s+)?(?:The\s)?[^\W_][\w.\-]*(?:\s[^\W_][\w.\-]*)?", re.IGNORECASE)
LONGEST_BYLINE = 300  # characters
CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’.\-]*"
WORD = re.compile(r"[^\W\d_]{2,}")
SINGLE = re.compile(CAPITAL)
HALF = re.compile(rf"^(?:\w+\s)?{CAPITAL}$")
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{CAPITAL}|de|da|di|van|von|der|den|la|le|al|el|bin|ibn)){{1,4}}")


def collect_bylines(survey: Survey, head: Head, told: bool) -> Iterator[Candidate]:
    """Signatures in the article's head, a group of neighbours each; by label; by shape.

    `told`: whether machines are told an author, so that no guess is needed.
    """
    signed: list[tuple[int, int]] = []
    for group in _groups(survey, head):
        text = ",\n".join(signature(survey, element) for element in group)
        if len(text) <= LONGEST_BYLINE and read_byline(text):
            signed.append((group[0].start, group[-1].end))
            source = "byline" if any(element.roles & Role.AUTHOR for element in group) else "profile"
            yield Candidate("author", text, source, place_of(group[0]))
        elif len(group) == 1 and _is_pen_name(text):
            yield Candidate("author", text, "pen-name", place_of(group[0]))
    for first, last, line in _labelled_lines(survey, head):
        if not any(start < last and first < end for start, end in signed):
            signed.append((first, last))
            yield Candidate("author", line, "byline", "line with a label beside the headline")
    if not signed:
        yield from _by_shape(survey, head, told)
    if not signed and not told:
        yield from _in_boxes(survey, head)


def _is_pen_name(text: str) -> bool:
    return len(text) <= LONGEST_PEN_NAME and bool(PEN_NAME.fullmatch(text)) and not LABELS.fullmatch(f"{text} ")


def _labelled_lines(survey: Survey, head: Head) -> Iterator[tuple[int, int, str]]:
    """Lines that begin with a byline's label, from piece to piece; a label alone has its names in the next line."""
    label_alone = ""
    for at, pieces in survey.blocks(head.start, head.end):
        line = join_pieces(pieces)
        away = 0 if head.is_beside(at) else Role.CAPTION
        if len(line) > LONGEST_LINE or pieces[0].roles & (head.away | Role.QUOTE | Role.HEADLINE | away):
            label_alone = ""
            continue
        if label_alone and _names_someone(line):
            yield at, at + len(pieces), f"{label_alone}\n{_lines(pieces)}"
        label_alone = ""
        for text in [line, *(piece.text.strip() for piece in (pieces if 1 < len(pieces) < MOST else []))]:
            if SUFFIXED.match(text):
                yield at, at + len(pieces), text
                break
            label = LABELS.match(f"{text} ") or (LEAD_IN.match(text) if at >= head.below else None)
            if label and label.end() > len(line) and at >= head.below:
                label_alone = line
                break
            if label is None:
                continue
            name = text[label.end() :].strip()
            sure = text == line or NAME.fullmatch(name) or DIGIT.search(text) or label[0].rstrip()[-1:] in ":："
            if _names_someone(name) and sure:
                yield at, at + len(pieces), _lines(pieces) if text == line else text
                break


def _in_boxes(survey: Survey, head: Head) -> Iterator[Candidate]:
    """An author's element in a box beside the headline, as some pages put byline and date into a sidebar."""
    near = survey_boxes(survey, head.start, head.below + FAR)
    for element in near.elements:
        if element.own & Role.AUTHOR and element.tag != "address" and not element.roles & (Role.COMMENT | NO_BYLINE):
            text = signature(near, element)
            if len(text) <= LONGEST_BYLINE and any(NAME.fullmatch(one) for one in read_byline(text).people):
                yield Candidate("author", text, "page", place_of(element) + " in a box beside the headline")
                return


def _groups(survey: Survey, head: Head) -> Iterator[list[Element]]:
    """Elements of authors that stand together: what parts them is a comma or a role, no sentence and no checker."""
    group: list[Element] = []
    for element in innermost(survey, head, head.start, head.end):
        before = survey.pieces[max(0, element.start - 2) : element.start]
        if is_mention(survey, element) or (before and CHECKED.search(join_pieces(before)[-40:].lower())):
            continue
        between = join_pieces(survey.pieces[group[-1].end : element.start]) if group else ""
        if group and (len(between) > MOST_BETWEEN or len(group) >= MOST):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def signature(survey: Survey, element: Element) -> str:
    pieces = survey.pieces[element.start : element.end]
    return join_pieces(pieces) if element.tag == "a" else _lines(pieces)


def is_mention(survey: Survey, element: Element) -> bool:
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


def _by_shape(survey: Survey, head: Head, told: bool) -> Iterator[Candidate]:
    """A line of two to five capitalised words beside the date or right below the headline; an agency."""
    headings = {one.start for one in survey.elements if one.tag in ("h2", "h3")}
    for at, pieces in survey.blocks(head.start, head.end):
        dated = any(_dated(piece.text) for piece in pieces)
        if at < head.below and not dated:
            continue
        near = [piece for _, other in survey.blocks(max(head.start, at - 6), at + len(pieces) + 6) for piece in other]
        dated = dated or any(_dated(piece.text) for piece in near)
        for part in [part for piece in pieces if not _is_no_guess(piece, head, dated) for part in _parts(piece)]:
            if not 3 < len(part) < 50 or DIGIT.search(part):
                continue
            if at < head.below + 12 and len(part) < 30 and read_byline(part).agencies:
                yield Candidate("author", part, "shape", "an agency's line below the headline")
                return
            alone = head.is_beside(at) and not told and at not in headings
            place = "beside the date" if dated else "below the headline" if alone else ""
            fits = _is_whole_name(part) and part != part.upper() and (dated or len(part.split()) < 4)
            if place and fits and not is_phrase(part, survey, head):
                yield Candidate("author", part, "shape", f"line {place}")
                return


def _is_whole_name(part: str) -> bool:
    """Whether a line reads as one name, no word of which is left out."""
    found = read_byline(part) if NAME.fullmatch(part) else None
    return found is not None and fold(part) in map(fold, found.people + found.houses)


def _is_no_guess(piece: Piece, head: Head, dated: bool) -> bool:
    """Whether a piece holds no author's name: another's box, a picture's credit, a link that no date stands beside."""
    link = piece.roles & Role.LINK and not dated and not piece.roles & Role.BIOGRAPHY
    return bool(piece.roles & (head.away | NO_BYLINE) or link or "©" in piece.text)


def is_phrase(part: str, survey: Survey, head: Head) -> bool:
    """Whether the page writes a word of the line small elsewhere, or it is one of the headline's: no name then."""
    if read_byline(part).houses:
        return False
    words = [word for word in WORD.findall(part) if word[0].isupper()]
    title = set(WORD.findall(head.title))
    whole = "\n".join(piece.text for piece in survey.pieces)
    return any(word in title or re.search(rf"(?<!\w){word.lower()}(?!\w)", whole) for word in words)


def _parts(piece: Piece) -> list[str]:
    return PARTED.split(" ".join(piece.text[:LONGEST_LINE].split()))


def _dated(text: str) -> bool:
    text = " ".join(text[: LONGEST_DATE + 1].split())
    return len(text) <= LONGEST_DATE and bool(DIGIT.search(text)) and bool(parse_date(text))


def innermost(survey: Survey, head: Head, start: int, end: int) -> Iterator[Element]:
    """Elements of authors between two places that hold no other such with as much text."""
    chosen = [
        one
        for one in survey.elements
        if one.own & (Role.AUTHOR | Role.PROFILE)
        and start <= one.start < end
        and one.end > one.start
        and not _is_away(one, head)
    ]
    for at, element in enumerate(chosen):
        within = [one for one in chosen[at + 1 : at + 12] if element.start <= one.start and one.end <= element.end]
        if not within and not element.roles & Role.BIOGRAPHY:
            yield element


def _is_away(element: Element, head: Head) -> bool:
    """Whether an element is none of the article's; at the headline its own names decide nothing."""
    roles = element.roles & ~element.own if head.is_beside(element.start) else element.roles
    return bool(roles & (head.away | NO_BYLINE))


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


def place_of(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
