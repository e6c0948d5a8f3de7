"""The beginning of a text that may be quoted ends where a reader can stop."""

import pytest

from briefings.site.excerpt import EXCERPT_WORDS, shorten, split_blocks
from briefings.site.text import count_words, plain_text

ALMOST = "<p>" + "rain " * (EXCERPT_WORDS - 2) + "fell.</p>"  # one word short: the next block is the last
REST = "<p>The ferry left the quay at dawn.</p>"
LONG = "<p>" + "rain " * EXCERPT_WORDS * 2 + "fell.</p>"  # so that what stands before it is a fair share


def excerpt_of(*blocks: str) -> list[str]:
    content = "\n".join(blocks)
    return split_blocks(shorten(content, "excerpt", count_words(plain_text(content))))


@pytest.mark.parametrize(
    "announcement",
    ["<h2>What comes next</h2>", "<p><strong>What comes next</strong></p>", "<p>The council decided:</p>"],
)
def test_an_excerpt_ends_before_what_announces_the_rest(announcement: str) -> None:
    assert excerpt_of(ALMOST, announcement, LONG) == [ALMOST]


def test_a_full_paragraph_ends_an_excerpt() -> None:
    assert excerpt_of(ALMOST, REST, REST, LONG) == [ALMOST, REST]


def test_no_more_than_half_of_a_short_text_is_shown() -> None:
    assert excerpt_of(*[REST] * 5) == [REST] * 2


def test_the_first_paragraph_is_shown_though_it_is_most_of_the_text() -> None:
    assert excerpt_of("<h2>Ferries</h2>", ALMOST, REST) == ["<h2>Ferries</h2>", ALMOST]


def test_a_text_of_one_line_that_announces_is_shown() -> None:
    assert excerpt_of("<p>Read more:</p>") == ["<p>Read more:</p>"]
