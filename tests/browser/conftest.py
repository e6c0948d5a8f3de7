"""One Chromium, and the sample site in each theme and language, for all tests of the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from http.server import ThreadingHTTPServer

import pytest
from built_sites import BuiltSite, OpenPage, make_site
from page_kinds import Visitor, is_problem
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one worker: the sites are built once there."""
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Real Chromium, from the PATH or from CHROMIUM."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], BuiltSite]]:
    """Gives the sample site in a theme, in English or in its Arabic sub-site, built at the first need."""
    servers: list[ThreadingHTTPServer] = []

    @cache
    def build(theme: str) -> BuiltSite:
        site, server = make_site(tmp_path_factory.mktemp(theme), "en", theme, ["ar"])
        servers.append(server)
        return site

    def give(theme: str, lang: str) -> BuiltSite:
        site = build(theme)
        return site if lang == "en" else BuiltSite(site.output / lang, f"{site.url}/{lang}")

    yield give
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def english(sites: Callable[[str, str], BuiltSite]) -> BuiltSite:
    """The sample site in English."""
    return sites("briefing", "en")


@pytest.fixture(scope="session")
def arabic(sites: Callable[[str, str], BuiltSite]) -> BuiltSite:
    """The sample site in Arabic, mirrored."""
    return sites("briefing", "ar")


@pytest.fixture(scope="session")
def visitor(browser: Browser, sites: Callable[[str, str], BuiltSite]) -> Callable[[BuiltSite], Visitor]:
    """Gives who visits the pages of a site, each once."""
    return cache(lambda site: Visitor(browser, site))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address in a context of its own, and fails the test on any message on the console or foreign request."""
    contexts = []
    problems: list[str] = []

    def open_address(site: BuiltSite, address: str = "", width: int = 1280, **options: object) -> Page:
        # The worker for offline reading fetches each page once more; most tests need it not.
        options = {"service_workers": "block", **options}
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        host = site.url.removesuffix(site.url.split("/", 3)[3])
        page.on("request", lambda asked: None if asked.url.startswith((host, "blob:")) else problems.append(asked.url))
        page.on("console", lambda said: problems.append(said.text) if is_problem(said) else None)
        page.on("pageerror", lambda fault: problems.append(str(fault)))
        page.goto(f"{site.url}/{address}", wait_until="load")
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert not problems, problems
