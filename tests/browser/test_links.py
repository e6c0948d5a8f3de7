"""No dead link: every address of every page of the whole site leads to a file, every fragment to an element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from built_sites import SUBPATH, THEMES, BuiltSite
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize("theme", THEMES)
def test_no_link_is_dead(theme: str, sites: Callable[[str, str], BuiltSite]) -> None:
    site = sites(theme, "en")
    dead = {(link, page) for page, link in links_of(site) if not leads_somewhere(site, link)}
    assert not dead


def links_of(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Each page with each address on it that lies on the site itself."""
    host = urlsplit(site.url).netloc
    for file in site.output.rglob("*.html"):
        page = f"{site.url}/{file.relative_to(site.output).as_posix().removesuffix('index.html')}"
        for node in parse(file).css("[href], [src], [srcset]"):
            for link in (node.attributes.get("href"), node.attributes.get("src"), *sizes_of(node)):
                if link and urlsplit(whole := urljoin(page, link)).netloc == host:
                    yield page, whole


def sizes_of(node: object) -> list[str]:
    """The addresses of a picture's copies."""
    attributes = getattr(node, "attributes", {})
    return [part.split()[0] for part in (attributes.get("srcset") or "").split(",") if part.strip()]


def leads_somewhere(site: BuiltSite, link: str) -> bool:
    """Whether a link stays under the site's subpath, and leads to a file and, there, to an element."""
    address, fragment = urldefrag(link)
    place = unquote(urlsplit(address).path)
    if not place.startswith(f"{SUBPATH}/"):
        return False
    file = site.output / place.removeprefix(f"{SUBPATH}/")
    file = file / "index.html" if place.endswith("/") else file
    return file.is_file() and (not fragment or unquote(fragment) in names_in(file))


@cache
def names_in(file: Path) -> frozenset[str]:
    """What a fragment of a page's address can name."""
    return frozenset(name for node in parse(file).css("[id]") if (name := node.attributes.get("id")))


def parse(file: Path) -> LexborHTMLParser:
    """A page as a browser reads it."""
    return LexborHTMLParser(file.read_text(encoding="utf-8"))
