"""Files that hold files: gzip, Zstandard, ZIP of saved pages, SingleFile's ZIP, WACZ, Firefox's MAFF."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO
from urllib.parse import quote

from ..article import Part
from ..errors import BriefingsError, UnreadablePage
from .addresses import address_in_text, stems, web_address
from .folder import picture_type
from .saved_file import DEEPEST, HEAD, LARGEST_PART, LazyParts, SavedFile, read_chunk
from .zstd import looks_like_zstd, open_zstd

MOST_MEMBERS = 20_000
MOST_PAGES = 2_000  # members that are read
LARGEST_INDEX = 8 * 1024 * 1024
PAGE_SUFFIXES = (
    ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".webarchive", ".warc", ".wacz", ".eml", ".gz", ".zip",
    ".txt", ".md", ".maff", ".zst",
)  # fmt: skip
FOLDER_ENDS = ("_files/", ".files/", "_Files/", "-Dateien/", "_fichiers/", "_archivos/", "_file/")
# The members by which a document of an office program is known (ECMA-376, OpenDocument 1.3, EPUB 3.3).
DOCUMENTS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"[Content_Types].xml", "word/document.xml"}), "a Word document"),
    (frozenset({"[Content_Types].xml", "xl/workbook.xml"}), "an Excel workbook"),
    (frozenset({"[Content_Types].xml", "ppt/presentation.xml"}), "a PowerPoint presentation"),
    (frozenset({"mimetype", "content.xml", "META-INF/manifest.xml"}), "an OpenDocument file (LibreOffice)"),
    (frozenset({"mimetype", "META-INF/container.xml"}), "an e-book (EPUB)"),
)
# SingleFile writes this into the first tag of a page that carries its own ZIP.
SELF_EXTRACTING = b"data-sfz"
# Firefox's MAFF keeps the address in index.rdf: <MAF:originalurl RDF:resource="https://…"/>
MAFF_ADDRESS = re.compile(rb"""originalurl\s{1,9}RDF:resource="([^"]{1,2000})\"""", re.IGNORECASE)


def looks_like_gzip(file: SavedFile) -> bool:
    """Whether the file is compressed by gzip."""
    return file.head.startswith(b"\x1f\x8b")


def unpack_gzip(file: SavedFile) -> Iterator[SavedFile | UnreadablePage]:
    """The file in it. Raises UnreadablePage when it is damaged or packed too often."""

    def open_unpacked() -> BinaryIO:
        return gzip.GzipFile(fileobj=file.open(), mode="rb")  # type: ignore[return-value]

    yield make_inner(file, open_unpacked, file.packed_size, file.member)


def is_zstd(file: SavedFile) -> bool:
    """Whether the file is compressed by Zstandard."""
    return looks_like_zstd(file.head)


def unpack_zstd(file: SavedFile) -> Iterator[SavedFile | UnreadablePage]:
    """The file in it. Raises UnreadablePage when it is damaged or packed too often."""

    def open_unpacked() -> BinaryIO:
        try:
            return open_zstd(file.open())
        except OSError as fault:
            raise file.unreadable(f"the packed file is damaged ({fault}).", "Save the page again.") from fault

    yield make_inner(file, open_unpacked, file.packed_size, file.member)


def looks_like_zip(file: SavedFile) -> bool:
    """Whether the file is a ZIP, or a page with SingleFile's ZIP in it."""
    return file.head.startswith(b"PK\x03\x04") or SELF_EXTRACTING in file.head[:2048]


def unpack_zip(file: SavedFile) -> Iterator[SavedFile | UnreadablePage]:
    """The saved pages in it, each with the pictures beside it.

    Raises UnreadablePage when it is damaged; one
    damaged member is yielded as its fault.
    """
    try:
        archive = zipfile.ZipFile(file.open())
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, ValueError, NotImplementedError) as fault:
        raise file.unreadable(f"the ZIP file is damaged ({fault}).", "Save the page again.") from fault
    _refuse_document(file, archive)
    members = {one.filename: one for one in archive.infolist()[:MOST_MEMBERS] if _usable(one)}
    packed = PackedFiles(file, archive, members)
    about = packed.index("manifest.json")
    if "indexFilename" in about or "originalUrl" in about:
        name = str(about.get("indexFilename") or "index.html")
        yield packed.page(name, str(about.get("originalUrl") or ""), members)
        return
    listed = frozenset(packed.listed_pages())
    names = [name for name in members if name.casefold().endswith(PAGE_SUFFIXES)]
    for name in [name for name in names if name.startswith("archive/")] if listed else packed.without_parts(names):
        try:
            yield packed.page(name, packed.address_of(name), packed.beside(name), listed)
        except UnreadablePage as fault:
            yield fault


