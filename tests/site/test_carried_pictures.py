"""A picture that a web archive carries beside its page is kept by its hash and shown on the site's page."""

import gzip
import hashlib
import io
import json
import plistlib
import zipfile
from collections.abc import Callable

import pytest
from saved_pages import SENTENCES
from sites import ROOT, Site

ADDRESS = "https://quay.example/news/ferry"
PICTURE = sorted((ROOT / "content" / "images").rglob("*.jpg"))[0].read_bytes()
KEPT = f"images/{hashlib.sha256(PICTURE).hexdigest()[:2]}/{hashlib.sha256(PICTURE).hexdigest()[:20]}.jpg"
Carried = dict[str, bytes]  # pictures by their address


def page_with(image: str) -> bytes:
    lines = [f"<p>{line} It is item {number}.</p>" for number, line in enumerate(SENTENCES * 3)]
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Night ferry sails twice</title>
<meta property="article:published_time" content="2026-03-02T08:30:00+01:00"></head><body><main><article>
<h1>Night ferry sails twice</h1>{"".join(lines[:8])}<figure>{image}<figcaption>The quay.</figcaption></figure>
{"".join(lines[8:])}</article></main></body></html>""".encode()


def record(url: str, kind: str, body: bytes, fields: str = "") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T09:00:00Z\r\n"
    return gzip.compress(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")


def as_warc(page: bytes, carried: Carried) -> bytes:
    pictures = b"".join(record(url, "image/jpeg", data) for url, data in carried.items())
    return record(ADDRESS, "text/html; charset=utf-8", page) + pictures


def as_wacz(page: bytes, carried: Carried) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.warc.gz", as_warc(page, carried))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n' + json.dumps({"url": ADDRESS}))
        archive.writestr("datapackage.json", "{}")
    return packed.getvalue()


def as_webarchive(page: bytes, carried: Carried) -> bytes:
    def resource(url: str, kind: str, data: bytes) -> dict[str, object]:
        return {"WebResourceURL": url, "WebResourceMIMEType": kind, "WebResourceData": data}

    pictures = [resource(url, "image/jpeg", data) for url, data in carried.items()]
    main = {**resource(ADDRESS, "text/html", page), "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": pictures}, fmt=plistlib.FMT_BINARY)


FORMS: dict[str, Callable[[bytes, Carried], bytes]] = {"warc.gz": as_warc, "wacz": as_wacz, "webarchive": as_webarchive}
# An <img> with the address under which the archive carries the picture.
IMAGES = {
    "relative": ('<img src="/quay.jpg" alt="Quay">', "https://quay.example/quay.jpg"),
    "one of several sizes": (
        '<img src="/night-ferry-300.jpg" srcset="/night-ferry-300.jpg 300w, /night-ferry-1200.jpg 1200w" alt="Quay">',
        "https://quay.example/night-ferry-1200.jpg",
    ),
    "the small one of several sizes": (
        '<img src="/night-ferry-300.jpg" srcset="/night-ferry-300.jpg 300w, /night-ferry-1200.jpg 1200w" alt="Quay">',
        "https://quay.example/night-ferry-300.jpg",
    ),
    "late": (
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/quay.jpg?w=800&amp;h=450" alt="Quay">',
        "https://quay.example/quay.jpg?w=800&h=450",
    ),
    "a source of a picture element": (
        '<picture><source srcset="/quay.webp 800w" type="image/webp"><img src="/quay.jpg" alt="Quay"></picture>',
        "https://quay.example/quay.webp",
    ),
    "not encoded": ('<img src="/bild/am kai é.jpg" alt="Quay">', "https://quay.example/bild/am%20kai%20%C3%A9.jpg"),
}


CASES = [*(("warc.gz", image) for image in IMAGES), ("wacz", "relative"), ("webarchive", "relative")]


@pytest.mark.parametrize(("form", "image"), CASES)
def test_a_carried_picture_is_on_the_page(form: str, image: str, site: Site) -> None:
    markup, address = IMAGES[image]
    saved = site.folder / "content" / "saved" / f"ferry.{form}"
    saved.parent.mkdir(exist_ok=True)
    saved.write_bytes(FORMS[form](page_with(markup), {address: PICTURE}))
    site.set(BRIEFINGS_IMPORT=True)
    done = site.build()
    assert "1 imported" in done.stdout, done.stdout + done.stderr
    assert (site.folder / "content" / KEPT).read_bytes() == PICTURE
    (page,) = (site.output / "briefings").glob("*/*/*/index.html")
    shown = page.read_text(encoding="utf-8")
    assert "The quay." in shown
    assert KEPT.removesuffix(".jpg") in shown
