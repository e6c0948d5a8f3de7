"""What is compressed by Zstandard is read: a body in a WARC record, a file, a WARC file with its own dictionary."""

from pathlib import Path

import pytest
from saved_pages import make_page

from briefings.errors import UnreadablePage
from briefings.pipeline import import_file, read_saved_file

zstd = pytest.importorskip("backports.zstd")  # Python 3.14 has it under another name
PAGE = make_page(1).encode()
ADDRESS = "https://quay-courier.example/a"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: zstd\r\n\r\n"


def record(block: bytes, kind: str = "response") -> bytes:
    fields = f"WARC-Type: {kind}\r\nWARC-Target-URI: {ADDRESS}\r\nContent-Length: {len(block)}\r\n"
    return f"WARC/1.1\r\n{fields}\r\n".encode() + block + b"\r\n\r\n"


def skippable(data: bytes) -> bytes:
    return b"\x5d\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data


def with_dictionary(compressed: bool) -> bytes:
    samples = [f"<p>The ferry council met, item {number}, quay {number * 7}.</p>".encode() * 9 for number in range(200)]
    known = zstd.train_dict([*samples, PAGE], 4_096)
    kept = zstd.compress(known.dict_content) if compressed else known.dict_content
    records = [record(b"", "warcinfo"), record(HEAD.replace(b"Content-Encoding: zstd\r\n", b"") + PAGE)]
    return skippable(kept) + b"".join(zstd.compress(one, zstd_dict=known) for one in records)


def pages_of(tmp_path: Path, name: str, data: bytes) -> list[bytes]:
    file = tmp_path / name
    file.write_bytes(data)
    return [page.data for page in read_saved_file(file)]


def test_a_compressed_body_in_a_record_is_unpacked(tmp_path: Path) -> None:
    assert pages_of(tmp_path, "a.warc", record(HEAD + zstd.compress(PAGE))) == [PAGE]


def test_a_body_that_was_stored_plain_under_the_header_is_taken_as_it_is(tmp_path: Path) -> None:
    assert pages_of(tmp_path, "a.warc", record(HEAD + PAGE)) == [PAGE]


def test_a_body_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    long = PAGE.replace(b"</article>", bytes(range(32, 127)) * 9_000 + b"</article>")
    (page,) = pages_of(tmp_path, "a.warc", record(HEAD + zstd.compress(long)[:-9]))
    assert long.startswith(page[:1_000]) and len(page) > 1_000


def test_a_page_in_a_compressed_file_is_read(tmp_path: Path) -> None:
    assert pages_of(tmp_path, "a.html.zst", zstd.compress(PAGE)) == [PAGE]


def test_every_frame_of_a_compressed_file_is_read(tmp_path: Path) -> None:
    packed = zstd.compress(record(b"", "warcinfo")) + zstd.compress(record(HEAD + zstd.compress(PAGE)))
    assert pages_of(tmp_path, "a.warc.zst", packed) == [PAGE]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_warc_file_is_read_by_the_dictionary_at_its_beginning(tmp_path: Path, compressed: bool) -> None:
    assert pages_of(tmp_path, "a.warc.zst", with_dictionary(compressed)) == [PAGE]


@pytest.mark.parametrize("data", [b"\x28\xb5\x2f\xfd" + b"x" * 900, skippable(b"x" * 900), b"\x5d\x2a\x4d\x18"])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.warc.zst"
    file.write_bytes(data)
    with pytest.raises(UnreadablePage):
        import_file(file)
