"""The dates that a reader sees: in the article's head, in the first words of its text, with a label after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..article import Candidate
from .dates import is_calendar_word, parse_date
from .headline import Head
from .saved_day import date_from_saving
from .survey import Element, Piece, Survey, join_pieces, survey_boxes
from .titles import parts_of
from .vocabulary import Role

MOST = 10  # candidates
LONGEST_LINE = 140  # characters; a longer line is prose
LONGEST_DATE = 90
LONGEST_NOTICE = 300  # characters of a piece in which the first publication is named
MOST_WORDS = 14  # of a line that is a date with a label, a clock and a place
MOST_OTHER_WORDS = 5  # beside the date in a line without a label that is the article's date line
AFTER_HEAD = 4  # pieces after the head that may begin with a date
FAR = 20  # pieces from the headline to a date in a box of its own
# Words beside a date that say that it is of the last change. They are looked for in small letters: a pattern that
# takes both is tried at each letter of a text.
CHANGED = re.compile(
    r"updated?|modified|revised|reviewed|last change|aktualisiert|akt\.:?\s|änderung|geändert|stand\b|"
    r"mis(?:e)? à jour|modifié|actualizado|actualización|"
    r"atualizad[oa]|aggiornat[oa]|bijgewerkt|oppdatert|opdateret|uppdaterad|päivitetty|aktualizov|aktualizacja|"
    r"frissítve|"
    r"güncellenme|güncelleme|обновлен|оновлен|изменен|ενημέρωση|diperbarui|cập nhật|تحديث|آخر تحديث|עודכן|עדכון|"
    r"更新|업데이트|수정|अपडेट"
)
PUBLISHED = re.compile(
    r"publi(?:shed|cado|é|cato|cation|cación|cação|cazione)|posted|created|veröffentlich(?:t|ung)|erschienen|erstellt|"
    r"eingestellt|mise? en ligne|gepubliceerd|publicerad|publisert|"
    r"udgivet|julkaistu|opublikowano|zveřejněno|megjelent|yayınla|опубликован|опубліков|نشر|פורסם|公開|掲載|发布|發布|"
    r"게시|입력|प्रकाशित|^\W*(?:date|datum|fecha|data|dato|tarih|дата|التاريخ|تاريخ|日期|날짜)\s*[:：]?\s*(?=$|\d)",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:(?:originally|first|initially) (?:published|posted|appeared)|ursprünglich (?:veröffentlicht|erschienen)|"
    r"(?:publié|paru) (?:initialement|pour la première fois)|publicado (?:originalmente|por primera vez)|"
    r"pubblicato originariamente|oorspronkelijk gepubliceerd)\b",
    re.IGNORECASE,
)
# Words beside a date that is not the article's: of a member, an event, a work, a validity.
OTHER = re.compile(
    r"registr|joined|member since|mitglied seit|dabei seit|inscrit|born|geboren|gültig|valid|expires|deadline|"
    r"copyright|©|release|uhrzeit:|erscheinungs|sendung vom"
)
OPENING = re.compile(r"(?:(.{6,50}?)\s*(?:[–—|]|-\s|:\s|\.\s)|\(([^()]{6,40})\)\s)")
OPENING_WORDS = 7  # of the place and the day with which a text begins
BRACKETED = re.compile(r"\(([^()]{6,60})\)\W*$")
DIGIT = re.compile(r"\d|[٠-٩۰-۹०-९๐-๙]")
PARTED = re.compile(r"\s*[|·•●]\s*|\s+[–—-]\s+")
WORD = re.compile(r"[^\W\d_]{2,}")


def collect_dates(survey: Survey, head: Head, told: bool) -> Iterator[Candidate]:
    """Dates in the article's head: of `<time>`, of elements whose names say so, of lines that are little more.

    `told`: whether machines are told both dates, so that no line after the text is asked.
    """
    above: list[tuple[int, Candidate]] = []
    for at, found in [*_of_elements(survey, head), *_of_lines(survey, head)]:
        if found.source == "above":
            above.append((at, found))
        else:
            yield found
    # The nearest first: far above the headline stands the day of reading.
    yield from (found for _, found in sorted(above, key=lambda entry: -entry[0]))
    for _, pieces in list(survey.blocks(head.end, head.end + AFTER_HEAD))[:2]:
        yield from _opening(join_pieces(pieces))
    if not told:
        yield from _labelled_dates(survey, head.end, head.away)


def _of_elements(survey: Survey, head: Head) -> Iterator[tuple[int, Candidate]]:
    for element in list(_dated_elements(survey, head))[:MOST]:
        source = "microdata" if "itemprop" in element.attributes else _source(head, element.start)
        for field, value in _offers(survey, element):
            yield element.start, Candidate(field, value, source, _place(element))


def _of_lines(survey: Survey, head: Head) -> Iterator[tuple[int, Candidate]]:
    for at, pieces in survey.blocks(head.start, head.end):
        line = join_pieces([piece for piece in pieces if not piece.roles & Role.MODIFIED])
        found: Iterator[Candidate] = iter(())
        if len(line) <= LONGEST_LINE and DIGIT.search(line) and not pieces[0].roles & (head.away | Role.CAPTION):
            found = _dates_of_line(line, pieces[0], _source(head, at))
        elif at >= head.below:
            found = _opening(line)
        yield from ((at, one) for one in found)


def collect_far_dates(survey: Survey, head: Head) -> Iterator[Candidate]:
    """Dates in boxes beside the article, for a page that names none elsewhere: by label, else the nearest one."""
    boxes = survey_boxes(survey, head.start, len(survey.pieces))
    labelled = [*_labelled_dates(survey, 0, Role.COMMENT), *_labelled_dates(boxes, 0, Role.COMMENT)]
    for field in ("date", "modified"):
        yield from [one for one in labelled if one.field == field][:1]
    near = survey_boxes(survey, head.start, head.below + FAR)
    for element in near.elements:
        dated = element.own & (Role.DATE | Role.MODIFIED) and not element.roles & (Role.COMMENT | Role.QUOTE)
        if dated and (offers := list(_offers(near, element))):
            yield from (Candidate(field, value, "far", _place(element)) for field, value in offers)
            return


def collect_counted_dates(survey: Survey, head: Head, saved_at: str) -> Iterator[Candidate]:
    """What counts from the moment of saving ("3 hours ago") or lacks its year, in a page without any whole date."""
    for at, pieces in survey.blocks(head.start, head.end):
        line = join_pieces(pieces)
        dated = pieces[0].roles & Role.DATE or at < head.below + FAR
        if dated and not pieces[0].roles & (head.away | Role.QUOTE) and (value := date_from_saving(line, saved_at)):
            field = "modified" if _is_of_change(line) else "date"
            yield Candidate(field, value, "counted", f"“{line}”, from the moment of saving")
            return


def collect_described_dates(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """A date that is a part of the title tag of its own, or stands in brackets at the end of the description."""
    for one in candidates:
        parts = []
        if one.source == "title-tag":
            parts = [part for part in parts_of(one.value[:LONGEST_NOTICE])[1:] if len(part) < LONGEST_DATE]
        elif one.field == "summary" and (found := BRACKETED.search(one.value[-LONGEST_DATE:])):
            parts = [found[1]]
        for part in parts:
            if DIGIT.search(part) and _is_bare(part):
                yield Candidate("date", part, "described", one.place)


def _dated_elements(survey: Survey, head: Head) -> Iterator[Element]:
    for element in survey.elements:
        if not element.own & (Role.DATE | Role.MODIFIED):
            continue
        inherited = element.roles & ~element.own
        beside = head.is_beside(element.start)
        inside = head.start <= element.start < head.end
        if inherited & (head.away | Role.QUOTE) or (not beside and element.roles & (head.away | Role.CAPTION)):
            continue
        if inside or element.tag == "time" or (element.tag == "abbr" and "title" in element.attributes):
            yield element


def _offers(survey: Survey, element: Element) -> Iterator[tuple[str, str]]:
    """The fields and the values of an element's dates; what machines read, where it says the same as the text."""
    text = survey.text(element, 12)
    attributes = element.attributes
    machine = attributes.get("title" if element.tag == "abbr" else "datetime") or attributes.get("content") or ""
    if len(text) > LONGEST_DATE or not (DIGIT.search(text) or machine) or OTHER.search(text.lower()):
        return
    told, shown = parse_date(machine) if machine else "", parse_date(text)
    changed = element.own & Role.MODIFIED or _is_of_change(_before(survey, element.start))
    if told and not (told.endswith("+00:00") and shown and shown[:10] != told[:10]):
        yield "modified" if changed or _is_of_change(text) else "date", machine
        return
    for part in _dated_parts(text):
        yield "modified" if changed or _is_of_change(part) else "date", part


