"""Sub-sites: the same briefings under the interface of each language, with ways between the twins of a page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from sites import Site, make_site

ADDRESS = "https://press.example/a"
LANGUAGES = ("en", "fr", "ar")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three briefings and a page, in English with sub-sites in French and Arabic; then one gone and one more."""
    site = make_site(tmp_path_factory.mktemp("press"))
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_LANGUAGES=["fr", "ar"], SITEURL=ADDRESS)
    for number, lang in enumerate(LANGUAGES):
        site.write(f"ferry-{lang}", lang=lang, regions=["FR"], topics=["economy"], date=f"2026-03-0{number + 1}")
    site.write_text("pages/about.md", "---\ntitle: About\nlang: en\n---\n\nWho we are.\n")
    assert site.build().returncode == 0
    (site.folder / "content" / "briefings" / "ferry-fr.md").unlink()
    site.write("late", lang="en", regions=["JP"], topics=["weather"])
    assert site.build().returncode == 0
    return site


def pages_of(site: Site, folder: str) -> set[str]:
    """Every HTML page of a sub-site, from its own root."""
    root = site.output / folder
    apart = {root / lang for lang in LANGUAGES[1:]}
    files = (file for file in root.rglob("*.html") if not apart & set(file.parents))
    return {file.relative_to(root).as_posix() for file in files}


def head_of(site: Site, place: str) -> BeautifulSoup:
    """A page as a browser reads it."""
    return BeautifulSoup(site.page(place), "lxml")


@pytest.mark.parametrize(
    ("folder", "lang", "direction"), [("", "en", "ltr"), ("fr/", "fr", "ltr"), ("ar/", "ar", "rtl")]
)
def test_each_sub_site_speaks_its_language(press: Site, folder: str, lang: str, direction: str) -> None:
    root = head_of(press, f"{folder}briefings/ferry-en/index.html").html
    assert root and (root["lang"], root["dir"]) == (lang, direction)


def test_every_sub_site_has_the_same_pages(press: Site) -> None:
    assert {file for file in pages_of(press, "fr") if file != "about-en.html"} == pages_of(press, "") - {"about.html"}
    assert pages_of(press, "ar") == pages_of(press, "fr")


def test_no_sub_site_keeps_what_is_gone(press: Site) -> None:
    for folder in ("", "fr/", "ar/"):
        assert not (press.output / folder / "briefings" / "ferry-fr").exists()
        assert (press.output / folder / "regions" / "jp" / "index.html").is_file()


def test_twins_name_each_other_and_the_default(press: Site) -> None:
    for folder in ("", "fr/", "ar/"):
        links = head_of(press, f"{folder}regions/fr/index.html").select("link[hreflang]")
        assert {str(link["hreflang"]): str(link["href"]) for link in links} == {
            "en": f"{ADDRESS}/regions/fr/",
            "fr": f"{ADDRESS}/fr/regions/fr/",
            "ar": f"{ADDRESS}/ar/regions/fr/",
            "x-default": f"{ADDRESS}/regions/fr/",
        }


def test_the_switch_leads_to_the_same_page_everywhere(press: Site) -> None:
    for folder in ("", "fr", "ar"):
        for page in pages_of(press, folder):
            for link in head_of(press, f"{folder}/{page}" if folder else page).select(".tongues a"):
                assert target_of(press, f"{ADDRESS}/{folder}/{page}", str(link["href"])).is_file(), (folder, page)


def test_a_page_in_one_language_stands_in_the_foot_of_every_sub_site(press: Site) -> None:
    for folder in ("", "fr/", "ar/"):
        (link,) = head_of(press, f"{folder}regions/fr/index.html").select("footer a[lang]")
        assert (link["lang"], link["dir"], link.get_text()) == ("en", "ltr", "About")
        assert target_of(press, f"{ADDRESS}/{folder}regions/fr/", str(link["href"])).is_file()


def target_of(site: Site, page: str, link: str) -> Path:
    """The file that a link of a page leads to."""
    place = urlsplit(urljoin(page, link)).path.removeprefix(urlsplit(ADDRESS).path).lstrip("/")
    file = site.output / place
    return file / "index.html" if file.is_dir() or not place else file


def test_feeds_and_sitemaps_keep_to_their_sub_site(press: Site) -> None:
    assert f"{ADDRESS}/fr/briefings/late/" in press.page("fr/feed.xml")
    assert f"<loc>{ADDRESS}/fr/briefings/late/</loc>" in press.page("fr/sitemap.xml")
    assert f"{ADDRESS}/fr/" not in press.page("sitemap.xml")


def test_each_sub_site_has_a_search_index_of_its_own_briefings(press: Site) -> None:
    for folder in ("", "fr/", "ar/"):
        index = json.loads(press.page(f"{folder}pagefind/index.json"))
        assert sum(shard["count"] for shard in index["shards"]) == 3


def test_a_later_build_leaves_what_a_build_from_nothing_leaves(press: Site) -> None:
    before = contents_of(press.output)
    shutil.rmtree(press.output)
    shutil.rmtree(press.folder / ".cache")
    assert press.build().returncode == 0
    assert contents_of(press.output) == before


def contents_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site but those of the search engine, which are not made the same twice."""
    files = (file for file in folder.rglob("*") if file.is_file() and "pagefind" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_pages_of_another_language_than_the_only_one_are_linked(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False, DEFAULT_LANG="ar")
    site.write("rain")
    for lang in ("en", "fr"):
        site.write_text(f"pages/{lang}.md", f"---\ntitle: About\nlang: {lang}\nslug: about\n---\n\nWho we are.\n")
    site.build()
    (link,) = head_of(site, "index.html").select("footer a[lang]")
    assert (site.output / str(link["href"]).lstrip("/")).is_file()


def test_a_language_that_is_dropped_leaves_nothing_behind(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False, BRIEFINGS_LANGUAGES=["de"])
    site.write("rain")
    site.build()
    assert (site.output / "de" / "index.html").is_file()
    site.set(BRIEFINGS_LANGUAGES=[])
    site.build()
    assert not (site.output / "de").exists() and (site.output / "index.html").is_file()


@pytest.mark.parametrize("languages", [["en"], ["fr", "fr"], ["klingon"]])
def test_a_language_that_cannot_be_a_sub_site_stops_the_build(tmp_path: Path, languages: list[str]) -> None:
    site = make_site(tmp_path)
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_LANGUAGES=languages)
    done = site.build()
    assert done.returncode == 2 and "cannot be a sub-site" in done.stderr
