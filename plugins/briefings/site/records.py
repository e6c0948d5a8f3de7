"""Files of the cache: written in one step, and believed only when they are whole."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

CHECK = 16  # bytes of the digest in front


def save_record(path: Path, data: bytes) -> None:
    """Replace a record by another in one step. A cache needs no sync to the disk: a damaged record is made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(blake2b(data, digest_size=CHECK).digest() + data)
    part.replace(path)


def load_record(path: Path) -> bytes:
    """The data of a record, or nothing when there is none or it is damaged."""
    try:
        raw = path.read_bytes()
    except OSError:
        return b""
    data = raw[CHECK:]
    return data if raw[:CHECK] == blake2b(data, digest_size=CHECK).digest() else b""
