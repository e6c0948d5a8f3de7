"""The part of CBOR (RFC 8949) that Pagefind's files use: whole numbers, texts, arrays."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
NULL = 0xF6


def decode(data: bytes) -> Any:
    """The one value in the bytes. Raises ValueError when they hold another kind of value, or more."""
    value, end = _decode_at(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes are left over")
    return value


def encode(value: Any) -> bytes:
    """The shortest form of a value.

    >>> encode(["a", 500, []]).hex()
    '8361611901f480'
    """
    if isinstance(value, str):
        text = value.encode()
        return head(TEXT, len(text)) + text
    if isinstance(value, list):
        return head(ARRAY, len(value)) + b"".join(map(encode, value))
    return head(UNSIGNED, value) if value >= 0 else head(NEGATIVE, -1 - value)


@lru_cache(4096)
def head(major: int, number: int) -> bytes:
    """The beginning of a value: its kind, and its number, length or count."""
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << (8 * size):
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError(f"{number} is too large")


def _decode_at(data: bytes, place: int) -> tuple[Any, int]:
    first = data[place]
    if first == NULL:
        return None, place + 1
    major, number, place = first >> 5, first & 31, place + 1
    if number >= 24:
        size = 1 << (number - 24)
        number, place = int.from_bytes(data[place : place + size], "big"), place + size
    if major == UNSIGNED:
        return number, place
    if major == NEGATIVE:
        return -1 - number, place
    if major == TEXT:
        return data[place : place + number].decode(), place + number
    if major == ARRAY:
        items = []
        for _ in range(number):
            item, place = _decode_at(data, place)
            items.append(item)
        return items, place
    raise ValueError(f"CBOR of kind {major} is not expected")
