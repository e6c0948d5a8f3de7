"""Every kind of page in every theme: accessible, within its width, small, still, whole without JavaScript."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from built_sites import THEMES, BuiltSite, OpenPage
from page_kinds import KINDS, NARROW, Visit, Visitor, address_of, is_there

See = Callable[[str, str, str], Visit]
every_page = pytest.mark.parametrize(("theme", "kind"), [(theme, kind) for theme in THEMES for kind in KINDS])


@pytest.fixture
def see(sites: Callable[[str, str], BuiltSite], visitor: Callable[[BuiltSite], Visitor]) -> See:
    """What a page is like, in a theme and a language."""

    def look(theme: str, lang: str, kind: str) -> Visit:
        site = sites(theme, lang)
        if not is_there(site, kind):
            pytest.skip(f"{theme} has no such page")
        return visitor(site).visit(kind)

    return look


@every_page
def test_axe_finds_nothing(theme: str, kind: str, see: See) -> None:
    assert see(theme, "en", kind).light == []


@every_page
def test_axe_finds_nothing_in_the_dark(theme: str, kind: str, see: See) -> None:
    assert see(theme, "en", kind).dark == []


@every_page
def test_axe_finds_nothing_in_high_contrast(theme: str, kind: str, see: See) -> None:
    assert see(theme, "en", kind).contrast == []


@every_page
def test_axe_finds_nothing_from_right_to_left(theme: str, kind: str, see: See) -> None:
    seen = see(theme, "ar", kind)
    assert (seen.direction, seen.light) == ("rtl", [])


@every_page
def test_nothing_scrolls_sideways_on_a_small_phone(theme: str, kind: str, see: See) -> None:
    for lang in ("en", "ar"):
        seen = see(theme, lang, kind)
        assert (seen.width, seen.clipped) == (NARROW, 0)


@every_page
def test_nothing_moves_while_a_page_loads(theme: str, kind: str, see: See) -> None:
    assert see(theme, "en", kind).shift == 0


@every_page
def test_no_page_has_a_fault_or_asks_another_host(theme: str, kind: str, see: See) -> None:
    assert see(theme, "en", kind).said == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_a_page_is_whole_without_javascript(kind: str, english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, address_of(english, kind), java_script_enabled=False)
    assert page.locator("h1").inner_text()
    assert page.locator("main a").count() > 0 or kind == "about"
    assert page.locator(".needs-script:visible").count() == 0


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


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_of_the_wire_weighs_less_than_ten_kilobytes(
    lang: str, sites: Callable[[str, str], BuiltSite]
) -> None:
    output = sites("wire", lang).output
    sheet = len(gzip.compress((output / "theme" / "css" / "wire.css").read_bytes()))
    sizes = {file: sheet + len(gzip.compress(file.read_bytes())) for file in output.rglob("*.html")}
    assert {file: size for file, size in sizes.items() if size >= 10_000} == {}


def test_the_wire_has_no_script_but_on_its_search_page(sites: Callable[[str, str], BuiltSite]) -> None:
    output = sites("wire", "en").output
    scripted = {file.parent.name for file in output.rglob("*.html") if "<script" in file.read_text(encoding="utf-8")}
    assert scripted == {"search"}


@pytest.mark.parametrize("theme", THEMES)
def test_policy_forbids_foreign_and_inline_code(theme: str, sites: Callable[[str, str], BuiltSite]) -> None:
    for file in sites(theme, "en").output.rglob("*.html"):
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
