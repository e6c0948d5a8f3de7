"""The beginning of a text that may be quoted ends where a reader can stop."""

import pytest

from briefings.site.excerpt import EXCERPT_WORDS, shorten

ALMOST = "<p>" + "rain " * (EXCERPT_WORDS - 2) + "fell.</p>"  # one word short: the next block is the last
REST = "<p>The ferry left the quay at dawn.</p>"


@pytest.mark.parametrize(
    "announcement",
    ["<h2>What comes next</h2>", "<p><strong>What comes next</strong></p>", "<p>The council decided:</p>"],
)
def test_an_excerpt_ends_before_what_announces_the_rest(announcement: str) -> None:
    assert shorten("\n".join([ALMOST, announcement, REST]), "excerpt") == ALMOST


def test_a_full_paragraph_ends_an_excerpt() -> None:
    assert shorten("\n".join([ALMOST, REST, REST]), "excerpt") == f"{ALMOST}\n{REST}"


def test_a_text_of_one_line_that_announces_is_shown() -> None:
    assert shorten("<p>Read more:</p>", "excerpt") == "<p>Read more:</p>"