def _refuse_document(file: SavedFile, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist()[:MOST_MEMBERS])
    for needed, what in DOCUMENTS:
        if names >= needed:
            raise file.unreadable(f"this is {what}, not a page.", "Save it as text or HTML, and import that.")


@dataclass(frozen=True, slots=True)
class PackedFiles:
    """The members of one ZIP."""

    file: SavedFile
    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]

    def page(self, name: str, url: str, beside: Iterable[str], listed: frozenset[str] = frozenset()) -> SavedFile:
        """A member as a saved file. Raises UnreadablePage when it is missing or damaged."""
        if name not in self.members:
            raise self.file.unreadable("there is no page in this ZIP file.", "Save the page again.")
        info = self.members[name]
        inner = make_inner(self.file, partial(self.open, name), info.compress_size, name)
        return replace(inner, url=web_address(url), parts=LazyParts(dict(self._pictures(name, beside))), listed=listed)

    def open(self, name: str) -> BinaryIO:
        """The unpacked bytes of a member. Raises UnreadablePage when it is damaged or needs a password."""
        try:
            return self.archive.open(self.members[name])  # type: ignore[return-value]
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
            raise self.file.unreadable(f"`{name}` in it cannot be read ({fault}).", "Save the page again.") from fault

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a member; none when it is missing or damaged."""
        try:
            with self.open(name) as stream:
                return read_chunk(self.file, stream, most)
        except (KeyError, BriefingsError):
            return b""

    def index(self, name: str) -> Mapping[str, object]:
        """A JSON object in the ZIP, empty when there is none."""
        try:
            value = json.loads(self.read(name, LARGEST_INDEX)) if name in self.members else {}
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def listed_pages(self) -> Iterator[str]:
        """The addresses in the page lists of a WACZ (https://specs.webrecorder.net/wacz/1.1.1/)."""
        for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
            for line in self.read(name, LARGEST_INDEX).splitlines() if name in self.members else ():
                try:
                    entry = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(entry, dict) and isinstance(entry.get("url"), str):
                    yield entry["url"]

    def address_of(self, name: str) -> str:
        """The address that MAFF's index or a `.url.txt` beside the member gives."""
        folder = posixpath.dirname(name)
        if found := MAFF_ADDRESS.search(self.read(posixpath.join(folder, "index.rdf"), HEAD)):
            return found[1].decode("utf-8", "replace").replace("&amp;", "&")
        beside = next((f"{stem}.url.txt" for stem in stems(name) if f"{stem}.url.txt" in self.members), "")
        return address_in_text(self.read(beside, HEAD)) if beside else ""

    def without_parts(self, names: list[str]) -> list[str]:
        """The pages among `names`: not the frames in the folder of another page, nor the addresses beside."""
        prefixes = tuple(name.rpartition(".")[0] + end for name in names for end in FOLDER_ENDS)
        pages = [name for name in names if not name.startswith(prefixes) and not name.endswith(".url.txt")]
        return pages[:MOST_PAGES]

    def beside(self, name: str) -> list[str]:
        """The members in the folder of a page and below."""
        folder = posixpath.dirname(name)
        return [one for one in self.members if one.startswith(f"{folder}/" if folder else "")][:MOST_MEMBERS]

    def _pictures(self, name: str, beside: Iterable[str]) -> Iterator[tuple[str, Callable[[], Part]]]:
        folder = posixpath.dirname(name)
        for one in beside:
            if (kind := picture_type(one)) and self.members[one].file_size <= LARGEST_PART:
                relative = posixpath.relpath(one, folder) if folder else one
                for spelling in dict.fromkeys((relative, quote(relative), f"./{relative}", f"./{quote(relative)}")):
                    yield spelling, partial(self._part, one, kind)

    def _part(self, name: str, kind: str) -> Part:
        return Part(self.read(name, LARGEST_PART), kind)


def make_inner(file: SavedFile, opened: Callable[[], BinaryIO], packed_size: int, member: str) -> SavedFile:
    """A file packed in `file`. Raises UnreadablePage when it is damaged or packed too often."""
    if file.depth >= DEEPEST:
        raise file.unreadable("it is packed too often, one file in the other.", "Unpack it and save what is in it.")
    whole = f"{file.member}/{member}" if file.member and member != file.member else member
    with opened() as stream:
        head = read_chunk(file, stream, HEAD)
    return replace(file, open=opened, head=head, packed_size=packed_size, member=whole, depth=file.depth + 1)


def _usable(info: zipfile.ZipInfo) -> bool:
    steps = info.filename.replace("\\", "/").split("/")
    mode = info.external_attr >> 16
    outside = ".." in steps or steps[0] in ("", "__MACOSX")
    return not info.is_dir() and not outside and not stat.S_ISLNK(mode)
