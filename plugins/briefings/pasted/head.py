"""The lines before the first paragraph: title, kicker, standfirst, date and byline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..metadata.names import AGENCIES
from ..metadata.titles import fold
from ..set_phrases import DIGIT, UNSPACED, normal, words_of_kind
from .file_name import words_in_name
from .names import is_label_alone, is_name, labelled_byline, names_in
from .readings import LONG, MIDDLE, PIECES, SHORT, Reading, without_glue

TITLE_LONGEST, TITLE_SHORTEST = 230, 14  # letters
MARKS_ABOVE = 16  # lines above a title in which a date or byline speaks against it
TITLE_SPAN = 5  # lines under a title in which a standfirst, date or byline stands
NOT_TITLES = frozenset(
    {
        "date",
        "ago",
        "minutes",
        "clock",
        "label",
        "caption",
        "credit",
        "call",
        "share",
        "advert",
        "account",
        "address",
        "marks",
        "byline",
    }
    | {"related", "comments", "tags", "keypoints", "row", "published", "updated"}
)
BREADCRUMB = 2.0
KICKER_LONGEST, KICKER_WORDS = 44, 5
HEAD_MARKS = frozenset({"date", "minutes", "byline", "ago", "clock", "label"})
HEAD_GOES_ON = 9  # lines of text in which a date or byline shows that they are still the head
HEAD_PROSE = 2  # paragraphs that may stand before it: a standfirst and one more
NAMES_NEAR = 4  # lines between a date and the names above the title
NAMES_UNDER = 14  # lines under the title in which names stand
# Letters with their vowel signs: in Indic scripts these are no letters to `re`.
WORDS = re.compile(r"[^\s\d!-/:-@\[-`{-~…“”„«»‘’—–।،؟]{4,}")


@dataclass(slots=True)
class Head:
    """What the head says, and the part that each of its lines plays."""

    title: str = ""
    title_at: int = -1
    kicker: str = ""
    summary: str = ""
    date: str = ""
    modified: str = ""
    authors: list[str] = field(default_factory=list)
    parts: dict[int, str] = field(default_factory=dict)  # line number -> why it is not in the body


def head_end(readings: Sequence[Reading], inside: Sequence[bool]) -> int:
    """The number of the first line of the body: the first paragraph after the last date or byline of the head."""
    start = next((at for at, is_text in enumerate(inside) if is_text and readings[at].is_prose), -1)
    if start < 0:
        start = next((at for at, is_text in enumerate(inside) if is_text), len(inside))
    prose = 0
    for at in range(start, min(start + HEAD_GOES_ON, len(readings))):
        one = readings[at]
        marks = one.kinds & HEAD_MARKS and not one.is_prose and "card" not in one.kinds
        if marks and any(inside[below] and readings[below].is_prose for below in range(at + 1, len(readings))):
            return head_end(readings, [False] * (at + 1) + list(inside[at + 1 :]))
        prose += one.is_prose
        if prose > HEAD_PROSE or one.kinds & {"related"}:
            break
    return start


def read_head(readings: Sequence[Reading], end: int, name: str) -> Head:
    """Read the lines before `end`. `name` is the saved file's name, which is often the title."""
    head = Head()
    head.title_at = _find_title(readings, end, name)
    if head.title_at >= 0:
        head.title = unglue(readings[head.title_at].line.plain, readings)
        head.parts[head.title_at] = "the title"
    _find_repeats(readings, end, head)
    _find_kicker(readings, head)
    _find_date(readings, end, head)
    _find_authors(readings, end, head)
    _find_summary(readings, end, head)
    return head


def _find_title(readings: Sequence[Reading], end: int, name: str) -> int:
    body = {word.casefold() for one in readings[end:] if one.is_prose for word in WORDS.findall(one.line.plain)}
    signs = "".join(one.line.plain for one in readings[end : end + 12] if one.is_prose)
    named = words_in_name(name)
    counts = Counter(one.line.plain.casefold() for one in readings)
    offers = [
        (_title_score(readings, at, end, counts) + _echo(readings[at], body, signs, named), at)
        for at in range(end)
        if _can_be_title(readings[at])
    ]
    folded = {at: fold(readings[at].line.plain) for _, at in offers}
    offers = [(score - BREADCRUMB * _ends_with_other(at, folded), at) for score, at in offers]
    return max(offers, default=(0.0, -1))[1]


