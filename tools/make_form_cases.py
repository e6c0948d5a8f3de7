"""Write the sources of tests/articles/ again, one folder for each form in which a page is saved.

Needs Chromium and the development environment: `.venv/bin/python tools/make_form_cases.py`. What is expected of them is
not touched: `make accept CASE=name` takes it from the code as it is now.
"""

from __future__ import annotations

import gzip
import io
import plistlib
import random
import struct
import sys
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import brotli
from playwright.sync_api import Route, sync_playwright
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "articles"
SITE = "https://skerry-gazette.example"
MOMENT = "2026-04-02T07:15:00Z"
FRAME = "<!DOCTYPE html><title>Advertisement</title><p>Woollen jumpers, half price until Sunday.</p>"


def main() -> None:
    """Write every case."""
    sys.path.insert(0, str(ROOT / "tests"))
    article, second = page("lamp", "Keeper's lamp is lit again"), page("ropes", "A shed full of ropes finds its museum")
    write("mhtml-chromium/source.mhtml", chromium_mhtml(article))
    write("mhtml-explorer/source.mht", explorer_mhtml(article))
    write("mhtml-cut-short/source.mhtml", chromium_mhtml(article)[:3_400])
    write("gzip-of-mhtml/source.mhtml.gz", gzip.compress(explorer_mhtml(article), mtime=0))
    marked = f"<!-- saved from url=({len(SITE) + 5:04d}){SITE}/lamp -->\n" + article.replace(f"{SITE}/quay.png", "{}")
    write("complete-chromium/source.html", marked.format("./source_files/quay.png").encode())
    write("complete-chromium/source_files/quay.png", picture())
    write("complete-chromium/source_files/saved_resource.html", FRAME.encode())
    write("complete-firefox/source.html", marked.partition("\n")[2].format("source-Dateien/quay.png").encode())
    write("complete-firefox/source-Dateien/quay.png", picture())
    write("webarchive/source.webarchive", webarchive(article))
    write("warc/source.warc.gz", warc({"/lamp": article, "/ropes": second}))
    write("wacz/source.wacz", wacz({"/lamp": article, "/ropes": second}))
    write("reader-firefox/source.html", reader_view(article).encode())
    write("mail-newsletter/source.eml", newsletter(article))
    write("mail-plain/source.eml", plain_mail())
    write("zip-of-pages/source.zip", zip_of_pages(article, second))
    write("singlefile-zip/source.zip", singlefile_zip(article))
    start = b"<!DOCTYPE html> <html data-sfz><meta charset=utf-8><body hidden><div>Please wait...</div><!-- "
    write("singlefile-self-extracting/source.html", start + singlefile_zip(article) + b" --></body></html>")
    write("address-beside/source.html", article.replace(f"{SITE}/lamp", "").encode())
    write("address-beside/source.url.txt", f"url: {SITE}/lamp\n".encode())


def write(name: str, data: bytes) -> None:
    file = CASES / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def page(slug: str, title: str) -> str:
    """An invented article with a picture, in plain markup."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Skerry Gazette</title>
<link rel="canonical" href="{SITE}/{slug}"><meta name="author" content="Ailsa Farquhar">
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2026-04-01T18:30:00+01:00">
</head><body><nav><a href="/">Front page</a> <a href="/isles">Isles</a></nav><article><h1>{title}</h1>
<p>Nobody on the north skerry had expected to see {slug} talked about in the café before the spring ferry came in.</p>
<figure><img src="{SITE}/quay.png" alt="The quay" width="40"><figcaption>The quay at dusk</figcaption></figure>
<p>“We counted the days,” said Marit Löwe, who has kept the store there for thirty-one years, “and then we stopped.”</p>
<p>The council paid £4,200 for the work, a third of what the harbour office in town had asked for in the autumn.</p>
</article><footer>The Skerry Gazette, which does not exist</footer></body></html>"""


def picture() -> bytes:
    """A PNG of noise."""
    chance = random.Random(5)
    rows = b"".join(b"\0" + chance.randbytes(40 * 3) for _ in range(30))
    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chromium_mhtml(article: str) -> bytes:
    """What Chromium itself saves."""

    def answer(route: Route) -> None:
        shown = picture() if route.request.url.endswith(".png") else article.encode()
        kind = "image/png" if route.request.url.endswith(".png") else "text/html; charset=utf-8"
        route.fulfill(body=shown, content_type=kind)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.route("**/*", answer)
        tab.goto(f"{SITE}/lamp", wait_until="networkidle")
        saved = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
        browser.close()
    return str(saved["data"]).encode()


