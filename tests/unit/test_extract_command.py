"""`briefings extract`: one JSON object a page, in order, nothing written."""

import gzip
import json
from pathlib import Path

from saved_pages import make_page, save_pages

KEYS = {
    "id", "text", "markdown", "title", "kicker", "summary", "authors", "date", "modified", "lang", "source", "url",
    "image", "images", "section", "keywords", "topics", "regions", "notes",
}  # fmt: skip


def rows(done) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_promised_key_is_there(project, briefings):
    save_pages(project / "pages", 1)
    (row,) = rows(briefings("extract", "pages", "--jsonl"))
    assert set(row) >= KEYS


def test_the_id_is_the_file_name_without_its_suffixes(project, briefings):
    (project / "a.b.html.gz").write_bytes(gzip.compress(make_page(1).encode()))
    assert rows(briefings("extract", "a.b.html.gz", "--jsonl"))[0]["id"] == "a.b"


def test_order_is_kept_with_several_processes(project, briefings):
    save_pages(project / "pages", 12)
    found = [row["id"] for row in rows(briefings("extract", "pages", "--jsonl", "--jobs", "2"))]
    assert found == [f"page-{number:03d}" for number in range(12)]


def test_a_failing_page_becomes_an_object_with_error(project, briefings):
    save_pages(project / "pages", 2)
    (project / "pages" / "page-000.html").write_bytes(b"")
    done = briefings("extract", "pages", "--jsonl")
    first, second = rows(done)
    assert (done.returncode, "error" in first, "error" in second) == (1, True, False)


def test_a_missing_file_becomes_an_object_with_error(briefings):
    (row,) = rows(briefings("extract", "nowhere.html", "--jsonl"))
    assert "nowhere.html" in row["error"]


def test_paths_are_read_from_standard_input(project, briefings):
    save_pages(project / "pages", 2)
    done = briefings("extract", "-", "--jsonl", input="pages/page-001.html\npages/page-000.html\n")
    assert [row["id"] for row in rows(done)] == ["page-001", "page-000"]


def test_nothing_is_written(project, briefings):
    save_pages(project / "content" / "saved", 1)
    before = sorted(project.rglob("*"))
    briefings("extract", str(Path("content/saved")), "--jsonl")
    assert sorted(project.rglob("*")) == before


def test_a_pasted_text_keeps_its_caption_and_one_credit(project, briefings):
    text = (
        "Harbour\n\nThe lamps of the old quay stay lit through winter\n\n12 March 2026\n\nByIda Quill\n\n"
        "The quay at dusk. Photo: Tom Reed/Marsh PostPhoto: Tom Reed/Marsh Post\n\n"
        "The council voted on Monday to keep the lamps of the old quay lit through the winter for nine pounds.\n\n"
        "Nobody spoke against it, and the mayor thanked the lamplighter, who has kept them for thirty years.\n"
    )
    (project / "lamps.txt").write_text(text, "utf-8")
    (picture,) = json.loads(briefings("extract", "lamps.txt", "--jsonl").stdout)["images"]
    assert (picture["caption"], picture["credit"]) == ("The quay at dusk.", "Tom Reed/Marsh Post")
