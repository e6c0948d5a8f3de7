"""An explanation as lines for a terminal of 80 columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..article import Note
from ..commands.terminal import paint, printable
from .collect import Explanation, Field

WIDTH = 80
LABEL = 12  # columns of the field's name
MOST_CUTS = 400


def write_lines(explanation: Explanation) -> Iterator[str]:
    """The lines of an explanation, colours only where standard output is a terminal."""
    article = explanation.article
    for line in wrap(article.title or article.page.name, WIDTH):
        yield paint(line, "1")
    yield from wrap(f"{article.page.name}, {explanation.read_as}", WIDTH)
    yield ""
    for field in explanation.fields:
        if field.value or field.origins or field.losers:
            yield from _field_lines(field)
    without = [field.label for field in explanation.fields if not (field.value or field.origins or field.losers)]
    if without:
        yield from _labelled("nothing for", ", ".join(without), "2")
    yield from _note_lines("Cut from the body", explanation.cuts)
    yield from _note_lines("To be looked at", explanation.warnings)


def _field_lines(field: Field) -> Iterator[str]:
    yield from _labelled(field.label, field.value or "—", "36")
    for origin in field.origins:
        yield from _indented(f"from {origin}")
    for loser in field.losers:
        yield from _indented(f"not “{loser.value}”: {loser.reason}" if loser.value else f"not: {loser.reason}")


def _labelled(label: str, text: str, colour: str) -> Iterator[str]:
    first, *rest = wrap(text, WIDTH - LABEL) or [""]
    yield paint(f"{label:<{LABEL - 1}} ", colour) + first
    yield from (" " * LABEL + line for line in rest)


def _indented(text: str) -> Iterator[str]:
    first, *rest = wrap(text, WIDTH - LABEL - 2) or [""]
    yield " " * LABEL + first
    yield from (" " * (LABEL + 2) + line for line in rest)


def _note_lines(heading: str, notes: tuple[Note, ...]) -> Iterator[str]:
    """The notes under their reasons, so that a page's fifty menu entries are one group."""
    if not notes:
        return
    yield ""
    yield paint(f"{heading} ({len(notes)})", "1")
    groups: dict[str, list[Note]] = {}
    for note in notes[:MOST_CUTS]:
        groups.setdefault(note.reason, []).append(note)
    for reason, group in groups.items():
        yield from (paint(line, "36") for line in wrap(f"  {reason}:", WIDTH))
        for note in group:
            first, *rest = wrap(f"“{note.subject}”", WIDTH - 4) or [""]
            yield f"    {first}"
            yield from (f"     {line}" for line in rest)
    if len(notes) > MOST_CUTS:
        yield f"  and {len(notes) - MOST_CUTS} more"


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; East Asian signs take two, and lines may break between them.

    >>> wrap("one two three", 8), wrap("東京都庁", 4)
    (['one two', 'three'], ['東京', '都庁'])
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    lines: list[str] = []
    line = indent
    for word in printable(text).split():
        for number, piece in enumerate(_pieces(word, width - len(indent))):
            glue = " " if number == 0 and line.strip() else ""
            if line.strip() and columns(line) + len(glue) + columns(piece) > width:
                lines.append(line)
                line, glue = "", ""
            line += glue + piece
    return [*lines, line] if line.strip() else lines


def columns(text: str) -> int:
    """The columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _pieces(word: str, width: int) -> list[str]:
    """The parts between which a word may be broken: none, the signs of unspaced scripts, or what fits in a line."""
    if columns(word) > len(word):
        return list(word)
    return [word[at : at + width] for at in range(0, len(word), width)]
