"""The pieces: we write what Pagefind's own indexer would, and each beginning of a word is in one piece."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefings.site.search.cbor import decode
from briefings.site.search.pagefind import run_indexer
from briefings.site.search.pieces import END, Document, write_index

DOCUMENTS = [
    Document(("harbour", "台風"), ("rain", "sun", "мост", "שלומ")),
    Document(("rain",), ("harbour", "harbours", "ab" * 20)),
    Document((), ("sun", "0", "17")),
]


def unpack(file: Path) -> Any:
    """What a file of an index holds."""
    return decode(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


def words_of(folder: Path) -> dict[str, list[tuple[int, int, bool]]]:
    """For each word its pages, as the engine counts them: number, weight of the first place, whether in the title."""
    found: dict[str, list[tuple[int, int, bool]]] = {}
    for piece in (folder / "index").iterdir():
        (entries,) = unpack(piece)
        for word, pages, variants in entries:
            assert not variants
            word = word.removesuffix(END)  # which is ours alone
            number, found[word] = 0, []
            for step, places, fields in pages:
                number += step
                found[word].append((number, places[0] if places else 0, bool(fields)))
    return found


def test_our_index_is_what_the_real_indexer_writes(tmp_path: Path) -> None:
    write_index(tmp_path / "ours", "shard", DOCUMENTS)
    documents = [
        {"url": f"/{number}/", "content": " ".join(document.text), "meta": {"title": " ".join(document.title) or "-"}}
        for number, document in enumerate(DOCUMENTS)
    ]
    run_indexer(documents, tmp_path / "theirs")
    theirs = unpack(next((tmp_path / "theirs").glob("*.pf_meta")))
    ours = unpack(tmp_path / "ours" / "pagefind.all.pf_meta")
    assert ours[0] == theirs[0]
    assert [type(part) for part in ours] == [type(part) for part in theirs]
    assert ours[3:] == theirs[3:]
    in_order = {tuple(pages) for pages in words_of(tmp_path / "ours").values()}
    assert {word: len(pages) for word, pages in words_of(tmp_path / "ours").items()} == {
        word: len(pages) for word, pages in words_of(tmp_path / "theirs").items()
    }
    assert {tuple((weight, title) for _, weight, title in pages) for pages in in_order} == {
        tuple((weight, title) for _, weight, title in pages) for pages in words_of(tmp_path / "theirs").values()
    }


def test_a_beginning_of_a_word_is_in_one_piece(tmp_path: Path) -> None:
    beginnings = [f"{a}{b}{c}{d}" for a in "abc" for b in "aei" for c in "lmn" for d in "aeo"]
    words = sorted(f"{beginning}{tail}" for beginning in beginnings for tail in range(40))
    write_index(tmp_path / "s", "s", [Document((), words)] * 3)
    pieces = unpack(tmp_path / "s" / "pagefind.all.pf_meta")[2]
    assert len(pieces) > 3
    assert all(earlier[1] < later[0] for earlier, later in pairwise(pieces))
    for first, last, name in pieces:
        (entries,) = unpack(tmp_path / "s" / "index" / f"{name}.pf_index")
        assert all(first <= word <= last for word, _, _ in entries)


def test_every_file_of_the_engine_is_whole_when_many_are_made_at_once(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(partial(run_indexer, [{"url": "/", "content": "one", "meta": {"title": "one"}}]), folders))
    sizes = [{file.name: file.stat().st_size for file in folder.glob("wasm*")} for folder in folders]
    assert all(size == sizes[0] and 0 not in size.values() for size in sizes)