def _dates_of_line(line: str, piece: Piece, source: str) -> Iterator[Candidate]:
    if OTHER.search(line.lower()) or (piece.roles & Role.QUOTE):
        return
    for part in _dated_parts(line):
        field = "modified" if _is_of_change(part) else "date"
        bare = field == "modified" or piece.roles & Role.DATE or PUBLISHED.search(part) or _is_bare(part)
        yield Candidate(field, part, source if bare else "line", "line beside the headline")


def _is_bare(line: str) -> bool:
    """Whether a line, or a part of it that marks set apart, is little more than its date."""
    parts = [part for part in PARTED.split(line) if DIGIT.search(part)]
    return any(
        sum(not is_calendar_word(word) for word in WORD.findall(part)) <= MOST_OTHER_WORDS and parse_date(part)
        for part in parts
    )


def _opening(line: str) -> Iterator[Candidate]:
    if found := OPENING.match(line):
        words = found[1] or found[2]
        if DIGIT.search(words) and len(words.split()) <= OPENING_WORDS and parse_date(words):
            yield Candidate("date", words, "dateline", "the first words of the text")


def _labelled_dates(survey: Survey, start: int, away: int) -> Iterator[Candidate]:
    """Dates from a place on whose label, in the same line or before it, says what they are of."""
    for at in range(start, len(survey.pieces)):
        piece = survey.pieces[at]
        line = piece.text
        if len(line) > LONGEST_NOTICE or piece.roles & away or not DIGIT.search(line):
            continue
        line = line.strip()
        if len(line) < LONGEST_DATE and _is_labelled(line, whole := f"{_before(survey, at)} {line}"):
            field = "modified" if _is_of_change(whole) else "date"
            yield Candidate(field, line, "labelled", "line with a label after the text")
        elif (first := FIRST.search(line)) and parse_date(line[first.end() :]):
            yield Candidate("date", line[first.end() :], "labelled", "line that names the first publication")


