"""Which part of the front matter a block of the page says again."""

from __future__ import annotations

import re

from ..article import Article

LETTERS = re.compile(r"[\W_]+")
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
LONG_TEXT = 600  # characters; no such block repeats the front matter
OPENING = 12  # letters by which a text that may repeat a part is told
OPENING_TEXT = 40  # characters among which they are
SAME_OPENING = 60  # letters after which a block that begins as the standfirst does repeats it
PAGE_FIELDS = frozenset(["date", "author", "kicker", "summary"])


def fold(text: str) -> str:
    """Letters and digits alone, case folded.

    >>> fold("The Ferry, again: 2"), fold("Die Fähre")
    ('theferryagain2', 'diefähre')
    """
    plain = (text.lower() if text.isascii() else text.casefold()).encode().translate(None, NO_LETTERS).decode()
    return plain if plain.isalnum() else LETTERS.sub("", plain)


class FrontMatter:
    """The title, the standfirst and the lines around the headline, folded."""

    __slots__ = ("initials", "lines", "openings", "summary", "title")

    def __init__(self, article: Article) -> None:
        self.title = fold(article.title)
        self.summary = fold(article.summary)
        self.lines = {
            fold(one.value) for one in article.candidates if one.source == "page" and one.field in PAGE_FIELDS
        }
        self.openings = {part[:OPENING] for part in (self.title, self.summary, *self.lines) if part}
        self.initials = {part[0] for part in self.openings}

    def repeated_in(self, text: str) -> int:
        """1 the title, 2 the standfirst, 3 a line by the headline, 4 the standfirst's opening, 5 nearly the title."""
        if len(text) >= LONG_TEXT:
            return 0
        title, summary = self.title, self.summary
        if len(text) > 3 * len(title) and not self._begins_as_one(text):
            return 0
        folded = fold(text)
        if not folded:
            return 0
        if folded == title:
            return 1
        if folded == summary:
            return 2
        if folded in self.lines:
            return 3
        if summary and len(folded) > 40 and folded[:SAME_OPENING] == summary[:SAME_OPENING]:
            return 4
        near = title and 15 < len(folded) < 2 * len(title) and (folded in title or title in folded)
        return 5 if near else 0

    def _begins_as_one(self, text: str) -> bool:
        """Whether a text begins as a part does."""
        if text[0].isalnum() and text[0].casefold()[:1] not in self.initials:
            return False
        return fold(text[:OPENING_TEXT])[:OPENING] in self.openings
