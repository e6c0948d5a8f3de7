"""Words: every spelling that a reader may type meets the one in the text."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from briefings.site.search import cbor, compounds, words
from briefings.site.search.words import fold, index_forms, terms_of, words_of


def meets(typed: str, written: str) -> bool:
    """Whether a query of one word finds a text of one word: its own first form is among those of the text."""
    query = [index_forms(word) for word in words_of(fold(typed))]
    query = [(pair,) for pairs in query for pair in pairs[:-1]] if typed[0] > "\u3000" else query
    text = terms_of(written)
    return all(any(form in text for form in forms) for forms in query)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cities", "city"),
        ("voting", "votes"),
        ("Élysée", "elysee"),
        ("eau", "l’eau"),
        ("hôpital", "hôpitaux"),
        ("travail", "travaux"),
        ("détails", "détail"),
        ("elección", "elecciones"),
        ("nação", "nações"),
        ("leão", "leões"),
        ("pão", "pães"),
        ("Haus", "Häusern"),
        ("Strasse", "Straße"),
        ("дорога", "дорогами"),
        ("война", "войны"),
        ("مفاوضات", "والمفاوضات"),
        ("المفاوضة", "لمفاوضات"),
        ("مُفاوَضَات", "مفاوضات"),
        ("אסיפה", "באסיפה"),
        ("התחנה", "תחנות"),
        ("שָׁלוֹם", "והשלום"),
        ("צהל", "צה״ל"),
        ("台風", "大型の台風が上陸した"),
        ("ﾀｲﾌｳ", "タイフウ"),
    ],
)
def test_other_forms_of_a_word_meet(typed: str, written: str) -> None:
    assert meets(typed, written)


@pytest.mark.parametrize(
    ("typed", "written"), [("war", "was"), ("peace", "peas"), ("city", "cite"), ("سلام", "سلاح"), ("台風", "台所と風")]
)
def test_other_words_do_not_meet(typed: str, written: str) -> None:
    assert not meets(typed, written)


def test_a_compound_is_found_under_its_later_parts() -> None:
    tails = compounds.compound_tails(fold("Moorschutzauflagen"))
    assert any(tail.startswith(index_forms(fold("Schutz"))[0]) for tail in tails)
    assert index_forms("auflagen")[0] in tails


def test_hostile_text_is_bounded() -> None:
    assert len(terms_of("x" * 1_000_000)) == 0
    assert len(terms_of(("ab" * 15 + " ") * 100_000)) < 10


@pytest.mark.parametrize("module", [words, compounds, cbor])
def test_examples_in_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
