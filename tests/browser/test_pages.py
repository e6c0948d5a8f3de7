"""Every kind of page: accessible, within its width, small, whole without JavaScript, at home under a subpath."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from built_sites import SUBPATH, BuiltSite, OpenPage
from playwright.sync_api import Page

KINDS = {
    "home": "",
    "briefing": "en-00",
    "briefing-pictures": "fr-01",
    "briefing-rtl": "ar-02",
    "briefing-table": "ar-17",
    "topic": "topics/environment/",
    "region": "regions/sd/",
    "source": "sources/*/",
    "topics": "topics.html",
    "regions": "regions.html",
    "sources": "sources.html",
    "archives": "archives.html",
    "period": "archives/2026/04/",
    "about": "about.html",
    "editions": "editions.html",
    "edition": "editions/2026-04-*/",
    "week": "archives/2026/w*/",
    "story": "stories/*/",
    "tag": "tags/*/",
    "author": "authors/*/",
    "crossing": "topics/*/in/*/",
    "language": "languages/fr/",
    "atlas": "atlas.html",
    "balance": "balance.html",
    "verify": "verify.html",
    "saved": "saved.html",
    "offline": "offline.html",
    "404": "404.html",
    "search": "search/?q=convoy",
}


def address_of(site: BuiltSite, kind: str) -> str:
    """Where a page of a kind stands."""
    if "*" in KINDS[kind]:
        found = sorted(site.output.glob(f"{KINDS[kind]}index.html"))[0]
        return f"{found.parent.relative_to(site.output).as_posix()}/"
    if kind == "about":  # written in English: another interface gives it the language in its name
        return next(site.output.glob("about*.html")).name
    return site.briefing(KINDS[kind]) if kind.startswith("briefing") else KINDS[kind]


def settle(page: Page, kind: str) -> None:
    """Wait for what a script adds."""
    if kind == "search":
        page.wait_for_selector("#results a, #browse:not([hidden])")


def violations(page: Page) -> list[str]:
    """What axe-core finds, with the elements."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {[node['html'][:150] for node in fault['nodes'][:4]]}" for fault in found]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_light_and_dark(kind: str, english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, address_of(english, kind), color_scheme="light")
    settle(page, kind)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_from_right_to_left(kind: str, arabic: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(arabic, address_of(arabic, kind))
    settle(page, kind)
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    assert violations(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_on_a_small_phone(
    kind: str, english: BuiltSite, arabic: BuiltSite, open_page: OpenPage
) -> None:
    for site in (english, arabic):
        page = open_page(site, address_of(site, kind), width=360)
        settle(page, kind)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        clipped = (
            "[...document.querySelectorAll('h1, h2, .title')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
        )
        assert page.evaluate(clipped) == 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_a_page_is_whole_without_javascript(kind: str, english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, address_of(english, kind), java_script_enabled=False)
    assert page.locator("h1").inner_text()
    assert page.locator("main a").count() > 0 or kind == "about"
    for control in page.locator(".needs-script").all():
        assert not control.is_visible()


def test_search_without_javascript_leads_to_the_lists(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "search/", java_script_enabled=False)
    assert page.locator("noscript a, .browse a").first.is_visible()


def test_first_load_of_a_briefing_is_small(english: BuiltSite, open_page: OpenPage) -> None:
    sizes: dict[str, int] = {}
    page = open_page(english, "about.html")
    page.on("response", lambda answer: sizes.update({answer.url: len(gzip.compress(answer.body()))}))
    page.goto(f"{english.url}/{english.briefing('en-00')}", wait_until="networkidle")
    scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
    assert sum(sizes.values()) <= 40_000
    assert 0 < scripts <= 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_and_file_of_a_page_is_there_under_the_subpath(
    kind: str, english: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(english, address_of(english, kind))
    links = page.evaluate(
        "[...document.querySelectorAll('[href], [src]')]"
        ".map(e => new URL(e.getAttribute('href') || e.getAttribute('src'), document.baseURI).href)"
    )
    own = {urljoin(english.url, link) for link in links if urlsplit(link).netloc == urlsplit(english.url).netloc}
    assert own
    for link in own:
        place = urlsplit(link).path
        assert place.startswith(SUBPATH + "/"), link
        file = english.output / place.removeprefix(SUBPATH + "/")
        assert (file / "index.html" if file.is_dir() else file).is_file(), link


def test_policy_forbids_foreign_and_inline_code(english: BuiltSite) -> None:
    for file in english.output.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "default-src 'none'" in text and "'unsafe-inline'" not in text
        assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", text), file


def test_foreign_titles_carry_their_language_and_direction(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    title = page.locator("a[lang=ar]").first
    assert title.get_attribute("dir") == "rtl"
    assert title.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_briefing_says_all_that_is_known(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"))
    text = page.locator("main").inner_text()
    for part in ("Sudan", "Report", "Key points", "The curator’s view", "Ana Marin", "Why it is here", "Cite"):
        assert part in text
    assert page.locator(".beside [lang=fr]").count() and page.locator(".beside [lang=ar][dir=rtl]").count()
    assert page.get_by_role("link", name="Read the original").get_attribute("href") == "https://meridian.example/en-00"
    assert page.locator("[rel=prev]").count() == 1
    page.get_by_text("Where this text came from").click()
    assert page.get_by_text("SingleFile").is_visible()


def test_paper_shows_the_text_and_no_controls(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"))
    page.emulate_media(media="print")
    assert page.locator(".prose").is_visible()
    assert not page.locator(".ways").is_visible() and not page.locator("#appearance").is_visible()
