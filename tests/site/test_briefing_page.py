"""What a briefing's own page says beside its text: why it is here, where copies are, whom to tell of a mistake."""

import pytest
from bs4 import BeautifulSoup, Tag
from sites import Site, make_site

from briefings.site.search.record import read_record

ARCHIVED = "https://web.archive.org/web/20260301101112/https://quay.example/ferry"
SENTENCE = "Ada Noir et Luc Roy disent la pluie de ce long matin de mars sur le port."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three briefings, one of which was saved from a web archive."""
    site = make_site(tmp_path_factory.mktemp("briefing"))
    site.set(
        BRIEFINGS_IMPORT=False,
        BRIEFINGS_SEARCH=False,
        SITEURL="https://press.example/a",
        BRIEFINGS_REPORT_URL="https://tracker.example/new?title={title}&body={url}",
    )
    site.write(
        "ferry",
        title="Ferry & quay",
        topics=["economy"],
        regions=["FR"],
        source={"name": "The Quay", "url": "https://quay.example/ferry"},
        provenance={"archived": ARCHIVED, "why": {"topics": "section “Trade” +3.0"}},
    )
    site.write("rain", topics=["weather"])
    paragraphs = [f"{word} " * 60 + "fell." for word in ("Rain", "Snow", "Hail", "Sleet")]
    site.write("view", date="2026-03-02", body="\n\n".join(paragraphs))
    quay = {"name": "The Quay", "url": "https://quay.example/hail", "rights": "excerpt"}
    site.write("hail", lang="en-GB", source=quay, body="\n\n".join(paragraphs))
    site.write(
        "water",
        title="مياه النهر",
        authors=["هدى"],
        lang="ar-EG",
        topics=["economy"],
        regions=["EG"],
        source={"name": "المرفأ", "url": "https://quay.example/water"},
        provenance={
            "fields": {"title": "page"},
            "why": {"topics": "section “فن” +3.0", "regions": "Egypt: title “مصر” +2.1"},
            "imported": {"title": "مياه", "topics": "arts", "regions": "EG"},
        },
    )
    site.write("short", source=quay, body="Hail fell on the quay.")
    site.write(
        "port",
        title="Le port : « rien ne va » !",
        lang="fr",
        summary="Un jour de pluie.",
        kicker="Quai",
        authors=["Ada Noir", "Luc Roy"],
        body=f"Par Ada Noir et Luc Roy | 1er mars, 10 h\n\n{SENTENCE}\n",
    )
    assert site.build().returncode == 0
    return site


@pytest.fixture(scope="module")
def page(site: Site) -> Tag:
    """The page of the briefing that was saved from a web archive."""
    return BeautifulSoup(site.page("briefings/ferry/index.html"), "lxml")


def test_a_text_of_the_curators_own_is_shown_whole_and_as_no_outlets(site: Site) -> None:
    own = BeautifulSoup(site.page("briefings/view/index.html"), "lxml")
    assert own.select_one(".reporting").get_text(strip=True) == "From the curator"
    assert "Sleet" in own.select_one(".brief-text").text and "This is an excerpt" not in own.text
    assert "Sleet" in site.page("feed.xml")


def test_an_excerpt_says_so_and_a_short_text_that_is_whole_does_not(site: Site) -> None:
    cut, whole = site.page("briefings/hail/index.html"), site.page("briefings/short/index.html")
    assert "This is an excerpt" in cut and "Sleet" not in cut
    assert "This is an excerpt" not in whole


def test_a_day_without_a_time_is_shown_without_one(site: Site) -> None:
    page = BeautifulSoup(site.page("briefings/view/index.html"), "lxml")
    assert {(time["datetime"], time.text) for time in page.select(".by time, .record time")} == {
        ("2026-03-02", "March 2, 2026")
    }


def test_a_feed_gives_a_day_alone_its_midnight(site: Site) -> None:
    assert "<published>2026-03-02T00:00:00+00:00</published>" in site.page("feed.xml")


@pytest.fixture(scope="module")
def water(site: Site) -> Tag:
    """The page of an Arabic briefing whose title and topics a curator changed."""
    return BeautifulSoup(site.page("briefings/water/index.html"), "lxml")


def test_a_language_is_one_in_whatever_country(site: Site) -> None:
    page = site.page("briefings/hail/index.html")
    assert read_record(page, "briefings/hail/index.html").facets["language"] == ("English",)
    assert all(f"briefings/{name}/" in site.page("languages/en/index.html") for name in ("hail", "short"))
    assert '<h1 class="title" lang="en-GB"' in page


def test_what_a_curator_changed_has_no_reason_of_the_machine(water: Tag) -> None:
    reasons = [told.text.replace("\n", "") for told in water.select(".fold .facts")[0].select("dd")]
    assert [reason.partition("(")[2] for reason in reasons] == ["set by the curator)", "Egypt: title “مصر” +2.1)"]


def test_a_curators_title_is_not_given_as_the_outlets(water: Tag) -> None:
    assert "(The title is the curator’s.)" in water.select_one(".cite-text").text
    assert "The%20title%20is" in str(water.select_one('a[download$=".bib"]')["href"])
    assert "title: set by the curator" in water.text


def test_words_of_another_direction_do_not_turn_those_beside_them(water: Tag) -> None:
    assert "“<bdi>مصر</bdi>” +2.1" in str(water)
    assert [part.text for part in water.select(".cite-text bdi")][:2] == ["هدى", "المرفأ"]
    assert water.select_one(".cite-text cite")["dir"] == "rtl"
    assert water.select_one(".reporting").text == "Reporting by \u2068المرفأ\u2069"


def test_region_and_topic_stand_above_the_title(page: Tag) -> None:
    head = page.select_one(".brief-head")
    assert head and head.get_text(" ", strip=True).startswith("France Economy and business Ferry & quay")


def test_the_reasons_that_the_import_gave_are_told(page: Tag) -> None:
    assert "(section “Trade” +3.0)" in page.get_text()


def test_copies_in_web_archives_are_a_link_away(page: Tag) -> None:
    assert [link["href"] for link in page.select(".archived a")] == [
        ARCHIVED,
        "https://web.archive.org/web/*/https://quay.example/ferry",
        "https://archive.today/https://quay.example/ferry",
    ]


def test_a_report_of_a_mistake_is_filled_in(page: Tag) -> None:
    links = [str(link["href"]) for link in page.select('a[href^="https://tracker.example/"]')]
    assert links == [
        "https://tracker.example/new?title=Ferry%20%26%20quay&body=https%3A//press.example/a/briefings/ferry/"
    ]


def test_only_a_summary_of_its_own_stands_above_the_text(site: Site, page: Tag) -> None:
    assert page.select_one(".standfirst") is None and "A first paragraph" in page.select_one(".brief-text").text
    assert '<p class="standfirst" lang="fr" dir="ltr">Un jour de pluie.</p>' in site.page("briefings/port/index.html")


def test_no_line_of_a_french_title_begins_with_a_sign(site: Site) -> None:
    title = BeautifulSoup(site.page("briefings/port/index.html"), "lxml").select_one("h1")
    assert title and title.text == "Le port\u00a0: «\u00a0rien ne va\u00a0»\u00a0!"
    assert title.text in site.page("index.html")


def test_the_search_shows_the_text_and_no_labels(site: Site) -> None:
    record = read_record(site.page("briefings/port/index.html"), "briefings/port/index.html")
    assert record.text == f"Un jour de pluie.\n{SENTENCE}"


def test_an_import_remembers_that_a_page_came_from_a_web_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = make_site(tmp_path_factory.mktemp("imported"))
    site.set(BRIEFINGS_SEARCH=False)
    text = "<p>The ferry left the quay at dawn, and forty people stood on its deck in the rain.</p>" * 6
    head = f"<!-- saved from url=({len(ARCHIVED):04}){ARCHIVED} --><title>Ferry</title>"
    site.write_text("saved/ferry.html", f"{head}<article><h1>The ferry left at dawn</h1>{text}</article>")
    site.build()
    written = next((site.folder / "content" / "briefings").rglob("*.md")).read_text(encoding="utf-8")
    assert f"archived: {ARCHIVED}" in written and "url: https://quay.example/ferry" in written
