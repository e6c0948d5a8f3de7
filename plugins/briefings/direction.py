"""Which way a language is written."""

from __future__ import annotations

# Languages whose likely script is written from right to left: Unicode CLDR, likelySubtags and scriptMetadata.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def text_direction(lang: str) -> str:
    """`rtl` for languages that are written from right to left.

    >>> text_direction("he"), text_direction("ar-EG"), text_direction("fr")
    ('rtl', 'rtl', 'ltr')
    """
    parts = lang.lower().split("-")
    return "rtl" if (parts[0] in RIGHT_TO_LEFT and "latn" not in parts) or {"arab", "hebr"} & set(parts) else "ltr"
