"""Files that are published as they are: the theme's, the pictures, and what else STATIC_PATHS names."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..listing import stamp_of
from .copies import CLEANING, clean_picture, shrink_picture
from .pictures import list_copies, measure_picture, picture_place
from .press import Product, copy_file
from .signatures import digest_text


def plan_theme_files(settings: Mapping[str, Any]) -> Iterator[Product]:
    """The static files of the theme, and those of its base whose places it leaves free."""
    target, taken = str(settings["THEME_STATIC_DIR"]), set[str]()
    for theme in map(Path, settings["THEME_LINE"]):
        for folder in settings["THEME_STATIC_PATHS"]:
            root = theme / folder
            for file, status in find_files(root, settings["IGNORE_FILES"]):
                place = f"{target}/{file.relative_to(root if root.is_dir() else theme).as_posix()}"
                if place not in taken:
                    taken.add(place)
                    yield plan_copy(file, place, status)


def plan_static_paths(settings: Mapping[str, Any], content: Path, cache: Path) -> Iterator[Product]:
    """What STATIC_PATHS names, at the same place in the output folder; sources of pages are none of it.

    Pictures are cleaned on the way, and their smaller copies come with them; `cache` keeps what was made.
    """
    elsewhere = settings["EXTRA_PATH_METADATA"]
    for folder in settings["STATIC_PATHS"]:
        for file, status in find_files(content / folder, settings["IGNORE_FILES"]):
            place = file.relative_to(content).as_posix()
            if place in elsewhere or place.endswith(".md"):
                continue
            if picture_place(place):
                yield from plan_picture(file, place, status, cache)
            else:
                yield plan_copy(file, place, status)


def plan_copy(file: Path, save_as: str, status: os.stat_result | None = None) -> Product:
    """A copy of a file, made again when the file's times or size change."""
    stamp = stamp_of(status or file.stat())
    return Product(save_as, digest_text(str(file), repr(stamp)), partial(copy_file, source=file))


def plan_picture(file: Path, place: str, status: os.stat_result, cache: Path) -> Iterator[Product]:
    """A picture without the camera's record, and its smaller copies."""
    stamp = repr(stamp_of(status))
    yield Product(place, digest_text(str(file), stamp, CLEANING), partial(clean_picture, source=file, cache=cache))
    for copy in list_copies(place, measure_picture(file) or (0, 0)):
        make = partial(shrink_picture, source=file, width=copy.width, cache=cache)
        yield Product(copy.place, digest_text(str(file), stamp, CLEANING, str(copy.width)), make)


def find_files(root: Path, ignored: Sequence[str]) -> Iterator[tuple[Path, os.stat_result]]:
    """Every file under a folder, or the file itself."""
    skip = re.compile("|".join(fnmatch.translate(pattern) for pattern in ignored) or r"(?!)").match
    if root.is_file():
        yield root, root.stat()
    waiting: list[Path] = [root] if root.is_dir() else []
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            if skip(entry.name):
                continue
            if entry.is_dir():
                waiting.append(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path), entry.stat()


def plan_relocated(files: Iterable[Any], content: Path) -> Iterator[Product]:
    """Copies of the files that Pelican gave a place of their own: by a link or by EXTRA_PATH_METADATA."""
    for static in files:
        yield plan_copy(content / static.source_path, static.save_as)
