"""Pages that look at many briefings at once: editions, stories, people, the atlas, the balance, the check sums."""

import hashlib
import json
import re

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from sites import Site


def write_news(site: Site) -> None:
    """Six briefings of three days: one story told by three outlets, the rest alone."""
    for number, (lang, outlet) in enumerate((("fr", "Le Quai"), ("en", "The Courier"), ("es", "La Ribera"))):
        site.write(
            f"ferry-{number}",
            title=f"Ferry aground, told by {outlet}",
            date=f"2026-03-0{number + 1}T10:00:00+00:00",
            lang=lang,
            source={"name": outlet},
            story="ferry",
            topics=["disaster"],
            regions=["ES"],
        )
    for name, topic in (("storm", "weather"), ("vote", "politics"), ("match", "sport")):
        site.write(
            name,
            date="2026-03-03T12:00:00+00:00",
            authors=["Ana Ruiz"],
            tags=["spring"],
            topics=[topic],
            regions=["PT"],
        )


def titles(page: str) -> list[str]:
    """The titles of a page's cards, in order."""
    return [link.get_text() for link in BeautifulSoup(page, "lxml").select("main .title > a")]


def test_a_story_has_a_page_with_every_outlet_the_newest_first(site: Site) -> None:
    write_news(site)
    site.build()
    told = re.findall(r"told by (\w+ \w+)</a>", site.page("stories/ferry/index.html"))
    assert told == ["La Ribera", "The Courier", "Le Quai"]


def test_a_copy_of_an_agencys_text_is_marked_and_the_first_report_is_not(site: Site) -> None:
    for name in ("first", "copy"):
        site.write(name, source={"name": f"The {name.title()}"})
    places = [f"briefings/{name}.md" for name in ("first", "copy")]
    story = {"title": "first", "first": "2026-03-01", "last": "2026-03-01", "briefings": places}
    story["copies"] = {places[1]: places[0]}  # type: ignore[assignment]
    site.write_text(".machine/stories.json", json.dumps({"ferry": story}))
    site.build()
    items = BeautifulSoup(site.page("stories/ferry/index.html"), "lxml").select("main li")
    marked = [item.select_one("a.title") for item in items if "Same agency text" in item.get_text()]
    assert [link.get_text() for link in marked if link] == ["copy"]


def test_an_edition_tells_a_story_once_and_first_and_in_the_sites_language(site: Site) -> None:
    write_news(site)
    site.build()
    told = titles(site.page("editions/2026-w10/index.html"))
    assert told[0] == "Ferry aground, told by The Courier"
    assert sum("Ferry" in title for title in told) == 1


def test_the_curators_order_comes_before_the_rule(site: Site) -> None:
    write_news(site)
    site.write_text("editions/2026-03-03.yaml", "headline: A quiet day\norder: [vote, storm]\n")
    site.build()
    page = site.page("editions/2026-03-03/index.html")
    assert titles(page)[:2] == ["vote", "storm"] and "A quiet day" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("headlin: A day\n", "Did you mean `headline`?"),
        ("order: [storn]\n", "Did you mean “storm”? Until then nothing of this file is used."),
        ("order: storm\n", "`order` must be a list"),
        ("headline: [\n", "this is not YAML"),
    ],
)
def test_a_fault_in_the_curators_file_is_told_and_the_build_goes_on(site: Site, text: str, said: str) -> None:
    write_news(site)
    site.write_text("editions/2026-03-03.yaml", text)
    done = site.build()
    assert done.returncode == 1 and said in done.stdout and "2026-03-03.yaml" in done.stdout
    assert titles(site.page("editions/2026-03-03/index.html"))


def test_a_thin_day_gives_the_front_page_to_its_week(site: Site) -> None:
    write_news(site)
    site.write("late", date="2026-03-05T10:00:00+00:00")
    site.build()
    assert "editions/2026-w10/" in site.page("index.html").split("</h1>")[0]


