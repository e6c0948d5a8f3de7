"""What an import wrote of the fields that readers take for the source's or the machine's: a curator may change them.

It is kept in the briefing's own `provenance: imported`, so that the site needs no second file to tell whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIELDS = ("title", "topics", "regions")


def note_imported(front: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a new front matter, each as one text; empty ones are left out.

    >>> note_imported({"title": "Rain", "topics": ["weather", "economy"], "regions": []})
    {'title': 'Rain', 'topics': 'weather, economy'}
    """
    return {name: text for name in FIELDS if (text := _as_text(front.get(name)))}


def set_by_curator(front: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that are not as the import wrote them: all of a briefing written by hand, and none where nobody knows.

    >>> set_by_curator({"title": "Snow", "topics": ["weather"], "provenance": {"imported": {"title": "Rain"}}})
    ('title', 'topics')
    """
    provenance = front.get("provenance") or {}
    imported = provenance.get("imported")
    if isinstance(imported, Mapping):
        return tuple(name for name in FIELDS if _as_text(front.get(name)) != imported.get(name, ""))
    return () if provenance else FIELDS  # an import before there was such a note


def _as_text(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
