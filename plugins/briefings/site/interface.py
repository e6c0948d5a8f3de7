"""The words of the interface: a theme's translations, and dates, countries, languages and numbers by CLDR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_decimal

from ..direction import text_direction
from ..frontmatter import DayAlone, parse_timestamp
from .citations import cite
from .isolation import isolate_quotes, isolate_words
from .signatures import describe, digest_text
from .title_spaces import keep_signs

FALLBACK = "en"


class Interface:
    """The interface in one language, with a theme's strings."""

    def __init__(self, theme: Path, lang: str) -> None:
        self._folder = theme / "translations"
        self._lang = lang
        self._direction = text_direction(lang)

    def translate(self, key: str, **values: object) -> str:
        """The theme's string for a key, else its English one, else the key; `{name}` is filled in."""
        text = self._strings.get(key, self._fallback_strings.get(key, key))
        if isinstance(text, Mapping):
            number = values.get("n", 0)
            form = self.locale.plural_form(number) if isinstance(number, (int, float)) else "other"
            text = text.get(form) or text.get("other") or key
            if isinstance(number, int):
                values["n"] = self.number_text(number)
        filled = str(text)
        for name, value in values.items():  # not str.format: a value is hostile and must not be read as a pattern
            words = isolate_words(value, self._direction) if isinstance(value, str) and name != "n" else str(value)
            filled = filled.replace("{" + name + "}", words)
        return filled

    def date_text(self, value: object, style: str = "long") -> str:
        """A date as the interface's language writes it; no time is added to a day of which none is told."""
        moment = parse_timestamp(value) if isinstance(value, str) else value
        if not isinstance(moment, dt.date):
            return ""
        day = moment.date() if isinstance(moment, dt.datetime) else moment
        date = self._day_texts(day, style if style in ("month", "medium") else "long")
        if style == "time" and isinstance(moment, dt.datetime) and not isinstance(moment, DayAlone):
            time = self._time_texts(moment.time().replace(second=0, microsecond=0))
            return self._both.format(time, date)
        return date

    @cached_property
    def _day_texts(self) -> Remembered:
        def write(day: dt.date, style: str) -> str:
            if style == "month":
                return str(format_skeleton("yMMMM", day, locale=self.locale))
            return str(format_date(day, style, locale=self.locale))

        return Remembered(write)

    @cached_property
    def _time_texts(self) -> Remembered:
        return Remembered(lambda time: str(format_time(time, "short", locale=self.locale)))

    @cached_property
    def _both(self) -> str:
        return str(get_datetime_format("medium", locale=self.locale)).replace("'", "")

    def span_text(self, first: dt.date, last: dt.date) -> str:
        """The days from the first to the last, or the one day, as the interface's language writes them."""
        if first == last:
            return self.date_text(first)
        return str(format_interval(first, last, "yMMMd", locale=self.locale))

    def __getstate__(self) -> dict[str, Any]:
        return {"_folder": self._folder, "_lang": self._lang, "_direction": self._direction}

    def country_name(self, code: object) -> str:
        """A country's name, else its code."""
        return str(self.locale.territories.get(str(code).upper(), code))

    def language_name(self, tag: object) -> str:
        """A language's name, else its tag."""
        try:
            return str(Locale.parse(str(tag), sep="-").get_display_name(self.locale) or tag)
        except (UnknownLocaleError, ValueError):
            return str(tag)

    def number_text(self, value: object) -> str:
        """A number with the language's digits and grouping."""
        return str(format_decimal(value, locale=self.locale)) if isinstance(value, (int, float)) else str(value)

    @cached_property
    def locale(self) -> Locale:
        """CLDR's data for the language, or for English."""
        try:
            return Locale.parse(self._lang, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(FALLBACK)

    @property
    def signature(self) -> bytes:
        """Of the words that are used."""
        return digest_text(self._lang, describe(self._strings), describe(self._fallback_strings))

    @cached_property
    def _strings(self) -> Mapping[str, Any]:
        own = read_strings(self._folder / f"{self._lang}.yaml")
        return own or read_strings(self._folder / f"{self._lang.split('-')[0]}.yaml")

    @cached_property
    def _fallback_strings(self) -> Mapping[str, Any]:
        return read_strings(self._folder / f"{FALLBACK}.yaml")


def read_strings(file: Path) -> Mapping[str, Any]:
    """A theme's strings; none when it has no such file."""
    if not file.is_file():
        return {}
    strings = yaml.safe_load(file.read_text(encoding="utf-8"))
    return strings if isinstance(strings, dict) else {}


def add_interface(settings: MutableMapping[str, Any]) -> bytes:
    """Give templates the functions and filters of docs/theme-makers.md, in place; the signature of their words."""
    interface = Interface(Path(settings["THEME"]), str(settings["DEFAULT_LANG"]))
    names: dict[str, Callable[..., str]] = {
        "span_text": interface.span_text,
        "country_name": interface.country_name,
        "language_name": interface.language_name,
        "number_text": interface.number_text,
    }
    remembered = {name: Remembered(function) for name, function in names.items()}
    # A moment is equal to the same one in another zone, and to the day alone that it begins: they are written apart.
    own = {"date_text": interface.date_text, "cite": cite, "keep_signs": keep_signs, "isolate_quotes": isolate_quotes}
    settings["JINJA_FILTERS"] = {**remembered, **own, **settings["JINJA_FILTERS"]}
    settings["JINJA_GLOBALS"] = {"translate": Remembered(interface.translate), **settings["JINJA_GLOBALS"]}
    return interface.signature


class Remembered:
    """A function whose answers are kept: a site asks CLDR for the same few words on every page."""

    LIMIT = 50_000

    def __init__(self, function: Callable[..., str]) -> None:
        self._function = function
        self._answers: dict[Any, str] = {}

    def __call__(self, *values: Any, **named: Any) -> str:
        """The function's answer."""
        key = (values, tuple(named.items())) if named else values
        try:
            return self._answers[key]
        except KeyError:
            if len(self._answers) >= self.LIMIT:
                self._answers.clear()
            answer = self._answers[key] = self._function(*values, **named)
            return answer
        except TypeError:  # a value that cannot be a key
            return self._function(*values, **named)
