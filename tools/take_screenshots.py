"""Take docs/screenshots again: `make screenshots`. The pages are those of the browser tests' sample site."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from built_sites import BuiltSite, make_site  # noqa: E402 (found by the line above)
from page_kinds import address_of  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEIGHTS = {360: 740, 768: 1024, 1280: 860}
# page, theme, language of the interface, width, appearance
SHOTS = (
    ("home", "briefing", "en", 1280, "light"),
    ("home", "briefing", "en", 1280, "dark"),
    ("home", "briefing", "en", 768, "light"),
    ("home", "briefing", "en", 360, "light"),
    ("home", "briefing", "ar", 1280, "light"),
    ("briefing", "briefing", "en", 1280, "light"),
    ("briefing", "briefing", "en", 360, "dark"),
    ("briefing-rtl", "briefing", "ar", 1280, "light"),
    ("topic", "briefing", "en", 1280, "light"),
    ("region", "briefing", "en", 1280, "light"),
    ("area", "briefing", "ar", 768, "dark"),
    ("atlas", "briefing", "en", 1280, "light"),
    ("edition", "briefing", "en", 768, "light"),
    ("story", "briefing", "en", 360, "light"),
    ("search", "briefing", "en", 1280, "light"),
    ("search", "briefing", "ar", 360, "light"),
    ("home", "wire", "en", 360, "light"),
    ("briefing", "wire", "en", 768, "dark"),
)


def main() -> None:
    """Build the site in each theme and language and take every picture of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for theme, lang in sorted({shot[1:3] for shot in SHOTS}):
            folder = Path(scratch) / f"{theme}-{lang}"
            folder.mkdir()
            site, server = make_site(folder, lang, theme)
            for page, *_, width, appearance in (shot for shot in SHOTS if shot[1:3] == (theme, lang)):
                take_picture(browser, site, page, (theme, lang), width, appearance)
            server.shutdown()
        browser.close()


def take_picture(
    browser: Browser, site: BuiltSite, kind: str, form: tuple[str, str], width: int, appearance: str
) -> None:
    """Write one picture of the top of a page; `form` is the theme and the language."""
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if appearance == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(f"{site.url}/{address_of(site, kind)}", wait_until="networkidle")
    usual = ("briefing", "en")
    marks = [mark for mark, common in zip(form, usual, strict=True) if mark != common]
    name = "-".join([kind, str(width), appearance, *marks])
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/screenshots/{name}.png", flush=True)
    page.close()


if __name__ == "__main__":
    main()
