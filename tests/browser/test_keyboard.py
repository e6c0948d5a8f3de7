"""The whole way by the keyboard alone: from home over a filter to a briefing that is read aloud."""

from __future__ import annotations

from built_sites import BuiltSite, OpenPage
from playwright.sync_api import Page, expect
from test_read_aloud import SPEECH

MOST_STOPS = 80  # of the Tab key, before what is looked for counts as out of reach

# A card or a choice may show the focus around the whole of itself.
SHOWS_FOCUS = """() => [document.activeElement, document.activeElement.closest(".choice, .card, li")]
    .some(e => e && getComputedStyle(e).outlineStyle !== "none")"""


def test_from_home_to_a_briefing_that_is_read_aloud(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english)
    page.context.add_init_script(SPEECH)
    go_to(page, "#search-link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("#facets input[type=checkbox]").first).to_be_attached()
    page.evaluate("document.activeElement.blur()")  # the page puts the reader into its field: begin at the top
    go_to(page, "#facets summary")
    if not page.locator("#facets").evaluate("box => box.open"):
        page.keyboard.press("Enter")
    go_to(page, "#facets input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator("#results .title").first).to_be_visible()
    go_to(page, "#results [lang=en] a, #results a[lang=en]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/**")
    expect(page.locator("[data-play]")).to_be_visible()
    go_to(page, "[data-play]")
    page.keyboard.press("Enter")
    assert page.evaluate("window.said.length") == 1


def go_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element, and see that the focus shows."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate(SHOWS_FOCUS)
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
