"""Pasted texts: each folder of tests/pasted holds a text and what must be read from it, one test a field."""

from __future__ import annotations

import time
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
    elif field in ("date", "modified"):
        assert getattr(article, field).startswith(str(expected))
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


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_no_line_vanishes_without_a_trace(case: str) -> None:
    """Every line of the source is in the body, is a field's value, or has a note that says why it was cut."""
    article = read(case)
    if article.page.form == "markdown":
        pytest.skip("Markdown is read as a page")
    text = " ".join(article.text.split())
    cut = {note.subject for note in article.notes if note.action == "cut"}
    values = [" ".join(one.value.split()) for one in article.candidates]
    lost = [
        line
        for line in (" ".join(line.split()) for line in article.html.decode().splitlines())
        if line and line not in text and line[:80] not in cut and not any(one in line or line in one for one in values)
    ]
    wrapped = case == "en-soft-wrapped"
    lists = [line for line in lost if line.lstrip("•0123456789. ") in text or "\t" in line]
    assert [line for line in lost if line not in lists and not wrapped] == []


HOSTILE = (
    "a",
    "| ",
    "By A ",
    "©",
    "Photo: ",
    "1. ",
    "\u00a0",
    "漢",
    ": ",
    "AFP/",
    "12:",
    "\u200b",
    "[a](",
    "> ",
    "-–",
    ")(",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_made_to_be_slow_is_read_in_time(piece: str, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    lines = [piece * (4000 // len(piece)), *[piece * (100 // len(piece))] * 400]
    file.write_text(
        "\n".join(lines) + "\n\n" + "The ferry was late again on Monday, and nobody knew why. " * 5, "utf-8"
    )
    began = time.process_time()
    article = import_file(file)[0]
    assert "The ferry was late again" in article.text
    assert time.process_time() - began < 3


def test_speech_with_its_speaker_between_is_a_paragraph_and_what_follows_a_subheading(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    prose = "The district bought the towers for one crown each, because taking them down would have cost far more."
    speech = "“It swings a little,” said the conductor, who rides in it daily. “Nobody falls asleep in it.”"
    lines = ["Old ropeway carries hikers", prose, speech, "HOW IT WAS MENDED", prose.replace("towers", "cabins")]
    file.write_text("\n\n".join([*lines, prose.replace("district", "village")]), "utf-8")
    (article,) = import_file(file)
    assert f"\n\n{speech}\n\n## HOW IT WAS MENDED\n" in article.markdown


def test_a_sentence_that_begins_with_a_quote_takes_no_subheading_into_its_quotation(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    prose = "The district bought the towers for one crown each, because taking them down would have cost far more."
    lines = [
        "Old ropeway carries hikers",
        prose,
        "“It is quieter than a bridge,” said the mayor, who had wanted a bridge for twenty years.",
        "How it was mended",
        prose.replace("towers", "cabins"),
        "“Nobody falls asleep in it.”",
        "Ada Marlow, conductor",
        prose.replace("district", "village"),
    ]
    file.write_text("\n\n".join(lines), "utf-8")
    (article,) = import_file(file)
    assert "## How it was mended" in article.markdown
    assert "> Ada Marlow, conductor" in article.markdown


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("dpaSK-Redaktion Skarn, Norland15.04.31 09:56", ["dpa", "SK-Redaktion"]),
        ("AFPIda Sund 15.04.31 09:56", ["Ida Sund", "AFP"]),
        ("Ida Sund 15.04.31 09:56", ["Ida Sund"]),
    ],
)
def test_an_agency_that_the_copying_glued_to_the_next_name_is_parted_from_it(
    byline: str, authors: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "pasted.txt"
    prose = "Der Hafenrat von Skarn hat am Dienstag beschlossen, den alten Leuchtturm im Herbst wieder anzuzünden."
    source.write_text(f"Ein Leuchtturm kehrt nach elf Jahren zurück\n\n{byline}\n\n" + f"{prose}\n\n" * 3, "utf-8")
    assert list(import_file(source)[0].authors) == authors
