"""What a single line of a pasted text is, by its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

READING_TIME = re.compile(
    r"\d{1,3}\s*[-–]?\s*(?:min\b|minutes?|minuten|minutos?|minuti|мин|דקות|دقائق|دقيقة|分)", re.IGNORECASE
)
# The word with which a credit begins, in our readers' languages.
CREDIT = re.compile(
    r"(?:^|[\s(.])(?:photo(?:graph)?\s+(?:by|de|par)|(?:photo|dessin|drawing|zeichnung|dibujo|desenho|рисунок|foto|picture|image|bild|crédit|crédits|credit|fotos?|фото|צילום|تصوير|写真|撮影)\s*[:：©/])\s*(?P<who>.{2,200})$",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(r"(?:©|\(c\))\s*(?P<who>.{2,120})$", re.IGNORECASE)
REPEATED_LABEL = re.compile(
    r"photo(?:graph)?\s+(?:by|de|par)\s+|(?:photo|dessin|drawing|zeichnung|dibujo|desenho|рисунок|foto|bild|crédit|credit)\s*[:：©/]\s*",
    re.IGNORECASE,
)
LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption and who took it."""

    caption: str
    credit: str


def is_label(line: str, following: str) -> bool:
    """Whether a first line is the section's label above the title."""
    return (
        len(line) <= LABEL_LENGTH
        and len(line.split()) <= 4
        and len(following) > len(line) * 1.5
        and line[-1] not in ".?!…。؟"
    )


def read_caption(line: str) -> Caption | None:
    """Caption and single credit of a line that ends in one; a credit that is glued twice is taken once.

    >>> read_caption("The pier at dusk Photo by Ada Roe/PORTPhoto by Ada Roe/PORT")
    Caption(caption='The pier at dusk', credit='Ada Roe/PORT')
    """
    found = CREDIT.search(line) or COPYRIGHT.search(line)
    if found is None:
        return None
    who = [part.strip(" ()") for part in REPEATED_LABEL.split(found["who"]) if part.strip(" ()")]
    if not who or len(who[0]) > 120 or len(who[0].split()) > 14:
        return None
    return Caption(line[: found.start()].strip(" (–—-"), who[0])
