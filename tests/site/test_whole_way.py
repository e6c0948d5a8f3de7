"""From a saved page to a published page, as `make html` and `make publish` go."""

import hashlib
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sites import ROOT, Site, make_site

SAMPLES = ROOT / "content" / "saved" / "samples"
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://reader.example/press/briefings"
SAVED = {
    "harrow/en-tidal.html": "plain",
    "marfa/ar-miyah.mhtml": "MHTML",
    "lequai/fr-tribune.txt": "pasted",
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Site:
    """A project into which three pages in three languages and forms were saved."""
    site = make_site(tmp_path)
    for name in SAVED:
        target = site.folder / "content" / "saved" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / name, target)
    return site


def digests(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of its bytes and the time of its last writing."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{path.stat().st_mtime_ns} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in files
    }


def test_three_saved_pages_become_three_pages_of_the_site(newsroom: Site) -> None:
    done = newsroom.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 imported" in done.stdout
    assert len(list((newsroom.output / "briefings").glob("*/*/*/index.html"))) == 3


def test_a_second_build_imports_nothing_and_writes_no_markdown(newsroom: Site) -> None:
    newsroom.build()
    before = digests(newsroom.folder / "content")
    done = newsroom.build()
    assert "0 imported" in done.stdout and "3 unchanged" in done.stdout
    assert digests(newsroom.folder / "content") == before


def test_the_summary_says_where_the_site_is(newsroom: Site) -> None:
    assert str(newsroom.output) in newsroom.build().stdout


def test_a_published_site_names_its_own_address_in_every_feed(newsroom: Site) -> None:
    newsroom.build("--settings", "publishconf.py", SITEURL=ADDRESS)
    feeds = list(newsroom.output.rglob("*.xml"))
    assert len(feeds) > 5
    for feed in feeds:
        for link in ElementTree.parse(feed).iter(f"{ATOM}link"):
            assert link.get("href", "").startswith(f"{ADDRESS}/"), f"{feed}: {link.get('href')}"


def test_a_published_page_links_to_nothing_outside_its_subpath(newsroom: Site) -> None:
    newsroom.build("--settings", "publishconf.py", SITEURL=ADDRESS)
    for page in newsroom.output.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="(/[^"]*)"', page.read_text(encoding="utf-8")):
            assert address.startswith("/press/briefings/"), f"{page.name}: {address}"


def test_publishing_ends_with_where_to_copy_the_site(newsroom: Site) -> None:
    told = newsroom.build("--settings", "publishconf.py", SITEURL=ADDRESS).stdout
    assert f"The site is in {newsroom.output}/; to publish it, copy what is in there to {ADDRESS}." in told
    assert "make serve" not in told


def test_publishing_without_an_address_says_what_to_do(newsroom: Site) -> None:
    done = newsroom.build("--settings", "publishconf.py", SITEURL="")
    assert done.returncode == 2
    assert "make publish SITEURL=https://" in done.stderr
    assert done.stderr.count("publishconf.py") == 1


def test_region_and_source_list_the_briefing(newsroom: Site) -> None:
    newsroom.build()
    briefing = next(newsroom.output.glob("briefings/*/*/*turbines*")).relative_to(newsroom.output).as_posix()
    source = next(newsroom.output.glob("sources/*harrow*")).name
    for page in ("regions/gb/index.html", f"sources/{source}/index.html"):
        assert f"{briefing}/" in newsroom.page(page), page


def test_a_topic_or_region_that_no_list_has_is_named_with_the_nearest_and_the_page_is_built(newsroom: Site) -> None:
    newsroom.write("late", topics=["Polittics"], regions=["fr", "Franse"])
    done = newsroom.build()
    assert "briefings/late.md: unknown topic “Polittics”. Did you mean politics (Politics)?" in done.stdout
    assert "briefings/late.md: unknown region “Franse”. Did you mean FR (France)?" in done.stdout
    assert (done.returncode, "“fr”" in done.stdout) == (0, False)
    assert any(page.parent.name == "late" for page in newsroom.output.rglob("index.html"))


def test_a_key_that_is_nearly_ours_is_named_and_another_is_the_curators_own(newsroom: Site) -> None:
    newsroom.write("keyed", keypoints=["One."], coment="Mine.", photographer="Ada")
    done = newsroom.build()
    assert "briefings/keyed.md: unknown key `keypoints`. Did you mean `key_points`?" in done.stdout
    assert "briefings/keyed.md: unknown key `coment`. Did you mean `comment`?" in done.stdout
    assert (done.returncode, "photographer" in done.stdout) == (0, False)


def test_a_page_that_failed_is_named_once_by_its_place_in_the_saved_folder(newsroom: Site) -> None:
    newsroom.write_text("saved/empty.html", "")
    done = newsroom.build()
    (line,) = [line.strip() for line in done.stdout.splitlines() if "empty.html" in line]
    assert line.startswith("empty.html: the file is empty.")
