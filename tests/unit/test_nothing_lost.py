"""What stands in the middle of an article comes through whole, from the saved page to the Markdown."""

import base64
import re
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from saved_pages import SENTENCES

from briefings.article import SavedPage
from briefings.pipeline import extract

PARTS = {
    "table": (
        "<table><thead><tr><th>Boat</th><th>Tons</th></tr></thead><tbody><tr><td>Ann</td><td>12</td></tr>"
        "<tr><td>Bo</td><td>7</td></tr></tbody></table>",
        ["| Boat | Tons |", "| Ann | 12 |", "| Bo | 7 |"],
    ),
    "table with joined cells": (
        '<table><tr><th colspan="2">Tides</th></tr><tr><td>6</td><td>18</td></tr></table>',
        ['<th colspan="2">Tides</th>', "<td>6</td><td>18</td>"],
    ),
    "list": ("<ul><li>Rope</li><li>Tar, for the winter<ul><li>thick</li></ul></li></ul>", ["- Rope", "  - thick"]),
    "numbered list": ('<ol start="3"><li>Rope and tar for it</li><li>Sail</li></ol>', ["3. Rope", "4. Sail"]),
    "quote": ("<blockquote><p>We sail at six, whatever the wind.</p></blockquote>", ["> We sail at six"]),
    "questions": ("<dl><dt>Will it sail?</dt><dd>It will.</dd></dl>", ["<dt>Will it sail?</dt>", "<dd>It will.</dd>"]),
    "details": ("<details><summary>Fares</summary><p>Two.</p></details>", ["<summary>Fares</summary>", "Two."]),
    "rule": ("<hr>", ["___"]),
    "heading": ("<h2>The second crossing</h2>", ["## The second crossing"]),
    "figure": (
        '<figure><img src="/quay.jpg" alt="Quay"><figcaption>Night. <small>Ann Li</small></figcaption></figure>',
        ["![Quay](https://quay.example/quay.jpg)\nNight. <small>Ann Li</small>"],
    ),
    "video": (
        '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="The tide"></iframe>',
        ["[The tide](https://www.youtube.com/watch?v=abcdefghijk) (YouTube)"],
    ),
}


def markdown_with(part: str) -> str:
    lines = [f"<p>{line} It is item {number}.</p>" for number, line in enumerate(SENTENCES * 3)]
    before, after = "".join(lines[:10]), "".join(lines[10:14])
    page = f"""<!DOCTYPE html><html lang="en"><head><title>Night ferry sails twice – The Quay</title>
<link rel="canonical" href="https://quay.example/news/ferry"></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Night ferry sails twice</h1>{before}{part}{after}</article></main></body></html>"""
    return extract(SavedPage("ferry.html", "html", page.encode())).markdown


@pytest.mark.parametrize("name", PARTS)
def test_a_part_comes_through(name: str) -> None:
    html, expected = PARTS[name]
    markdown = markdown_with(html)
    assert [line for line in expected if line not in markdown] == []


def test_the_title_is_not_in_the_body() -> None:
    assert "sails twice" not in markdown_with("<h2>The second crossing</h2><p>It is short.</p>")


@pytest.mark.parametrize("form", ["data", "folder", "mhtml"])
def test_a_picture_in_the_saved_file_is_kept(form: str, project: Path, briefings) -> None:  # type: ignore[no-untyped-def]
    picture = sorted((Path(__file__).parents[2] / "content" / "images").rglob("*.jpg"))[0].read_bytes()
    saved = project / "content" / "saved"
    address = {
        "data": f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}",
        "folder": "ferry_files/quay.jpg",
        "mhtml": "https://quay.example/quay.jpg",
    }[form]
    body = "".join(f"<p>{line}</p>" for line in SENTENCES * 3)
    page = f"""<!DOCTYPE html>
<html lang="en"><head><title>Night ferry sails twice</title></head><body><article><h1>Night ferry sails twice</h1>
{body}<figure><img src="{address}" alt="Quay"><figcaption>The quay.</figcaption></figure>{body[:400]}</p>
</article></body></html>"""
    if form == "mhtml":
        page = make_mhtml(page, picture)
    if form == "folder":
        (saved / "ferry_files").mkdir()
        (saved / "ferry_files" / "quay.jpg").write_bytes(picture)
    (saved / f"ferry.{'mhtml' if form == 'mhtml' else 'html'}").write_text(page, encoding="utf-8")
    briefings("import")
    (written,) = (project / "content" / "briefings").rglob("*.md")
    found = re.search(r"!\[Quay\]\(\{static\}/(images/\S+\.jpg)\)\nThe quay\.", written.read_text("utf-8"))
    assert found, written.read_text("utf-8")
    assert (project / "content" / found[1]).read_bytes() == picture


def make_mhtml(page: str, picture: bytes) -> str:
    """A page and its picture as Chromium saves them."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "https://quay.example/news/ferry"
    text = MIMEText(page, "html", "utf-8")
    text["Content-Location"] = "https://quay.example/news/ferry"
    image = MIMEBase("image", "jpeg")
    image.set_payload(picture)
    encode_base64(image)
    image["Content-Location"] = "https://quay.example/quay.jpg"
    whole.attach(text)
    whole.attach(image)
    return whole.as_string()
