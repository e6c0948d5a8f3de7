"""What a curator may type into front matter, and what is said when it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import BadFrontMatter
from briefings.frontmatter import parse_briefing, write_front_matter

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
        ("status: hidden", 4, "published, draft, review, withdrawn"),
        ("source: {rights: all}", 4, "full, excerpt, link"),
        ("image: cover.jpg", 4, "must be a group of keys"),
        ("kicker: one: two", 4, "quotation marks"),
        ("authors: [1984]", 4, "list of texts"),
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


def test_an_expanding_alias_is_refused() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
    assert "alias" in str(fault_of(f"---\n{bomb}---\n"))
