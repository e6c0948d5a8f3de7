"""The page that `briefings explain --html` writes, in real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefings.cli import main

PASTED = Path(__file__).resolve().parent.parent / "pasted"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("case", ["ar-right-to-left", "en-menu-around"])
def test_the_page_fits_asks_for_nothing_and_breaks_no_policy(
    browser: Browser, tmp_path: Path, case: str, width: int, scheme: str
) -> None:
    out = tmp_path / "out.html"
    assert main(["explain", str(PASTED / case / "source.txt"), "--html", str(out)]) == 0
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text))
    page.on("request", lambda asked: None if asked.url == out.as_uri() else problems.append(asked.url))
    page.goto(out.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("del").first.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "line-through"
    assert problems == []
    context.close()
