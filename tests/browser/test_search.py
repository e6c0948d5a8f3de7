"""The search page: every language from every page, filters, the address, the keyboard, no index, no network."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from built_sites import BuiltSite, OpenPage, serve_folder
from playwright.sync_api import Browser, Page, expect

SEARCH = "search/"


def results(page: Page) -> list[str]:
    """The titles of the results, once the page has answered."""
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|Nothing"))
    return page.locator("#results .title").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("turbine", "en"),
        ("cereales", "fr"),
        ("بالجسر", "ar"),
        ("בתחנה", "he"),
        ("遠隔診療", "ja"),
        ("степи", "ru"),
        ("Versammlung", "de"),
        ("semilla", "es"),
        ("Orquestras", "pt"),
    ],
)
@pytest.mark.parametrize("interface", ["english", "arabic"])
def test_other_forms_in_every_language_are_found_from_every_interface(
    query: str, lang: str, interface: str, request: pytest.FixtureRequest, open_page: OpenPage
) -> None:
    page = open_page(request.getfixturevalue(interface), f"{SEARCH}?q={query}")
    title = page.locator("#results .title").first
    expect(title).to_have_attribute("lang", lang)
    expect(title).to_have_attribute("dir", "rtl" if lang in ("ar", "he") else "ltr")


@pytest.mark.parametrize("name", ["Kazakhstan", "Kasachstan", "Казахстан", "كازاخستان", "カザフスタン"])
def test_a_region_is_found_under_its_name_in_any_language(name: str, english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q={name}")
    expect(page.locator("#filed a")).to_contain_text("Kazakhstan")
    assert all("Железная дорога" in title for title in results(page))
    page.locator("#filed a").click()
    expect(page.get_by_role("checkbox", name="Kazakhstan")).to_be_checked()


def test_the_words_are_marked_in_results_and_on_arrival(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=waiting driver")
    expect(page.locator("#results .excerpt mark").first).to_have_text("Drivers")
    page.locator("#results a.result-link").first.click()
    page.wait_for_url("**/briefings/2026/**")
    expect(page.locator(".brief-text mark").first).to_have_text("Drivers")
    expect(page.locator(".brief-text mark").first).to_be_in_viewport()


def test_a_phrase_is_found_word_by_word(english: BuiltSite, open_page: OpenPage) -> None:
    assert len(results(open_page(english, f'{SEARCH}?q="rising moon"'))) == 2
    assert results(open_page(english, f'{SEARCH}?q="moon rising"')) == []


def test_filters_are_or_within_and_and_between(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, SEARCH)
    count = page.locator("#results li")
    page.get_by_role("checkbox", name="French").check()
    expect(count).to_have_count(4)
    page.get_by_role("checkbox", name="Arabic").check()
    expect(count).to_have_count(8)
    expect(page.locator("[data-facet=topic] .choice", has_text="Health").locator(".count")).to_have_text("2")
    page.locator("[data-facet=topic]").get_by_role("checkbox", name="Health").check()
    expect(count).to_have_count(2)
    assert "language=French&language=Arabic" in page.url or "language=Arabic&language=French" in page.url
    expect(page.get_by_role("status")).to_contain_text("2")


def test_a_value_can_be_left_out(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?language=Arabic")
    expect(page.locator("#results li")).to_have_count(4)
    talks = page.locator("[data-facet=topic]").get_by_role("button", name="Leave out Ceasefire talks")
    talks.press("Enter")
    expect(page.locator("#results li")).to_have_count(2)
    expect(talks).to_be_focused()
    expect(talks).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("#results li")).to_have_count(2)
    assert "without-topic=Ceasefire+talks" in page.url
    page.locator("[data-facet=topic]").get_by_role("checkbox", name="Ceasefire talks").check()
    expect(talks).to_have_attribute("aria-pressed", "false")


def test_an_address_brings_back_query_filters_and_order(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=delta&language=English&sort=date")
    expect(page.locator("#results li")).to_have_count(2)
    assert page.locator("#q").input_value() == "delta"
    assert page.get_by_role("checkbox", name="English").is_checked()
    assert page.locator("#sort").input_value() == "date"
    expect(page.locator("#results .card-foot").first).to_contain_text("Apr")
    page.get_by_role("button", name="Clear filters").click()
    expect(page).not_to_have_url(re.compile("language"))
    page.go_back()
    expect(page.get_by_role("checkbox", name="English")).to_be_checked()


def test_filters_alone_list_the_newest_first(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?language=Japanese&period=2026-04")
    titles = results(page)
    assert len(titles) == 2
    assert "干潟" in titles[0]


@pytest.mark.parametrize("place", ["atlas.html", "atlas/2026/", "atlas/2026/04/"])
@pytest.mark.parametrize("interface", ["english", "arabic"])
def test_a_figure_of_the_atlas_leads_to_as_many_results(
    place: str, interface: str, request: pytest.FixtureRequest, open_page: OpenPage
) -> None:
    page = open_page(request.getfixturevalue(interface), place)
    links = page.locator("td a[href*='search/']")
    told = [(str(link.get_attribute("href")), link.inner_text().split(":")[-1]) for link in links.all()]
    assert told
    figures = [re.search(r"\d+", figure) for _, figure in told]
    for (address, _), figure in list(zip(told, figures, strict=True))[:: max(1, len(told) // 6)]:
        page.goto(address)
        expect(page.locator("#results li")).to_have_count(int(figure[0]) if figure else -1)


def test_from_a_result_to_similar_and_newer_ones(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines")
    older = page.locator("#results li", has_text="Mar")
    older.get_by_role("link", name="Newer on this").click()
    assert [title for title in results(page) if "Tidal turbines" in title] == results(page)
    assert "after=" in page.url


def test_results_are_list_items_whose_link_is_the_title(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines")
    result = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Tidal turbines")).first
    result.get_by_role("link", name="Tidal turbines").click()
    page.wait_for_url("**/briefings/2026/**")
    assert "Tidal turbines" in page.locator("h1").inner_text()


def test_a_screen_reader_hears_what_is_there(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines")
    expect(page.get_by_role("search")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Briefings found: 2")
    expect(page.get_by_role("searchbox", name="Search all briefings")).to_be_focused()
    expect(page.get_by_role("group", name="Topic")).to_be_visible()
    heading = page.get_by_role("heading", level=2, name="Tidal turbines pass their first winter under the strait")
    expect(heading.first).to_be_visible()


def test_by_keyboard_alone(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("he-03"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.wait_for_url(f"**/{SEARCH}")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".choice").first).to_be_visible()
    page.keyboard.type("turbines")
    expect(page.locator("#results li")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a.result-link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#results a.result-link").first).to_be_focused()
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
    page = open_page(english, f"{SEARCH}?q=qqqqq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    expect(page.locator("#browse a").first).to_be_visible()


def test_a_word_that_is_nowhere_finds_nothing(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbinologist")
    expect(page.get_by_role("status")).to_contain_text("Nothing")
    assert page.locator("#results li").count() == 0


def test_a_mistyped_word_is_put_right(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=muesum")
    page.locator("#help").get_by_role("link", name="museum").click()
    assert any("Museum" in title for title in results(page))


def test_filters_that_leave_nothing_can_be_lifted(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines&language=Japanese")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    page.get_by_role("link", name="Without filters: 2").click()
    assert len(results(page)) == 2


def test_some_of_the_words_are_better_than_nothing(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines harpsichord")
    assert "Tidal turbines" in results(page)[0]
    expect(page.locator("#help")).to_contain_text("No briefing has all of the words")


def test_it_fits_a_narrow_screen_and_reads_from_right_to_left(arabic: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(arabic, f"{SEARCH}?q=الجسر", width=360)
    expect(page.locator("#results mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("getComputedStyle(document.getElementById('q')).direction") == "rtl"


def test_what_was_loaded_works_without_a_network(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, f"{SEARCH}?q=turbines")
    assert len(results(page)) == 2
    page.context.set_offline(True)
    page.locator("#q").fill("")
    expect(page.locator("#results li")).to_have_count(0)
    page.locator("#q").fill("turbines")
    assert len(results(page)) == 2
    page.context.set_offline(False)


def test_python_and_the_browser_make_the_same_terms(english: BuiltSite, open_page: OpenPage) -> None:
    from sample_briefings import STORIES

    from briefings.site.search.words import index_forms, words_of

    text = " ".join(f"{title} {summary} {sentence}" for _, _, title, summary, sentence, *_ in STORIES)
    text += " Œuvre STRASSE İstanbul naïve cities voting والمفاوضات בְּהִתְאַחֲדוּת צה״ל ﾀｲﾌｳ １０ ёлка hôpitaux nações if"
    page = open_page(english, SEARCH)
    script = f"""async (text) => {{
        const {{ makeWords }} = await import('{english.url}/theme/js/words.js');
        const words = makeWords((await (await fetch('{english.url}/pagefind/index.json')).json()).rules);
        return words.wordsOf(words.fold(text)).filter((word) => !words.isSpaceless(word))
          .map((word) => [word, ...words.formsOf(word)]);
    }}"""
    ours = {word: [word, *index_forms(word)] for word in words_of(text) if word[0] < "\u3000"}
    assert {told[0]: told for told in page.evaluate(script, text)} == ours


def test_a_missing_index_is_said(english: BuiltSite, tmp_path: Path, browser: Browser) -> None:
    copy = tmp_path / "web" / "readers" / "briefings"
    shutil.copytree(english.output, copy, ignore=shutil.ignore_patterns("pagefind"))
    server = serve_folder(tmp_path / "web")
    old = english.url.split("/readers")[0]
    new = f"http://127.0.0.1:{server.server_port}"
    file = copy / SEARCH / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{new}/readers/briefings/{SEARCH}")
    expect(page.get_by_role("status")).to_contain_text("not here yet")
    expect(page.locator("#browse a").first).to_be_visible()
    page.close()
    server.shutdown()
