"""MIME messages (RFC 2045 to 2047) in one pass: saved pages are often cut short, and their parts are large.

The standard library's parser splits every body into lines, which takes three times as long as all else here.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

MOST_PARTS = 5_000
DEEPEST = 12  # multiparts within multiparts
LONGEST_HEADERS = 65_536
END_OF_HEADERS = re.compile(rb"\r?\n[ \t]*\r?\n")
FIRST_BOUNDARY = re.compile(rb"(?:^|\n)--([^\s\r\n]{1,200})[ \t]*\r?\n(?=[A-Za-z-]{1,60}:)")
HEADER_LINE = re.compile(rb"\s{0,64}([A-Za-z][A-Za-z0-9-]{0,60}):")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no further parts."""

    headers: Message
    body: bytes  # still encoded for transfer

    @property
    def media_type(self) -> str:
        """For instance "text/html"."""
        return self.headers.get_content_type()

    @property
    def charset(self) -> str:
        """The declared charset, or ""."""
        return str(self.headers.get_content_charset() or "")

    def decode(self) -> bytes:
        """The bytes; of damaged or cut base64 as much as can be read."""
        encoding = str(self.headers.get("Content-Transfer-Encoding") or "").strip().casefold()
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        return _decode_base64(self.body) if encoding == "base64" else self.body

    def header(self, name: str) -> str:
        """A header's value with its encoded words decoded and its folding undone, or ""."""
        return header_text(self.headers, name)


def header_text(headers: Message, name: str) -> str:
    """A header's value with its encoded words decoded and its folding undone, or ""."""
    value = str(headers.get(name) or "")[:4_000]
    with suppress(LookupError, ValueError, UnicodeError, AssertionError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def header_names(head: bytes) -> frozenset[str]:
    """The names of the headers with which the bytes begin, in lower case; none when they begin otherwise."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not HEADER_LINE.match(start):
        return frozenset()
    block = END_OF_HEADERS.split(start, 1)[0]
    return frozenset(
        found[1].decode("ascii").lower() for line in block.split(b"\n")[:500] if (found := HEADER_LINE.match(line))
    )


def split_message(data: bytes) -> tuple[Message, list[Leaf], bool]:
    """The message's headers, its leaves in order, and whether it ends where its boundaries say."""
    headers, body = _split_headers(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    ends: list[bool] = []
    leaves: list[Leaf] = []
    for leaf in _leaves(headers, body, 0, ends):
        leaves.append(leaf)
        if len(leaves) >= MOST_PARTS:
            break
    return headers, leaves, all(ends)


def _leaves(headers: Message, body: bytes, depth: int, ends: list[bool]) -> Iterator[Leaf]:
    boundary = _boundary(headers, body) if depth < DEEPEST else b""
    if not boundary:
        yield Leaf(headers, body)
        return
    for part in _split_parts(body, boundary, ends):
        yield from _leaves(*_split_headers(part), depth + 1, ends)


def _split_headers(data: bytes) -> tuple[Message, bytes]:
    if data[:1] in (b"\r", b"\n"):
        return Message(), data.lstrip(b"\r\n")
    found = END_OF_HEADERS.search(data, 0, LONGEST_HEADERS)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data[:LONGEST_HEADERS], b"")
    return BytesHeaderParser(policy=compat32).parsebytes(head + b"\n\n"), body


def _boundary(headers: Message, body: bytes) -> bytes:
    if headers.get_content_maintype() != "multipart":
        return b""
    given = (headers.get_boundary() or "").encode("utf-8", "ignore")
    if given and b"--" + given in body:
        return given
    found = FIRST_BOUNDARY.search(body, 0, LONGEST_HEADERS)
    return found[1] if found else b""


def _split_parts(body: bytes, boundary: bytes, ends: list[bool]) -> Iterator[bytes]:
    delimiter = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|$)")
    start = -1
    for found in delimiter.finditer(body):
        if start >= 0:
            yield body[start : found.start()]
        start = found.end()
        if found[1]:
            ends.append(True)
            return
        if found[0].endswith(b"\n") and body[start : start + 1] in (b"\r", b"\n"):
            start -= 1  # a part without headers: the empty line that ends them is this one
    ends.append(False)
    if start >= 0:
        yield body[start:]


def _decode_base64(body: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    spare = len(letters) % 4
    letters = letters[:-1] if spare == 1 else letters + b"=" * (-len(letters) % 4)
    try:
        return binascii.a2b_base64(letters)
    except binascii.Error:
        return b""
