"""Which files in the saved folder are pages, and which merely belong to one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..page_names import PAGE_SUFFIXES, PART_ENDS, named_folders, page_stem

IGNORED_NAMES = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
IGNORED_SUFFIXES = (".url.txt", ".part", ".crdownload", ".download", ".tmp")  # addresses; downloads still under way
SEPARATORS = ("_", "-", ".")  # NAME_files, NAME-Dateien, NAME.files: the word is in the browser's language
LOOKED_THROUGH = 8 * 1024 * 1024  # bytes of a page in which its folder is named


def list_saved_files(folder: Path) -> list[Path]:
    """Every saved page under `folder`, sorted; hidden files and the folders of "Webpage, complete" left out."""
    return sorted(_walk(folder)) if folder.is_dir() else []


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    pages = [Path(entry.path) for entry in entries if entry.name.casefold().endswith(PAGE_SUFFIXES)]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not any(holds_parts(entry.name, page) for page in pages):
                yield from _walk(Path(entry.path))
        elif entry.is_file(follow_symlinks=False) and is_page_name(entry.name):
            yield Path(entry.path)


def holds_parts(folder: str, page: Path) -> bool:
    """Whether a folder beside a page holds its parts: by its name, or because the page names files in it."""
    stem = page_stem(page.name)
    if not folder.startswith(stem) or folder[len(stem) : len(stem) + 1] not in SEPARATORS:
        return False
    if folder[len(stem) :] in PART_ENDS:
        return True
    try:
        with page.open("rb") as file:
            return folder in named_folders(stem, file.read(LOOKED_THROUGH))
    except OSError:
        return False


def is_page_name(name: str) -> bool:
    """Whether a file of this name may be a saved page."""
    folded = name.casefold()
    return folded not in IGNORED_NAMES and not folded.endswith(IGNORED_SUFFIXES)