def _ends_with_other(at: int, folded: dict[int, str]) -> bool:
    """Whether the line is a trail of sections that ends in another line, the title."""
    whole = folded[at]
    return any(whole != part and len(part) > TITLE_SHORTEST and whole.endswith(part) for part in folded.values())


def _can_be_title(one: Reading) -> bool:
    width = one.line.width
    return (
        TITLE_SHORTEST <= width <= TITLE_LONGEST and not one.kinds & NOT_TITLES and not is_label_alone(one.line.plain)
    )


def _title_score(readings: Sequence[Reading], at: int, end: int, counts: Counter[str]) -> float:
    line = readings[at].line
    score = 1.0 if 28 <= line.width <= 150 else 0.0
    score += 0.15 * (8 if UNSPACED.search(line.plain) else min(len(line.plain.split()), 8)) - 0.6
    score -= 1.6 if line.ends_sentence and line.plain[-1] in ".…。।" else 0.0
    score -= 1.0 if line.width > LONG and line.ends_sentence else 0.0
    if counts[line.plain.casefold()] > 1:
        score += 1.2
    below = readings[at + 1 : min(at + 1 + TITLE_SPAN, end)]
    score += 0.9 if any(one.kinds & HEAD_MARKS or labelled_byline(one.line.plain) for one in below) else 0.0
    score += 0.7 if any(_is_standfirst(one) for one in below[:2]) else 0.0
    score -= 0.8 if any(_is_standfirst(one) for one in readings[max(0, at - 3) : at]) else 0.0
    score += 0.5 if at == 0 or (at == 1 and readings[0].line.width < line.width) else 0.0
    score -= 3.0 if is_name(line.plain) else 0.0
    # Date and byline stand under the title; above it they belong to something else, or to a page that puts them first.
    score -= 0.8 if any(one.kinds & HEAD_MARKS for one in readings[max(0, at - MARKS_ABOVE) : at]) else 0.0
    return score - 0.04 * (end - at)


def _is_standfirst(one: Reading) -> bool:
    return not one.kinds & {"caption", "again"} and (
        one.line.width > LONG or (one.line.width > MIDDLE and one.line.ends_sentence)
    )


def _echo(one: Reading, body: set[str], signs: str, named: frozenset[str]) -> float:
    """How far the line's words come back in the body and in the file's name."""
    plain = one.line.plain
    if UNSPACED.search(plain):
        pairs = [plain[at : at + 2] for at in range(len(plain) - 1)]
        return 2.0 * sum(pair in signs for pair in pairs) / max(1, len(pairs))
    words = {word.casefold() for word in WORDS.findall(plain)}
    if not words:
        return -1.0
    share = len(words & body) / len(words)
    return 2.0 * share + (3.0 * len(words & named) / len(words) if len(words & named) > 1 else 0.0)


def unglue(title: str, readings: Sequence[Reading]) -> str:
    """A title whose label the copying glued on ("National strikeThe trains") with the two parts again."""
    for found in re.finditer(
        r"([^\W\d_]{3,})(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ])([^\W\d_]{2,})", title
    ):
        words = {word for one in readings for word in re.split(r"\W+", one.line.plain.casefold())}
        if found[1].casefold() in words and found[2].casefold() in words:
            return f"{title[: found.end(1)]}: {title[found.end(1) :]}"
    return title


def _find_repeats(readings: Sequence[Reading], end: int, head: Head) -> None:
    key = fold(head.title)
    for at, one in enumerate(readings):
        same_length = abs(len(one.line.plain) - len(head.title)) <= len(head.title) // 4
        if key and same_length and at != head.title_at and fold(one.line.plain) == key:
            head.parts[at] = "the title again, as the picture's alternative text or in a list"


def _find_kicker(readings: Sequence[Reading], head: Head) -> None:
    at = head.title_at - 1
    while at >= 0 and (at in head.parts or "marks" in readings[at].kinds):
        at -= 1
    if at < 0 or head.title_at < 0:
        return
    one = readings[at]
    plain = one.line.plain.strip(" :|/>»›")
    short = 0 < len(plain) <= KICKER_LONGEST and len(plain.split()) <= KICKER_WORDS
    if short and not one.kinds & NOT_TITLES and not one.line.ends_sentence and not DIGIT.search(plain[:2]):
        head.kicker = PIECES.split(plain)[-1]
        head.parts[at] = "the section's label"


