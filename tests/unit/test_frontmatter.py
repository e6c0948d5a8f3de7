"""What a curator may type into front matter, and what is said when it is wrong."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import BadFrontMatter
from briefings.frontmatter import parse_briefing, parse_timestamp, write_front_matter

HEAD = "---\ntitle: Tide tables move online\ndate: 2026-03-01\n"


def fault_of(text: str) -> BadFrontMatter:
    with pytest.raises(BadFrontMatter) as caught:
        parse_briefing(text, "a.md")
    return caught.value


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85\ufeff"), min_size=1))
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    if title.strip():
        written = write_front_matter({"title": title, "date": "2026-03-01"}, "Body.")
        assert parse_briefing(written).front["title"] == title


@pytest.mark.parametrize("word", ["yes", "no", "on", "12:30:45", "2026-03-01", "1e3", "~", "null", "0x1f", "1_000"])
def test_words_that_yaml_takes_for_something_else_stay_text(word: str) -> None:
    written = write_front_matter({"title": word, "date": "2026-03-01", "tags": [word]}, "")
    assert parse_briefing(written).front["tags"] == [word]


@pytest.mark.parametrize("word", ["yes", "no", "12:30:45", "2026-03-01"])
def test_unquoted_words_are_not_turned_into_booleans_numbers_or_dates(word: str) -> None:
    assert parse_briefing(f"{HEAD}kicker: {word}\n---\n").front["kicker"] == word


def test_keys_that_the_schema_does_not_name_are_kept() -> None:
    front = parse_briefing(f"{HEAD}desk: {{name: Night, shift: 2}}\n---\n").front
    assert front["desk"] == {"name": "Night", "shift": 2}


def test_windows_line_ends_are_read() -> None:
    assert parse_briefing(f"{HEAD}---\nOne.\n".replace("\n", "\r\n")).body == "One.\n"


def test_a_rule_in_the_body_does_not_end_it() -> None:
    assert parse_briefing(f"{HEAD}---\nOne.\n\n---\n\nTwo.\n").body == "One.\n\n---\n\nTwo.\n"


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        ("tags: one, two", 4, "must be a list"),
        ("date: 20 December", 3, "is not a date"),
        ("lang: 5", 4, "must be text"),
        ("lang: deutsch", 4, "Did you mean `de`?"),
        ("lang: Français", 4, "Did you mean `fr`?"),
        ("lang: pt_BR", 4, "Did you mean `pt-BR`?"),
        ("lang: jp", 4, "Did you mean `ja`?"),
        ("lang: gibberish", 4, "no code of a language"),
        ("status: hidden", 4, "published, draft, review, withdrawn"),
        ("source: {rights: all}", 4, "full, excerpt, link"),
        ("image: cover.jpg", 4, "must be a group of keys"),
        ("kicker: one: two", 4, "quotation marks"),
        ("authors: [1984]", 4, "list of texts"),
        ("status: publshed", 4, "Did you mean `published`?"),
        ("status: true", 4, "published, draft"),
        ("summary:\n  a: 1", 4, "must be text, not a group of keys"),
        ("lang: fr\nlang: de", 5, "stands there twice"),
        ("source: {name: A, name: B}", 4, "stands there twice"),
        ("source:\n\tname: A", 5, "spaces in the place of the tab"),
        ("modified: 2026-13-01", 4, "is not a date"),
        ("modified: 18:30:00", 4, "is not a date"),
        ("kicker: @desk", 4, "quotation marks"),
        ("provenance: {sha256: 12}", 4, "`sha256`, which must be text"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_a_hint(line: str, number: int, said: str) -> None:
    head = HEAD.replace("date: 2026-03-01\n", "") if line.startswith("date") else HEAD
    fault = fault_of(f"{head}{line}\n---\nBody\n")
    assert (fault.line, said in str(fault), fault.file) == (number, True, "a.md")


@pytest.mark.parametrize("key", ["title", "date"])
def test_a_missing_key_is_named(key: str) -> None:
    lines = [line for line in HEAD.splitlines(keepends=True) if not line.startswith(key)]
    assert f"`{key}` is missing" in str(fault_of("".join(lines) + "---\n"))


@pytest.mark.parametrize("text", ["", "Just text", "---\ntitle: x\n", "---\n- a\n---\n", "---\n[[[[\n---\n"])
def test_what_is_no_front_matter_is_said_to_be_none(text: str) -> None:
    assert fault_of(text).next_step


@pytest.mark.parametrize("key", ["titel", "tittle", "Title"])
def test_a_misspelt_key_that_is_missed_is_named(key: str) -> None:
    assert f"Did you mean it by `{key}`?" in str(fault_of(f"---\n{key}: Rain\ndate: 2026-03-01\n---\n"))


def test_norway_is_a_country() -> None:
    assert parse_briefing(f"{HEAD}regions: [NO, SE, no]\n---\n").front["regions"] == ["NO", "SE", "no"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-01", "2026-03-01T00:00:00+00:00"),
        ("2026-03-01 18:30", "2026-03-01T18:30:00+00:00"),
        ("2026-03-01T18:30:00+01:00", "2026-03-01T18:30:00+01:00"),
        ("2026-03-01T18:30:00Z", "2026-03-01T18:30:00+00:00"),
    ],
)
def test_a_date_without_a_zone_is_in_utc(written: str, read: str) -> None:
    front = parse_briefing(HEAD.replace("2026-03-01", written) + "---\n").front
    moment = parse_timestamp(front["date"])
    assert moment is not None and moment - dt.datetime.fromisoformat(read) == dt.timedelta()


def test_a_day_without_a_time_is_written_as_a_day() -> None:
    moment = parse_timestamp("2026-03-01")
    assert moment is not None and moment.isoformat() == "2026-03-01"


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [*a]\n",
        "a: &a {b: *a}\n",
        "a: &a [x]\nb: {c: *a}\n",
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 50_000,
        "a: x\n" * 100_000,
        "a:\n" + "- " * 50_000 + "x\n",
        "? " * 50_000 + "x\n",
        "? [a]\n: b\n",
        "!!python/object/apply:os.system [id]\n",
        "a: !!binary x\n",
    ],
)
def test_front_matter_that_would_never_end_is_refused(head: str) -> None:
    assert fault_of(f"---\ntitle: Rain\ndate: 2026-03-01\n{head}---\n").next_step


def test_a_list_in_two_places_is_written_twice() -> None:
    names = ["Ann Li"]
    text = write_front_matter({"title": "Rain", "date": "2026-03-01", "authors": names, "tags": names}, "")
    assert parse_briefing(text).front["tags"] == names


def test_words_that_begin_like_an_alias_are_words() -> None:
    front = parse_briefing(f"{HEAD}kicker: R&D at *Nord*\nsummary: 'A & *B*'\n---\n").front
    assert (front["kicker"], front["summary"]) == ("R&D at *Nord*", "A & *B*")


def test_an_expanding_alias_is_refused() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
    assert "alias" in str(fault_of(f"---\n{bomb}---\n"))
