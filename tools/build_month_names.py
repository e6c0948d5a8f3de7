"""Write `data/metadata/months.tsv` and `ago.tsv`: month names, weekday words and how long ago, from CLDR through Babel.

Run it again when Babel is updated: `.venv/bin/python tools/build_month_names.py`.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).parent.parent / "plugins" / "briefings" / "data" / "metadata"
TARGET = FOLDER / "months.tsv"
AGO = FOLDER / "ago.tsv"
LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "et",
    "lv", "lt", "pl", "cs", "sk", "sl", "hr", "sr", "sr_Latn", "bs", "mk", "bg", "ru", "uk",
    "be", "ro", "hu", "el", "tr", "az", "sq", "hy", "ka", "ar", "fa", "ur", "he", "hi",
    "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "id", "ms", "vi", "th", "tl", "sw",
    "ca", "eu", "gl", "af", "cy", "ga", "lb", "kk", "ky", "uz", "ne", "si", "am", "km",
    "my", "lo",
]  # fmt: skip
COUNTING_LANGUAGES = [*LANGUAGES, "ja", "zh", "zh_Hant", "ko"]  # whose months have numbers for names
CONTEXTS = ("format", "stand-alone")
UNITS = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080}  # in minutes
# Without a number, and as newsrooms say it; written for Briefings.
OWN = {
    1: "منذ {0} دقائق|منذ {0} دقيقة|منذ دقيقة",
    60: (
        "an hour ago|one hour ago|vor einer stunde|il y a une heure|hace una hora|há uma hora|un'ora fa|"
        "een uur geleden|منذ {0} ساعات|منذ {0} ساعة|منذ ساعة"
    ),
    1_440: (
        "yesterday|a day ago|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|eilen|wczoraj|včera|včeraj|jučer|juče|"
        "вчера|вчора|учора|tegnap|εχθές|χθες|dün|أمس|دیروز|אתמול|कल|kemarin|hôm qua|เมื่อวาน|昨日|昨天|어제|ahir|eile|"
        "vakar|منذ {0} أيام|منذ يوم"
    ),
    0: (
        "just now|today|gerade eben|heute|à l'instant|aujourd'hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|dzisiaj|"
        "dnes|danes|danas|сегодня|сьогодні|astăzi|σήμερα|bugün|اليوم|امروز|היום|आज|hari ini|hôm nay|วันนี้|今日|今天|"
        "오늘|avui|täna"
    ),
}


def words_of(language: str) -> dict[str, set[str]]:
    """Months by number and `weekday` as the language writes them, folded."""
    locale = Locale.parse(language)
    words: dict[str, set[str]] = {}
    for context in CONTEXTS:
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                words.setdefault(str(number), set()).add(fold(name))
            for name in locale.days[context][width].values():
                words.setdefault("weekday", set()).add(fold(name))
    return words


def patterns_of(language: str) -> dict[int, set[str]]:
    """How the language says that something was so long ago, the number as {0}, folded; by the unit's minutes."""
    fields = Locale.parse(language)._data["date_fields"]
    patterns: dict[int, set[str]] = {}
    for unit, minutes in UNITS.items():
        for width in ("", "-short", "-narrow"):
            for pattern in dict(fields.get(unit + width, {})).get("past", {}).values():
                if "{0}" in pattern and len(pattern) > 5 and pattern[0] not in "-−":
                    patterns.setdefault(minutes, set()).add(" ".join(fold(pattern).split()))
    return patterns


def fold(name: str) -> str:
    """The form in which a text is compared: lower case, no stop at the end."""
    return name.casefold().replace("\u0307", "").strip(" .\u200f\u200e")


def main() -> None:
    """Write one line a language and month, the names parted by `|`."""
    lines = ["# language\tmonth (1-12) or weekday\tnames; from CLDR through Babel (Unicode License v3)"]
    for language in LANGUAGES:
        for kind, names in words_of(language).items():
            kept = sorted(name for name in names if len(name) > 1 and not name.isdigit())
            if kept:
                lines.append(f"{language.partition('_')[0]}\t{kind}\t{'|'.join(kept)}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_ago()


def write_ago() -> None:
    """Write one line a unit: its minutes and every pattern of any language, parted by `|`."""
    patterns = {minutes: set(words.split("|")) for minutes, words in OWN.items()}
    for language in COUNTING_LANGUAGES:
        for minutes, own in patterns_of(language).items():
            patterns.setdefault(minutes, set()).update(own)
    lines = ["# minutes\tpatterns, {0} is the number; from CLDR through Babel (Unicode License v3) and our own"]
    lines += [f"{minutes}\t{'|'.join(sorted(own))}" for minutes, own in sorted(patterns.items())]
    AGO.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
