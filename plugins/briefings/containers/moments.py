"""Times of saving, from the forms in which tools write them to ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

# JavaScript's Date: Mon Nov 23 2026 20:17:53 GMT+0000 (Coordinated Universal Time)
SCRIPT_DATE = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) ([\d:]{8}) GMT([+-]\d{4})")


def read_moment(value: str) -> str:
    """The moment as ISO 8601 with zone, or "" when the value is none.

    >>> read_moment("Mon Nov 23 2026 20:17:53 GMT+0100 (Central European Standard Time)")
    '2026-11-23T20:17:53+01:00'
    >>> read_moment("Mon, 23 Nov 2026 20:09:30 GMT")
    '2026-11-23T20:09:30+00:00'
    >>> read_moment("2026-11-23T20:09:30Z")
    '2026-11-23T20:09:30+00:00'
    """
    text = value.strip()[:100]
    if found := SCRIPT_DATE.match(text):
        month, day, year, clock, zone = found.groups()
        text = f"{day} {month} {year} {clock} {zone}"
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        return moment.isoformat(timespec="seconds")
    return ""
