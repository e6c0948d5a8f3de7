"""Every kind of page, where it stands in the sample site, and what a visit to it by Chromium finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from built_sites import BuiltSite
from playwright.sync_api import Browser, ConsoleMessage, Page

KINDS = {
    "home": "",
    "briefing": "en-00",
    "briefing-pictures": "fr-01",
    "briefing-rtl": "ar-02",
    "briefing-table": "ar-17",
    "topic": "topics/environment/",
    "region": "regions/sd/",
    "area": "regions/150/",
    "source": "sources/*/",
    "topics": "topics.html",
    "regions": "regions.html",
    "sources": "sources.html",
    "archives": "archives.html",
    "period": "archives/2026/04/",
    "year": "archives/2026/",
    "day": "archives/2026/04/28/",
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
    "atlas-year": "atlas/2026/",
    "balance": "balance.html",
    "verify": "verify.html",
    "saved": "saved.html",
    "offline": "offline.html",
    "404": "404.html",
    "search": "search/?q=convoy",
}
NARROW, WIDE, HEIGHT = 360, 1280, 900
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Counts how far what is shown moves while a page loads (Layout Instability, W3C).
COUNT_SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
"""
CLIPPED = "[...document.querySelectorAll('h1, h2, .title')].filter(e => e.scrollWidth > e.clientWidth + 1).length"


def address_of(site: BuiltSite, kind: str) -> str:
    """Where a page of a kind stands."""
    if "*" in KINDS[kind]:
        found = sorted(site.output.glob(f"{KINDS[kind]}index.html"))[0]
        return f"{found.parent.relative_to(site.output).as_posix()}/"
    if kind == "about":  # written in English: another interface gives it the language in its name
        return next(site.output.glob("about*.html")).name
    return site.briefing(KINDS[kind]) if kind.startswith("briefing") else KINDS[kind]


def is_there(site: BuiltSite, kind: str) -> bool:
    """Whether the site's theme has pages of a kind: one without scripts has no reading list."""
    return "*" in KINDS[kind] or kind not in ("saved", "offline") or (site.output / KINDS[kind]).is_file()


@dataclass
class Visit:
    """What one visit found, from a small phone to a wide screen in each appearance."""

    light: list[str] = field(default_factory=list)  # of axe-core, as are the next two
    dark: list[str] = field(default_factory=list)
    contrast: list[str] = field(default_factory=list)
    width: int = 0  # pixels that the page takes on the small phone
    clipped: int = 0  # titles that are cut off there
    shift: float = 0.0
    direction: str = ""
    said: list[str] = field(default_factory=list)  # on the console, and requests to other hosts


class Visitor:
    """Goes to each page of a site once, in one tab."""

    def __init__(self, browser: Browser, site: BuiltSite) -> None:
        self._site = site
        self._browser = browser
        self._page: Page | None = None
        self._said: list[str] = []
        self._visits: dict[str, Visit] = {}

    def visit(self, kind: str) -> Visit:
        """What a page of a kind is like."""
        if kind not in self._visits:
            self._visits[kind] = self._go(kind)
        return self._visits[kind]

    def _go(self, kind: str) -> Visit:
        page, found = self._open(), Visit()
        self._said.clear()
        page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        page.emulate_media(color_scheme="light", contrast="no-preference", reduced_motion="reduce")
        page.goto(f"{self._site.url}/{address_of(self._site, kind)}", wait_until="load")
        if kind == "search":
            page.wait_for_selector("#results a, #browse:not([hidden])")
        page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")  # else a page waits for voices
        found.width = page.evaluate("document.documentElement.scrollWidth")
        found.clipped = page.evaluate(CLIPPED)
        found.direction = page.evaluate("getComputedStyle(document.documentElement).direction")
        found.shift = page.evaluate("window.shifted") if kind != "search" else 0.0
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})
        page.evaluate(AXE)
        found.light = violations(page)
        page.emulate_media(color_scheme="dark")
        found.dark = violations(page, "color-contrast")
        page.emulate_media(color_scheme="light", contrast="more")
        found.contrast = violations(page, "color-contrast", "color-contrast-enhanced")
        found.said = list(self._said)
        return found

    def _open(self) -> Page:
        if self._page is None:
            context = self._browser.new_context(service_workers="block")
            context.add_init_script(COUNT_SHIFTS)
            self._page = context.new_page()
            host = self._site.url.removesuffix(self._site.url.split("/", 3)[3])
            note = self._said.append
            self._page.on("request", lambda asked: None if asked.url.startswith((host, "blob:")) else note(asked.url))
            self._page.on("console", lambda said: note(said.text) if is_problem(said) else None)
            self._page.on("pageerror", lambda fault: note(str(fault)))
        return self._page


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds, with the elements: by all of its rules, or by those that are named."""
    only = f"{{ runOnly: {list(rules)} }}" if rules else "{}"
    found = page.evaluate(f"axe.run(document, {only}).then(done => done.violations)")
    return [f"{fault['id']}: {[node['html'][:150] for node in fault['nodes'][:4]]}" for fault in found]


def is_problem(said: ConsoleMessage) -> bool:
    """Whether a line on the console is a fault of the page, not the driver's word that it blocks workers."""
    return said.type in ("error", "warning") and "blocked by Playwright" not in said.text
