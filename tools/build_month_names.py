"""Write `data/metadata/months.tsv`: month names and weekday words of many languages, from CLDR through Babel.

Run it again when Babel is updated: `.venv/bin/python tools/build_month_names.py`.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "plugins" / "briefings" / "data" / "metadata" / "months.tsv"
LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "et",
    "lv", "lt", "pl", "cs", "sk", "sl", "hr", "sr", "sr_Latn", "bs", "mk", "bg", "ru", "uk",
    "be", "ro", "hu", "el", "tr", "az", "sq", "hy", "ka", "ar", "fa", "ur", "he", "hi",
    "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "id", "ms", "vi", "th", "tl", "sw",
    "ca", "eu", "gl", "af", "cy", "ga", "lb", "kk", "ky", "uz", "ne", "si", "am", "km",
    "my", "lo",
]  # fmt: skip
CONTEXTS = ("format", "stand-alone")


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
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
