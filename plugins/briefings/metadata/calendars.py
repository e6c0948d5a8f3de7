"""Years of other calendars, as newsrooms in Iran, Thailand, Japan and Taiwan print them; `islamic.py` has one more."""

from __future__ import annotations

import datetime as dt
import re

PERSIAN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("فروردین",), ("اردیبهشت",), ("خرداد",), ("تیر",), ("مرداد", "امرداد"), ("شهریور",), ("مهر",), ("آبان",),
            ("آذر",), ("دی",), ("بهمن",), ("اسفند",),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
PERSIAN = re.compile(rf"(?<!\d)(\d{{1,2}})\s?({'|'.join(PERSIAN_MONTHS)})(?:\s?ماه)?،?\s(1[34]\d\d)(?!\d)")
PERSIAN_NUMERIC = re.compile(r"(?<!\d)(1[34]\d\d)\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{1,2})(?!\d)")
PERSIAN_EPOCH = dt.date(2021, 3, 21).toordinal()  # the first day of 1400
BUDDHIST = re.compile(r"(?<!\d)(2[45]\d\d)(?!\d)")
BUDDHIST_LEAD = 543  # years before the common era at which Thailand begins to count
ERA_YEAR = re.compile(r"(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)\s?年")
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before the first
THAI = re.compile("[\u0e01-\u0e5b]")


def in_common_years(text: str, lang: str) -> str:
    """The text with dates of other calendars written in the common one. Digits must be European.

    >>> in_common_years("29 آذر 1404", "fa"), in_common_years("令和7年3月5日", "ja")
    ('2025-12-20', '2025年3月5日')
    """
    if text.isascii() and not lang.startswith(("fa", "th", "ps")):
        return text
    text = ERA_YEAR.sub(lambda found: f"{ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text)
    text = PERSIAN.sub(lambda found: _persian(int(found[3]), PERSIAN_MONTHS[found[2]], int(found[1])), text)
    if lang.startswith(("fa", "ps")):
        text = PERSIAN_NUMERIC.sub(lambda found: _persian(int(found[1]), int(found[2]), int(found[3])), text)
    if lang.startswith("th") or THAI.search(text):
        text = BUDDHIST.sub(lambda found: str(int(found[1]) - BUDDHIST_LEAD), text)
    return text


def _persian(year: int, month: int, day: int) -> str:
    """The common day of a Persian one, by the cycle of 33 years that agrees with the equinox from 1178 to 1633."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    ordinal = PERSIAN_EPOCH + 365 * (year - 1400) + _leap_days(year) - _leap_days(1400) + before + day - 1
    return dt.date.fromordinal(ordinal).isoformat()


def _leap_days(year: int) -> int:
    """Leap days before a Persian year."""
    year += 1595
    return year // 33 * 8 + (year % 33 + 3) // 4
