"""Which files in the saved folder are pages, and which merely belong to one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

IGNORED_NAMES = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
IGNORED_SUFFIXES = (".url.txt", ".part", ".crdownload", ".download", ".tmp")  # addresses; downloads still under way
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def list_saved_files(folder: Path) -> list[Path]:
    """Every saved page under `folder`, sorted; hidden files and the folders of "Webpage, complete" left out."""
    return sorted(_walk(folder)) if folder.is_dir() else []


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    stems = {Path(entry.name).stem for entry in entries if entry.name.casefold().endswith(PAGE_SUFFIXES)}
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not belongs_to_page(entry.name, stems):
                yield from _walk(Path(entry.path))
        elif entry.is_file(follow_symlinks=False) and is_page_name(entry.name):
            yield Path(entry.path)


def belongs_to_page(name: str, stems: set[str]) -> bool:
    """Whether a folder holds the parts of a page beside it: NAME_files, NAME-Dateien, NAME_fichiers, NAME.files."""
    return any(name[: len(stem)] == stem and name[len(stem) : len(stem) + 1] in ("_", "-", ".") for stem in stems)


def is_page_name(name: str) -> bool:
    """Whether a file of this name may be a saved page."""
    folded = name.casefold()
    return folded not in IGNORED_NAMES and not folded.endswith(IGNORED_SUFFIXES)
