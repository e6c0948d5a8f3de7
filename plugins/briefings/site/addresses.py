"""Parts of addresses from names in any script."""

from __future__ import annotations

from collections.abc import Iterable

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

# Pelican's own; `slugify` applies none unless told.
SUBSTITUTIONS: Iterable[tuple[str, str]] = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]  # type: ignore[assignment]


def address_part(name: str) -> str:
    """The name in lower-case ASCII letters, digits and hyphens, or "" when none of it is left.

    >>> address_part("Diario de la Peña")
    'diario-de-la-pena'
    """
    return slugify(name, regex_subs=SUBSTITUTIONS)