def explorer_mhtml(article: str) -> bytes:
    """As Internet Explorer saved: 8-bit windows-1252, a relative picture in base64, a file's address."""
    message = EmailMessage()
    message["From"] = "<Saved by Windows Internet Explorer 8>"
    message["Subject"] = "Keeper's lamp is lit again"
    message["Date"] = "Thu, 2 Apr 2026 09:15:00 +0200"
    old = article.replace('<meta charset="utf-8">', "").replace(f"{SITE}/quay.png", "file:///C:/quay.png")
    message.set_content(old, subtype="html", charset="windows-1252", cte="8bit")
    message["Content-Location"] = f"{SITE}/lamp"
    message.make_related()
    message.add_related(picture(), "image", "png", headers=["Content-Location: file:///C:/quay.png"])
    return message.as_bytes()


def webarchive(article: str) -> bytes:
    """As Safari saves, with a frame inside."""
    picture_part = {
        "WebResourceData": picture(),
        "WebResourceURL": f"{SITE}/quay.png",
        "WebResourceMIMEType": "image/png",
    }
    return plistlib.dumps(
        {
            "WebMainResource": resource(article, "/lamp"),
            "WebSubresources": [picture_part],
            "WebSubframeArchives": [{"WebMainResource": resource(FRAME, "/frame")}],
        },
        fmt=plistlib.FMT_BINARY,
    )


def resource(markup: str, path: str) -> dict[str, object]:
    return {
        "WebResourceData": markup.encode(),
        "WebResourceURL": SITE + path,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceFrameName": "",
    }


def warc(pages: dict[str, str]) -> bytes:
    """As warcio writes: a member of gzip for each record, bodies compressed and chunked, a frame, a revisit."""
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    writer.write_record(writer.create_warcinfo_record("source.warc.gz", {"software": "warcio"}))
    for number, (path, markup) in enumerate(pages.items()):
        body, coding = gzip.compress(markup.encode()), "gzip"
        if number % 2:
            body, coding = brotli.compress(markup.encode()), "br"
        chunked = b"".join(
            b"%x\r\n%s\r\n" % (len(body[at : at + 300]), body[at : at + 300]) for at in range(0, len(body), 300)
        )
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", coding),
            ("Transfer-Encoding", "chunked"),
        ]
        add_record(writer, path, chunked + b"0\r\n\r\n", headers)
    add_record(writer, "/frame", FRAME.encode() * 40, [("Content-Type", "text/html")])
    request = StatusAndHeaders("GET /frame HTTP/1.1", [("Sec-Fetch-Dest", "iframe")], is_http_request=True)
    writer.write_record(
        writer.create_warc_record(f"{SITE}/frame", "request", http_headers=request, payload=io.BytesIO())
    )
    add_record(writer, "/quay.png", picture(), [("Content-Type", "image/png")])
    add_record(writer, "/gone", b"<p>There is nothing here.</p>", [("Content-Type", "text/html")], "404 Not Found")
    again = writer.create_revisit_record(f"{SITE}/lamp", "sha1:AAAA", f"{SITE}/lamp", MOMENT)
    writer.write_record(again)
    return packed.getvalue()


def add_record(
    writer: WARCWriter, path: str, body: bytes, headers: list[tuple[str, str]], status: str = "200 OK"
) -> None:
    http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    dates = {"WARC-Date": MOMENT}
    payload = io.BytesIO(body)
    writer.write_record(
        writer.create_warc_record(SITE + path, "response", payload=payload, http_headers=http, warc_headers_dict=dates)
    )


