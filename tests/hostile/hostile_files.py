"""Files made to take a reader's time or memory, or to lead it out of its folder. Each is built when asked for."""

import base64
import gzip
import io
import json
import plistlib
import zipfile
import zlib
from collections.abc import Callable

import brotli
import pytest
from saved_pages import SENTENCES, make_page

PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
MEGABYTE = 1024 * 1024


def page(body: str = "", head: str = "") -> bytes:
    return make_page(1, extra=body).replace("</head>", head + "</head>").encode("utf-8", "surrogatepass")


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def nested_zip() -> bytes:
    data = zipped({"page.html": b"<p>" + b"a" * 60 * MEGABYTE})
    for _ in range(4):
        data = zipped({f"{number}.zip": data for number in range(10)})
    return data


def zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"<p> " * (MEGABYTE // 4)) for _ in range(size // MEGABYTE)) + packer.flush()


def zstd_bomb() -> bytes:
    packed: bytes = pytest.importorskip("backports.zstd").compress(b"<p>" + b"a" * 512 * MEGABYTE)
    return packed


def record(block: bytes, length: int | None = None) -> bytes:
    fields = "WARC-Type: response\r\nWARC-Target-URI: https://quay-courier.example/a\r\n"
    size = len(block) if length is None else length
    return f"WARC/1.1\r\n{fields}Content-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"


def response(body: bytes, coding: str = "") -> bytes:
    extra = f"Content-Encoding: {coding}\r\n" if coding else ""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{extra}\r\n".encode() + body


def mhtml(parts: str, boundary: str = "x") -> bytes:
    head = f'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{boundary}"'
    return f"{head}\r\n\r\n{parts}".encode()


def cyclic_mhtml() -> bytes:
    """Multiparts that name themselves as their own root and their own frames."""
    inner = '--x\r\nContent-Type: multipart/related; boundary="x"; start="<a@x>"\r\nContent-ID: <a@x>\r\n\r\n'
    shown = page('<iframe src="cid:a@x"></iframe><img src="cid:a@x">').decode()
    return mhtml(inner * 2_000 + f"--x\r\nContent-Type: text/html\r\nContent-ID: <a@x>\r\n\r\n{shown}\r\n--x--\r\n")


def cyclic_webarchive() -> bytes:
    """A binary property list whose list of frames holds the archive itself (object 0)."""
    archive = {
        "WebMainResource": {"WebResourceData": page(), "WebResourceMIMEType": "text/html"},
        "WebSubframeArchives": ["x"],
    }
    data = plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    width = data[-25]
    place = data.index(b"\xa1", 8)  # an array of one
    return data[: place + 1] + b"\x00" * width + data[place + 1 + width :]


def deep_json(depth: int) -> bytes:
    value = '{"@type":"NewsArticle","headline":"x","hasPart":' * depth + "1" + "}" * depth
    return page(head=f'<script type="application/ld+json">{value}</script>')


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{entities}]><html>{page("&l11;").decode()}'.encode()


def laughing_list() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY l0 "lol">{entities}]><plist version="1.0"><dict>'
        "<key>WebMainResource</key><string>&l11;</string></dict></plist>"
    ).encode()


