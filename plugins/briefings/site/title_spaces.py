"""The spaces of a title that is shown: French sets some signs apart from their word, and no line may break there."""

from __future__ import annotations

import re

# Lexique des règles typographiques en usage à l’Imprimerie nationale; only where the source wrote a space.
BEFORE_SIGN = re.compile(r" (?=[:;!?»])|(?<=«) ")
NO_BREAK = "\u00a0"


def keep_signs(title: str, lang: str) -> str:
    """The title with no-break spaces at the signs that French sets apart; other languages stay as they are.

    >>> keep_signs("Le port : « rien ne va » !", "fr").count(NO_BREAK), keep_signs("A : b", "en")
    (4, 'A : b')
    """
    return BEFORE_SIGN.sub(NO_BREAK, title) if lang.lower().split("-")[0] == "fr" else title
