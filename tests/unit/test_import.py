"""Importing a folder of saved pages, through the command that a curator runs."""

import re
import zipfile
from pathlib import Path

import pytest
from saved_pages import make_page, save_pages


def briefings_in(project: Path) -> dict[str, str]:
    folder = project / "content" / "briefings"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def only_briefing(project: Path) -> Path:
    (path,) = (project / "content" / "briefings").rglob("*.md")
    return path


@pytest.fixture
def saved(project):
    save_pages(project / "content" / "saved", 1)
    return project / "content" / "saved" / "page-000.html"


def test_a_saved_page_becomes_a_briefing(project, briefings, saved):
    assert "Imported 1" in briefings("import").stdout
    text = only_briefing(project).read_text("utf-8")
    assert ("title: Night ferry number 0" in text, "Odile Marrane" in text) == (True, True)


def test_a_second_import_changes_nothing(project, briefings, saved):
    briefings("import")
    before = {path: path.stat().st_mtime_ns for path in (project / "content").rglob("*.*")}
    assert "Imported 0, updated 0, unchanged 1" in briefings("import").stdout
    assert {path: path.stat().st_mtime_ns for path in (project / "content").rglob("*.*")} == before


def test_an_edit_survives_when_the_page_is_read_again(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    edited = path.read_text("utf-8").replace("---\n\n", "key_points:\n- Mine.\n---\n\nMy own first line.\n\n", 1)
    path.write_text(edited, "utf-8")
    briefings("import", "--again")
    assert path.read_text("utf-8") == edited


def test_a_page_saved_again_brings_its_news_beside_the_edit(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    path.write_text(path.read_text("utf-8").replace("The harbour council", "The port council", 1), "utf-8")
    addition = "<p>On Friday the company said that the first crossing had been sold out within an hour.</p>"
    saved.write_text(make_page(0, extra=addition), "utf-8")
    briefings("import")
    text = path.read_text("utf-8")
    assert ("The port council" in text, "sold out within an hour" in text) == (True, True)


def test_a_clash_keeps_the_edit_and_shows_the_difference(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    edited = path.read_text("utf-8").replace("on Tuesday", "on a Tuesday in March", 1)
    path.write_text(edited, "utf-8")
    saved.write_text(make_page(0).replace("on Tuesday", "on Wednesday"), "utf-8")
    assert "yours stands" in briefings("import").stdout
    (difference,) = (project / "content" / ".machine" / "conflicts").rglob("*.diff")
    assert "on a Tuesday in March" in path.read_text("utf-8")
    assert "Wednesday" in difference.read_text("utf-8")


def test_after_a_clash_the_next_import_brings_what_is_new(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    path.write_text(path.read_text("utf-8").replace("on Tuesday", "on a Tuesday in March", 1), "utf-8")
    saved.write_text(make_page(0).replace("on Tuesday", "on Wednesday"), "utf-8")
    briefings("import")
    addition = "<p>On Friday the company said that the first crossing had been sold out within an hour.</p>"
    saved.write_text(make_page(0, extra=addition).replace("on Tuesday", "on Wednesday"), "utf-8")
    assert "yours stands" not in briefings("import").stdout
    text = path.read_text("utf-8")
    assert ("on a Tuesday in March" in text, "sold out within an hour" in text) == (True, True)


def test_a_briefing_that_cannot_be_read_fails_the_import_and_is_left(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    broken = path.read_text("utf-8").replace("lang: en", "comment: Tarifa: nobody\nlang: en", 1)
    path.write_text(broken, "utf-8")
    saved.write_text(make_page(0).replace("on Tuesday", "on Wednesday"), "utf-8")
    done = briefings("import")
    assert (done.returncode, path.read_text("utf-8")) == (1, broken)


def test_a_deleted_briefing_stays_deleted(project, briefings, saved):
    briefings("import")
    only_briefing(project).unlink()
    briefings("import")
    assert briefings_in(project) == {}


def test_a_deleted_briefing_comes_back_when_asked_for(project, briefings, saved):
    briefings("import")
    only_briefing(project).unlink()
    briefings("import", "--again", str(Path("content/saved/page-000.html")))
    assert len(briefings_in(project)) == 1


def test_a_moved_briefing_is_not_imported_twice(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    moved = path.parent.parent / "05" / "renamed.md"
    moved.parent.mkdir()
    path.rename(moved)
    briefings("import", "--again")
    assert only_briefing(project) == moved


def test_a_lost_ledger_is_made_again_from_the_briefings(project, briefings, saved):
    briefings("import")
    (project / "content" / ".machine" / "imports.json").unlink()
    assert "unchanged 1" in briefings("import").stdout


def test_two_pages_of_one_title_give_two_briefings(project, briefings, saved):
    other = make_page(0).replace("/ferry-0", "/ferry-zero").replace("Odile Marrane", "Lene Holt")
    saved.with_name("other.html").write_text(other, "utf-8")
    briefings("import")
    assert len(briefings_in(project)) == 2


def test_a_bad_page_is_named_and_the_others_are_imported(project, briefings, saved):
    saved.with_name("empty.html").write_bytes(b"")
    done = briefings("import")
    assert (done.returncode, "Imported 1" in done.stdout, "empty.html" in done.stdout) == (1, True, True)


def test_a_failed_page_is_named_again_on_every_import(project, briefings, saved):
    saved.with_name("empty.html").write_bytes(b"")
    briefings("import")
    assert "empty.html" in briefings("import").stdout


def test_a_briefing_with_broken_front_matter_is_not_touched(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    path.write_text("---\ntitle: a: b\n---\nMine.\n", "utf-8")
    briefings("import", "--again")
    assert path.read_text("utf-8") == "---\ntitle: a: b\n---\nMine.\n"


def test_an_unknown_setting_is_named_with_the_nearest(project, briefings):
    settings = project / "pelican.conf.py"
    settings.write_text(settings.read_text("utf-8") + "\nBRIEFINGS_JOB = 2\n", "utf-8")
    done = briefings("import")
    assert (done.returncode, "Did you mean `BRIEFINGS_JOBS`?" in done.stderr) == (1, True)


def test_a_standfirst_is_the_summary_and_not_the_first_paragraph_too(project, briefings, saved):
    standfirst = "The council voted at midnight to keep the old lamps along the harbour wall."
    page = make_page(0).replace("<p>", f'<p class="standfirst">{standfirst}</p><p>', 1)
    saved.write_text(page, "utf-8")
    briefings("import")
    text = only_briefing(project).read_text("utf-8")
    assert " ".join(text.split()).count(standfirst) == 1


def test_what_a_player_says_to_old_browsers_is_not_in_the_briefing(project, briefings, saved):
    player = "<audio controls>Sorry, this program cannot play the sound of the harbour.</audio>"
    saved.write_text(make_page(0).replace("<p>", f"{player}<p>", 1), "utf-8")
    briefings("import")
    assert "cannot play the sound" not in only_briefing(project).read_text("utf-8")


def test_a_file_that_does_not_exist_is_said_not_to_with_the_nearest_name(project, briefings, saved):
    done = briefings("import", "content/saved/page-00.html")
    assert (done.returncode, "there is no such file. Did you mean `page-000.html`?" in done.stdout) == (1, True)


def test_a_briefing_that_cannot_be_read_is_named_with_its_line_when_its_page_is_read_again(project, briefings, saved):
    briefings("import")
    path = only_briefing(project)
    path.write_text(path.read_text("utf-8").replace("lang:", "comment: so: what\nlang:", 1), "utf-8")
    line = path.read_text("utf-8").split("\n").index("comment: so: what") + 1
    done = briefings("import", "--again")
    assert (done.returncode, "both changed" in done.stdout) == (1, False)
    assert f"{path.name}:{line}: the YAML is broken" in done.stdout
    path.write_text(path.read_text("utf-8").replace("so: what", "so what"), "utf-8")
    assert "updated 1" in briefings("import").stdout


@pytest.mark.parametrize("again", [False, True])
def test_a_failed_page_is_in_the_review_until_it_is_read_or_gone(project, briefings, saved, again):
    bad = saved.with_name("empty.html")
    bad.write_bytes(b"")
    briefings("import")
    done = briefings("review")
    assert (done.returncode, "empty.html: the file is empty" in done.stdout) == (1, True)
    bad.write_text(make_page(1), "utf-8") if again else bad.unlink()
    briefings("import")
    done = briefings("review")
    assert (done.returncode, "empty.html" in done.stdout) == (0, False)


def test_a_word_document_is_called_one(project, briefings):
    with zipfile.ZipFile(project / "content" / "saved" / "report.docx", "w") as document:
        for name in ("[Content_Types].xml", "word/document.xml", "word/notes.txt"):
            document.writestr(name, "<w>The ferry ran late on Tuesday, as it had on Monday.</w>")
    assert "report.docx: this is a Word document" in briefings("import").stdout


RIGHTS = [("", "full"), (", rights: excerpt", "excerpt"), (", rights: link", "link")]


@pytest.mark.parametrize(("entry", "written"), RIGHTS)
def test_the_rights_of_an_outlet_go_before_the_setting(project, briefings, saved, entry, written):
    domain = re.search(r"https://([a-z.-]+)/", saved.read_text("utf-8"))[1]
    with (project / "content" / "taxonomy" / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write(f"\ntest-outlet: {{name: Outlet, domains: [{domain}]{entry}}}\n")
    with (project / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nBRIEFINGS_RIGHTS = "full"\n')
    briefings("import")
    assert f"rights: {written}\n" in only_briefing(project).read_text("utf-8")


def test_an_outlet_that_a_pasted_text_only_names_is_the_one_in_the_list(project, briefings):
    with (project / "content" / "taxonomy" / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("\ntest-outlet: {name: The Tern Post, domains: [tern.example], country: NZ, rights: link}\n")
    text = "The harbour council met on Tuesday and settled the winter timetable of the ferry without a vote. " * 4
    head = "source: The Tern Post\nlang: en\n\nFerry timetable settled\n\nBy Ada Marlow\n\n3 March 2026"
    page = f"{head}\n\n{text}\n\n{text}\n"
    (project / "content" / "saved" / "note.txt").write_text(page, "utf-8")
    briefings("import")
    front = only_briefing(project).read_text("utf-8")
    assert "name: The Tern Post\n" in front and "country: NZ\n" in front and "rights: link\n" in front
