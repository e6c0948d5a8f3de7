"""Bytes that are compressed by Zstandard (RFC 8878), and WARC files with a dictionary of their own.

https://iipc.github.io/warc-specifications/specifications/warc-zstd/ keeps the dictionary in a first frame that other
readers skip.
"""

from __future__ import annotations

import io
import sys
from typing import Any, BinaryIO

FRAME = b"\x28\xb5\x2f\xfd"
DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
LARGEST_DICTIONARY = 8 * 1024 * 1024


def looks_like_zstd(head: bytes) -> bool:
    """Whether bytes begin as those of Zstandard do."""
    return head.startswith((FRAME, DICTIONARY_FRAME))


def open_zstd(packed: BinaryIO) -> io.BufferedReader:
    """The unpacked bytes as a stream, unpacked as far as they are read. Reading raises OSError for damaged ones."""
    return io.BufferedReader(_Unpacker(packed))


class _Unpacker(io.RawIOBase):
    def __init__(self, packed: BinaryIO) -> None:
        # Loaded for the few files that need it.
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        self.fault = zstd.ZstdError
        dictionary = _read_dictionary(packed)
        try:
            known = zstd.ZstdDict(_plain(dictionary)) if dictionary else None
            self.stream = zstd.ZstdFile(packed, "rb", zstd_dict=known)
        except (zstd.ZstdError, ValueError) as fault:
            raise OSError(str(fault)) from fault

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer of any kind with the next bytes."""
        room = memoryview(buffer)
        try:
            data = self.stream.read1(len(room))
        except self.fault as fault:
            raise OSError(str(fault)) from fault
        room[: len(data)] = data
        return len(data)


def _read_dictionary(packed: BinaryIO) -> bytes:
    """The dictionary at the beginning of a WARC file, else nothing; the stream is then at the first record."""
    head = packed.read(8)
    size = int.from_bytes(head[4:], "little")
    if head.startswith(DICTIONARY_FRAME) and size <= LARGEST_DICTIONARY:
        return packed.read(size)
    packed.seek(0)
    return b""


def _plain(dictionary: bytes) -> bytes:
    """A dictionary, which may be compressed itself."""
    return open_zstd(io.BytesIO(dictionary)).read(LARGEST_DICTIONARY) if dictionary.startswith(FRAME) else dictionary
