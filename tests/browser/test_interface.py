"""Interface languages: every one has every string, the same values in them, the plural forms of CLDR."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

TRANSLATIONS = Path(__file__).resolve().parents[2] / "themes" / "briefing" / "translations"
LANGUAGES = ("en", "fr", "es", "de", "ar", "he", "ru", "ja", "pt")


def strings_of(lang: str) -> dict[str, Any]:
    """The strings of one language."""
    strings = yaml.safe_load((TRANSLATIONS / f"{lang}.yaml").read_text(encoding="utf-8"))
    assert isinstance(strings, dict)
    return strings


def places(text: Any) -> set[str]:
    """The names in braces."""
    whole = " ".join(text.values()) if isinstance(text, dict) else str(text)
    return set(re.findall(r"\{(\w+)\}", whole))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_string_of_english(lang: str) -> None:
    english, strings = strings_of("en"), strings_of(lang)
    assert strings.keys() == english.keys()
    for key, text in strings.items():
        assert places(text) == places(english[key]), key
        if isinstance(text, dict):
            assert text.keys() >= set(Locale.parse(lang).plural_form.tags) | {"other"} - {"many"} or lang in (
                "fr",
                "es",
                "pt",
            )
        else:
            assert isinstance(text, str) and text.strip(), key


def test_every_string_that_a_template_asks_for_is_there() -> None:
    templates = TRANSLATIONS.parent / "templates"
    asked = {
        key for file in templates.rglob("*.html") for key in re.findall(r"translate\('(\w+)'", file.read_text("utf-8"))
    }
    assert asked - {"rights_"} <= strings_of("en").keys()
