"""A new extraction meets a curator's edits."""

import pytest

from briefings.curation.merge import merge_briefing
from briefings.errors import BadFrontMatter

BASE = "---\ntitle: Ferry returns\ndate: '2026-03-01'\nlang: en\n---\n\nFirst paragraph.\n\nSecond paragraph.\n"


def test_an_untouched_briefing_takes_the_new_text() -> None:
    new = BASE.replace("Second", "Another")
    assert merge_briefing(BASE, new, BASE).text == new


def test_edits_on_both_sides_are_both_kept() -> None:
    curated = BASE.replace("lang: en\n", "lang: en\ncomment: Ours.\n").replace("First", "Curated first")
    merge = merge_briefing(BASE, BASE.replace("Second", "Another"), curated)
    assert (merge.conflicts, merge.text) == ((), curated.replace("Second", "Another"))


def test_neighbouring_keys_changed_on_both_sides_do_not_clash() -> None:
    merge = merge_briefing(BASE, BASE.replace("03-01", "03-02"), BASE.replace("Ferry returns", "The ferry is back"))
    assert (merge.conflicts, "The ferry is back" in merge.text, "03-02" in merge.text) == ((), True, True)


def test_a_clash_leaves_the_curators_passage_as_it_is() -> None:
    curated = BASE.replace("First", "Mine")
    merge = merge_briefing(BASE, BASE.replace("First", "Theirs"), curated)
    assert (merge.text, bool(merge.conflicts)) == (curated, True)


def test_a_clash_does_not_keep_out_what_else_is_new() -> None:
    curated = BASE.replace("First", "Mine").replace("returns", "stays")
    new = BASE.replace("First", "Theirs").replace("returns", "leaves").replace("03-01", "03-02")
    merge = merge_briefing(BASE, new.replace("Second", "Another"), curated)
    assert merge.text == curated.replace("Second", "Another").replace("03-01", "03-02")


def test_a_briefing_that_cannot_be_read_is_told_as_such() -> None:
    with pytest.raises(BadFrontMatter):
        merge_briefing(BASE, BASE.replace("First", "Theirs"), BASE.replace("lang: en", "lang: en: fr"))


def test_a_clash_in_the_front_matter_names_the_key() -> None:
    merge = merge_briefing(BASE, BASE.replace("returns", "leaves"), BASE.replace("returns", "stays"))
    assert merge.conflicts == ("`title`",)


def test_a_tag_that_the_curator_removed_stays_removed_whatever_a_new_import_finds() -> None:
    base = "---\ntitle: A vote\ndate: 2026-01-02\ntags: [Ada Marlow, ferries]\n---\n\nText.\n"
    curated = base.replace("Ada Marlow, ", "")
    merge = merge_briefing(base, base.replace("ferries]", "ferries, Port Ellin]"), curated)
    assert merge.text == curated
    assert merge.conflicts == ()


def test_a_comment_in_the_yaml_stays() -> None:
    curated = BASE.replace("lang: en\n", "lang: en  # checked by the desk\n")
    assert "# checked by the desk" in merge_briefing(BASE, BASE.replace("Second", "Another"), curated).text


def test_what_the_curator_deleted_stays_deleted() -> None:
    curated = BASE.replace("\nSecond paragraph.\n", "")
    assert "Second" not in merge_briefing(BASE, BASE.replace("First", "New first"), curated).text


def test_without_a_base_a_difference_is_a_clash_and_nothing_is_merged() -> None:
    curated = BASE.replace("First", "Mine").replace("lang: en\n", "")
    merge = merge_briefing("", BASE, curated)
    assert (merge.text, bool(merge.conflicts)) == (curated, True)