def _find_date(readings: Sequence[Reading], end: int, head: Head) -> None:
    order = [*range(max(head.title_at, 0), end), *range(max(head.title_at, 0) - 1, -1, -1)]
    dated = [at for at in order if "date" in readings[at].kinds and at not in head.parts]
    fresh = [at for at in dated if "updated" not in readings[at].kinds or "published" in readings[at].kinds]
    updates = [at for at in dated if at not in fresh]
    head.parts.update({at: "a date" if at in updates[:1] else "another date" for at in dated})
    head.modified = without_glue(readings[updates[0]].line.plain) if updates and fresh else ""
    for at in fresh[:1] or dated[:1]:
        head.parts[at] = "a date"
        head.modified = head.modified or _updated(readings[at].line.plain)
        head.date = without_glue(readings[at].line.plain)


def _updated(plain: str) -> str:
    """What follows the word for an update in a date line that gives both times."""
    folded = plain.casefold()
    found = [at + len(word) for word in words_of_kind("updated") if (at := folded.find(word)) > 0]
    return without_glue(plain[max(found) :]) if found and len(folded) == len(plain) else ""


def _find_authors(readings: Sequence[Reading], end: int, head: Head) -> None:
    for at in range(end):
        plain = readings[at].line.plain
        if rest := labelled_byline(plain):
            head.parts[at] = "the byline"
            head.authors.extend(names_in(rest))
        elif is_label_alone(plain):
            head.parts[at] = "the byline's label"
            _take_names(readings, range(at + 1, min(at + 4, end)), head)
    if not head.authors:
        _take_bare_names(readings, end, head)
    head.authors = list(dict.fromkeys(head.authors))


def find_signature(readings: Sequence[Reading], kept: Sequence[int], head: Head) -> None:
    """The author who signs under the last paragraph, where the head names none."""
    if head.authors or not kept:
        return
    for at in (kept[-1], kept[-1] + 1):
        if at < len(readings) and readings[at].line.alone and is_name(readings[at].line.plain.strip("()")):
            head.authors.append(readings[at].line.plain.strip("()"))
            head.parts[at] = "the byline"
            return


def _take_names(readings: Sequence[Reading], where: Iterable[int], head: Head) -> None:
    for at in where:
        names = names_in(readings[at].line.plain)
        if not names or at in head.parts:
            return
        head.authors.extend(names)
        head.parts[at] = "the byline"


def _take_bare_names(readings: Sequence[Reading], end: int, head: Head) -> None:
    """Names alone on their line, the nearest to a date; without a date, the first under the title."""
    dates = [at for at in range(end) if readings[at].kinds & {"date", "ago", "minutes", "clock"}]
    below = range(head.title_at + 1, min(end, head.title_at + 1 + NAMES_UNDER))
    above = [at for at in range(head.title_at) if any(abs(at - date) <= NAMES_NEAR for date in dates)]
    for places in (below, above):
        named = {at: names for at in places if (names := _names_at(readings[at], head.parts.get(at, "")))}
        if named:
            first = min(named, key=lambda at: (min((abs(at - date) for date in dates), default=0), at))
            while first - 1 in named and first - 1 not in dates:
                first -= 1
            while first in named:
                head.authors.extend(named[first])
                head.parts.setdefault(first, "the byline")
                first += 1
            return


def _names_at(one: Reading, part: str) -> tuple[str, ...]:
    if "credit" in one.kinds and normal(one.line.plain) in AGENCIES:
        return (one.line.plain,)
    if part not in ("", "a date", "another date") or one.kinds & (NOT_TITLES - {"date", "byline", "published"}):
        return ()
    return _bare_names(one.line.plain)


def _bare_names(plain: str) -> tuple[str, ...]:
    for piece in PIECES.split(plain):
        if names := names_in(piece):
            return names
    return ()


def _find_summary(readings: Sequence[Reading], end: int, head: Head) -> None:
    for at in range(head.title_at + 1, end):
        one = readings[at]
        if at in head.parts or head.title_at < 0:
            continue
        standfirst = one.line.width > MIDDLE or (one.line.width > SHORT * 1.5 and at <= head.title_at + 2)
        if standfirst and not one.kinds & NOT_TITLES:
            head.summary = one.line.plain
            head.parts[at] = "the standfirst"
            return
