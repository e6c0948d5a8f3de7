"""What each line looks like, seen with its neighbours: how much it is prose, and of which kinds it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..clean.phrases import COPYRIGHT_LENGTH, call_to_action
from ..metadata.dates import parse_date
from ..set_phrases import DIGIT, kinds_of, normal
from .captions import Caption, is_credit_label, is_rights_notice, read_caption
from .lines import Line
from .names import is_label_alone, labelled_byline, names_in

END_KINDS = frozenset({"related", "comments", "tags"})  # headings under which other articles or comments stand
NO_CAPTION = END_KINDS | {
    "date", "ago", "byline", "advert", "call", "account", "share", "address", "minutes", "marks", "bars", "again",
}  # fmt: skip
LONG, MIDDLE, SHORT = 140, 60, 25  # letters: surely a paragraph; perhaps; a label
DATE_LINE = 90  # characters of a line that can be a date line
DATE_WORDS = 5  # of a date line: month, weekday, a place, a label; more is prose
DATE_TAIL = 24  # characters at a line's end that can be a date behind names and places
DATE_LETTERS = 24  # the same for scripts in which every sign between digits is a word
HEAD_PROSE = 3  # paragraphs before a date line shows a teaser: standfirst and captions stand in the head
PIECES = re.compile(r"\s+[•·/–—]\s+|\s*[|｜]\s*")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
CLOCKS = re.compile(r"[\d:/. \-+%|(){}<>\[\]»«›‹·•…]*")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s\S{1,5})?")
SENTENCE = re.compile(r"[^\W\d_]{2}[.!?]+[”»\"’)]*(?:\s|$)|[。！？]")  # the end of one; initials end none
GLUED_DATE = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,4}[./年 ])")

# How much a line speaks for being article text. Set by hand; a search over them on 240 other texts gained 0.002.
BY_LENGTH: tuple[tuple[float, float, float], ...] = (
    # letters from, when it ends as a sentence, when it does not
    (LONG, 2.5, 1.2),
    (MIDDLE, 1.5, -0.1),
    (SHORT, 0.6, -0.4),
    (0, 0.0, -0.8),
)
ALONE, IN_A_RUN = 0.5, -0.8  # where empty lines part the paragraphs
BY_KIND = {
    "related": -4.0, "tags": -4.0, "comments": -4.0, "share": -3.0, "advert": -4.0, "player": -2.5, "account": -4.0,
    "date": -2.5, "ago": -2.5, "minutes": -3.0, "byline": -2.0, "label": -2.0, "caption": -3.0, "credit": -3.0,
    "call": -4.0, "address": -3.0, "marks": -3.0, "bars": -4.0, "again": -1.8, "cut short": -2.5, "card": -4.0,
    "keypoints": -1.0, "capitals": -0.6, "quoted": 0.6, "row": 1.6, "listed": 1.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as it is read: its words, its kinds, its weight as article text."""

    line: Line
    kinds: frozenset[str]
    weight: float
    caption: Caption | None = None
    date: str = ""  # ISO 8601
    reason: str = ""  # why it is a call to the reader

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph by its length and end."""
        line = self.line
        return line.width >= LONG or (line.width >= MIDDLE and line.ends_sentence and line.plain[-1] not in "?？؟")


def read_all(lines: tuple[Line, ...]) -> tuple[Reading, ...]:
    """A reading of each line."""
    parted = are_parted(lines)
    counts = Counter(line.plain for line in lines)
    found: list[Reading] = []
    prose = 0
    for line in lines:
        found.append(_read(line, found[-1] if found else None, counts[line.plain], parted, prose > HEAD_PROSE))
        prose += found[-1].is_prose
    return tuple(_with_credits(_without_notices(found)))


def are_parted(lines: Sequence[Line]) -> bool:
    """Whether empty lines stand between the paragraphs of this text."""
    long = [line for line in lines if line.width >= LONG]
    long = long or [line for line in lines if line.width >= MIDDLE and line.ends_sentence]
    return sum(line.alone for line in long) > len(long) / 2


def _read(line: Line, above: Reading | None, count: int, parted: bool, in_body: bool) -> Reading:
    plain = line.plain
    kinds = set(kinds_of(plain))
    byline = len(plain) < DATE_LINE and not line.ends_sentence and bool(labelled_byline(plain))
    caption = None if byline else read_caption(plain)
    if caption and caption.caption and len(plain) < MIDDLE and names_in(plain):
        caption = None
    date = date_line(plain, kinds) if len(plain) < DATE_LINE else ""
    short = len(plain) < COPYRIGHT_LENGTH or "http" in plain
    reason = call_to_action(plain, plain.count("http") * len(plain)) if short else ""
    if caption:
        kinds.add("caption" if caption.caption else "credit")
        reason = ""
    kinds |= _shape_kinds(line, count, date, reason, above)
    if byline:
        kinds.add("byline")
    if not in_body:
        kinds.discard("card")
    return Reading(line, frozenset(kinds), _weigh(line, kinds, parted), caption, date, reason)


def _shape_kinds(line: Line, count: int, date: str, reason: str, above: Reading | None) -> set[str]:
    plain = line.plain
    facts = {
        "date": bool(date),
        "call": bool(reason),
        "address": ADDRESS.match(plain) is not None and not ADDRESS.sub("", plain).strip(),
        "marks": len(plain) < DATE_LINE and CLOCKS.fullmatch(plain) is not None,
        "clock": len(plain) < 14 and CLOCK.fullmatch(plain) is not None,
        "label": is_label_alone(plain),
        "again": count > 1,
        "bars": plain.count("|") + plain.count("·") > 2,
        "cut short": plain.endswith(("…", "...")) and line.width < LONG * 2,
        "card": above is not None and bool(above.kinds & {"date", "ago"}) and line.width >= LONG / 2,
        "capitals": len(plain) > 3 and sum(map(str.isupper, plain)) > len(plain) / 2,
        "quoted": plain[0] in "«„“\"”「『‘'" and line.ends_sentence,
        "row": bool(line.cells),
        "listed": above is not None and not line.before and _continues_list(above),
    }
    return {kind for kind, holds in facts.items() if holds}


def _continues_list(above: Reading) -> bool:
    if above.kinds & END_KINDS:
        return False
    return above.line.plain.endswith((":", "：")) or ("listed" in above.kinds and not above.line.after)


def _weigh(line: Line, kinds: set[str], parted: bool) -> float:
    width = line.width
    ends = line.ends_sentence
    weight = next(whole if ends else cut for least, whole, cut in BY_LENGTH if width >= least)
    if parted:
        weight += ALONE if line.alone else IN_A_RUN
    return weight + sum(BY_KIND.get(kind, 0.0) for kind in kinds if not (kind == "again" and width < SHORT))


def _without_notices(readings: list[Reading]) -> list[Reading]:
    """Below the last paragraph a copyright sign says whose the site is: there is no picture above it."""
    last = max((at for at, one in enumerate(readings) if one.is_prose), default=len(readings))
    return [
        replace(one, caption=None) if at > last and is_rights_notice(one.line.plain) else one
        for at, one in enumerate(readings)
    ]


def _with_credits(readings: list[Reading]) -> list[Reading]:
    """Above a credit stands the picture's caption; a label alone ("Image:") and what follows it are a credit."""
    found = list(readings)
    for at, one in enumerate(found):
        if is_credit_label(one.line.plain) and at + 1 < len(found) and not found[at + 1].is_prose:
            credit = found[at + 1].line.plain.strip(" ()")
            found[at + 1] = _as_credit(found[at + 1], Caption("", credit))
            found[at] = _as_credit(one, None)
    for at, one in enumerate(found):
        above = at - 1
        while above >= 0 and "credit" in found[above].kinds and found[above].caption is None:
            above -= 1
        if one.caption and not one.caption.caption and above >= 0 and _can_be_caption(found[above], one):
            joined = Caption(found[above].line.plain.strip(" ("), one.caption.credit)
            kinds = found[above].kinds | {"caption"}
            found[above] = Reading(found[above].line, kinds, BY_KIND["caption"], joined)
    return found


