"""An HTTP response as an archive keeps it: headers, and a body that may be chunked and compressed."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from .saved_file import LARGEST_PAGE, is_bomb
from .zstd import looks_like_zstd, open_zstd

END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
LONGEST_HEADERS = 262_144
STATUS = re.compile(rb"HTTP/[\d.]{1,5} (\d{3})")
CHUNK_SIZE = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Response:
    """A response with its body still as it was sent."""

    status: int
    headers: Message
    sent: bytes

    @property
    def media_type(self) -> str:
        """For instance "text/html"; "text/plain" when the headers say nothing."""
        return self.headers.get_content_type()

    @property
    def charset(self) -> str:
        """The declared charset, or ""."""
        return str(self.headers.get_content_charset() or "")

    def body(self, most: int = LARGEST_PAGE) -> bytes:
        """The body with chunks joined and compression undone.

        Archives often keep the headers of a body that they stored plain: what does not decode is taken as it is.
        Raises ValueError when it unpacks to more than `most`, or by a method that is not read.
        """
        data = self.sent
        if "chunked" in str(self.headers.get("Transfer-Encoding")).casefold():
            data = _join_chunks(data)
        for method in reversed(str(self.headers.get("Content-Encoding") or "").casefold().split(",")[:4]):
            data = _unpack(data, method.strip(), most)
        return data


def parse_response(data: bytes) -> Response:
    """The response in a record's block; status 0 when it does not begin as one."""
    status = STATUS.match(data)
    found = END_OF_HEADERS.search(data, 0, LONGEST_HEADERS)
    head, sent = (data[: found.start()], data[found.end() :]) if found else (data[:LONGEST_HEADERS], b"")
    headers = BytesHeaderParser(policy=compat32).parsebytes(head.partition(b"\n")[2] + b"\n\n")
    return Response(int(status[1]) if status else 0, headers, sent)


def _join_chunks(data: bytes) -> bytes:
    joined = bytearray()
    at = 0
    while found := CHUNK_SIZE.match(data, at):
        size = int(found[1], 16)
        joined += data[found.end() : found.end() + size]
        at = found.end() + size
        if not size or at >= len(data):
            return bytes(joined)
    return bytes(joined) if joined else data


def _unpack(data: bytes, method: str, most: int) -> bytes:
    if method in ("gzip", "x-gzip"):
        return _inflate(data, 16 + zlib.MAX_WBITS, most)
    if method == "deflate":
        wrapped = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return _inflate(data, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, most)
    if method == "br":
        return _unpack_brotli(data, most)
    if method == "zstd" and looks_like_zstd(data):
        return _unpack_zstd(data, most)
    return data


def _inflate(data: bytes, window: int, most: int) -> bytes:
    unpacked = bytearray()
    inflater = zlib.decompressobj(window)
    try:
        left = data
        while left and not inflater.eof:
            unpacked += inflater.decompress(left, PIECE * 16)
            left = inflater.unconsumed_tail
            _check_size(len(data), len(unpacked), most)
    except zlib.error:
        return bytes(unpacked) if unpacked else data
    return bytes(unpacked)


def _unpack_brotli(data: bytes, most: int) -> bytes:
    import brotli

    unpacked = bytearray()
    decompressor = brotli.Decompressor()
    left = data
    try:
        while not decompressor.is_finished():
            piece = decompressor.process(left, output_buffer_limit=PIECE * 16)
            if not piece and decompressor.can_accept_more_data():
                break
            unpacked += piece
            left = b""
            _check_size(len(data), len(unpacked), most)
    except brotli.error:
        return bytes(unpacked) if unpacked else data
    return bytes(unpacked)


def _unpack_zstd(data: bytes, most: int) -> bytes:
    unpacked = bytearray()
    try:
        with open_zstd(io.BytesIO(data)) as stream:
            while piece := stream.read1(PIECE * 16):
                unpacked += piece
                _check_size(len(data), len(unpacked), most)
    except (OSError, EOFError):
        return bytes(unpacked) if unpacked else data
    return bytes(unpacked)


def _check_size(packed: int, unpacked: int, most: int) -> None:
    if unpacked > most or is_bomb(packed, unpacked):
        raise ValueError("it unpacks to far more than a page holds")
