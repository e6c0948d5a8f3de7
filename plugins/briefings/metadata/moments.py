"""When the article was published and changed, from what machines are told and what a reader sees."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..article import Candidate, Note
from .dates import parse_date, parse_sure_date

UNSURE = "islamic"  # any date of that calendar, wherever it stands: it may be a day off
ORDER = (
    "rule", "text", "json-ld", "container", "opengraph", "microdata", "citation", "dateline", "above", "meta",
    "dublin-core", "labelled", "page", "line", "counted", "url", "described", "far", "file", UNSURE,
)  # fmt: skip
SEEN = ("dateline", "above")
MACHINE = ("json-ld", "opengraph", "microdata", "citation")
WEAK = ("counted", "far", UNSURE)  # less than a date of the last change
TOLD = frozenset({*MACHINE, "meta", "dublin-core"})
LONGEST = 300  # characters
DAY = dt.timedelta(days=1)
REWRITTEN = dt.timedelta(days=60)  # a change after so long is a new text, no correction
ZONE = re.compile(r"T.*[+-]\d{2}:\d{2}$")
FIRST_DAY = "1990-01-01"  # before the Web; a clock that was never set says 1970


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a candidate offers, ISO 8601."""

    candidate: Candidate
    value: str

    @property
    def day(self) -> dt.date:
        """Its calendar day, in its own zone."""
        return dt.date.fromisoformat(self.value[:10])

    @property
    def place(self) -> str:
        """Where it comes from, for a note."""
        return f"{self.candidate.source}, {self.candidate.place}"


def choose_date(candidates: Sequence[Candidate], lang: str, order: str, notes: list[Note]) -> str:
    """The date of publication, ISO 8601. The day that the newsroom shows corrects what machines are told."""
    read = _read(candidates, "date", lang, order)
    changed = [one for one in _read(candidates, "modified", lang, order) if one.candidate.source != UNSURE or not read]
    if not read or (changed and read[0].candidate.source in WEAK):
        if not changed:
            return _noted(read[0], read[0].place, read, notes) if read else ""
        return _noted(changed[0], f"{changed[0].place}: the last change, as no other is named", [], notes)
    told = read[0]
    if told.candidate.source in TOLD:
        chosen, reason = _corrected(told, read, changed)
    else:
        chosen, reason = _unless_of_the_day(told, read)
    for first in read:
        if first.candidate.place.endswith("first publication") and first.day < chosen.day:
            chosen, reason = first, f"{first.place}: the text names it"
    return _noted(_with_clock(chosen, read), reason, read, notes)


def _corrected(told: Moment, read: Sequence[Moment], changed: Sequence[Moment]) -> tuple[Moment, str]:
    """What machines are told, or what a reader sees where that names another day."""
    days = _days(told.value)
    seen = [one for one in read if one.candidate.source in SEEN]
    for other in read:
        if other.value[:10] == _swapped(told):
            return other, f"{other.place}: it says which number is the month in “{told.candidate.value[:20]}”"
    address = next((one for one in read if one.candidate.place == "folder of the day"), None)
    if address and address.day - told.day < -DAY and told.candidate.source in MACHINE:
        return address, f"{address.place}: the first day; {told.candidate.source} names {told.value[:10]}"
    if any(one.value[:10] in days for one in seen):
        return told, told.place
    if told.candidate.source == "json-ld" and (agreed := _agreed(told, read, seen, changed)):
        return agreed, f"{agreed.place}: a reader sees the same day; {told.candidate.source} names another"
    first = next((one for one in read if one.candidate.source in ("dateline", "described")), None)
    if first is not None and told.candidate.source in MACHINE and (reason := _why_shown(told, first)):
        return first, reason
    if address and any(one.day == address.day for one in seen) and abs(address.day - told.day) == DAY:
        return address, f"{address.place}: a reader sees the same day"
    return _unless_rewritten(told, read, seen, changed)


def _agreed(told: Moment, read: Sequence[Moment], seen: Sequence[Moment], changed: Sequence[Moment]) -> Moment | None:
    """The day that another place for machines and a reader's eye agree upon; that of a small change is none."""
    of_change = {one.day for one in changed}
    shown = {one.day for one in [*seen, *_visible(changed)]}
    for one in read:
        fits = one.day not in of_change or one.day - told.day >= REWRITTEN
        if fits and one.candidate.source in TOLD - {told.candidate.source} and one.day in shown - {told.day}:
            return one
    return None


