"""Rules for single publishers: applied to pages, checked by `briefings rule check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.cli import main

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Fog in the channel</title>
<link rel="canonical" href="https://www.quay-courier.example/news/fog"></head><body><article>
<h1>Fog in the channel</h1><p class="who">words: Miles Okoro</p><b class="writer">Ada Rowntree</b>
<div class="copy"><p>Ships waited in the roads on Friday for the fog to lift from the southern channel.</p>
<p>Pilots said that they could not see the buoys from the bridge of any of the larger ships.</p>
<p class="echo">Ships waited in the roads, and waited, and waited for the fog to lift on them.</p></div>
<p>A paragraph that the paper prints under each of its texts, and that nobody has ever read to its end.</p>
</article></body></html>"""
RULE = """\
domain: quay-courier.example
reason: It repeats sentences without a mark.
valid_until: 2999-01-01
fields:
  author: .writer
body: [.copy]
strip: [.echo]
tests:
  - page: |
      <html><head><title>Late</title></head><body><h1>Late ferry</h1><b class="writer">Ada Rowntree</b>
      <div class="copy"><p>The ferry was late again on Monday, for the third time this month, and nobody knew why.</p>
      <p>The master blamed the tide, and the tide, being asked, went out and did not come back before noon.</p>
      <p class="echo">The ferry was late again and again and again, as anybody on the quay will tell you.</p></div>
      </body></html>
    expected:
      authors: [Ada Rowntree]
      has: [The master blamed the tide]
      lacks: [again and again]
"""


@pytest.fixture
def courier(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one saved page of a paper, and an empty folder for the curator's rules."""
    monkeypatch.chdir(project)
    (project / "content" / "saved" / "fog.html").write_text(PAGE, "utf-8")
    (project / "content" / "taxonomy" / "publishers").mkdir()
    return project


def write_rule(project: Path, text: str = RULE) -> Path:
    file = project / "content" / "taxonomy" / "publishers" / "quay-courier.example.yaml"
    file.write_text(text, "utf-8")
    return file


def extract(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["extract", "--jsonl", "--jobs", "1", "content/saved/fog.html"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def notes(row: dict[str, object], action: str) -> list[str]:
    listed = row["notes"]
    assert isinstance(listed, list)
    return [f"{one['subject']}: {one['reason']}" for one in listed if one["action"] == action]


def test_a_field_selector_wins_over_every_other_place(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(courier)
    assert extract(capsys)["authors"] == ["Ada Rowntree"]


def test_the_body_is_what_the_rule_selects_without_what_it_strips(
    courier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rule(courier)
    lines = str(extract(capsys)["text"]).splitlines()
    assert [line[:14] for line in lines] == ["Ships waited i", "Pilots said th"]


def test_a_strip_is_noted_with_its_rule(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(courier)
    assert any("quay-courier.example strips .echo" in note for note in notes(extract(capsys), "cut"))


def test_a_selector_that_finds_nothing_is_a_warning(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(courier, RULE.replace("author: .writer", "author: .gone"))
    assert any(note.startswith("author: ") and ".gone" in note for note in notes(extract(capsys), "warning"))


def test_a_broken_rule_loses_no_page(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(courier, "domain: [")
    row = extract(capsys)
    assert row["title"] == "Fog in the channel"
    assert any("not applied" in note for note in notes(row, "warning"))


def test_a_sound_rule_passes_the_check(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(courier)
    assert main(["rule", "check"]) == 0
    assert "0 faults, 0 warnings" in capsys.readouterr().out


def test_an_unknown_key_fails_with_line_and_nearest_name(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE.replace("strip:", "stripp:"))
    assert main(["rule", "check", str(file)]) == 1
    said = capsys.readouterr().out
    assert f"{file}:7" in said
    assert "Did you mean “strip”?" in said


def test_a_selector_that_is_none_fails_with_its_line(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE.replace("body: [.copy]", "body: ['div >']"))
    assert main(["rule", "check", str(file)]) == 1
    assert f"{file}:6" in capsys.readouterr().out


def test_a_test_that_reads_something_else_fails(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE.replace("authors: [Ada Rowntree]", "authors: [Miles Okoro]"))
    assert main(["rule", "check", str(file)]) == 1
    assert "authors is [Ada Rowntree], expected [Miles Okoro]" in capsys.readouterr().out


def test_a_tests_page_that_is_too_short_is_told_how_long_it_must_be(
    courier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, _, _ = RULE.partition("body:")
    page = "<html><head><title>Fog</title></head><body><p>Fog.</p></body></html>"
    write_rule(courier, f"{head}tests:\n  - page: {page}\n    expected: {{title: Fog}}\n")
    assert main(["rule", "check"]) == 1
    assert "Give it two or three paragraphs" in capsys.readouterr().out


def test_a_rule_without_tests_fails(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE[: RULE.index("tests:")] + "tests: []\n")
    assert main(["rule", "check", str(file)]) == 1
    assert "no tests" in capsys.readouterr().out


def test_an_expired_rule_is_a_warning(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE.replace("2999-01-01", "2020-01-01"))
    assert main(["rule", "check", str(file)]) == 0
    assert "valid until 2020-01-01" in capsys.readouterr().out


def test_a_rule_that_general_code_does_not_need_is_a_warning(courier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_rule(courier, RULE[: RULE.index("      authors")] + "      title: Late ferry\n")
    assert main(["rule", "check", str(file)]) == 0
    assert "every test passes without the rule" in capsys.readouterr().out


def test_the_rules_of_this_repository_pass(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).resolve().parents[2]
    rules = [*(root / "content/taxonomy/publishers").glob("*.yaml"), *(root / "plugins").rglob("publishers/*.yaml")]
    assert main(["rule", "check", *map(str, rules)]) == 0
