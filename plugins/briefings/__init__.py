"""Briefings: saved news pages in, a curated static site out."""

from __future__ import annotations

from pathlib import Path


def register() -> None:
    """Connect the site half of Briefings to Pelican's signals. Pelican calls this once for each build."""
    from .site.handlers import connect  # the left half is a library that works where Pelican is not installed

    connect()


def theme(name: str = "briefing") -> str:
    """The folder of a theme that comes with Briefings, for `THEME` in a site's settings.

    Raises ValueError when there is no theme of that name.
    """
    package = Path(__file__).resolve().parent
    for themes in (package / "themes", package.parents[1] / "themes"):  # as installed; as in the project
        if (themes / name / "templates").is_dir():
            return str(themes / name)
    raise ValueError(f"Briefings brings no theme {name!r}.")
