"""Reading aloud: by the keyboard, sentence by sentence, in the briefing's language; said plainly where no voice is.

Debian's Chromium brings no voices, so a stand-in for the system's speech is put into the page: it records what it is
asked to say, and ends each sentence when the test says so.
"""

from __future__ import annotations

from built_sites import BuiltSite, OpenPage
from playwright.sync_api import Page

SPEECH = """
    window.said = [];
    const speech = {
        getVoices: () => [{ lang: "en-GB", localService: true }, { lang: "ar", localService: true }],
        speak(utterance) { window.said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate });
                           window.current = utterance; },
        cancel() { const stopped = window.current; window.current = null; stopped?.onerror?.(); },
        addEventListener() {}, removeEventListener() {},
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def with_voices(page: Page, site: BuiltSite, name: str) -> Page:
    """The briefing again, on a device that has voices."""
    page.add_init_script(SPEECH)
    page.goto(f"{site.url}/{site.briefing(name)}")
    page.wait_for_selector("#aloud [data-controls]:not([hidden])")
    return page


def end_sentence(page: Page) -> None:
    """The stand-in's voice comes to the end of what it says."""
    page.evaluate("window.current.onend()")


def test_sentences_are_read_one_after_the_other(english: BuiltSite, open_page: OpenPage) -> None:
    page = with_voices(open_page(english), english, "en-00")
    page.get_by_role("button", name="Listen").press("Enter")
    end_sentence(page)
    said = [one["text"] for one in page.evaluate("window.said")]
    text = page.locator(".brief-text").inner_text()
    assert len(said) == 2 and all(sentence in text for sentence in said) and said[0] != said[1]


def test_the_sentence_that_is_read_is_marked(english: BuiltSite, open_page: OpenPage) -> None:
    page = with_voices(open_page(english), english, "en-00")
    page.get_by_role("button", name="Listen").click()
    marked = page.evaluate("[...CSS.highlights.get('aloud')].map(range => range.toString().trim())")
    assert marked == [page.evaluate("window.said[0].text")]


def test_a_pause_goes_on_with_the_same_sentence(english: BuiltSite, open_page: OpenPage) -> None:
    page = with_voices(open_page(english), english, "en-00")
    page.get_by_role("button", name="Listen").click()
    end_sentence(page)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    said = page.evaluate("window.said.map(one => one.text)")
    assert said[1] == said[2]


def test_the_speed_is_taken_up_at_once(english: BuiltSite, open_page: OpenPage) -> None:
    page = with_voices(open_page(english), english, "en-00")
    page.get_by_role("button", name="Listen").click()
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("window.said.at(-1).rate") == 1.5


def test_an_arabic_briefing_is_read_as_arabic(english: BuiltSite, open_page: OpenPage) -> None:
    page = with_voices(open_page(english), english, "ar-02")
    page.get_by_role("button", name="Listen").click()
    assert page.evaluate("window.said[0].lang") == "ar"


def test_without_a_voice_the_record_says_so_and_nothing_is_offered(english: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(english, english.briefing("en-00"))
    page.locator(".record").get_by_text("No voice for English is installed on this device").wait_for()
    assert not page.get_by_role("button", name="Listen").is_visible()
    assert page.locator("main").inner_text().count("No voice for English") == 1
