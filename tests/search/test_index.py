"""The index of a site: a change touches its shard only, and what Pagefind wrote is all there after it was cut anew."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import CannotWrite
from briefings.site.search import index_site, pagefind
from briefings.site.search.cbor import decode
from briefings.site.search.pieces import END
from briefings.site.search.record import Mark, glance, read_record
from briefings.site.search.shards import cut_into_shards

PAGE = """<!doctype html><html lang="en"><head><title>x</title></head><body><nav>Elsewhere</nav>
<article data-pagefind-body><div hidden>
<span data-pagefind-filter="topic[data-value]" data-value="Health"></span>
<span data-pagefind-filter="author[data-value]" data-value="Marin, Ana"></span>
<span data-pagefind-meta="lang[data-value]" data-value="{lang}"></span>
<span data-pagefind-sort="date[data-value]" data-value="{date}"></span></div>
<h1 data-pagefind-meta="title">{title}</h1><p>{text}</p><aside data-pagefind-ignore>Ignored</aside></article>
<section><article class="card">{related}</article></section></body></html>"""


def write_page(site: Path, name: str, text: str = "Rain", date: str = "2026-03-01T10:00", **values: str) -> Path:
    """Write one briefing's page."""
    values = {"lang": "en", "title": name, "related": "", **values}
    file = site / "briefings" / name / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    escaped = {key: html.escape(value) for key, value in values.items()}
    file.write_text(PAGE.format(text=html.escape(text), date=date, **escaped), encoding="utf-8")
    return file


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty site in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "output"


def files_of(site: Path) -> dict[str, int]:
    """Every file of the index, with the time when it was written."""
    files = (file for file in (site / "pagefind").rglob("*") if file.is_file())
    return {str(file.relative_to(site)): file.stat().st_mtime_ns for file in files if file.name != "index.json"}


def indexed_words(site: Path) -> Iterator[str]:
    """Every word of every piece of the index."""
    for piece in site.rglob("*.pf_index"):
        (entries,) = decode(gzip.decompress(piece.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield from (word.removesuffix(END) for word, _, _ in entries)


def test_a_record_is_what_the_page_shows(site: Path) -> None:
    file = write_page(site, "a", "Rain <b> & sun", title="The sea’s level")
    record = read_record(file.read_text(encoding="utf-8"), "briefings/a/index.html")
    assert (record.url, record.title, record.text) == ("briefings/a/", "The sea’s level", "Rain <b> & sun")
    assert record.facets == {"topic": ("Health",), "author": ("Marin, Ana",)}


def test_what_stands_beside_a_briefing_does_not_change_its_mark(site: Path) -> None:
    one = glance(write_page(site, "a", related="One").read_bytes(), "a")
    other = glance(write_page(site, "a", related="Another").read_bytes(), "a")
    assert one == other != glance(write_page(site, "a", "Snow").read_bytes(), "a")


def test_pages_that_are_no_briefings_are_left_out(site: Path) -> None:
    assert glance(b"<html><main>A list</main></html>", "index.html") is None


def test_a_change_touches_its_shard_only(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        write_page(site, f"p{number}", date=f"20{10 + number}-05-01T10:00")
    monkeypatch.setattr("briefings.site.search.MOST_IN_A_SHARD", 3)
    index_site(site, "en")
    before = files_of(site)
    write_page(site, "p3", "Something else", date="2013-05-01T10:00")
    index_site(site, "en")
    after = files_of(site)
    kept = {place.split("/")[1] for place, time in before.items() if after.get(place) == time and place.count("/") > 1}
    all_shards = {place.split("/")[1] for place in before if place.count("/") > 1}
    assert len(all_shards) >= 4
    assert len(all_shards - kept) == 1


def test_nothing_changed_writes_nothing(site: Path) -> None:
    write_page(site, "a")
    index_site(site, "en")
    before = files_of(site)
    index_site(site, "en")
    assert files_of(site) == before


@pytest.mark.parametrize("name", ["cards/0", "index/0.pf_index", "facets", "pagefind.all.pf_meta"])
def test_what_was_lost_or_spoilt_in_a_shard_is_made_again(site: Path, name: str) -> None:
    write_page(site, "a")
    index_site(site, "en")
    (file,) = (site / "pagefind").glob(f"2026*/{name}")
    whole = file.read_bytes()
    for spoil in (file.unlink, lambda: file.write_bytes(b"spoilt")):
        spoil()
        index_site(site, "en")
        assert file.read_bytes() == whole


def test_a_deleted_briefing_leaves_nothing(site: Path) -> None:
    write_page(site, "a")
    gone = write_page(site, "b", "Unmistakable")
    index_site(site, "en")
    assert "unmistakabl" in set(indexed_words(site))
    gone.unlink()
    index_site(site, "en")
    assert "unmistakabl" not in set(indexed_words(site))


def test_cut_anew_the_index_still_holds_every_word(site: Path) -> None:
    for number in range(40):
        write_page(site, f"p{number}", " ".join(f"w{chr(97 + at % 25)}{at}x{number}" for at in range(200)))
    look_like_entries = [f"у{chr(97 + at)}а" for at in range(24)]  # the bytes of an entry's head, inside of words
    write_page(site, "odd", " ".join(look_like_entries))
    index_site(site, "en")
    words = list(indexed_words(site))
    assert set(look_like_entries) <= set(words)
    assert {f"w{chr(97 + at % 25)}{at}x{number}" for number in range(40) for at in range(200)} <= set(words)
    assert len(words) == len(set(words))
    assert len(list(site.rglob("*.pf_index"))) > 5


def test_a_site_without_briefings_has_an_empty_index(site: Path) -> None:
    site.mkdir()
    index_site(site, "en")
    assert json.loads((site / "pagefind" / "index.json").read_text(encoding="utf-8"))["shards"] == []


def test_pagefind_missing_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(site, "a")
    monkeypatch.setattr(pagefind, "_executable", lambda _folder: "/nowhere/pagefind")
    with pytest.raises(CannotWrite, match="could not run"):
        index_site(site, "en")


dates = st.dates().map(str)


@given(st.lists(dates, min_size=1, max_size=60), dates)
@settings(max_examples=60)
def test_one_more_briefing_changes_one_period_only(given_dates: list[str], added: str) -> None:
    marks = [Mark(f"p{number}", date, "") for number, date in enumerate(given_dates)]
    before = cut_into_shards(marks, "", 5)
    after = cut_into_shards([*marks, Mark("new", added, "")], "", 5)
    assert sum(len(shard.marks) for shard in before) == len(marks)
    assert [mark.date for shard in before for mark in shard.marks] == sorted(given_dates, reverse=True)
    changed = {shard.name for shard in before} - {shard.name for shard in after}
    assert len(changed) <= 1
