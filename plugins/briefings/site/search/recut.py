"""Cuts the files that Pagefind wrote into smaller ones, so that a query over many shards stays small.

Pagefind loads, of every shard, the one piece of the index that holds the word. Its pieces are of a fixed size, 40 KB
packed, too much when twenty shards are asked. What a file holds is not changed: only where one ends and the next
begins. And pages are numbered in place of Pagefind's random names, which nothing can pack.

Formats, of Pagefind 1.5.2 (CBOR in gzip after the mark `pagefind_dcd`): metadata is
`[version, [[page, words]], [[from, to, piece]], filters, sorts, fields]`; a piece is `[[[word, pages, variants]]]`.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from .cbor import decode, decode_first, encode

MARK = b"pagefind_dcd"
PIECE_BYTES = 9_000  # unpacked, 3 KB packed: about where the pieces and the list of the pieces cost the same
GROUP = 4  # a piece ends only where the first letters change, so that a beginning of a word is looked up in one piece
LAST = "\uffff"  # sorts behind whatever may follow the beginning of a word
# A word's entry: an array of three whose first is a text. Pages, positions and weights are arrays of numbers.
ENTRY = re.compile(rb"\x83(?=[\x61-\x77]|\x78[\x18-\x7f])")


def recut(folder: Path, name: str) -> None:
    """Cut the index in a folder anew, in place. `name` is put before the number of every page.

    A document's `url` must have been `/NUMBER/`; the pages are then called `name/NUMBER`.
    """
    meta_file = next(folder.glob("*.pf_meta"))
    version, pages, pieces, filters, sorts, fields = decode(_unpack(meta_file))
    numbers = {file.stem: _number_of(file) for file in (folder / "fragment").iterdir()}
    pages = [[f"{name}/{numbers[page]}", words] for page, words in pages]
    words = [word for _, _, piece in pieces for word in _split(folder / "index" / f"{piece}.pf_index")]
    pieces = _write_pieces(words, folder / "index")
    _pack(meta_file.with_name("pagefind.all.pf_meta"), encode([version, pages, pieces, filters, sorts, fields]))
    _forget(folder, meta_file)
    entry = {"version": version, "languages": {"und": {"hash": "all", "wasm": None, "page_count": len(pages)}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


def write_empty(folder: Path) -> None:
    """The metadata of an index without a page, into which the browser merges the shards."""
    meta_file = next(folder.glob("*.pf_meta"))
    version, _, _, filters, sorts, fields = decode(_unpack(meta_file))
    _pack(folder / "pagefind.all.pf_meta", encode([version, [], [], filters, sorts, fields]))
    _forget(folder, meta_file)
    entry = {"version": version, "languages": {"und": {"hash": "all", "wasm": None, "page_count": 0}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


def _split(file: Path) -> Iterator[tuple[str, bytes]]:
    """The words of a piece with their entries, in order."""
    data = _unpack(file)
    starts = [match.start() for match in ENTRY.finditer(data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield decode_first(data, start + 1), data[start:end]


def _write_pieces(words: list[tuple[str, bytes]], folder: Path) -> list[list[str]]:
    for old in folder.iterdir():
        old.unlink()
    listed: list[list[str]] = []
    waiting: list[bytes] = []
    first = last = ""
    for group, entries in groupby(words, key=lambda entry: _group_of(entry[0])):
        if sum(map(len, waiting)) > PIECE_BYTES:
            listed.append(_write_piece(folder, len(listed), first, last, waiting))
            waiting = []
        first = first if waiting else group
        last = group
        waiting += [entry for _, entry in entries]
    if waiting:
        listed.append(_write_piece(folder, len(listed), first, last, waiting))
    return listed


def _write_piece(folder: Path, number: int, first: str, last: str, entries: list[bytes]) -> list[str]:
    _pack(folder / f"{number}.pf_index", b"\x81\x99" + len(entries).to_bytes(2, "big") + b"".join(entries))
    return [first, last + LAST, str(number)]


def _group_of(word: str) -> str:
    # Two characters are a whole word in scripts without spaces, so there one character begins a word.
    return word[:GROUP] if word[:1] < "\u0e00" else word[:1]


def _number_of(fragment: Path) -> str:
    return str(json.loads(_unpack(fragment))["url"]).strip("/")


def _unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(MARK)


def _pack(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(MARK + data, 9, mtime=0))


def _forget(folder: Path, meta_file: Path) -> None:
    """Remove what the browser does not ask for: fragments, Pagefind's own pages and a copy of the engine."""
    meta_file.unlink()
    shutil.rmtree(folder / "fragment")
    for file in folder.iterdir():
        if file.suffix in (".js", ".css", ".pagefind"):
            file.unlink()
