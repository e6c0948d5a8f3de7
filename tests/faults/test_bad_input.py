"""Bad input, through the commands: one clear line with file, fault and next step; the rest goes on; nothing is lost."""

import io
import zipfile

import pytest
from saved_pages import make_page, save_pages

MHTML = (
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/ht"
)


def damaged_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.html", make_page(7))
    data = packed.getvalue()
    return data.replace(b"harbour council met", b"harbour council ate", 1)


BAD = {
    "empty.html": (b"", "the file is empty. Save the page again"),
    "spaces.html": (b" \r\n\x00", "the file is empty. Save the page again"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(200), "this is a PNG picture, not a page. Save the page itself"),
    "document.html": (b"%PDF-1.7\n", "this is a PDF, not a page. Save the page itself"),
    "noise.html": (bytes(range(256)) * 40, "neither a page nor text. Save the page as HTML"),
    "cut.mhtml": (MHTML.encode(), "the MHTML file is cut short: there is no page in it. Save the page again"),
    "cut.html.gz": (b"\x1f\x8b\x08\x00\x00\x00", "the packed file is damaged"),
    "crc.zip": (damaged_zip(), "damaged"),
    "cut.zip": (damaged_zip()[:200], "the ZIP file is damaged"),
    "empty.zip": (b"PK\x05\x06" + bytes(18), "this is neither a page nor text."),
    "list.webarchive": (b"bplist00" + bytes(40), "the web archive is damaged. Save the page again"),
    "nothing.warc": (b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", "no page can be read"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "there is no article on this page"),
    "large.html": (b"<html><body>" + b"<p>x" * 20_000_000, "the page is larger than 64 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_fault_and_next_step_and_the_rest_goes_on(project, briefings, name: str) -> None:
    save_pages(project / "content" / "saved", 1)
    data, fault = BAD[name]
    (project / "content" / "saved" / name).write_bytes(data)
    done = briefings("import")
    lines = [line for line in done.stdout.splitlines() if name in line]
    assert (done.returncode, "Imported 1" in done.stdout, len(lines)) == (1, True, 1), done.stdout + done.stderr
    assert fault in lines[0]


def test_one_bad_page_in_a_zip_is_named_and_the_others_are_imported(project, briefings) -> None:
    with zipfile.ZipFile(project / "content" / "saved" / "two.zip", "w") as archive:
        archive.writestr("good.html", make_page(1))
        archive.writestr("bad.html", b"")
    done = briefings("import")
    assert ("Imported 1" in done.stdout, "two.zip (bad.html): the file is empty." in done.stdout) == (True, True)


def test_a_page_that_turns_bad_leaves_its_briefing(project, briefings) -> None:
    save_pages(project / "content" / "saved", 1)
    briefings("import")
    (briefing,) = (project / "content" / "briefings").rglob("*.md")
    before = briefing.read_bytes()
    (project / "content" / "saved" / "page-000.html").write_bytes(b"")
    done = briefings("import")
    assert (done.returncode, briefing.read_bytes()) == (1, before)


def test_a_page_of_50_megabytes_is_imported(project, briefings) -> None:
    filler = "<aside>" + "<a href='/x'>More from the harbour</a> " * 40 + "</aside>"
    page = make_page(1).replace("</main>", filler * (50_000_000 // len(filler)) + "</main>")
    (project / "content" / "saved" / "large.html").write_text(page, encoding="utf-8")
    assert "Imported 1" in briefings("import", timeout=170).stdout


def test_a_part_name_never_leads_out_of_the_folder(project, briefings) -> None:
    saved = project / "pages"
    (saved / "trip_files").mkdir(parents=True)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(5_000)
    (project / "secret.png").write_bytes(picture)
    (saved / "trip_files" / "link.png").symlink_to(project / "secret.png")
    names = ("trip_files/../../secret.png", "trip_files/link.png", str(project / "secret.png"), "../secret.png")
    shown = "".join(f"<figure><img src='{name}'><figcaption>A quay</figcaption></figure>" for name in names)
    (saved / "trip.html").write_text(make_page(1, extra=shown), encoding="utf-8")
    assert "saved:" not in briefings("extract", "pages", "--jsonl").stdout


def test_a_taxonomy_with_an_unknown_key_stops_the_import_with_one_line(project, briefings) -> None:
    save_pages(project / "content" / "saved", 1)
    topics = project / "content" / "taxonomy" / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "\n  zz:\n    colour: red\n", encoding="utf-8")
    done = briefings("import")
    assert (done.returncode, "topics.yaml" in done.stderr + done.stdout, "Traceback" in done.stderr) == (1, True, False)