def wide_json() -> bytes:
    nodes = [{"@type": "NewsArticle", "headline": f"h{n}", "author": [{"name": "a"}] * 20} for n in range(20_000)]
    return page(head=f'<script type="application/ld+json">{json.dumps(nodes)}</script>')


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested elements": lambda: page("<div>" * 100_000 + PROSE),
    "nested elements without ends": lambda: b"<html><body>" + b"<div><p>" * 100_000 + PROSE.encode(),
    "nested lists": lambda: page("<ul><li>" * 50_000),
    "nested quotations, few enough to be parsed": lambda: page("<blockquote>" * 1_900 + PROSE),
    "nested tables": lambda: page("<table><tr><td>" * 30_000 + PROSE),
    "formatting that is never closed": lambda: page("".join(f"<p><b id={n}>x</p>" for n in range(30_000))),
    "formatting closed at the end": lambda: page(
        "".join(f"<font id={n}><p>" for n in range(20_000)) + "</font>" * 20_000
    ),
    "ends of what was never opened": lambda: page("<div></b>" * 60_000),
    "a million attributes": lambda: page("<div " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">x</div>"),
    "a million attributes on the body": lambda: (
        b"<html><body " + b" ".join(b"a%d=1" % n for n in range(1_000_000)) + b">" + PROSE.encode()
    ),
    "marks that touch in one paragraph": lambda: page("<p>" + "<a href=/x><em>a</em></a>" * 120_000 + "</p>"),
    "readings in one paragraph": lambda: page(
        "<p>" + "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字" * 60_000 + "</p>"
    ),
    "captions in one figure": lambda: page(
        "<figure>" + "".join(f"<img src=/{n}.jpg><figcaption>{n}</figcaption>" for n in range(60_000)) + "</figure>"
    ),
    "a million laughs": laughs,
    "a property list that laughs": laughing_list,
    "a gzip bomb": lambda: zeros(1024 * MEGABYTE),
    "a gzip bomb in a gzip file": lambda: gzip.compress(zeros(1024 * MEGABYTE)),
    "a ZIP bomb": lambda: zipped({f"{n}.html": b"<p>" + b" " * 60 * MEGABYTE for n in range(8)}),
    "ZIP bombs in ZIP bombs": nested_zip,
    "a WARC whose page is a gzip bomb": lambda: record(response(zeros(512 * MEGABYTE), "gzip")),
    "a WARC whose page is a brotli bomb": lambda: record(
        response(brotli.compress(b"<p>" + b"a" * 256 * MEGABYTE, quality=1), "br")
    ),
    "a WARC whose page is a zstd bomb": lambda: record(response(zstd_bomb(), "zstd")),
    "a zstd bomb": lambda: zstd_bomb(),
    "a WARC in a gzip bomb": lambda: gzip.compress(record(response(page()))) + zeros(1024 * MEGABYTE),
    "a declared length of 1 GB": lambda: record(response(page()), 1024 * MEGABYTE),
    "a declared length of 10^30": lambda: record(response(page()), 10**30),
    "a chunk of 4 GB": lambda: record(
        response(b"FFFFFFFF\r\n" + page()).replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n", 1)
    ),
    "a million records": lambda: record(b"") * 200_000,
    "cyclic MHTML parts": cyclic_mhtml,
    "a million MHTML parts": lambda: mhtml("--x\r\nContent-Type: text/html\r\n\r\n<p>a\r\n" * 300_000),
    "a boundary line without end": lambda: mhtml("--x" + " " * 5_000_000 + "y\r\n"),
    "a million MHTML headers": lambda: mhtml("--x\r\n" + "A: b\r\n" * 500_000),
    "a cyclic web archive": cyclic_webarchive,
    "deep structured data": lambda: deep_json(10_000),
    "wide structured data": wide_json,
    "unclosed structured data": lambda: page(head='<script type="application/ld+json">' + "[" * 1_000_000),
    "a table of a million cells": lambda: page("<table>" + "<tr><td>1<td>2<td>3<td>4<td>5" * 200_000 + "</table>"),
    "a million list items": lambda: page("<ul>" + "<li>x" * 1_000_000 + "</ul>"),
    "a million links": lambda: page('<a href="/x">x</a> ' * 300_000),
    "zero bytes": lambda: page("\x00" * MEGABYTE).replace(b"ferry", b"fe\x00rry"),
    "lone surrogates": lambda: page("<p>\ud800 &#xD800; &#55357;</p>" * 1000, '<meta name="author" content="\udfff">'),
    "a surrogate in structured data": lambda: page(
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"a \\ud83d b"}</script>'
    ),
    "base64 of nothing": lambda: mhtml(
        "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "=" * 3_000_000
    ),
    "a data picture that does not end": lambda: page('<img src="data:image/png;base64,' + "A" * 8_000_000),
    "a page of comments": lambda: page("<!--" * 500_000),
    "a property list of a billion entries": lambda: (
        b"bplist00\xaf\x13\x00\x00\x00\x00\x3b\x9a\xca\x00"
        + base64.b64decode("CAAAAAAAAAEBAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAI")
    ),
}
