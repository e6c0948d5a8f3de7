"""A file as the readers of forms get it: its first bytes, a bounded way to the rest, what is known from outside."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

from ..article import Part
from ..errors import UnreadablePage

HEAD = 65_536  # bytes in which a form shows itself
LARGEST_PAGE = 64 * 1024 * 1024  # bytes, unpacked: a page of 50 MB is read, a compression bomb is not
LARGEST_PART = 20 * 1024 * 1024  # bytes of a picture
MOST_PAGES_TOGETHER = 192 * 1024 * 1024  # bytes, unpacked, of all pages and pictures taken from one file
DEEPEST = 3  # packed files within packed files
CHUNK = 1024 * 1024
SMALL = 8 * 1024 * 1024  # bytes; what unpacks to less is no bomb, however well it was packed
MOST_TIMES = 100  # unpacked to packed; HTML packs to a tenth, the most repetitive real page to a fiftieth


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file on disk, or one packed in another file."""

    path: Path  # on disk, for messages
    open: Callable[[], BinaryIO]  # the bytes from the start, unpacked
    head: bytes  # the first bytes, for detection
    packed_size: int  # bytes as they lie in the file around, or on disk
    member: str = ""  # its name within the file around
    depth: int = 0
    url: str = ""  # address known from outside
    parts: Mapping[str, Part] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()  # addresses of the pages, where an index lists them (WACZ)

    @property
    def name(self) -> str:
        """What a curator knows it by."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    def read(self, most: int = LARGEST_PAGE) -> bytes:
        """All bytes. Raises UnreadablePage when they are more than `most`, or damaged."""
        data = bytearray()
        with self.open() as stream:
            while len(data) <= most:
                chunk = read_chunk(self, stream)
                if not chunk:
                    return bytes(data)
                data += chunk
                if is_bomb(self.packed_size, len(data)):
                    raise self.unreadable("it unpacks to far more than a page holds.", "Save the page again.")
        raise self.too_large(most)

    def too_large(self, most: int) -> UnreadablePage:
        """The error for more bytes than a page may have."""
        return self.unreadable(f"the page is larger than {most // 1024 // 1024} MB.", "Save it without pictures.")

    def unreadable(self, fault: str, next_step: str) -> UnreadablePage:
        """The error about this file."""
        return UnreadablePage(f"{self.path} ({self.member})" if self.member else self.path, fault, next_step)


class LazyParts(Mapping[str, Part]):
    """Parts by name, each decoded only when asked for."""

    def __init__(self, readers: Mapping[str, Callable[[], Part]]) -> None:
        self.readers = readers

    def __getitem__(self, name: str) -> Part:
        return self.readers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self.readers)

    def __len__(self) -> int:
        return len(self.readers)


def open_saved_file(path: Path) -> SavedFile:
    """The file on disk. Raises OSError when it cannot be read."""

    def open_path() -> BinaryIO:
        return path.open("rb")

    with open_path() as stream:
        head = stream.read(HEAD)
    return SavedFile(path, open_path, head, path.stat().st_size)


def read_chunk(file: SavedFile, stream: BinaryIO, size: int = CHUNK) -> bytes:
    """The next bytes of an unpacking stream. Raises UnreadablePage when what is packed is damaged."""
    try:
        return stream.read(size)
    except (OSError, EOFError, zlib.error, BadZipFile, ValueError, NotImplementedError, RuntimeError) as fault:
        raise file.unreadable(f"the packed file is damaged ({fault}).", "Save the page again.") from fault


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether so few bytes unpack to so many that no page can be in them."""
    return unpacked > SMALL and unpacked > packed * MOST_TIMES
