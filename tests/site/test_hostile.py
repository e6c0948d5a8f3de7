"""A site made of hostile briefings, built by real Pelican: it runs nothing of theirs, loads nothing from elsewhere."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sites import Site, make_site

EVIL = '"><script>alert(1)</script><img src=https://evil.example/a.jpg onerror=alert(1)>'
BODY = f"""First paragraph about rain.

{EVIL}

![The quay](https://evil.example/quay.jpg)
A caption.

![Ours]({{static}}/images/ab/quay.jpg)

<style>body {{ background: url(https://evil.example/b) }}</style>
<video src="https://evil.example/v.mp4" poster="https://evil.example/p.jpg"></video>
<iframe src="https://evil.example/"></iframe>
[file](file:///etc/passwd) [script](javascript:alert(1)) [other]({{static}}/saved/private.html)

One[^1].

[^1]: {EVIL}
"""
# Where a browser loads something by itself: HTML Standard, 2.4 and 4.8.
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "imagesrcset"}
LOADING_LINKS = frozenset("stylesheet icon preload modulepreload prefetch preconnect dns-prefetch manifest".split())
ELSEWHERE = re.compile(r"(?:https?:)?//(?!site\.example/)", re.IGNORECASE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = make_site(tmp_path_factory.mktemp("hostile"))
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False, SITEURL="https://site.example")
    picture = BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)  # GPS latitude
    exif[0x010E] = "taken at home"
    Image.new("RGB", (1000, 600), "teal").save(picture, "JPEG", exif=exif)
    folder = site.folder / "content" / "images" / "ab"
    folder.mkdir(parents=True)
    (folder / "quay.jpg").write_bytes(picture.getvalue())
    texts = dict.fromkeys(("title", "kicker", "summary", "comment"), EVIL)
    lists = {key: [EVIL] for key in ("authors", "agencies", "tags", "key_points", "topics", "regions")}
    remote = {"url": "https://evil.example/lead.jpg", "caption": EVIL, "credit": EVIL, "alt": EVIL}
    source = {"name": EVIL, "url": "https://evil.example/" + EVIL, "domain": "evil.example", "rights": "full"}
    provenance = {"file": EVIL, "tool": EVIL}
    site.write("one", BODY, **{**texts, **lists}, image=remote, source=source, provenance=provenance)
    own = {"file": "images/ab/quay.jpg", "caption": EVIL, "alt": EVIL, "credit": EVIL}
    script = {"url": "javascript:alert(1)", "name": "Quay", "rights": "full"}
    site.write("two", BODY, title=EVIL, image=own, source=script)
    site.build()
    return site


def pages(site: Site) -> Iterator[tuple[Path, LexborHTMLParser]]:
    found = sorted(site.output.rglob("*.html"))
    assert len(found) > 8
    for path in found:
        yield path, LexborHTMLParser(path.read_text(encoding="utf-8"))


def loaded(node: LexborNode) -> Iterator[str]:
    attributes = node.attributes
    yield from (value or "" for name, value in attributes.items() if name in LOADING)
    if node.tag == "link" and set((attributes.get("rel") or "").split()) & LOADING_LINKS:
        yield attributes.get("href") or ""
    yield from re.findall(r"url\(([^)]*)\)", attributes.get("style") or "")
    if node.tag == "style":
        yield from re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")]*)", node.text() or "")


def test_no_page_loads_anything_from_another_site(built: Site) -> None:
    for path, page in pages(built):
        for node in page.css("*"):
            assert not [value for value in loaded(node) if ELSEWHERE.search(value)], (path, node.html)


def test_no_page_runs_what_a_briefing_brought(built: Site) -> None:
    for path, page in pages(built):
        for node in page.css("*"):
            names = [name for name in node.attributes if name.startswith("on")]
            assert not names and "javascript:" not in (node.attributes.get("href") or ""), (path, node.html)
        assert not [script for script in page.css("script") if "alert(1)" in (script.text() or "")], path


def test_no_feed_loads_or_runs_anything(built: Site) -> None:
    feeds = sorted(built.output.rglob("*.xml"))
    assert feeds
    for path in feeds:
        root = etree.parse(path).getroot()
        for element in root.iter("{http://www.w3.org/2005/Atom}content", "{http://www.w3.org/2005/Atom}summary"):
            body = LexborHTMLParser(element.text or "")
            assert not body.css("script, iframe, [onerror], img[src*='evil.example']"), path


def test_a_remote_picture_is_shown_as_a_link(built: Site) -> None:
    page = LexborHTMLParser(built.page("briefings/one/index.html"))
    assert [link.text() for link in page.css('a[href="https://evil.example/quay.jpg"]')] == ["The quay"]


def test_our_own_picture_is_published_with_copies_and_without_its_record(built: Site) -> None:
    folder = built.output / "images" / "ab"
    assert sorted(path.name for path in folder.iterdir()) == ["quay-480w.webp", "quay-960w.webp", "quay.jpg"]
    assert not [path.name for path in folder.iterdir() if Image.open(path).getexif()]


def test_every_picture_has_its_size_and_every_copy_is_there(built: Site) -> None:
    images = [image for _, page in pages(built) for image in page.css("img")]
    assert images
    for image in images:
        attributes = image.attributes
        assert {"width", "height", "alt"} <= attributes.keys(), image.html
        for address in (attributes.get("srcset") or attributes["src"] or "").split(","):
            place = address.split()[0].removeprefix("https://site.example/")
            assert (built.output / place).is_file(), image.html


def test_the_words_of_a_hostile_title_are_shown(built: Site) -> None:
    page = LexborHTMLParser(built.page("briefings/one/index.html"))
    title = page.css_first("h1")
    assert title is not None and "alert(1)" in (title.text() or "")


def test_one_broken_briefing_is_named_and_the_others_are_built(site: Site) -> None:
    site.set(BRIEFINGS_SEARCH=False)
    site.write("good")
    site.write_text("briefings/broken.md", "---\ntitle: a: b\ndate: 2026-03-01\n---\nBody.\n")
    done = site.build()
    told = [line for line in (done.stdout + done.stderr).splitlines() if "broken.md:2" in line]
    assert (done.returncode, len(told), (site.output / "briefings/good/index.html").is_file()) == (1, 1, True)
