"""Keeping page text from being read as Markdown. The rules are CommonMark 0.31 with tables and footnotes."""

from __future__ import annotations

import re
import unicodedata

# Signs that may begin a mark anywhere in a line. `_` inside a word begins none.
SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,40};)")
SIGN = re.compile(r"[\\`*\[\]<~_&]")
# What only the beginning of a line makes a heading, a quote, a list, a rule, an underline or a row of a table.
LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[+-](?=\s|$)|=+\s*$|-+\s*$|(?:-[ \t]*){3,}$|[-:|][-:| \t]*$")
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
NOTE_START = re.compile(r"\[\^\d{1,4}\]:")
CLOSING_SIGNS = re.compile(r"(?:(?<=\s)|^)#+$")


def escape(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escape("2 * 3 [a] snake_case &amp;")
    '2 \\\\* 3 \\\\[a\\\\] snake_case \\\\&amp;'
    """
    return SPECIAL.sub(r"\\\g<0>", text) if SIGN.search(text) else text


def guard_line(line: str) -> str:
    """A line of prose that Markdown would read as the beginning of a block is escaped.

    >>> guard_line("1. May was wet"), guard_line("- a"), guard_line("plain")
    ('1\\\\. May was wet', '\\\\- a', 'plain')
    """
    if line[:1].isalpha():
        return line
    if NOTE_START.match(line):
        return line.replace("]:", "]\\:", 1)
    if found := NUMBERED.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    return "\\" + line if LINE_START.match(line) else line


def guard_heading(text: str) -> str:
    """The words of a heading, with no `#` at the end that would be taken for its closing signs."""
    return CLOSING_SIGNS.sub(r"\\\g<0>", text)


def can_mark(before: str, first: str, last: str, after: str) -> bool:
    """Whether `*` marks work around a text: CommonMark's rules of left- and right-flanking delimiter runs.

    Each argument is the character at that place, "" at the edge of the block. Where Chinese or Japanese quotation
    marks touch the emphasis they often do not work, and the caller writes HTML.
    """
    if not first.strip() or not last.strip() or "*" in (before, first, last, after) or "~" in (before, after):
        return False
    opens = not _is_sign(first) or _ends_word(before)
    closes = not _is_sign(last) or _ends_word(after)
    return opens and closes


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _ends_word(character: str) -> bool:
    # Only punctuation that every version of the rules counts as such.
    return not character or character.isspace() or unicodedata.category(character)[0] == "P"
