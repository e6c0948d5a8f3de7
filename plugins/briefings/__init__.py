"""Briefings: saved news pages in, a curated static site out."""

from __future__ import annotations


def register() -> None:
    """Connect the site half of Briefings to Pelican's signals. Pelican calls this once for each build."""
    from .site.handlers import connect  # the left half is a library that works where Pelican is not installed

    connect()