def test_when_the_week_is_thin_too_the_newest_of_all_make_up_the_front_page(site: Site) -> None:
    for month in range(1, 7):
        site.write(f"rain-{month}", date=f"2026-0{month}-01T10:00:00+00:00")
    site.build()
    page = site.page("index.html")
    assert len(titles(page.split("end-mark")[0] + "</main>")) == 6
    heading = BeautifulSoup(page, "lxml").select_one("h1")
    assert heading and heading.text == "Briefings of Jan 1\u2009–\u2009Jun 1, 2026"


def test_an_edition_of_a_week_tells_its_days(site: Site) -> None:
    write_news(site)
    site.build()
    facts = BeautifulSoup(site.page("editions/2026-w10/index.html"), "lxml").select_one(".edition-name .quiet")
    assert facts and facts.text.endswith(", Mar 2\u2009–\u20093, 2026")


def test_a_part_of_a_topic_is_named_once(site: Site) -> None:
    for number in range(3):
        site.write(f"rain-{number}", topics=["arts/music", "weather"], regions=["PT"])
    site.build()
    soup = BeautifulSoup(site.page("topics/arts/index.html"), "lxml")
    assert len(soup.select(".children a")) == 1 and len(soup.select('.narrow a[href*="topic="][href$="Weather"]')) == 1
    assert [link.text for link in soup.select(".narrow dd:first-of-type a")] == ["Weather 3"]


def test_a_site_without_briefings_says_what_to_do(site: Site) -> None:
    site.build()
    main = BeautifulSoup(site.page("index.html"), "lxml").select_one("main")
    assert main and "content/saved/" in main.text and not main.select("a")


def test_people_and_tags_with_one_briefing_have_no_page_and_no_link(site: Site) -> None:
    site.write("rain", authors=["Ana Ruiz"], tags=["spring"])
    site.build()
    assert not (site.output / "authors").exists() and not (site.output / "tags").exists()
    assert "authors/" not in site.page("briefings/rain/index.html")


def test_people_and_tags_with_more_have_a_page_that_their_briefings_link_to(site: Site) -> None:
    write_news(site)
    site.build()
    assert len(titles(site.page("authors/ana-ruiz/index.html"))) == 3
    page = site.page("briefings/vote/index.html")
    assert "/authors/ana-ruiz/" in page and "/tags/spring/" in page


def test_a_second_briefing_gives_the_first_its_link_to_the_tag(site: Site) -> None:
    site.write("rain", tags=["spring"])
    site.build()
    site.write("sun", tags=["spring"])
    site.build()
    assert "/tags/spring/" in site.page("briefings/rain/index.html")


def test_every_spelling_of_a_curated_name_leads_to_its_one_page(site: Site) -> None:
    names = "ada:\n  kind: person\n  labels: {en: Ada Marlow, ru: Ада Марлоу}\n  aliases: [A. Marlow]\n"
    site.write_text("taxonomy/names.yaml", names)
    site.write("rain", tags=["A. Marlow"])
    site.write("snow", tags=["Ада Марлоу"])
    site.build()
    page = site.page("tags/ada/index.html")
    assert len(titles(page)) == 2
    assert "A. Marlow" in page and "Person" in page
    assert [path.name for path in (site.output / "tags").iterdir() if path.is_dir()] == ["ada"]
    assert "/tags/ada/" in site.page("briefings/rain/index.html")


def test_the_list_of_tags_shows_names_by_what_they_are(site: Site) -> None:
    found = {"names": {"Ada Marlow": "person", "Harbour Union": "organisation", "Port Ellin": "place"}}
    for name in ("rain", "snow"):
        site.write(name, tags=["Ada Marlow", "Harbour Union", "Port Ellin", "ferries"], provenance=found)
    site.build()
    soup = BeautifulSoup(site.page("tags.html"), "lxml")
    shown = {
        part["id"]: [link.get_text() for link in part.select(".row a")] for part in soup.select("main section[id]")
    }
    assert shown == {
        "people": ["Ada Marlow"],
        "organisations": ["Harbour Union"],
        "places": ["Port Ellin"],
        "other_tags": ["ferries"],
    }


