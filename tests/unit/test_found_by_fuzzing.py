"""What `make fuzz` found: each input once broke the reading of saved pages."""

import io
import zipfile
from pathlib import Path

import pytest
from saved_pages import SENTENCES, make_page

from briefings.errors import UnreadablePage
from briefings.pipeline import import_file


def read(tmp_path: Path, data: bytes) -> list[str]:
    file = tmp_path / "page"
    file.write_bytes(data)
    return [article.text for article in import_file(file)]


def test_a_zip_member_with_a_wrong_checksum(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.html", make_page(1))
    with pytest.raises(UnreadablePage, match="damaged"):
        read(tmp_path, packed.getvalue().replace(b"harbour", b"harvest", 1))


def test_a_boundary_beyond_ascii(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary*=utf-8''%ED%A0%80%F0%9F\r\n\r\n--x\r\n"
    with pytest.raises(UnreadablePage, match="no page in it"):
        read(tmp_path, head.encode())


def test_a_boundary_of_raw_bytes(tmp_path: Path) -> None:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="\xc3\xa9\xff"\r\n\r\n--\xc3\xa9\xff\r\n'
    body = b"Content-Type: text/html\r\n\r\n" + make_page(1).encode() + b"\r\n--\xc3\xa9\xff--\r\n"
    assert SENTENCES[0][:40] in read(tmp_path, head + body)[0]


def test_quotations_nested_nineteen_hundred_deep(tmp_path: Path) -> None:
    nested = "<blockquote>" * 1_900 + "".join(f"<p>{one}</p>" for one in SENTENCES)
    assert SENTENCES[4][:40] in read(tmp_path, make_page(1, extra=nested).encode())[0]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:image" content="https://[quay/lead-picture-2026.jpg">',
        '<base href="https://[quay/">',
        '<link rel="canonical" href="https://[quay/a">',
        '<a rel="license" href="https://[quay/rights">All rights</a>',
    ],
)
def test_an_address_with_a_bracket_that_does_not_close(head: str, tmp_path: Path) -> None:
    page = make_page(1)
    picture = '<p><img src="https://[quay/lead-picture-2026.jpg" width="900" height="600"></p>'
    text = page.replace("<head>", f"<head>{head}", 1).replace("<p>", f"{picture}<p>", 1)
    assert text.count("[quay") == 2
    assert SENTENCES[0] in read(tmp_path, text.encode())[0]
