"""HTML as it is: plain, "Webpage, complete" with its folder of parts, SingleFile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote

from ..article import Form, Part, SavedPage

HEAD = 16_384  # bytes in which the marks of the saving tool stand
# Chromium and Firefox: <!-- saved from url=(0042)https://… -->
SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(\S{1,2000}?)\s*-->")
SINGLEFILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,80})")
PART_FOLDERS = (
    "_files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "-filer",
    "_bestanden",
    ".files",
    "_file",
    "_ficheros",
)
LARGEST_PART = 20 * 1024 * 1024
PICTURE_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif",
}  # fmt: skip


class FolderParts(Mapping[str, Part]):
    """The pictures in the folder beside a page, read only when asked for. A name never leads out of the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> Part:
        relative = Path(unquote(name.removeprefix("./").split("?")[0]))
        if len(relative.parts) != 2 or relative.parts[0] != self.folder.name or relative.parts[1] in ("..", "."):
            raise KeyError(name)
        file = self.folder / relative.parts[1]
        kind = PICTURE_TYPES.get(file.suffix.casefold(), "")
        try:
            if file.is_symlink() or not file.is_file() or file.stat().st_size > LARGEST_PART:
                raise KeyError(name)
            return Part(file.read_bytes(), kind)
        except (OSError, ValueError) as fault:
            raise KeyError(name) from fault

    def __iter__(self) -> Iterator[str]:
        return (f"{self.folder.name}/{file.name}" for file in sorted(self.folder.iterdir()))

    def __len__(self) -> int:
        return sum(1 for _ in self.folder.iterdir())


def read_html(path: Path, data: bytes) -> tuple[SavedPage, ...]:
    """The page, with address, time and tool as the saving tool wrote them into a comment."""
    head = data[:HEAD]
    form: Form = "html"
    url = saved_at = tool = ""
    parts: Mapping[str, Part] = {}
    if found := SINGLEFILE.search(head):
        form, tool, url, saved_at = "singlefile", "SingleFile", found[1].decode("utf-8", "replace"), _date(found[2])
    elif found := SAVED_FROM.search(head):
        form, tool, url = "complete", "browser", found[1].decode("utf-8", "replace")
    if folder := _parts_folder(path):
        parts = FolderParts(folder)
    return (
        SavedPage(
            path.name,
            form,
            data,
            url=_web_address(url) or _given_address(path),
            saved_at=saved_at,
            tool=tool,
            parts=parts,
        ),
    )


def _parts_folder(path: Path) -> Path | None:
    for suffix in PART_FOLDERS:
        folder = path.with_name(path.stem + suffix)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


def _given_address(path: Path) -> str:
    beside = path.with_name(path.name.split(".")[0] + ".url.txt")
    try:
        return _web_address(beside.read_text("utf-8", "replace").strip()[:2000]) if beside.is_file() else ""
    except OSError:
        return ""


def _web_address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _date(raw: bytes) -> str:
    # SingleFile writes JavaScript's own form: Mon Nov 23 2026 20:17:53 GMT+0000 (Coordinated Universal Time)
    found = re.match(r"\w{3} (\w{3}) (\d{2}) (\d{4}) ([\d:]{8}) GMT([+-]\d{4})", raw.decode("utf-8", "replace").strip())
    if not found:
        return ""
    month, day, year, clock, zone = found.groups()
    try:
        return parsedate_to_datetime(f"{day} {month} {year} {clock} {zone}").isoformat()
    except ValueError:
        return ""
