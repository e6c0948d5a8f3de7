"""Pasted texts: each folder of tests/pasted holds a text and what must be read from it, one test a field."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefings.article import Article
from briefings.pipeline import import_file

CASES = Path(__file__).resolve().parent.parent / "pasted"


def value_of(field: str) -> Callable[[Article], object]:
    """How a field of `expected.yaml` is read from the article."""
    return {
        "authors": lambda article: list(article.authors),
        "keywords": lambda article: list(article.keywords),
        "source": lambda article: article.source.name,
        "caption": lambda article: article.image.caption if article.image else "",
        "credit": lambda article: article.image.credit if article.image else "",
        "paragraphs": lambda article: len(article.text.splitlines()),
    }.get(field, lambda article: getattr(article, field))


def checks() -> list[tuple[str, str, object]]:
    """Every (case, field, expected value)."""
    found = []
    for folder in sorted(CASES.iterdir()):
        expected = yaml.load((folder / "expected.yaml").read_text("utf-8"), yaml.BaseLoader)
        found += [(folder.name, field, value) for field, value in expected.items()]
    return found


@cache
def read(case: str) -> Article:
    """The article in a case's source, read once for all its fields."""
    source = next(file for file in (CASES / case).iterdir() if file.suffix in (".txt", ".md"))
    return import_file(source)[0]


@pytest.mark.parametrize(("case", "field", "expected"), checks(), ids=lambda one: one if isinstance(one, str) else "")
def test_pasted_text(case: str, field: str, expected: object) -> None:
    article = read(case)
    lines = article.text.splitlines()
    if field == "first":
        assert lines[0].startswith(str(expected))
    elif field == "last":
        assert lines[-1].startswith(str(expected))
    elif field == "date":
        assert article.date.startswith(str(expected))
    elif field == "keeps":
        assert str(expected) in article.markdown
    elif field == "markdown":
        assert str(expected) in article.markdown.splitlines()
    elif field == "has":
        assert isinstance(expected, list)
        assert [one for one in expected if one not in article.text] == []
    elif field == "lacks":
        assert isinstance(expected, list)
        assert [one for one in expected if one in article.text] == []
    else:
        value = value_of(field)(article)
        assert (str(value) if field == "paragraphs" else value) == expected
