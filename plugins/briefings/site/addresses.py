"""Parts of addresses from names in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

# Pelican's own; `slugify` applies none unless told.
SUBSTITUTIONS: Iterable[tuple[str, str]] = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]  # type: ignore[assignment]
PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


def address_part(name: str) -> str:
    """The name in lower-case ASCII letters, digits and hyphens, or "" when none of it is left.

    >>> address_part("Diario de la Peña"), address_part("Le Quai 2")
    ('diario-de-la-pena', 'le-quai-2')
    """
    if PLAIN.fullmatch(name):  # as most are; `slugify` would come to the same in a hundred times as long
        return name.replace(" ", "-").lower()
    return slugify(name, regex_subs=SUBSTITUTIONS)
