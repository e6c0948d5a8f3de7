"""Dates that only the day of saving completes: “3 hours ago”, “yesterday”, “20 December”."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib.resources import files

from .dates import DIGITS, parse_date

LONGEST = 60  # characters of a line that says how long ago
MOST_BESIDE = 24  # characters beside the words that say how long ago: a clock, a label, a name
NUMBER = re.compile(r"\d{1,3}")
DAY = 1_440  # minutes
DAY_AND_MONTH = re.compile(
    r"(?<![\d.])(\d{1,2}\.?\s?(?:de\s)?[^\s\d,.:;/()|]{3,20}|[^\s\d,.:;/()|]{3,20}\.?\s\d{1,2}(?![\d:])|\d{1,2}\.\s?\d{1,2}\.(?!\d)|"
    r"\d{1,2}月\s?\d{1,2}日|\d{1,2}월\s?\d{1,2}일)"
)


def date_from_saving(text: str, saved_at: str, lang: str = "") -> str:
    """ISO 8601 of a date that counts from the moment of saving, or that lacks its year; "" when it is neither.

    >>> date_from_saving("3 hours ago", "2026-03-05T14:20:00+01:00")
    '2026-03-05T11:20:00+01:00'
    >>> date_from_saving("20. Dezember, 18:04 Uhr", "2026-03-05T14:20:00+01:00")
    '2025-12-20T18:04:00'
    """
    text = " ".join(text.translate(DIGITS).split())
    if not text or len(text) > LONGEST:
        return ""
    try:
        saved = dt.datetime.fromisoformat(saved_at)
    except ValueError:
        return ""
    return _counted(text.casefold(), saved) or _with_year(text, saved, lang)


def _counted(text: str, saved: dt.datetime) -> str:
    number = NUMBER.search(text)
    shape = f" {NUMBER.sub('{0}', text, count=1)} " if number else f" {text} "
    for pattern, minutes in _patterns():
        most = MOST_BESIDE if "{0}" in pattern else MOST_BESIDE // 2
        if pattern in shape and len(shape) - len(pattern) <= most and _stands_alone(pattern, shape):
            count = int(number[0]) if number and "{0}" in pattern else 1
            moment = saved - dt.timedelta(minutes=minutes * count)
            return moment.isoformat(timespec="seconds") if 0 < minutes < DAY else moment.date().isoformat()
    return ""


def _stands_alone(pattern: str, shape: str) -> bool:
    """Whether no letter stands right beside the words; scripts without spaces have no such border."""
    before, _, after = shape.partition(pattern)
    spaced = pattern[0] < "\u0e00" and pattern[-1] < "\u0e00"
    return not spaced or not (before[-1:].isalpha() or after[:1].isalpha())


def _with_year(text: str, saved: dt.datetime, lang: str) -> str:
    found = DAY_AND_MONTH.search(text)
    if not found:
        return ""
    mark = found[1][-1]
    for year in (saved.year, saved.year - 1):
        dated = f"{year}年{found[1]}" if mark in "日일" else f"{found[1]}{'' if mark == '.' else ' '}{year}"
        value = parse_date(dated + text[found.end() :], lang)
        if not value or value[:10] <= saved.date().isoformat():
            return value
    return ""


@cache
def _patterns() -> tuple[tuple[str, int], ...]:
    """Ways to say how long ago, in any language, the longest first; from CLDR by `tools/build_month_names.py`."""
    text = files(__package__.rpartition(".")[0]).joinpath("data/metadata/ago.tsv").read_text("utf-8")
    found: dict[str, int] = {}
    for line in text.splitlines()[1:]:
        minutes, _, patterns = line.partition("\t")
        found.update((pattern, int(minutes)) for pattern in patterns.split("|"))
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))
