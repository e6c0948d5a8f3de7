"""Regions by UN M49: a country stands in its area, that in its continent, and the curator's groupings beside them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sites import Site, make_site


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two briefings from France, one from Germany, one from Jordan, one from the European Union, on pages of two."""
    site = make_site(tmp_path_factory.mktemp("world"))
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False, DEFAULT_PAGINATION=2)
    for number, place in enumerate(("FR", "FR", "DE", "JO", "EU")):
        site.write(f"{place.lower()}-{number}", regions=[place], date=f"2026-03-0{number + 1}T10:00:00+00:00")
    assert site.build().returncode == 0
    return site


def links(site: Site, place: str, selector: str) -> list[tuple[str, str]]:
    """Text and address of the links of a part of a page."""
    soup = BeautifulSoup(site.page(place), "lxml")
    return [(link.get_text(), str(link["href"]).lstrip("/")) for link in soup.select(f"{selector} a")]


def test_a_country_page_leads_up_to_its_area_and_continent(world: Site) -> None:
    assert links(world, "regions/fr/index.html", ".trail") == [
        ("Regions", "regions.html"),
        ("Europe", "regions/150/"),
        ("Western Europe", "regions/155/"),
    ]


def test_an_area_leads_down_to_its_countries_with_their_counts(world: Site) -> None:
    assert links(world, "regions/155/index.html", ".children") == [
        ("France", "regions/fr/"),
        ("Germany", "regions/de/"),
    ]
    counts = BeautifulSoup(world.page("regions/155/index.html"), "lxml").select(".children .count > [aria-hidden]")
    assert [count.get_text() for count in counts] == ["2", "1"]


def test_a_continent_lists_the_briefings_of_its_countries_on_pages_and_in_a_feed(world: Site) -> None:
    for name in ("fr-0", "fr-1", "de-2"):
        assert f">{name}</title>" in world.page("regions/150/feed.xml")
    assert "jo-3" not in world.page("regions/150/feed.xml")
    assert links(world, "regions/150/index.html", ".card .title") == [
        (name, f"briefings/{name}/") for name in ("de-2", "fr-1", "fr-0")
    ]


def test_a_country_names_the_curators_groupings_that_hold_it(world: Site) -> None:
    assert ("Levant", "regions/levant/") in links(world, "regions/jo/index.html", ".page-facts")


def test_the_list_of_regions_shows_every_level_below_its_continent(world: Site) -> None:
    section = BeautifulSoup(world.page("regions.html"), "lxml").select("main .section")[0]
    assert [link.get_text() for link in section.select("a")] == ["Europe", "Western Europe", "France", "Germany"]


def test_a_union_of_states_is_no_country_of_the_atlas(world: Site) -> None:
    assert "regions/eu/" not in world.page("atlas.html") and "regions/fr/" in world.page("atlas.html")


def test_a_region_and_a_topic_written_by_their_names_are_those_of_the_code(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False)
    site.write("ferry", regions=["Frankreich"], topics=["Wahlen"])
    done = site.build()
    assert (done.returncode, "unknown" in done.stdout) == (0, False), done.stdout
    for place in ("regions/fr/index.html", "topics/politics/elections/index.html"):
        assert "briefings/ferry/" in site.page(place), place