def test_an_outlet_in_the_list_has_one_page_whether_by_domain_or_by_name(site: Site) -> None:
    site.write_text("taxonomy/sources.yaml", "post: {name: The Tern Post, domains: [tern.example], country: NZ}\n")
    site.write("rain", source={"name": "Tern Post Online", "domain": "tern.example"})
    site.write("wind", source={"name": "the tern post"})
    site.build()
    assert len(titles(site.page("sources/post/index.html"))) == 2


def test_a_topic_in_a_region_has_a_page(site: Site) -> None:
    write_news(site)
    site.build()
    assert len(titles(site.page("topics/disaster/in/es/index.html"))) == 3


def cells_of(page: str, section: str, row: str) -> dict[str, str]:
    """The figures in a row of a table of the atlas with what each leads to."""
    soup = BeautifulSoup(page, "lxml")
    table = soup.select_one(f"[aria-labelledby={section}] table")
    assert table
    heads = [head.get_text() for head in table.select("thead th")[1:]]
    found = next(tr for tr in table.select("tbody tr") if tr.th and tr.th.get_text() == row)
    return {head: str(td.a["href"]) if td.a else "" for head, td in zip(heads, found.select("td"), strict=True)}


def test_the_atlas_counts_countries_in_its_table_and_links_to_them(site: Site) -> None:
    write_news(site)
    site.build()
    page = site.page("atlas.html")
    rows = dict(re.findall(r'regions/(\w\w)/"><span[^>]+>[^<]+</span>(\d+)</a></td>', page))
    assert rows == {"es": "3", "pt": "3"}
    assert page.count("<title>Spain: 3 briefings</title>") == 1


def test_the_latest_year_and_month_of_a_country_lead_to_a_search_for_just_them(site: Site) -> None:
    site.write("rain", date="2026-03-31T10:00:00+00:00", regions=["PT"])
    site.write("old", date="2025-07-01T10:00:00+00:00", regions=["PT"])
    site.build()
    assert cells_of(site.page("atlas.html"), "map-name", "Portugal") == {
        "In all": "/regions/pt/",
        "Last 12 months": "/search/?region=Portugal&after=2025-03-31T10%3A00",
        "Last 30 days": "/search/?region=Portugal&after=2026-03-01T10%3A00",
    }


def test_a_country_in_a_year_of_the_atlas_leads_to_a_search_in_its_months(site: Site) -> None:
    for month in (1, 3):
        site.write(f"rain-{month}", date=f"2026-0{month}-01T10:00:00+00:00", regions=["PT"])
    site.build()
    cells = cells_of(site.page("atlas/2026/index.html"), "map-name", "Portugal")
    assert list(cells.values()) == ["/search/?region=Portugal&period=2026-01&period=2026-03"]


def test_a_topic_in_a_country_in_a_month_leads_to_a_search_for_all_below_the_topic(site: Site) -> None:
    for topic in ("economy", "economy/energy"):
        site.write(topic[-3:], date="2026-03-01T10:00:00+00:00", regions=["PT"], topics=[topic])
    site.build()
    cells = cells_of(site.page("atlas/2026/03/index.html"), "matrix-name", "Portugal")
    (found,) = cells.values()
    assert found.startswith("/search/?region=Portugal&topic=Econ") and found.count("topic=") == 2


@pytest.mark.parametrize(("code", "name"), [("CD", "Congo - Kinshasa"), ("TL", "Timor-Leste"), ("XK", "Kosovo")])
def test_a_country_whose_code_is_newer_than_its_number_is_on_the_map(code: str, name: str, site: Site) -> None:
    site.write("rain", regions=[code])
    site.build()
    assert f"<title>{name}: 1 briefing</title>" in site.page("atlas.html")