def wacz(pages: dict[str, str]) -> bytes:
    """A WACZ whose list of pages names one of the two."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("archive/data.warc.gz"), warc(pages))
        listed = f'{{"format": "json-pages-1.0"}}\n{{"url": "{SITE}/ropes", "ts": "{MOMENT}"}}\n'
        archive.writestr(zipfile.ZipInfo("pages/pages.jsonl"), listed)
        archive.writestr(zipfile.ZipInfo("datapackage.json"), '{"profile": "data-package"}')
    return packed.getvalue()


def reader_view(article: str) -> str:
    """Firefox's reader view, saved: its bar around the text, the address in it."""
    body = article.partition("</h1>")[2].partition("</article>")[0]
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Keeper's lamp is lit again</title>
</head><body class="light sans-serif loaded"><div class="top-anchor"></div><div class="container" dir="ltr">
<div class="header reader-header reader-show-element"><a class="domain reader-domain" href="{SITE}/lamp">skerry</a>
<div class="domain-border"></div><h1 class="reader-title">Keeper's lamp is lit again</h1>
<div class="credits reader-credits">Ailsa Farquhar</div><div class="meta-data">
<div class="reader-estimated-time">1 minute
</div></div></div><hr><div class="content"><div class="moz-reader-content reader-show-element">
<div class="page" lang="en">{body}</div></div></div></div></body></html>"""


def newsletter(article: str) -> bytes:
    """A newsletter: text and HTML as alternatives, a picture by content id, an encoded subject."""
    message = EmailMessage()
    message["From"] = "The Skerry Gazette <news@skerry-gazette.example>"
    message["To"] = "reader@reader.example"
    message["Subject"] = "A café for the keeper’s lamp"
    message["Date"] = "Thu, 02 Apr 2026 06:00:00 +0100"
    message["Message-ID"] = "<1@skerry-gazette.example>"
    message.set_content("This mail needs a program that shows HTML.")
    body = article.partition("</h1>")[2].partition("</article>")[0].replace(f"{SITE}/quay.png", "cid:quay@skerry")
    message.add_alternative(f"<html><body><div>{body}</div></body></html>", subtype="html", charset="windows-1252")
    alternative = message.get_payload()[1]
    alternative.add_related(picture(), "image", "png", cid="<quay@skerry>")
    return message.as_bytes()


def plain_mail() -> bytes:
    """A mail of text alone, wrapped at 70 or so characters."""
    message = EmailMessage()
    message["From"] = "Ailsa Farquhar <ailsa@skerry-gazette.example>"
    message["To"] = "reader@reader.example"
    message["Subject"] = "Fwd: Two boats for one crossing"
    message["Date"] = "Fri, 03 Apr 2026 06:00:00 +0100"
    message["Message-ID"] = "<2@skerry-gazette.example>"
    message.set_content(
        "The company that runs the crossing to the north skerry said on Friday\nthat it would put a second boat on "
        "the route from the first of May, after\na winter in which one in four sailings did not leave the quay.\n\n"
        "Islanders had collected signatures since January, and the list that\nthey handed in last week was longer "
        "than the register of voters, because\nguests of the inn had signed it too.\n"
    )
    return message.as_bytes()


def zip_of_pages(article: str, second: str) -> bytes:
    """Two pages, one with its folder of pictures, one with its address beside it, and a name that leads outside."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("isles/lamp.html"), article.replace(f"{SITE}/quay.png", "./lamp_files/quay.png")
        )
        archive.writestr(zipfile.ZipInfo("isles/lamp_files/quay.png"), picture())
        archive.writestr(zipfile.ZipInfo("isles/lamp_files/frame.html"), FRAME)
        archive.writestr(zipfile.ZipInfo("isles/ropes.html"), second.replace(f"{SITE}/ropes", ""))
        archive.writestr(zipfile.ZipInfo("isles/ropes.url.txt"), f"{SITE}/ropes")
        archive.writestr(zipfile.ZipInfo("../../outside.html"), second)
    return packed.getvalue()


def singlefile_zip(article: str) -> bytes:
    """The members as the SingleFile CLI writes them with `--compress-content`."""
    moment = "Thu Apr 02 2026 09:15:00 GMT+0200 (CEST)"
    mark = f"<!--\n Page saved with SingleFile \n url: {SITE}/lamp \n saved date: {moment}\n-->"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        shown = article.replace("<head>", f"{mark}<head>").replace(f"{SITE}/quay.png", "images/1.png")
        archive.writestr(zipfile.ZipInfo("index.html"), shown)
        listed = f'{{"originalUrl": "{SITE}/lamp", "indexFilename": "index.html"}}'
        archive.writestr(zipfile.ZipInfo("manifest.json"), listed)
        archive.writestr(zipfile.ZipInfo("images/1.png"), picture())
        archive.writestr(zipfile.ZipInfo("frames/1/index.html"), FRAME)
    return packed.getvalue()


if __name__ == "__main__":
    main()
