"""What a reader sets, keeps and has read: in this browser only, and there at the next visit, offline too."""

from __future__ import annotations

import json

from built_sites import BuiltSite, OpenPage
from playwright.sync_api import Page

PAPER = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"


def wait_until(page: Page, expression: str) -> None:
    """Ask the page again and again: its policy forbids the way in which the browser's driver would wait."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came to be: {expression}")


def choose(page: Page, label: str) -> None:
    """Choose one of the settings, by the keyboard alone."""
    page.locator("#appearance").press("Enter")
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")


def test_the_settings_close_by_escape_and_give_the_focus_back(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    page.locator("#appearance").press("Enter")
    assert page.locator("#settings").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#settings").is_visible()
    assert page.evaluate("document.activeElement.id") == "appearance"


def test_a_chosen_appearance_is_there_on_the_next_page(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, color_scheme="light")
    light = page.evaluate(PAPER)
    choose(page, "Dark")
    page.goto(f"{english.url}/topics.html")
    assert page.evaluate(PAPER) != light


def test_high_contrast_is_black_on_white(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, color_scheme="light")
    choose(page, "High contrast")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_larger_text_is_larger_and_stays_within_a_small_phone(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"), width=360)
    size = "parseFloat(getComputedStyle(document.querySelector('.brief-text p')).fontSize)"
    before = page.evaluate(size)
    choose(page, "Larger")
    assert page.evaluate(size) > before * 1.3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_devices_own_appearance_can_be_taken_up_again(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    choose(page, "Dark")
    page.locator("#appearance").press("Enter")
    page.get_by_label("As the device").first.check()
    assert page.evaluate("localStorage.getItem('appearance')") is None


def test_what_was_kept_for_later_is_in_the_reading_list_in_its_own_language(
    english: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(english, english.briefing("ar-02"))
    title = page.locator("h1").inner_text()
    page.get_by_role("button", name="Keep for later").press("Enter")
    page.goto(f"{english.url}/saved.html")
    link = page.get_by_role("link", name=title)
    assert (link.get_attribute("lang"), link.get_attribute("dir")) == ("ar", "rtl")


def test_the_reading_list_gives_up_what_is_removed(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"))
    page.get_by_role("button", name="Keep for later").click()
    page.goto(f"{english.url}/saved.html")
    page.get_by_role("button", name="Remove").click()
    assert page.get_by_text("Nothing is kept yet").is_visible()


def test_a_briefing_read_to_its_end_is_marked_in_the_lists(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"))
    title = page.locator("h1").inner_text()
    page.locator(".brief-text > :last-child").scroll_into_view_if_needed()
    wait_until(page, "localStorage.getItem('reader')?.includes('\"read\":true')")
    page.goto(f"{english.url}/archives.html")
    assert page.get_by_role("link", name=f"{title} (read)").count()


def test_a_text_left_in_the_middle_is_taken_up_there(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, "about.html")
    place = f"/{english.url.split('/', 3)[3]}/{english.briefing('en-00')}"
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", ["reader", json.dumps({place: {"place": 0.5}})])
    page.goto(f"{english.url}/{english.briefing('en-00')}")
    page.get_by_role("button", name="Go on where you stopped").press("Enter")
    assert page.evaluate("document.activeElement.closest('.brief-text') !== null")


def test_a_page_that_was_open_once_is_there_without_a_network(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"), service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready")
    wait_until(
        page,
        "caches.open('briefings-1').then(kept => kept.keys()).then(all => all.some(one => one.url.includes('en-00')))",
    )
    wait_until(
        page,
        "caches.open('briefings-1').then(kept => kept.keys()).then(all => all.some(one => one.url.includes('.css')))",
    )
    page.context.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text()
    assert page.evaluate(PAPER)


def test_a_page_never_opened_says_that_there_is_no_network(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"), service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready")
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.goto(f"{english.url}/{english.briefing('fr-01')}")
    assert page.get_by_role("heading", name="You are offline").is_visible()


def test_a_briefing_is_shared_by_the_systems_sheet(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    page.add_init_script("navigator.share = async what => { window.shared = what; };")
    page.goto(f"{english.url}/{english.briefing('en-00')}")
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"title": page.locator("h1").inner_text(), "url": page.url}