def _unless_of_the_day(seen: Moment, read: Sequence[Moment]) -> tuple[Moment, str]:
    """A date above the headline may be today's; then machines and another line of the page agree upon another."""
    shown = {one.day for one in read if one.candidate.source not in TOLD}
    for one in read if seen.candidate.source == "above" else []:
        if one.candidate.source in TOLD and one.day in shown - {seen.day}:
            return one, f"{one.place}: the page shows it too"
    return seen, seen.place


def _why_shown(told: Moment, shown: Moment) -> str:
    """Why a reader's day is the right one, or "".

    A later day that a reader sees is that of the last change; an earlier one is the first publication, which machines
    lose when an article is published again. A neighbouring day is the newsroom's own where machines count in UTC.
    """
    apart = shown.day - told.day
    if apart < -DAY and shown.candidate.source in SEEN:
        return f"{shown.place}: the first day; {told.candidate.source} names {told.value[:10]}"
    in_utc = told.value.endswith("+00:00") and not shown.value.endswith("+00:00")
    if abs(apart) == DAY and (in_utc or not ZONE.search(told.value)):
        return f"{shown.place}: the newsroom's own day; {told.candidate.source} names {told.value[:10]} in another zone"
    return ""


def _unless_rewritten(
    told: Moment, read: Sequence[Moment], seen: Sequence[Moment], changed: Sequence[Moment]
) -> tuple[Moment, str]:
    """A text that was rewritten has the day that a reader sees, where one place alone remembers an older one.

    No text was changed before it was published: then the day of the change is the first that is known.
    """
    shown = [*_visible(changed), *seen]
    confirmed = {one.candidate.source for one in read if one.candidate.source in TOLD and one.day == told.day}
    for one in shown:
        if len(confirmed) == 1 and "json-ld" in confirmed and one.day - told.day >= REWRITTEN:
            return one, f"{one.place}: the text was written anew; {told.candidate.source} alone names {told.value[:10]}"
        if one.day < told.day and told.candidate.source not in MACHINE and one in changed:
            return one, f"{one.place}: it was changed before the day that {told.candidate.source} names"
    return told, told.place


def _visible(moments: Iterable[Moment]) -> list[Moment]:
    return [one for one in moments if one.candidate.source in (*SEEN, "microdata")]


def _with_clock(chosen: Moment, read: Iterable[Moment]) -> Moment:
    """A day alone is completed with the clock of another place that names the same day."""
    if len(chosen.value) > len(FIRST_DAY):
        return chosen
    same = [one for one in read if one.value[:10] == chosen.value and "T" in one.value]
    return next((one for one in same if ZONE.search(one.value)), chosen)


def _swapped(told: Moment) -> str:
    """The day that a date in numbers names when its day and month change places, or ""."""
    year, month, day = told.value[:10].split("-")
    ambiguous = "/" in told.candidate.value[:10] and day <= "12" and day != month
    return f"{year}-{day}-{month}" if ambiguous else ""


def choose_modified(candidates: Sequence[Candidate], lang: str, order: str, notes: list[Note]) -> str:
    """The date of the last change, ISO 8601, or ""."""
    for one in _read(candidates, "modified", lang, order):
        if one.candidate.source != UNSURE:
            notes.append(Note("metadata", "chosen", "modified", one.place, one.value))
            return one.value
    return ""


def _noted(chosen: Moment, reason: str, read: Iterable[Moment], notes: list[Note]) -> str:
    notes.append(Note("metadata", "chosen", "date", reason, chosen.value))
    for other in read:
        if other.value[:10] != chosen.value[:10]:
            notes.append(Note("metadata", "lost", "date", f"{other.place}: trusted less", other.value))
    return chosen.value


def _read(candidates: Sequence[Candidate], field: str, lang: str, order: str) -> list[Moment]:
    read = []
    for one in candidates:
        if one.field == field and one.source in ORDER:
            date = parse_date(one.value[:LONGEST], lang, order)
            if date and not parse_sure_date(one.value[:LONGEST], lang, order):
                one = replace(one, source=UNSURE)
            if date > FIRST_DAY or (date and one.source in ("rule", "text")):
                read.append(Moment(one, date))
    return sorted(read, key=lambda moment: ORDER.index(moment.candidate.source))


def _days(value: str) -> set[str]:
    """The calendar days of a timestamp, in its own zone and in UTC."""
    found = {value[:10]}
    if ZONE.search(value):
        found.add(dt.datetime.fromisoformat(value).astimezone(dt.UTC).date().isoformat())
    return found
