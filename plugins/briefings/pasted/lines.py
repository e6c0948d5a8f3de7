"""The lines of a pasted text: unwrapped, white space in order, with the empty lines between them remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..set_phrases import UNSPACED

LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")
# Zero-width characters that pages use as spacers; inside a Persian or Indic word a joiner has a meaning and stays.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad"
LIST_MARK = re.compile(r"(?:[•‣▪◦●■·*–—-]|\d{1,3}[.)])[ \u00a0](?=\S)")
UNSPACED_WIDTH = 2.5  # letters of a spaced script that say as much as one sign of an unspaced one
SENTENCE_END = re.compile("[.!?…。！？؟۔।։။]+[\\s\u00a0\"'”’»›“‘)\\]」』】*]*$")
WRAP_NARROWEST, WRAP_WIDEST = 40, 110  # columns at which mail programs and editors break lines
WRAPPED_SHARE = 0.7  # of the lines that are not last in their paragraph: as many must be full
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `text` keeps non-breaking spaces and list marks; `plain` has plain spaces only."""

    text: str
    plain: str
    before: bool  # an empty line, or the beginning of the text, stands before it
    after: bool  # an empty line, or the end, stands after it
    width: float = 0.0  # its length in letters; a sign of an unspaced script counts as several
    ends_sentence: bool = False  # whether it ends as a sentence does
    cells: tuple[str, ...] = ()  # of a table row, where the line was parted by tabs

    @property
    def alone(self) -> bool:
        """Whether empty lines part it from both neighbours."""
        return self.before and self.after


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, with soft wraps undone.

    >>> [line.plain for line in read_lines("One.\\r\\n\\r\\nTwo ")]
    ['One.', 'Two']
    """
    rows = [row if row.strip(INVISIBLE + " \t\u00a0") else "" for row in LINE_ENDS.sub("\n", text).split("\n")]
    rows = _unwrap([row.strip(" \t\ufeff\u200b\u200e\u200f") for row in rows[:MOST_LINES]])
    found: list[Line] = []
    for at, row in enumerate(rows):
        if row:
            before = at == 0 or not rows[at - 1]
            after = at == len(rows) - 1 or not rows[at + 1]
            found.append(_line(row, before, after))
    return tuple(found)


def _line(row: str, before: bool, after: bool) -> Line:
    cells = tuple(cell.strip() for cell in row.split("\t")) if "\t" in row else ()
    plain = " ".join(row.split())
    text = SPACES.sub(" ", row).strip(" \u00a0") if "\u00a0" in row or "\u202f" in row else plain
    signs = 0 if plain.isascii() else len(UNSPACED.findall(plain))
    width = len(plain) + signs * (UNSPACED_WIDTH - 1)
    ends = SENTENCE_END.search(plain[-12:]) is not None
    return Line(text, plain, before, after, width, ends, cells if sum(map(bool, cells)) > 1 else ())


def _unwrap(rows: list[str]) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    if not WRAP_NARROWEST <= width <= WRAP_WIDEST or not _is_wrapped(rows, width):
        return rows
    joined: list[str] = []
    for at, row in enumerate(rows):
        if joined and at and _is_full(rows[at - 1], row, width):
            glue = "" if UNSPACED.match(row) and UNSPACED.match(joined[-1][-1]) else " "
            joined[-1] = joined[-1].removesuffix("\u00ad") + glue + row
        else:
            joined.append(row)
    return joined


def _is_full(row: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted into this one."""
    if not row or not following or LIST_MARK.match(following):
        return False
    first = 1 if UNSPACED.match(following) else len(following.split(maxsplit=1)[0]) + 1
    return len(row) + first > width


def _is_wrapped(rows: list[str], width: int) -> bool:
    pairs = [(row, following) for row, following in pairwise(rows) if row and following]
    full = [row for row, following in pairs if _is_full(row, following, width)]
    broken = sum(SENTENCE_END.search(row[-12:]) is None for row in full)
    return len(full) >= 3 and len(full) > len(pairs) * WRAPPED_SHARE and broken > len(full) / 2
