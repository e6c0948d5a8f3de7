"""Writes an index that Pagefind's engine reads, in pieces much smaller than Pagefind's own indexer cuts.

The engine loads, of every shard, the one piece that holds the word. Pagefind's pieces are of a fixed size, 40 KB
packed, too much when twenty shards are asked; and its indexer takes 7 µs for each word of each page. So the terms,
which are ours in any case, are written here. `tests/search/test_pieces.py` holds the files against the real indexer's.

Formats, of Pagefind 1.5.2 (CBOR in gzip after the mark `pagefind_dcd`): metadata is
`[version, [[page, words]], [[from, to, piece]], filters, sorts, fields]`; a piece is `[[[word, pages, variants]]]`; a
page of a word is `[distance from the page before, [-1 - weight, place…], [-1 - field, place…]]`.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .cbor import ARRAY, TEXT, UNSIGNED, encode, head
from .pagefind import VERSION

MARK = b"pagefind_dcd"
PIECE_BYTES = 14_000  # unpacked, 4 KB packed: about where the pieces and the list of the pieces cost the same
GROUP = 4  # a piece ends only where the first letters change, so that a beginning of a word is looked up in one piece
# Ends every word of the index. The engine answers a word that it does not find with the longest word that begins it, so
# `dromedary` with `drome`, unmarked. No query has this sign, so no word of the index begins a query; it sorts before
# letters and digits, so the order stays.
END = "."
LAST = "\uffff"  # sorts behind whatever may follow the beginning of a word
WEIGHT = 24  # of a word of the text: the indexer's 1.0
# What follows the number of a page: the word is in the text, in the title. Places are not kept: phrases are looked for
# in the text itself.
IN_TEXT = encode([-1 - WEIGHT, 0]) + encode([])
IN_TITLE = encode([]) + encode([-1, 0])


@dataclass(frozen=True, slots=True)
class Document:
    """The terms of one briefing, each once; those of the title are not among those of the text."""

    title: Sequence[str]
    text: Sequence[str]


def write_index(folder: Path, name: str, documents: Sequence[Document]) -> None:
    """Write the index of a shard. Its pages are called `name/NUMBER`, by their place in `documents`."""
    (folder / "index").mkdir(parents=True)
    pieces = _write_pieces(_entries(documents), folder / "index")
    pages = [[f"{name}/{number}", _roughly(document)] for number, document in enumerate(documents)]
    _pack(folder / "pagefind.all.pf_meta", encode([VERSION, pages, pieces, [], [], ["title"]]))
    entry = {"version": VERSION, "languages": {"und": {"hash": "all", "wasm": None, "page_count": len(pages)}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


def _entries(documents: Sequence[Document]) -> list[tuple[str, bytes]]:
    """The entry of every word, in the order of the words."""
    pages: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for number, document in enumerate(documents):
        for terms, place in ((document.title, IN_TITLE), (document.text, IN_TEXT)):
            page = (number, place)
            for term in terms:
                pages[term].append(page)
    steps = [b"\x83" + head(UNSIGNED, number) for number in range(len(documents))]
    return [(word, _entry(f"{word}{END}".encode(), pages[word], steps)) for word in sorted(pages)]


def _entry(name: bytes, pages: list[tuple[int, bytes]], steps: list[bytes]) -> bytes:
    begin = b"\x83" + head(TEXT, len(name)) + name
    if len(pages) == 1:  # as most words
        ((number, place),) = pages
        return begin + b"\x81" + steps[number] + place + b"\x80"
    parts = [begin, head(ARRAY, len(pages))]
    before = 0
    for number, place in pages:
        parts += (steps[number - before], place)
        before = number
    parts.append(b"\x80")
    return b"".join(parts)


def _write_pieces(entries: list[tuple[str, bytes]], folder: Path) -> list[list[str]]:
    listed: list[list[str]] = []
    waiting: list[bytes] = []
    first = last = ""
    size = 0
    for group, grouped in groupby(entries, key=lambda entry: _group_of(entry[0])):
        if size > PIECE_BYTES:
            listed.append(_write_piece(folder, len(listed), first, last, waiting))
            waiting, size = [], 0
        first, last = (first if waiting else group), group
        for _, entry in grouped:
            waiting.append(entry)
            size += len(entry)
    if waiting:
        listed.append(_write_piece(folder, len(listed), first, last, waiting))
    return listed


def _write_piece(folder: Path, number: int, first: str, last: str, entries: list[bytes]) -> list[str]:
    _pack(folder / f"{number}.pf_index", b"\x81" + head(ARRAY, len(entries)) + b"".join(entries))
    return [first, last + LAST, str(number)]


def _group_of(word: str) -> str:
    # Two characters are a whole word in scripts without spaces, so there one character begins a word.
    return word[:GROUP] if word[:1] < "\u0e00" else word[:1]


def _roughly(document: Document) -> int:
    """About how many terms: the engine weighs words of a long text less, and round numbers pack."""
    return max(1, round((len(document.title) + len(document.text)) / 50)) * 50


def _pack(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(MARK + data, 4, mtime=0))
