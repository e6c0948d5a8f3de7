"""The folder of "Webpage, complete": which one belongs to a page, and the pictures in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from ..article import Part
from ..page_names import is_plain_name, named_folders, page_stem
from .saved_file import LARGEST_PART

PICTURE_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif",
}  # fmt: skip
# A relative address into a folder of parts, as browsers write it.
FOLDER = re.compile(rb"""\ssrc=["'](?:\./)?([^"'/<>:?#]{1,300}(?:_files|\.files))/""")
DEEPEST = 6  # folders within the folder


class FolderParts(Mapping[str, Part]):
    """The pictures in the folder beside a page, read only when asked for. A name never leads out of the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> Part:
        steps = unquote(name.removeprefix("./").split("?")[0].split("#")[0]).split("/")
        if not 2 <= len(steps) <= DEEPEST or steps[0] != self.folder.name or not all(map(is_plain_name, steps)):
            raise KeyError(name)
        file = self.folder
        try:
            for step in steps[1:]:
                file = file / step
                if file.is_symlink():
                    raise KeyError(name)
            if not file.is_file() or file.stat().st_size > LARGEST_PART:
                raise KeyError(name)
            return Part(file.read_bytes(), picture_type(file.name))
        except (OSError, ValueError) as fault:
            raise KeyError(name) from fault

    def __contains__(self, name: object) -> bool:
        """Whether an address leads into the folder: such a picture has no place on the web, be it there or missing."""
        return isinstance(name, str) and unquote(name.removeprefix("./").partition("/")[0]) == self.folder.name

    def __bool__(self) -> bool:
        return True  # asked for each picture, and not worth a look into the folder

    def __iter__(self) -> Iterator[str]:
        return (f"{self.folder.name}/{file.name}" for file in sorted(self.folder.iterdir()))

    def __len__(self) -> int:
        return sum(1 for _ in self.folder.iterdir())


def find_parts_folder(path: Path, markup: bytes) -> Path | None:
    """The folder beside the page whose files its markup names, or None."""
    for name in named_folders(page_stem(path.name), markup):
        folder = path.with_name(name)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


def find_missing_folder(path: Path, markup: bytes, saved_with_folder: bool) -> Path | None:
    """The folder that should be beside the page and is not, or None.

    A page that is known to be saved with its folder may have been renamed; any other names one after itself.
    """
    stem = page_stem(path.name)
    for found in FOLDER.finditer(markup):
        name = unquote(html.unescape(found[1].decode("utf-8", "replace")))
        if is_plain_name(name) and (saved_with_folder or name.startswith(stem)):
            return None if path.with_name(name).is_dir() else path.with_name(name)
    return None


def picture_type(name: str) -> str:
    """The media type of a picture by its suffix, "" for anything else."""
    return PICTURE_TYPES.get(Path(name).suffix.casefold(), "")
