"""What the curator says is kept, learnt from, and what needs the curator is listed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from saved_pages import save_pages

from briefings.article import Article, SavedPage, Source
from briefings.classify import classify_with
from briefings.classify.learned import Curated, Learned, learn, load_learned, write_learned
from briefings.cli import main
from briefings.curation.edit import set_text
from briefings.curation.merge import merge_briefing
from briefings.frontmatter import read_briefing
from briefings.taxonomy import load_taxonomy

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
HEAD = (
    "---\ntitle: {title}\ndate: 2026-05-0{day}\nlang: en\nkicker: Town Hall Notes\nsource: {{domain: herald.example}}\n"
)
WORDS = {"topic": "politics", "section": "town-hall-notes", "domain": "herald.example", "language": "en", "tags": ()}


def curated(count: int, topic: str = "politics", title: str = "Aldermen squabble again") -> list[Curated]:
    return [Curated(**{**WORDS, "topic": topic, "title": f"{title} {number}"}) for number in range(count)]  # type: ignore[arg-type]


def briefing(folder: Path, number: int, topics: str, machine_topics: str, title: str = "Aldermen squabble") -> None:
    name = Path("briefings") / "2026" / f"{number}.md"
    for base, given in ((folder / "content", topics), (folder / "content" / ".machine", machine_topics)):
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        head = HEAD.format(title=f"{title} {number}", day=number % 9 + 1)
        (base / name).write_text(f"{head}topics: [{given}]\nregions: [GB]\n---\n\nText.\n", "utf-8")


def article(title: str, kicker: str = "Town Hall Notes") -> Article:
    page = SavedPage(name="page.html", form="html", data=b"")
    return Article(page=page, title=title, kicker=kicker, lang="en", source=Source(domain="herald.example"))


def test_three_corrections_of_a_section_teach_its_topic_and_the_note_says_so() -> None:
    page = article("Qqq at the zzz")
    taxonomy = load_taxonomy()
    assert classify_with(page, taxonomy, Learned()).topics == ()
    taught = classify_with(page, taxonomy, learn(curated(3)))
    assert taught.topics == ("politics",)
    assert any("learnt: section “town-hall-notes” of herald.example (3 of 3)" in note.reason for note in taught.notes)


def test_two_corrections_teach_nothing() -> None:
    assert learn(curated(2)) == Learned()


def test_one_wrong_correction_among_many_changes_nothing() -> None:
    learned = learn([*curated(6), *curated(1, topic="sport")])
    assert learned.sections["herald.example town-hall-notes"].means == "politics"
    assert all(lesson.means == "politics" for lesson in learned.words.values())


def test_learnt_words_help_with_titles_that_were_not_seen() -> None:
    taxonomy = load_taxonomy()
    learned = learn(curated(4))
    unseen = [replace(article(f"Aldermen {end}", kicker="")) for end in ("reconvene", "qqq zzz", "at loggerheads")]
    right = [classify_with(page, taxonomy, learned).topics[:1] == ("politics",) for page in unseen]
    before = [classify_with(page, taxonomy, Learned()).topics[:1] == ("politics",) for page in unseen]
    assert sum(right) > sum(before)


def test_a_tag_teaches_a_region() -> None:
    rows = [Curated("a.example", "", "en", "Title", ("Vale of Qor",), region="IN") for _ in range(3)]
    page = replace(article("Snow closes the pass"), keywords=("Vale of Qor",))
    assert classify_with(page, load_taxonomy(), learn(rows)).regions[:1] == ("IN",)


def test_the_file_reads_as_it_was_written(tmp_path: Path) -> None:
    learned = learn(curated(3))
    (tmp_path / "learned.yaml").write_text(write_learned(learned), "utf-8")
    assert load_learned(tmp_path) == learned


def test_tags_learn_reads_corrections_and_not_what_the_machine_said(project: Path, briefings: Run) -> None:
    for number in range(3):
        briefing(project, number, topics="politics", machine_topics="sport")
    for number in range(3, 9):
        briefing(project, number, topics="economy", machine_topics="economy", title="Ledger closes")
    done = briefings("tags", "learn")
    assert done.returncode == 0, done.stderr
    rows = yaml.safe_load((project / "content" / "taxonomy" / "learned.yaml").read_text("utf-8"))
    assert rows["sections"] == {"herald.example town-hall-notes": {"means": "politics", "agreed": 3, "of": 3}}
    assert not any("ledger" in word for word in rows["words"])


def test_tags_learn_takes_a_regions_name_for_its_code(project: Path, briefings: Run) -> None:
    for number in range(3):
        briefing(project, number, topics="sport", machine_topics="sport")
        file = project / "content" / "briefings" / "2026" / f"{number}.md"
        file.write_text(
            file.read_text("utf-8").replace("regions: [GB]", "regions: [India]\ntags: [Vale of Qor]"), "utf-8"
        )
    assert "tag “vale of qor” means IN (3 of 3)" in briefings("tags", "learn").stdout


def test_taxonomy_list_prints_topics_and_regions_as_front_matter_has_them(project: Path, briefings: Run) -> None:
    lines = briefings("taxonomy", "list").stdout.splitlines()
    assert {"topic  politics/elections  Elections", "region  DE  Germany", "region  150  Europe"} <= set(lines)


def test_tags_check_lists_what_would_change_and_changes_nothing(project: Path, briefings: Run) -> None:
    for number in range(4):
        briefing(project, number, topics="politics", machine_topics="sport")
    briefing(project, 7, topics="", machine_topics="", title="Qqq zzz")
    briefings("tags", "learn")
    before = (project / "content/briefings/2026/7.md").read_bytes()
    done = briefings("tags", "check")
    assert "briefings/2026/7.md: none → politics" in done.stdout
    assert "2026/1.md" not in done.stdout
    assert (project / "content/briefings/2026/7.md").read_bytes() == before


def test_a_new_import_never_changes_topics_that_the_curator_set() -> None:
    head = "---\ntitle: T\ndate: 2026-01-01\n"
    base = f"{head}topics: [sport]\n---\n\nOld.\n"
    new = f"{head}topics: [economy]\nstory: x\n---\n\nNew.\n"
    mine = f"{head}topics: [politics]\n---\n\nOld.\n"
    merge = merge_briefing(base, new, mine)
    assert merge.conflicts == ()
    assert "topics: [politics]" in merge.text
    assert "New." in merge.text


def test_split_and_join_write_the_front_matter_and_leave_the_rest(project: Path, briefings: Run) -> None:
    for number in (1, 2):
        briefing(project, number, topics="politics", machine_topics="politics")
    one, two = (project / "content" / "briefings" / "2026" / f"{number}.md" for number in (1, 2))
    body = two.read_text("utf-8")
    assert briefings("story", "join", str(one), str(two), "--id", "squabble").returncode == 0
    assert read_briefing(one).front["story"] == read_briefing(two).front["story"] == "squabble"
    assert "squabble" in briefings("story", "list").stdout
    assert briefings("story", "split", str(two)).returncode == 0
    assert two.read_text("utf-8").replace("story: alone\n", "") == body
    assert "squabble" not in briefings("story", "list").stdout


def test_a_key_is_replaced_in_place(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("---\n# mine\ntitle: T\nstory: old\ndate: 2026-01-01\n---\n\nstory: not this\n", "utf-8")
    set_text(file, "story", "new")
    assert file.read_text("utf-8") == "---\n# mine\ntitle: T\nstory: new\ndate: 2026-01-01\n---\n\nstory: not this\n"


def test_review_lists_a_briefing_without_topic_and_the_next_step(project: Path, briefings: Run) -> None:
    briefing(project, 1, topics="", machine_topics="")
    briefing(project, 2, topics="politics", machine_topics="politics")
    done = briefings("review")
    assert "briefings/2026/1.md: it has no topic" in done.stdout
    assert "Set `topics:`" in done.stdout
    assert "2026/2.md" not in done.stdout
    assert "1 matter: 1 topic" in done.stdout


@pytest.mark.parametrize("command", ["explain", "story split"])
def test_a_path_that_a_command_printed_can_be_given_back(project: Path, briefings: Run, command: str) -> None:
    save_pages(project / "content" / "saved", 1)
    printed = briefings("import").stdout.split("→ ")[1].split()[0]
    assert (printed.split("/")[0], briefings(*command.split(), printed).returncode) == ("briefings", 0)


def test_a_saved_page_can_be_given_as_commands_print_it(project: Path, briefings: Run) -> None:
    save_pages(project / "content" / "saved", 1)
    briefings("import")
    assert "page-000.html, read as html" in briefings("explain", "page-000.html").stdout
    assert "Night ferry number 0" in briefings("extract", "page-000.html").stdout
    assert "updated 1" in briefings("import", "--again", "page-000.html").stdout


@pytest.mark.parametrize("command", [["tags"], ["story"], ["rule"], ["taxonomy"], []])
def test_a_command_without_an_action_prints_its_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 2
    assert "--help" in capsys.readouterr().out


def test_a_briefing_is_explained_by_its_saved_page_and_by_what_was_changed(project: Path, briefings: Run) -> None:
    save_pages(project / "content" / "saved", 1)
    briefings("import")
    (path,) = (project / "content" / "briefings").rglob("*.md")
    path.write_text(path.read_text("utf-8").replace("title: Night", "title: Late", 1), "utf-8")
    place = str(path.relative_to(project))
    told = briefings("explain", place).stdout
    assert "page-000.html, read as html" in told
    lines = [line.split(" ferry")[0].strip() for line in told.split("What you changed since")[1].splitlines()]
    assert lines == ["", "-title: Night", "+title: Late"]
    (project / "content" / "saved" / "page-000.html").unlink()
    gone = briefings("explain", place)
    assert (gone.returncode, "its saved page is gone: content/saved/page-000.html" in gone.stderr) == (1, True)


def test_remove_samples_puts_a_neutral_text_in_the_place_of_the_sample_page_alone(project: Path) -> None:
    page = project / "content" / "pages" / "about.md"
    page.parent.mkdir()
    shipped = (ROOT / "content" / "pages" / "about.md").read_text("utf-8")
    script = [sys.executable, str(ROOT / "tools" / "remove_samples.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    kept = []
    for text in (shipped, f"{shipped}\nOurs.\n"):
        page.write_text(text, "utf-8")
        subprocess.run(script, cwd=project, env=environment, check=True, capture_output=True)
        kept.append(page.read_text("utf-8"))
    assert ("sample" in kept[0], "title: About" in kept[0], kept[1]) == (False, True, f"{shipped}\nOurs.\n")


def test_review_lists_an_unknown_region_with_what_may_be_meant(project: Path, briefings: Run) -> None:
    briefing(project, 1, topics="politics", machine_topics="politics")
    file = project / "content" / "briefings" / "2026" / "1.md"
    file.write_text(file.read_text("utf-8").replace("[GB]", "[Germny]"), "utf-8")
    told = briefings("review").stdout
    assert "region   briefings/2026/1.md: unknown region “Germny”\n         Did you mean DE (Germany)?" in told


def test_review_of_nothing_says_so(project: Path, briefings: Run) -> None:
    assert briefings("review").stdout == "Nothing needs you.\n"


@pytest.mark.parametrize(("arguments", "said"), [((" ",), "needs a title"), (("A", "--lang", "deutsch"), "as `de`")])
def test_new_refuses_what_the_build_would(project: Path, briefings: Run, arguments: tuple[str, ...], said: str) -> None:
    done = briefings("new", *arguments)
    assert (done.returncode != 0, said in done.stderr, list(project.rglob("*.md"))) == (True, True, [])


def remove_samples(project: Path) -> str:
    script = [sys.executable, str(ROOT / "tools" / "remove_samples.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    return subprocess.run(script, cwd=project, env=environment, check=True, capture_output=True, text=True).stdout


def test_remove_samples_takes_the_samples_and_leaves_what_is_the_curator_s(project: Path, briefings: Run) -> None:
    samples = ROOT / "content" / "saved" / "samples" / "harrow"
    shutil.copytree(samples, project / "content" / "saved" / "samples" / "harrow")
    save_pages(project / "content" / "saved" / "samples", 1)
    briefings("import")
    briefings("new", "My own words")
    before = {path.name for path in (project / "content" / "briefings").rglob("*.md")}
    remove_samples(project)
    kept = {path.name for path in (project / "content" / "briefings").rglob("*.md")}
    assert (len(before), kept) == (5, {"my-own-words.md", "night-ferry-number-0-gets-a-second-crossing.md"})
    assert not list((project / "content" / ".machine").rglob("*tidal*"))
    assert "Imported 0, updated 0, unchanged 1" in briefings("import").stdout


def test_remove_samples_leaves_and_names_a_sample_that_was_changed(project: Path, briefings: Run) -> None:
    samples = ROOT / "content" / "saved" / "samples" / "harrow"
    shutil.copytree(samples, project / "content" / "saved" / "samples" / "harrow")
    briefings("import")
    path = next((project / "content" / "briefings").rglob("*.md"))
    path.write_text(path.read_text("utf-8") + "\nA paragraph of my own.\n", "utf-8")
    assert path.name in remove_samples(project)
    assert list((project / "content" / "briefings").rglob("*.md")) == [path]
    assert "Imported 0, updated 0, unchanged 1" in briefings("import").stdout


def test_remove_samples_that_was_interrupted_can_be_begun_again(project: Path, briefings: Run) -> None:
    samples = ROOT / "content" / "saved" / "samples" / "harrow"
    shutil.copytree(samples, project / "content" / "saved" / "samples" / "harrow")
    briefings("import")
    next((project / "content" / "briefings").rglob("*.md")).unlink()
    remove_samples(project)
    assert not list((project / "content" / "saved" / "samples").rglob("*.*"))
    assert not list((project / "content" / ".machine").rglob("*.md"))
