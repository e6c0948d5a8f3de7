"""Reading a date as a newsroom writes it, in 70 languages, into ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from importlib.resources import files

from .calendars import in_common_years
from .islamic import read_islamic

ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
COMPACT = re.compile(r"\b((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2}))?")
NUMERIC = re.compile(
    r"(?<!\d)(\d{1,4})\s?(?:[./\-年년]|tháng\s)\s?(\d{1,2})\s?(?:[./\-月월,]|năm\s)\s?(\d{1,4})(?!\d)", re.IGNORECASE
)
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:h.](\d{2})(?::(\d{2}))?\s*([ap])?\.?m?", re.IGNORECASE)
# A month's name may hold vowel signs, which are no letters to `re`.
MONTH = r"([^\s\d,:;/()|\[\].'’–-][^\s\d,:;/()|\[\]]{1,23}?)"
NAMED = (
    (re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º|ª)?\s*(?:de\s|of\s|d['’]|-|ב)?\s*{MONTH}(?:/[^\d/]{{2,20}})?\.?,?\s*"
                r"(?:de[l]?\s|'|,|-)?\s*(\d{4})"), (3, 2, 1)),
    (re.compile(rf"{MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"), (3, 1, 2)),
    (re.compile(rf"(?<!\d)(\d{{4}})(?:\.|,|\sm\.|\sга|\sоны)?\s*{MONTH}\.?\s+(\d{{1,2}})(?![\d:])"), (1, 2, 3)),
    (re.compile(rf"(?<!\d)(\d{{4}})\.\sgada\s(\d{{1,2}})\.\s{MONTH}(?!\w)"), (1, 3, 2)),
)  # fmt: skip
ZEROS = "٠۰०০๐၀០"  # of the scripts in which newspapers print dates in digits of their own
DIGITS = {ord(zero) + number: str(number) for zero in ZEROS for number in range(10)}
MONTH_FIRST_LANGUAGES = frozenset({"en-us"})
EXTRA_MONTHS = {"sept": 9, "fevrier": 2, "aout": 8, "decembre": 12, "janv": 1, "juil": 7}
# In the Levant and Iraq; two of them are two words.
EXTRA_MONTHS |= {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
TWO_WORDS = tuple(name for name in EXTRA_MONTHS if " " in name)
# The zones' names are those of RFC 2822, and those of Europe and the East whose letters have one meaning.
ZONES = {
    "GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00", "WET": "+00:00", "WEST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "TRT": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "JST": "+09:00", "KST": "+09:00", "HKT": "+08:00", "SGT": "+08:00",
    "WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00",
    "NZDT": "+13:00", "BRT": "-03:00",
}  # fmt: skip
ZONE = re.compile(r"\s*\(?(GMT|UTC|Z|[A-Z]{3,4})?\s*(?:([+-])(\d{2}):?(\d{2})?)?\b")
ISLAMIC_YEAR = re.compile(r"(?<!\d)1[45]\d\d(?!\d)")
LONGEST = 300


def parse_date(text: str, lang: str = "", order: str = "") -> str:
    """ISO 8601 of the first date in `text`, or "". `lang` is BCP 47; `order` may say "mdy" for numeric dates.

    A day of the Islamic calendar, which may be one off, is read only where the text has no other.

    >>> parse_date("20 décembre 2025", "fr"), parse_date("Dec 3, 2026 4:05 pm", "en")
    ('2025-12-20', '2026-12-03T16:05:00')
    """
    return parse_sure_date(text, lang, order) or _islamic(text)


@lru_cache(maxsize=4096)
def parse_sure_date(text: str, lang: str = "", order: str = "") -> str:
    """The same without the Islamic calendar."""
    text = text[:LONGEST].strip()
    if not text.isascii() or lang:
        text = in_common_years(text.translate(DIGITS), lang.casefold())
    for read in (_iso, _named, _compact, _numeric):
        if found := read(text, lang.casefold(), order):
            return found
    return ""


@lru_cache(maxsize=4096)
def _islamic(text: str) -> str:
    text = text[:LONGEST].translate(DIGITS)
    if not ISLAMIC_YEAR.search(text):
        return ""
    day, rest = read_islamic(text)
    return (_checked(day + _clock(rest)) or day) if day else ""


def _iso(text: str, lang: str, order: str) -> str:
    found = ISO.search(text)
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    zone = (zone or "").replace("Z", "+00:00")
    if len(zone) == 5:
        zone = zone[:3] + ":" + zone[3:]
    clock = f"T{hour}:{minute}:{second or '00'}{zone}" if hour else ""
    return _checked(f"{year}-{month}-{day}{clock}")


def _named(text: str, lang: str, order: str) -> str:
    for name in TWO_WORDS if "تشرين" in text or "كانون" in text else ():
        text = text.replace(name, name.replace(" ", "_"))
    for pattern, (year_at, month_at, day_at) in NAMED:
        for found in pattern.finditer(text):
            month = _month(found[month_at].casefold().strip(".").replace("_", " "), lang)
            if month:
                day = f"{found[year_at]}-{month:02d}-{int(found[day_at]):02d}"
                return _checked(day + _clock(text[found.end() :])) or _checked(day)
    return ""


def _compact(text: str, lang: str, order: str) -> str:
    found = COMPACT.search(text)
    return _checked("-".join(found.groups()[:3])) if found else ""


def _numeric(text: str, lang: str, order: str) -> str:
    found = NUMERIC.search(text)
    while found:
        first, second, third = (int(part) for part in found.groups())
        clock = _clock(text[found.end() :])
        if first > 31:
            value = _checked(f"{first:04d}-{second:02d}-{third:02d}{clock}")
        else:
            year = third if third > 99 else 2000 + third
            month_first = second > 12 >= first or (first <= 12 and (order == "mdy" or lang in MONTH_FIRST_LANGUAGES))
            day, month = (second, first) if month_first else (first, second)
            value = _checked(f"{year:04d}-{month:02d}-{day:02d}{clock}")
        if value:
            return value
        found = NUMERIC.search(text, found.end(1))
    return ""


def _clock(rest: str) -> str:
    found = CLOCK.search(rest[:40])
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2])
    if (found[4] or "").lower() == "p" and hour < 12:
        hour += 12
    elif (found[4] or "").lower() == "a" and hour == 12:
        hour = 0
    zone = ZONE.match(rest[found.end() : found.end() + 12])
    return f"T{hour:02d}:{minute:02d}:00{_offset(zone)}" if hour < 24 and minute < 60 else ""


def _offset(zone: re.Match[str] | None) -> str:
    if zone is None:
        return ""
    sign, hours, minutes = zone[2], zone[3], zone[4]
    if sign:
        return f"{sign}{hours}:{minutes or '00'}" if int(hours) < 15 else ""
    return ZONES.get((zone[1] or "").upper(), "")


def _checked(value: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return ""
    return value if 1600 <= moment.year <= dt.date.today().year + 1 else ""


def _month(word: str, lang: str) -> int:
    names = _month_names()
    own = names.get(lang.split("-")[0], {})
    if word in own:
        return own[word]
    anywhere = {table[word] for table in names.values() if word in table}
    return anywhere.pop() if len(anywhere) == 1 else EXTRA_MONTHS.get(word, 0)


@cache
def _month_names() -> dict[str, dict[str, int]]:
    """Month names by language, from CLDR by `tools/build_month_names.py`."""
    text = files(__package__.rpartition(".")[0]).joinpath("data/metadata/months.tsv").read_text("utf-8")
    names: dict[str, dict[str, int]] = {}
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1].isdigit():
            names.setdefault(fields[0], {}).update({name: int(fields[1]) for name in fields[2].split("|")})
    return names


def is_calendar_word(word: str) -> bool:
    """Whether a word is a month's or a weekday's name, or a number with a mark, in any language."""
    bare = word.casefold().strip(".,;:()|")
    return bare in _calendar_words() or bare[:1].isdigit()


@cache
def _calendar_words() -> frozenset[str]:
    """Names of months and weekdays of three letters and more; shorter ones are words of other languages."""
    text = files(__package__.rpartition(".")[0]).joinpath("data/metadata/months.tsv").read_text("utf-8")
    names = [name for line in text.splitlines()[1:] for name in line.split("\t")[2].split("|")]
    return frozenset(name for name in names if len(name) > 2)
