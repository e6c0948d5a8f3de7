"""The one family of errors that Briefings shows to a curator.

Every error says which file, what is wrong with it, and what to do next.
"""

from __future__ import annotations

from pathlib import Path


class BriefingsError(Exception):
    """Something a curator can act on: a file, its fault, the next step."""

    def __init__(self, file: Path | str, fault: str, next_step: str, line: int | None = None) -> None:
        self.file = str(file)
        self.fault = fault
        self.next_step = next_step
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.fault} {self.next_step}".strip()

    def __reduce__(self) -> tuple[type[BriefingsError], tuple[str, str, str, int | None]]:
        return type(self), (self.file, self.fault, self.next_step, self.line)


class UnreadablePage(BriefingsError):
    """A saved file that holds no page that can be read."""


class NoArticle(BriefingsError):
    """A page that can be read but holds no article."""


class BadFrontMatter(BriefingsError):
    """A briefing whose front matter breaks the schema."""


class BadTaxonomy(BriefingsError):
    """A taxonomy file with an unknown key, a wrong type or a cycle."""


class BadRule(BriefingsError):
    """A publisher's rule with an unknown key, a wrong type or a selector that is none."""


class BadSetting(BriefingsError):
    """A setting with an unknown name or a wrong value."""


class BadEdition(BriefingsError):
    """A curator's file of an edition with an unknown key, a wrong type or an unknown briefing."""


class CannotWrite(BriefingsError):
    """A file that could not be written; what stood before is still there."""


class UnreadablePicture(BriefingsError):
    """A kept picture that cannot be opened."""
