"""What a reader sees around the headline: kicker, standfirst, byline, date line; by markup first, then by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Candidate
from .authors import read_byline
from .dates import parse_date
from .headline import Head
from .names import LABELS
from .survey import Element, Piece, Survey, join_pieces
from .vocabulary import Role

NO_BYLINE = Role.CAPTION | Role.QUOTE
MOST = 10  # candidates of one kind
MOST_BETWEEN = 40  # characters between the names of one byline
CHECKED = re.compile(
    r"(?:review(?:ed)?|edited|check(?:ed)?|verified|photos?|photographs?|illustrations?|translated|produced|revisado|geprüft|"
    r"übersetzt|fotos?|relu|traduit|traduzione|editor)\W{0,3}(?:by|von|por|par|di|da)?\W*$",
    re.IGNORECASE,
)
LONGEST_BYLINE = 300  # characters
LONGEST_LINE = 140  # characters; a longer line is prose
LONGEST_DATE = 90
MOST_WORDS = 14  # of a line that is a date with a label, a clock and a place
KICKER_LENGTH = (2, 60)
STANDFIRST_LENGTH = (25, 700)
# Words beside a date that say that it is of the last change.
CHANGED = re.compile(
    r"updated?|modified|revised|reviewed|aktualisiert|geändert|stand\b|mis(?:e)? à jour|modifié|actualizado|actualización|"
    r"atualizad[oa]|aggiornat[oa]|bijgewerkt|oppdatert|opdateret|uppdaterad|päivitetty|aktualizov|aktualizacja|frissítve|"
    r"güncellenme|güncelleme|обновлен|оновлен|изменен|ενημέρωση|diperbarui|cập nhật|تحديث|آخر تحديث|עודכן|עדכון|更新|업데이트|수정|अपडेट",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d|[٠-٩۰-۹०-९]")
NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w'’.\-]*)(?:\s+(?:[^\W\d_a-zà-ÿ][\w'’.\-]*|de|da|di|van|von|der|den|la|le|al|el|bin|ibn)){1,4}")


def collect_bylines(survey: Survey, head: Head) -> Iterator[Candidate]:
    """Signatures in the article's head, a group of neighbours each; then a line beside the date; then at the end."""
    signed: list[tuple[int, int]] = []
    for group in _groups(survey, head):
        text = "\n".join(_signature(survey, element) for element in group)
        if len(text) <= LONGEST_BYLINE and read_byline(text):
            signed.append((group[0].start, group[-1].end))
            yield Candidate("author", text, "byline", _place(group[0]))
    for at, pieces in survey.blocks(head.start, head.end):
        if any(start <= at < end or at <= start < at + len(pieces) for start, end in signed):
            continue
        line = join_pieces(pieces)
        label = LABELS.match(line) if len(line) <= LONGEST_LINE and not pieces[0].roles & (head.away | NO_BYLINE) else None
        if label and _names_someone(line[label.end() :]):
            signed.append((at, at + len(pieces)))
            yield Candidate("author", _lines(pieces), "byline", "line with a label beside the headline")
    if not signed:
        yield from _beside_date(survey, head)
    yield from _at_end(survey, head)


def _groups(survey: Survey, head: Head) -> Iterator[list[Element]]:
    """Elements of authors that stand together: what parts them is a comma or a role, no sentence and no checker."""
    group: list[Element] = []
    for element in _innermost(survey, Role.AUTHOR, head.away, head.start, head.end):
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
    return 2 < len(text) < 90 and not text[:1].islower() and bool(read_byline(text))


def _beside_date(survey: Survey, head: Head) -> Iterator[Candidate]:
    """A line of two to five capitalised words that stands beside the date line."""
    lines = [(pieces[0], join_pieces(pieces)) for _, pieces in survey.blocks(head.below, head.end)][:30]
    for at, (piece, line) in enumerate(lines):
        if not (NAME.fullmatch(line) and len(line) < 50 and line != line.upper()) or piece.roles & head.away:
            continue
        near = lines[max(0, at - 2) : at] + lines[at + 1 : at + 3]
        if any(len(other) < LONGEST_DATE and DIGIT.search(other) and parse_date(other) for _, other in near):
            yield Candidate("author", line, "shape", "line beside the date")
            return


def _at_end(survey: Survey, head: Head) -> Iterator[Candidate]:
    for count, element in enumerate(_innermost(survey, Role.AUTHOR, head.away, head.end, len(survey.pieces))):
        if count > 2:
            return
        text = _signature(survey, element)
        if 2 <= len(text) <= LONGEST_BYLINE and not _is_mention(survey, element):
            yield Candidate("author", text, "page", _place(element) + " after the text")


def collect_dates(survey: Survey, head: Head) -> Iterator[Candidate]:
    """Dates in the article's head: of `<time>`, of elements whose names say so, of lines that are little more."""
    found = 0
    for element in survey.elements:
        if not element.own & (Role.DATE | Role.MODIFIED) or element.roles & head.away or found >= MOST:
            continue
        inside = head.start <= element.start < head.end
        text = survey.text(element, 12)
        machine = element.attributes.get("datetime") or element.attributes.get("content") or ""
        if (not inside and element.tag != "time") or len(text) > LONGEST_DATE or not (DIGIT.search(text) or machine):
            continue
        if value := machine if machine and parse_date(machine) else text if parse_date(text) else "":
            found += 1
            changed = element.own & Role.MODIFIED or CHANGED.search(text) or CHANGED.search(_before(survey, element))
            source = "microdata" if "itemprop" in element.attributes else _date_source(head, element.start)
            yield Candidate("modified" if changed else "date", value, source, _place(element))
    for at, pieces in survey.blocks(head.start, head.end):
        line = join_pieces(pieces)
        if len(line) <= LONGEST_LINE and DIGIT.search(line) and not pieces[0].roles & (head.away | Role.CAPTION):
            for part in _dated_parts(line):
                field = "modified" if CHANGED.search(part) else "date"
                yield Candidate(field, part, _date_source(head, at), "line beside the headline")


def _date_source(head: Head, at: int) -> str:
    """Below the headline stands the article's date; above it that of the day, too."""
    if head.below <= at < head.end:
        return "dateline"
    return "above" if head.start <= at < head.below else "page"


def _dated_parts(line: str) -> Iterator[str]:
    """A line of two dates falls apart where the second one's label begins."""
    change = CHANGED.search(line)
    parts = [line[: change.start()], line[change.start() :]] if change and change.start() > 8 else [line]
    for part in parts:
        words = len(part.split())
        if DIGIT.search(part) and words <= MOST_WORDS and parse_date(part):
            yield part.strip(" |·,-")


def _before(survey: Survey, element: Element) -> str:
    """The text right before an element, in its own block."""
    if not 0 < element.start <= len(survey.pieces) - 1:
        return ""
    before, first = survey.pieces[element.start - 1], survey.pieces[element.start]
    return before.text[-40:] if first.block - before.block <= 1 and len(before.text) < 40 else ""


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
    above = list(survey.blocks(head.start, head.element.start))[-1:]
    for _, pieces in above:
        text = join_pieces(pieces)
        if 1 < len(text) <= 40 and len(text.split()) <= 4 and not DIGIT.search(text) and not pieces[0].roles & head.away:
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
    return "\n".join(" ".join(piece.text.split()) for piece in pieces[:40])


def _place(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
