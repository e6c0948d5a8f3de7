"""Numbers with their noun, as the commands and the build print them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun; the plural is `many`, or the noun with an s.

    >>> counted(1, "briefing"), counted(2, "story", "stories")
    ('1 briefing', '2 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
