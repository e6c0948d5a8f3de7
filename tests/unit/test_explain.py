"""`briefings explain`: what a curator is told of a page, in the terminal and as a page of its own."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from briefings.cli import main
from briefings.explanation.terminal import columns

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Fog in the channel | The Quay Courier</title>
<meta property="og:site_name" content="The Quay Courier">
<meta name="description" content="Ships wait for the third day">
<meta property="og:description" content="Three days of fog close the southern channel to every ship that cannot see">
<meta property="article:published_time" content="2026-02-27T08:00:00+00:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Fog in the channel</h1>
<p>Ships waited in the roads on Friday for the fog to lift from the southern channel, closed for three days.</p>
<p>Pilots said that they could not see the buoys, and that their own horns came back from three sides at once.</p>
<div class="newsletter"><p>Subscribe to our newsletter and never miss the fog.</p></div>
<p>The harbour master expects the channel to open on Sunday, if the wind turns as the barometer says it will.</p>
</article></body></html>"""
HOSTILE = "Fog <script>alert(1)</script> \x1b[31m & <img src=x onerror=alert(2)> in the southern channel"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "fog.html"
    file.write_text(PAGE, "utf-8")
    return file


def explain(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["explain", str(file)]) == 0
    return capsys.readouterr().out


def explain_as_page(file: Path) -> str:
    out = file.with_name("out.html")
    assert main(["explain", str(file), "--html", str(out)]) == 0
    return out.read_text("utf-8")


def test_a_field_tells_where_it_came_from(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.search(r"date +2026-02-27T08:00:00\+00:00\n +from OpenGraph tags", explain(saved, capsys))


def test_a_field_tells_what_lost_and_why(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.search(r"not “Ships wait for the third day”: meta tags", explain(saved, capsys))


def test_a_cut_is_told_with_its_reason(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cuts = explain(saved, capsys).split("Cut from the body")[1]
    assert re.search(r"  \S.*:\n(    .*\n)*    “Subscribe to our newsletter", cuts)


def test_of_a_list_of_other_stories_the_front_matter_is_not_the_reason(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = (
        '<aside><h3>Most read</h3><ul><li><a href="/a">Pier opens</a></li><li><a href="/b">Pilot quits</a></li></ul>'
    )
    saved.write_text(PAGE.replace("<p>The harbour", f"{others}</aside><p>The harbour"), "utf-8")
    cuts = explain(saved, capsys).split("Cut from the body")[1]
    assert re.search(r"  the front matter says it:\n    “Fog in the channel”\n  \S", cuts)
    assert re.search(r"a link to another page:\n    “Pier opens”\n    “Pilot quits”", cuts)


def test_fields_without_a_value_are_named(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "kicker" in explain(saved, capsys).split("nothing for")[1].split("Cut from")[0]


@pytest.mark.parametrize("case", ["zh-unspaced", "fr-glued-byline", "ar-right-to-left"])
def test_no_line_is_wider_than_eighty_columns(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(__file__).resolve().parent.parent / "pasted" / case / "source.txt"
    assert max(columns(line) for line in explain(source, capsys).splitlines()) <= 80


def test_nothing_of_the_page_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"{HOSTILE}\n\n{'The fog did not lift on Friday. ' * 6}\n", "utf-8")
    assert "\x1b" not in explain(file, capsys)


def test_the_page_shows_hostile_text_as_text(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"{HOSTILE}\n\n{'The fog did not lift on <b onclick=x>Friday</b>. ' * 6}\n", "utf-8")
    page = explain_as_page(file)
    tags = set(re.findall(r"<([a-zA-Z]+)[\s>]", page))
    assert not tags & {"script", "img", "b", "iframe", "form"}
    assert "&lt;script&gt;" in page


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else(saved: Path) -> None:
    page = explain_as_page(saved)
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}';" in page


def test_the_page_strikes_a_cut_through_with_its_reason(saved: Path) -> None:
    struck = re.search(
        r"<del>Subscribe to our newsletter[^<]*</del> <small dir=\"ltr\">([^<]+)", explain_as_page(saved)
    )
    assert struck is not None


def test_the_page_marks_what_the_briefing_keeps(saved: Path) -> None:
    assert '<li class="kept">Pilots said that they could not see the buoys' in explain_as_page(saved)


def test_pictures_of_the_briefing_are_not_fetched(tmp_path: Path) -> None:
    file = tmp_path / "text.html"
    file.write_text(PAGE.replace("<p>Pilots", '<figure><img src="https://x.example/a.jpg"></figure><p>Pilots'), "utf-8")
    assert "<img" not in explain_as_page(file)


@pytest.mark.parametrize(("given", "told"), [("fok.html", "Did you mean `{}/fog.html`?"), ("", "this is a folder")])
def test_what_is_no_saved_page_is_told_in_one_line(
    saved: Path, given: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(saved.parent / given)]) == 1
    assert told.format(saved.parent) in capsys.readouterr().err
