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

FOLDER = ROOT / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEIGHTS = {360: 740, 768: 1024, 1280: 860}
# page, language of the interface, width, appearance
SHOTS = (
    ("home", "en", 1280, "light"),
    ("home", "en", 1280, "dark"),
    ("home", "en", 768, "light"),
    ("home", "en", 360, "light"),
    ("home", "ar", 1280, "light"),
    ("briefing", "en", 1280, "light"),
    ("briefing", "en", 360, "dark"),
    ("briefing", "ar", 1280, "light"),
    ("topic", "en", 1280, "light"),
    ("region", "en", 1280, "light"),
    ("search", "en", 1280, "light"),
    ("search", "ar", 360, "light"),
)


def main() -> None:
    """Build the site in each language and take every picture of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for lang in sorted({shot[1] for shot in SHOTS}):
            folder = Path(scratch) / lang
            folder.mkdir()
            site, server = make_site(folder, lang)
            for page, _, width, appearance in (shot for shot in SHOTS if shot[1] == lang):
                take_picture(browser, site, page, lang, width, appearance)
            server.shutdown()
        browser.close()


def take_picture(browser: Browser, site: BuiltSite, kind: str, lang: str, width: int, appearance: str) -> None:
    """Write one picture of the top of a page."""
    addresses = {
        "home": "",
        "briefing": site.briefing("en-00" if lang == "en" else "ar-02"),
        "topic": "topics/environment/",
        "region": "regions/sd/",
        "search": "search/?q=convoy" if lang == "en" else "search/?q=الدلتا",
    }
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if appearance == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(f"{site.url}/{addresses[kind]}", wait_until="networkidle")
    name = "-".join([kind, str(width), appearance, *([] if lang == "en" else [lang])])
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/screenshots/{name}.png", flush=True)
    page.close()


if __name__ == "__main__":
    main()
