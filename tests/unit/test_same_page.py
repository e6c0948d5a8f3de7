"""One page has one briefing, under whatever names and however often it is saved; what was deleted stays deleted."""

from pathlib import Path

import pytest
from PIL import Image
from saved_pages import SENTENCES, make_page

NEWS = "<p>On Friday the company said that the first crossing had been sold out within an hour of its opening.</p>"
ADDRESS = "https://quay-courier.example/news/ferry-0"
PASTED = "The harbour council met on Tuesday and settled the winter timetable of the ferry without a vote. " * 4
SINGLEFILE = "<!-- Page saved with SingleFile\n url: {url}\n saved date: {day} 10:00:00 GMT+0000 -->"


def texts(project: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((project / "content" / "briefings").rglob("*.md"))]


def only_briefing(project: Path) -> Path:
    (path,) = (project / "content" / "briefings").rglob("*.md")
    return path


def saved_on(day: str, extra: str = "") -> str:
    """The page of number 0 as SingleFile saves it on a day such as `Mon Nov 02 2026`."""
    return SINGLEFILE.format(url=ADDRESS, day=day) + make_page(0, extra=extra)


@pytest.fixture
def page(project, briefings):
    """A saved page that was imported, and whose briefing has a line of the curator's."""
    path = project / "content" / "saved" / "page.html"
    path.write_text(make_page(0), "utf-8")
    briefings("import")
    briefing = only_briefing(project)
    briefing.write_text(briefing.read_text("utf-8").replace("---\n\n", "---\n\nMy own first line.\n\n", 1), "utf-8")
    return path


def move(page: Path) -> Path:
    moved = page.parent / "november" / "renamed.html"
    moved.parent.mkdir()
    return page.rename(moved)


def test_a_moved_page_keeps_its_briefing(project, briefings, page):
    move(page)
    assert "Imported 0, updated 1" in briefings("import").stdout
    text = only_briefing(project).read_text("utf-8")
    assert ("file: november/renamed.html" in text, "My own first line." in text) == (True, True)


def test_a_moved_page_is_unchanged_afterwards(project, briefings, page):
    move(page)
    briefings("import")
    assert "Imported 0, updated 0, unchanged 1" in briefings("import").stdout


def test_a_page_moved_and_changed_is_merged(project, briefings, page):
    move(page).write_text(make_page(0, extra=NEWS), "utf-8")
    briefings("import")
    text = only_briefing(project).read_text("utf-8")
    assert ("sold out within an hour" in text, "My own first line." in text) == (True, True)


def test_a_name_that_became_free_may_be_another_page_s(project, briefings, page):
    move(page)
    page.write_text(make_page(1), "utf-8")
    assert "Imported 1, updated 1" in briefings("import").stdout
    assert len(texts(project)) == 2


def test_a_copy_is_told_once_and_not_published(project, briefings, page):
    page.with_name("page (1).html").write_bytes(page.read_bytes())
    assert "page (1).html: the same file as page.html" in briefings("import").stdout
    assert "the same file" not in briefings("import", "--again").stdout
    assert len(texts(project)) == 1


def test_two_copies_that_are_new_make_one_briefing(project, briefings):
    for name in ("a.txt", "b.txt"):
        (project / "content" / "saved" / name).write_text(f"Ferry timetable settled\n\n{PASTED}\n\n{PASTED}\n", "utf-8")
    assert "b.txt: the same file as a.txt" in briefings("import").stdout
    assert len(texts(project)) == 1


def test_a_copy_takes_over_when_the_first_is_deleted(project, briefings, page):
    copy = page.with_name("page (1).html")
    copy.write_bytes(page.read_bytes())
    briefings("import")
    page.unlink()
    copy.write_text(make_page(0, extra=NEWS), "utf-8")
    briefings("import")
    assert "sold out within an hour" in only_briefing(project).read_text("utf-8")


def test_a_page_saved_again_under_another_name_is_merged_and_both_are_named(project, briefings, page):
    page.with_name("again.html").write_text(make_page(0, extra=NEWS), "utf-8")
    done = briefings("import")
    text = only_briefing(project).read_text("utf-8")
    assert "again.html (the same page as page.html)" in done.stdout
    assert ("sold out within an hour" in text, "My own first line." in text) == (True, True)


@pytest.mark.parametrize("names", [("a.html", "b.html"), ("b.html", "a.html")])
def test_the_newer_saving_wins_whichever_comes_first(project, briefings, names):
    older, newer = (project / "content" / "saved" / name for name in names)
    older.write_text(saved_on("Mon Nov 02 2026"), "utf-8")
    newer.write_text(saved_on("Tue Nov 03 2026", NEWS), "utf-8")
    briefings("import")
    briefings("import", "--again")
    assert "sold out within an hour" in only_briefing(project).read_text("utf-8")


def test_an_older_saving_that_comes_later_changes_nothing(project, briefings):
    saved = project / "content" / "saved"
    (saved / "new.html").write_text(saved_on("Tue Nov 03 2026", NEWS), "utf-8")
    briefings("import")
    before = only_briefing(project).read_text("utf-8")
    (saved / "old.html").write_text(saved_on("Mon Nov 02 2026"), "utf-8")
    assert "old.html: an older state of new.html" in briefings("import").stdout
    assert only_briefing(project).read_text("utf-8") == before


@pytest.mark.parametrize("address", ["https://quay-courier.example/", "https://quay-courier.example"])
def test_the_address_of_a_whole_site_makes_no_page_the_same(project, briefings, address):
    for number in (0, 1):
        text = make_page(number).replace(f"https://quay-courier.example/news/ferry-{number}", address)
        (project / "content" / "saved" / f"{number}.html").write_text(text, "utf-8")
    assert "the same address" not in briefings("import").stdout
    assert len(texts(project)) == 2