def _is_labelled(line: str, whole: str) -> bool:
    labelled = _is_of_change(whole) or PUBLISHED.search(whole.strip())
    return bool(labelled) and not FIRST.search(whole) and not OTHER.search(line.lower()) and _is_bare(line)


def _is_of_change(text: str) -> bool:
    return CHANGED.search(text.lower()) is not None


def _source(head: Head, at: int) -> str:
    """Below the headline stands the article's date; above it that of the day, too."""
    if head.below <= at < head.end:
        return "dateline"
    return "above" if head.start <= at < head.below else "page"


def _dated_parts(line: str) -> Iterator[str]:
    """A line of two dates falls apart where the second one's label begins."""
    change = CHANGED.search(_small(line))
    parts = [line[: change.start()], line[change.start() :]] if change and change.start() > 8 else [line]
    for part in parts:
        words = len(part.split())
        if DIGIT.search(part) and words <= MOST_WORDS and parse_date(part):
            yield part.strip(" |·,-")


def _small(text: str) -> str:
    """Small letters, one for one, so that a place in them is the same in the text."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)


def _before(survey: Survey, at: int) -> str:
    """The text right before a piece, in its own block or the one before."""
    if not 0 < at <= len(survey.pieces) - 1:
        return ""
    before, first = survey.pieces[at - 1], survey.pieces[at]
    near = first.block - before.block <= 2 and len(before.text) < 40 and not DIGIT.search(before.text)
    return before.text.strip() if near else ""


def _place(element: Element) -> str:
    names = (element.attributes.get("class") or "").split()[:1]
    return f"<{element.tag}" + (f' class="{names[0][:40]}"' if names else "") + ">"
