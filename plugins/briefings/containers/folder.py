"""The folder of "Webpage, complete": which one belongs to a page, and the pictures in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from ..article import Part
from .saved_file import LARGEST_PART

PICTURE_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif",
}  # fmt: skip
DEEPEST = 6  # folders within the folder
UNQUOTED = "()!*'~,;&=+$@"  # Firefox leaves them as they are
MOST_NAMES = 20


class FolderParts(Mapping[str, Part]):
    """The pictures in the folder beside a page, read only when asked for. A name never leads out of the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> Part:
        steps = unquote(name.removeprefix("./").split("?")[0].split("#")[0]).split("/")
        if not 2 <= len(steps) <= DEEPEST or steps[0] != self.folder.name or not all(map(_is_plain_name, steps)):
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


def named_folders(stem: str, markup: bytes) -> list[str]:
    """Names of folders in the markup that begin with the page's name, percent-encoded or not, the first few."""
    names: dict[str, None] = {}
    for spelling in dict.fromkeys((stem, quote(stem), quote(stem, safe=UNQUOTED), html.escape(stem))):
        pattern = re.escape(spelling.encode("utf-8", "surrogateescape")) + rb"""[_.\-][^/"'<>\s]{1,60}/"""
        for found in islice(re.finditer(pattern, markup), MOST_NAMES):
            names[unquote(html.unescape(found[0][:-1].decode("utf-8", "replace")))] = None
    return [name for name in names if _is_plain_name(name)]


def page_stem(name: str) -> str:
    """The name of a page without `.gz` and the suffix of its form."""
    whole = name[:-3] if name.casefold().endswith(".gz") else name
    return whole.rpartition(".")[0] or whole


def picture_type(name: str) -> str:
    """The media type of a picture by its suffix, "" for anything else."""
    return PICTURE_TYPES.get(Path(name).suffix.casefold(), "")


def _is_plain_name(step: str) -> bool:
    return bool(step) and step not in (".", "..") and not set(step) & set("/\\:\x00")
