"""The search page: every language from every page, filters, the address, the keyboard, no index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_sites import BuiltSite, serve_folder
from conftest import OpenPage
from playwright.sync_api import Page, expect


def search(page: Page, query: str) -> None:
    """Type a query and wait until it stands in the address."""
    page.locator("#q").fill(query)
    page.wait_for_function("query => new URLSearchParams(location.search).get('q') === query", arg=query)


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("convoy", "en"),
        ("céréales", "fr"),
        ("الدلتا", "ar"),
        ("תחנת", "he"),
        ("漁協", "ja"),
        ("степь", "ru"),
        ("Genossenschaft", "de"),
        ("semillas", "es"),
        ("Orquestra", "pt"),
    ],
)
@pytest.mark.parametrize("interface", ["english", "arabic"])
def test_every_language_is_found_from_every_interface(
    query: str, lang: str, interface: str, request: pytest.FixtureRequest, open_page: OpenPage
) -> None:
    page = open_page(request.getfixturevalue(interface), f"search.html?q={query}")
    title = page.locator("#results .title").first
    expect(title).to_have_attribute("lang", lang)
    expect(title).to_have_attribute("dir", "rtl" if lang in ("ar", "he") else "ltr")


def test_filters_are_or_within_and_and_between(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "search.html")
    count = page.locator("#results li")
    page.get_by_role("checkbox", name="French").check()
    expect(count).to_have_count(4)
    page.get_by_role("checkbox", name="Arabic").check()
    expect(count).to_have_count(8)
    page.locator("[data-facet=topic]").get_by_role("checkbox", name="Health").check()
    expect(count).to_have_count(2)
    assert "language=French&language=Arabic" in page.url or "language=Arabic&language=French" in page.url
    expect(page.get_by_role("status")).to_contain_text("2")


def test_an_address_brings_back_query_filters_and_order(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "search.html?q=delta&language=English&sort=date")
    expect(page.locator("#results li")).to_have_count(2)
    assert page.locator("#q").input_value() == "delta"
    assert page.get_by_role("checkbox", name="English").is_checked()
    assert page.locator("#sort").input_value() == "date"
    expect(page.locator("#results .card-foot").first).to_contain_text("Apr")
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_function("!location.search.includes('language')")
    page.go_back()
    expect(page.get_by_role("checkbox", name="English")).to_be_checked()


def test_results_are_list_items_whose_link_is_the_title(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "search.html?q=turbines")
    result = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Tidal turbines")).first
    result.get_by_role("link", name="Tidal turbines").click()
    page.wait_for_url("**/briefings/2026/**")
    assert "Tidal turbines" in page.locator("h1").inner_text()


def test_by_keyboard_alone(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("he-03"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".choice").first).to_be_visible()
    page.keyboard.type("convoy")
    expect(page.locator("#results li")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/2026/**")


def test_the_walk_from_home_shows_its_focus(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    for _ in range(12):
        page.keyboard.press("Tab")
        style = "getComputedStyle(document.activeElement.closest('.card') || document.activeElement).outlineStyle"
        own = "getComputedStyle(document.activeElement).outlineStyle"
        assert "solid" in (page.evaluate(style), page.evaluate(own))


def test_nothing_found_offers_ways_on(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "search.html?q=zzyzzxq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    expect(page.locator("#browse a").first).to_be_visible()


def test_a_missing_index_is_said(english: BuiltSite, tmp_path: Path, browser: object) -> None:
    copy = tmp_path / "web" / "readers" / "briefings"
    shutil.copytree(english.output, copy, ignore=shutil.ignore_patterns("pagefind"))
    server = serve_folder(tmp_path / "web")
    old = english.url.split("/readers")[0]
    new = f"http://127.0.0.1:{server.server_port}"
    for file in copy.rglob("search.html"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"{new}/readers/briefings/search.html")
    expect(page.get_by_role("status")).to_contain_text("not here yet")
    expect(page.locator("#browse a").first).to_be_visible()
    page.close()
    server.shutdown()
