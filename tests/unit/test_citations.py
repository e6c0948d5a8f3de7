"""References in the forms that reference managers read."""

import datetime as dt
import json
from dataclasses import replace

from briefings.site.citations import Reference, to_bibtex, to_csl_json, to_ris

FERRY = Reference(
    key="2026/09/ferry",
    title="Ferry & fog: 450 safe",
    authors=("Ana Ruiz", "Tom Berg"),
    outlet="The Harrow Courier",
    published=dt.date(2026, 9, 14),
    lang="en-GB",
    url="https://harrow.example/ferry?a=1&b=2",
)


def test_bibtex_names_two_authors_as_bibtex_wants_it() -> None:
    assert "author = {Ana Ruiz and Tom Berg}" in to_bibtex(FERRY)


def test_bibtex_writes_its_own_marks_as_letters() -> None:
    assert r"title = {Ferry \& fog: 450 safe}" in to_bibtex(FERRY)


def test_bibtex_keeps_the_address_as_it_is() -> None:
    assert "url = {https://harrow.example/ferry?a=1&b=2}" in to_bibtex(FERRY)


def test_a_brace_in_a_title_ends_no_bibtex_field() -> None:
    text = to_bibtex(replace(FERRY, title="A } b, note = {x"))
    assert r"title = {A \} b, note = \{x}," in text


def test_ris_ends_its_lines_and_its_record() -> None:
    lines = to_ris(FERRY).split("\r\n")
    assert lines[0] == "TY  - ELEC" and lines[-2] == "ER  - "


def test_a_line_break_in_a_title_begins_no_ris_field() -> None:
    assert "\nUR  - https://evil" not in to_ris(replace(FERRY, title="Ferry\r\nUR  - https://evil.example"))


def test_csl_json_has_the_day_in_parts() -> None:
    (item,) = json.loads(to_csl_json(FERRY))
    assert item["issued"] == {"date-parts": [[2026, 9, 14]]}


def test_csl_json_leaves_out_what_is_not_known() -> None:
    (item,) = json.loads(to_csl_json(replace(FERRY, authors=(), outlet="")))
    assert not {"author", "container-title"} & item.keys()
