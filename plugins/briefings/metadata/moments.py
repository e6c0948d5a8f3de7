"""When the article was published and changed, from what machines are told and what a reader sees."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ..article import Candidate, Note
from .dates import parse_date

ORDER = (
    "rule", "text", "json-ld", "container", "opengraph", "microdata", "citation", "dateline", "above", "meta",
    "dublin-core", "page", "url", "file",
)  # fmt: skip
SEEN = ("dateline", "above")
MACHINE = ("json-ld", "opengraph", "microdata", "citation")
LONGEST = 300  # characters
DAY = dt.timedelta(days=1)


def choose_date(candidates: Sequence[Candidate], lang: str, order: str, notes: list[Note]) -> str:
    """The date of publication, ISO 8601. The day that the newsroom shows corrects what machines are told."""
    read = _read(candidates, "date", lang, order)
    if not read:
        changed = _read(candidates, "modified", lang, order)
        if not changed:
            return ""
        one, value = changed[0]
        reason = f"{one.source}, {one.place}: the last change, as no other is named"
        notes.append(Note("metadata", "chosen", "date", reason, value))
        return value
    one, value = read[0]
    reason = f"{one.source}, {one.place}"
    days = _days(value)
    seen = [(other, date) for other, date in read if other.source in SEEN]
    shown = next(((other, date) for other, date in read if other.source == SEEN[0]), None)
    if shown and one.source in MACHINE and not any(date[:10] in days for _, date in seen):
        one, value, reason = _between(one, value, *shown)
    notes.append(Note("metadata", "chosen", "date", reason, value))
    for other, date in read:
        if other is not one and date[:10] != value[:10]:
            notes.append(Note("metadata", "lost", "date", f"{other.source}, {other.place}: trusted less", date))
    return value


def _between(told: Candidate, told_date: str, seen: Candidate, seen_date: str) -> tuple[Candidate, str, str]:
    """What machines are told or what a reader sees, where the two name different days.

    A later day that a reader sees is that of the last change; an earlier one is the first publication, which machines
    lose when an article is published again. A neighbouring day is the newsroom's own where machines count in UTC.
    """
    apart = dt.date.fromisoformat(seen_date[:10]) - dt.date.fromisoformat(told_date[:10])
    place = f"{seen.source}, {seen.place}"
    if apart < -DAY:
        return seen, seen_date, f"{place}: a reader sees the first day; {told.source} names {told_date[:10]}"
    if abs(apart) == DAY and told_date.endswith("+00:00") and not seen_date.endswith("+00:00"):
        return seen, seen_date, f"{place}: the newsroom's own day; {told.source} counts in UTC"
    return told, told_date, f"{told.source}, {told.place}"


def choose_modified(candidates: Sequence[Candidate], lang: str, order: str, notes: list[Note]) -> str:
    """The date of the last change, ISO 8601, or ""."""
    for one, value in _read(candidates, "modified", lang, order):
        notes.append(Note("metadata", "chosen", "modified", f"{one.source}, {one.place}", value))
        return value
    return ""


def _read(candidates: Sequence[Candidate], field: str, lang: str, order: str) -> list[tuple[Candidate, str]]:
    read = []
    for one in candidates:
        if one.field == field and one.source in ORDER:
            date = parse_date(one.value[:LONGEST], lang, order)
            if date:
                read.append((one, date))
    return sorted(read, key=lambda pair: ORDER.index(pair[0].source))


def _days(value: str) -> set[str]:
    """The calendar days of a timestamp, in its own zone and in UTC."""
    found = {value[:10]}
    if re.search(r"T.*[+-]\d{2}:\d{2}$", value):
        found.add(dt.datetime.fromisoformat(value).astimezone(dt.UTC).date().isoformat())
    return found