def test_the_balance_names_a_topic_that_one_outlet_speaks_for(site: Site) -> None:
    for number in range(3):
        site.write(f"vote-{number}", topics=["politics"], source={"name": "The Courier"})
    site.build()
    assert "most briefings come from one source, The Courier" in site.page("balance.html")


def test_the_check_sums_are_those_of_the_files(site: Site) -> None:
    file = site.write("rain")
    site.build()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert site.page("SHA256SUMS.txt") == f"{digest}  briefings/rain.md\n"


def test_a_citation_can_be_saved_in_each_form(site: Site) -> None:
    site.write("rain", title="Rain & sun", authors=["Ana Ruiz"])
    site.build()
    page = site.page("briefings/rain/index.html")
    assert re.findall(r'download="rain\.(\w+)"', page) == ["bib", "ris", "json"]
    assert "Ana%20Ruiz" in page


def test_a_front_page_that_is_made_up_tells_a_story_once_too(site: Site) -> None:
    for month, lang in enumerate(("fr", "en", "es"), start=1):
        site.write(f"ferry-{lang}", date=f"2026-0{month}-01T10:00:00+00:00", lang=lang, story="ferry")
    site.write("rain", date="2026-05-01T10:00:00+00:00")
    site.build()
    assert sorted(titles(site.page("index.html").split("end-mark")[0] + "</main>")) == ["ferry-en", "rain"]


def test_a_year_of_the_atlas_leads_to_its_months_the_latest_first(site: Site) -> None:
    for month in (1, 3):
        site.write(f"rain-{month}", date=f"2026-0{month}-01T10:00:00+00:00", regions=["PT"])
    site.write("old", date="2025-07-01T10:00:00+00:00", regions=["ES"])
    site.build()
    soup = BeautifulSoup(site.page("atlas/2026/index.html"), "lxml")
    assert [link["href"] for link in soup.select(".children a")] == ["/atlas/2026/03/", "/atlas/2026/01/"]


def test_the_atlas_of_a_period_counts_its_own_briefings_alone(site: Site) -> None:
    site.write("rain", date="2026-03-01T10:00:00+00:00", regions=["PT"])
    site.write("old", date="2025-07-01T10:00:00+00:00", regions=["ES"])
    site.build()
    page = site.page("atlas/2026/03/index.html")
    assert "regions/pt/" in page and "regions/es/" not in page


def test_the_story_that_most_outlets_tell_leads_an_edition_even_over_a_picture(site: Site) -> None:
    write_news(site)
    (site.folder / "content" / "images").mkdir()
    Image.new("RGB", (300, 200)).save(site.folder / "content" / "images" / "field.png")
    site.write("field", date="2026-03-03T15:00:00+00:00", image={"file": "images/field.png"}, summary="A field.")
    site.build()
    lead = BeautifulSoup(site.page("editions/2026-w10/index.html"), "lxml").select_one(".lead .title")
    assert lead and lead.get_text() == "Ferry aground, told by The Courier"


def test_also_covered_by_names_no_outlet_twice_and_not_the_briefing_s_own(site: Site) -> None:
    for day, outlet in enumerate(("Quay", "Tern", "Tern", "Quay", "Gull"), start=1):
        source = {"name": outlet, "url": f"https://{outlet.casefold()}.example/{day}"}
        site.write(f"ferry-{day}", date=f"2026-03-0{day}T10:00:00+00:00", story="ferry", source=source)
    site.build()
    lines = BeautifulSoup(site.page("index.html"), "lxml").select(".also")
    assert {tuple(sorted(link.text for link in line.select("a"))) for line in lines} <= {
        ("Quay", "Tern"), ("Gull", "Tern"), ("Gull", "Quay"),
    }  # fmt: skip
    assert lines