def _is_paragraph(one: Reading) -> bool:
    """Whether a line is speech, or too long a caption for more than one sentence."""
    if "quoted" in one.kinds:
        return one.line.width > MIDDLE
    return one.line.width > LONG * 0.9 and len(SENTENCE.findall(one.line.plain)) > 1


def _as_credit(one: Reading, caption: Caption | None) -> Reading:
    return Reading(one.line, one.kinds | {"credit"}, BY_KIND["credit"], caption)


def _can_be_caption(above: Reading, credit: Reading) -> bool:
    """Whether a line is short and simple enough for a picture's caption, and no paragraph above a credit alone."""
    together = above.line.before and not credit.line.before
    return (
        above.caption is None
        and not above.kinds & NO_CAPTION
        and MIDDLE / 3 < above.line.width < LONG * 3
        and len(credit.line.plain) < MIDDLE
        and (together or not _is_paragraph(above))
    )


def without_glue(plain: str) -> str:
    """A line with a space again where the copying glued a date to the word before it ("Palma15.04.2026")."""
    return GLUED_DATE.sub(" ", plain)


def date_line(plain: str, kinds: set[str] | frozenset[str] = frozenset()) -> str:
    """ISO 8601 of a line, or of a piece of it, that is there to give a date; "" for prose that merely names a day."""
    if not DIGIT.search(plain) or plain.endswith(("。", "?", "!", "”")):
        return ""
    pieces = PIECES.split(plain)
    for piece in (plain, *(pieces if len(pieces) > 1 else ())):
        date = parse_date(without_glue(piece))
        letters = normal(piece)
        few = (
            len(letters.split()) <= DATE_WORDS
            or len(letters) <= DATE_LETTERS
            or bool(kinds & {"published", "updated", "byline"})
        )
        if date and few and sum(sign.isdigit() for sign in piece) >= 4:
            return date
    tail = plain[-DATE_TAIL:]
    return parse_date(without_glue(tail)) if tail[-1].isdigit() and sum(map(str.isdigit, tail)) > 5 else ""
