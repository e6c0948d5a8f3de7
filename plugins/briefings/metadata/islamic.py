"""Days of the Islamic calendar, as newsrooms of the Gulf and Malaysia print them.

A month begins with the new moon that somebody saw, or reckoned. The days here are those of Umm al-Qura, Saudi Arabia's
civil calendar, which is reckoned years before; elsewhere a day may be counted one off, mostly one later.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

FIRST_YEAR = 1410
FIRST_DAY = dt.date(1989, 8, 2).toordinal()  # of that year
# For each year from the first on three digits, a bit a month: 1 has 30 days, 0 has 29.
# https://webspace.science.uu.nl/~gent0113/islam/ummalqura.htm
LENGTHS = (
    "ba95b49ba4db25d52daa5ad4aea56d4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada"
    "55aaab595749764baa5b52b6a56d2ae9572a75535a95d49ba4dd26d535aaaad4b6a57527a95b4ab5536c9ae4b6a96b4a"
    "da55d25d92dc96d4ad6556d2b693749b64d72ab54b6a5752b6956b2ad94dc95d4aea56caad5556c97"
)
LONG = f"{int(LENGTHS, 16):0{len(LENGTHS) * 4}b}"  # a sign a month
# As they are written in Arabic, Persian, Urdu, English, Malay, Indonesian and Turkish, folded.
MONTHS = (
    "محرم|محرم الحرام|muharram|muharam|muharrem",
    "صفر|صفر المظفر|safar|safer",
    "ربيع الاول|ربيع اول|rabi al awwal|rabi al awal|rabi ul awwal|rabi i|rabiulawal|rabiul awal|rebiulevvel",
    "ربيع الاخر|ربيع الثاني|rabi al thani|rabi ath thani|rabi al akhir|rabi us sani|rabi ii|rabiulakhir|rabiul akhir"
    "|rebiulahir",
    "جمادي الاولي|جمادي الاول|جماد الاول|jumada al awwal|jumada al ula|jumada i|jamadilawal|jumadil awal"
    "|cemaziyelevvel",
    "جمادي الاخره|جمادي الاخر|جمادي الثانيه|جمادي الثاني|جماد الثاني|jumada al thani|jumada al thaniyah|jumada al akhir"
    "|jumada al akhirah|jumada al akhira|jumada ii|jamadilakhir|jumadil akhir|cemaziyelahir",
    "رجب|رجب المرجب|rajab|rejab|recep",
    "شعبان|شعبان المعظم|shaban|shaaban|syaban|syaaban|saban",
    "رمضان|رمضان المبارك|ramadan|ramadhan|ramazan|ramzan",
    "شوال|شوال المكرم|shawwal|shawal|syawal|sevval",
    "ذو القعده|ذي القعده|ذوالقعده|ذيقعده|dhu al qadah|dhul qadah|dhu al qidah|dhul qidah|zulkaedah|zulkaidah"
    "|zulqaidah|dzulqadah|dzulkaidah|zilkade",
    "ذو الحجه|ذي الحجه|ذوالحجه|ذيحجه|dhu al hijjah|dhul hijjah|dhu al hijja|dhul hijja|zulhijjah|zulhijah|dzulhijjah"
    "|zilhicce",
)
NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names.split("|")}
NAME = "|".join(sorted(NUMBERS, key=len, reverse=True))
YEAR = r"(1[45]\d\d)(?!\d)"
MARK = r" ?(?:ه|h|ah)(?!\w)"  # without it, numbers alone are of no Islamic date
DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})\.?(?: من)?(?: شهر)? ?({NAME})[،,]? ?(?:سنه |عام |لعام )?{YEAR}")
MONTH_FIRST = re.compile(rf"(?<!\w)({NAME}) (\d{{1,2}})[،,]? {YEAR}")
NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}})[/ .](\d{{1,2}})[/ .]{YEAR}{MARK}")
YEAR_FIRST = re.compile(rf"(?<!\d){YEAR}[/ .](\d{{1,2}})[/ .](\d{{1,2}}){MARK}")
LETTERS = str.maketrans({**dict.fromkeys("ىی", "ي"), **dict.fromkeys("ةہۃ", "ه"), "\u200c": " ", "-": " ", "–": " "})
DROPPED = re.compile(r"[ـ'‘’ʿʾ`]")


def read_islamic(text: str) -> tuple[str, str]:
    """The day that an Islamic date in `text` names, ISO 8601, and the text after it; else two empty ones.

    Digits must be European.

    >>> read_islamic("12 رجب 1447 هـ"), read_islamic("15 Ramadan 1447, 10:30")
    (('2026-01-01', ' ه'), ('2026-03-04', ', 10:30'))
    """
    folded = _fold(text)
    if found := DAY_FIRST.search(folded):
        day = _day(int(found[3]), NUMBERS[found[2]], int(found[1]))
    elif found := MONTH_FIRST.search(folded):
        day = _day(int(found[3]), NUMBERS[found[1]], int(found[2]))
    elif found := NUMERIC.search(folded):
        day = _day(int(found[3]), int(found[2]), int(found[1]))
    elif found := YEAR_FIRST.search(folded):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
    else:
        return "", ""
    return day, folded[found.end() :] if day else ""


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return " ".join(DROPPED.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign))).split())


def _day(year: int, month: int, day: int) -> str:
    months = (year - FIRST_YEAR) * 12 + month - 1
    if not (1 <= month <= 12 and 0 <= months < len(LONG) and 1 <= day <= 30):
        return ""
    return dt.date.fromordinal(FIRST_DAY + 29 * months + LONG[:months].count("1") + day - 1).isoformat()
