"""Which files in the saved folder are pages, and which merely belong to one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from ..page_names import PAGE_SUFFIXES, PART_ENDS, named_folders, page_stem

IGNORED_NAMES = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
IGNORED_SUFFIXES = (".url.txt", ".part", ".crdownload", ".download", ".tmp")  # addresses; downloads still under way
SEPARATORS = ("_", "-", ".")  # NAME_files, NAME-Dateien, NAME.files: the word is in the browser's language
LOOKED_THROUGH = 8 * 1024 * 1024  # bytes of a page in which its folder is named


def list_saved_files(folder: Path) -> list[Path]:
    """Every saved page under `folder`, sorted; hidden files and the folders of "Webpage, complete" left out."""
    return list(list_with_parts(folder))


def list_with_parts(folder: Path) -> dict[Path, tuple[Path, ...]]:
    """Every saved page under `folder`, sorted, with the folders of its parts: mostly none, or one."""
    return dict(sorted(_walk(folder), key=itemgetter(0))) if folder.is_dir() else {}


def find_parts(pages: Iterable[Path]) -> dict[Path, tuple[Path, ...]]:
    """These pages with the folders of their parts."""
    beside: dict[Path, dict[Path, tuple[Path, ...]]] = {}
    found = {}
    for page in pages:
        if page.parent not in beside:
            beside[page.parent] = dict(_look_into(page.parent)[0]) if page.parent.is_dir() else {}
        found[page] = beside[page.parent].get(page, ())
    return found


def _walk(folder: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    pages, folders = _look_into(folder)
    yield from pages
    for inner in folders:
        yield from _walk(inner)


def _look_into(folder: Path) -> tuple[list[tuple[Path, tuple[Path, ...]]], list[Path]]:
    """The pages in a folder, each with the folders of its parts, and the folders that are no page's."""
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    by_stem: dict[str, list[Path]] = {}
    for entry in entries if folders else ():
        if entry.name.casefold().endswith(PAGE_SUFFIXES):
            by_stem.setdefault(page_stem(entry.name), []).append(Path(entry.path))
    parts: dict[str, tuple[Path, ...]] = {}
    others = []
    for entry in folders:
        stems = (entry.name[:at] for at, letter in enumerate(entry.name) if letter in SEPARATORS)
        owners = [page for stem in stems for page in by_stem.get(stem, ()) if holds_parts(entry.name, page)]
        for page in owners:
            parts[page.name] = (*parts.get(page.name, ()), Path(entry.path))
        if not owners:
            others.append(Path(entry.path))
    files = [entry for entry in entries if entry.is_file(follow_symlinks=False) and is_page_name(entry.name)]
    return [(Path(entry.path), parts.get(entry.name, ())) for entry in files], others


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