def test_two_articles_that_claim_one_address_are_put_up_for_review(project, briefings, page):
    other = make_page(1).replace("ferry-1", "ferry-0")
    for sentence in SENTENCES:
        other = other.replace(sentence, f"Elsewhere, {sentence.lower()}")
    page.with_name("other.html").write_text(other, "utf-8")
    assert "the same address was saved before" in briefings("import").stdout
    first, second = sorted((project / "content" / "briefings").rglob("*.md"))
    first.unlink()
    assert "the same address" not in briefings("import").stdout + briefings("review").stdout
    assert second.exists()


def test_a_renamed_briefing_keeps_what_a_merge_starts_from(project, briefings, page):
    briefing = only_briefing(project)
    renamed = briefing.rename(briefing.with_name("my-name.md"))
    briefings("import")
    page.write_text(make_page(0, extra=NEWS).replace("on Tuesday", "on Wednesday"), "utf-8")
    assert "both changed" not in briefings("import").stdout
    text = renamed.read_text("utf-8")
    assert ("on Wednesday" in text, "sold out within an hour" in text, "My own first line." in text) == (True,) * 3


def test_briefings_renamed_in_a_chain_keep_their_own_pages(project, briefings, page):
    page.with_name("second.html").write_text(make_page(1), "utf-8")
    briefings("import")
    first, second = sorted((project / "content" / "briefings").rglob("*.md"))
    second.rename(second.with_name("third.md"))
    first.rename(second)
    page.write_text(make_page(0, extra=NEWS), "utf-8")
    assert "both changed" not in briefings("import").stdout
    assert "sold out within an hour" in second.read_text("utf-8")
    assert "sold out within an hour" not in second.with_name("third.md").read_text("utf-8")


def test_a_briefing_of_a_page_with_a_long_name_is_found_when_it_was_renamed(project, briefings):
    name = "The night ferry gets a second crossing after years of dispute " * 2
    (project / "content" / "saved" / f"{name.strip()}.html").write_text(make_page(0), "utf-8")
    briefings("import")
    briefing = only_briefing(project)
    renamed = briefing.rename(briefing.with_name("my-name.md"))
    briefings("import", "--again")
    assert only_briefing(project) == renamed


def test_a_deleted_briefing_stays_deleted_when_its_page_changes_and_it_is_said(project, briefings, page):
    only_briefing(project).unlink()
    page.write_text(make_page(0, extra=NEWS), "utf-8")
    done = briefings("import")
    assert "page.html: its briefing was deleted; `briefings import --again page.html` brings it back" in done.stdout
    assert texts(project) == []


def test_a_deleted_briefing_comes_back_by_the_command_that_is_named(project, briefings, page):
    only_briefing(project).unlink()
    page.write_text(make_page(0, extra=NEWS), "utf-8")
    briefings("import")
    assert "Imported 1" in briefings("import", "--again", "page.html").stdout
    assert "sold out within an hour" in only_briefing(project).read_text("utf-8")


def test_a_deleted_briefing_does_not_come_back_with_a_moved_page(project, briefings, page):
    only_briefing(project).unlink()
    move(page)
    briefings("import")
    assert texts(project) == []


def save_complete(folder: Path) -> Path:
    """A page as a browser saves it with its folder, the folder still missing; where the folder belongs."""
    picture = '<img src="./ferry_files/boat.png" width="900" height="600" alt="A boat at the quay">'
    page = make_page(0).replace("<p>", f"{picture}<p>", 1)
    mark = f"<!-- saved from url=(0044){ADDRESS} -->\n"
    (folder / "ferry.html").write_text(page.replace("<html", f"{mark}<html", 1), "utf-8")
    return folder / "ferry_files"


def add_picture(folder: Path, shade: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    picture = Image.new("RGB", (900, 600 + shade), (shade, 90, 90))
    picture.save(folder / "boat.png")


def test_a_page_without_its_folder_is_put_up_for_review_and_gets_no_invented_address(project, briefings):
    save_complete(project / "content" / "saved")
    assert "put ferry_files beside the page" in briefings("import").stdout
    assert "boat.png" not in only_briefing(project).read_text("utf-8")


def test_a_folder_that_comes_later_brings_its_pictures(project, briefings):
    folder = save_complete(project / "content" / "saved")
    briefings("import")
    add_picture(folder)
    assert "updated 1" in briefings("import").stdout
    assert "file: images/" in only_briefing(project).read_text("utf-8")


def test_a_picture_that_changes_in_the_folder_is_taken(project, briefings):
    folder = save_complete(project / "content" / "saved")
    add_picture(folder)
    briefings("import")
    before = only_briefing(project).read_text("utf-8")
    add_picture(folder, shade=9)
    briefings("import")
    assert only_briefing(project).read_text("utf-8") != before


def test_a_page_with_an_unchanged_folder_is_unchanged(project, briefings):
    add_picture(save_complete(project / "content" / "saved"))
    briefings("import")
    assert "updated 0, unchanged 1" in briefings("import").stdout


def test_a_folder_that_is_gone_takes_no_picture_from_the_briefing(project, briefings):
    folder = save_complete(project / "content" / "saved")
    add_picture(folder)
    briefings("import")
    folder.rename(project / "elsewhere")
    briefings("import")
    assert "file: images/" in only_briefing(project).read_text("utf-8")
