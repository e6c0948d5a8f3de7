"""Which of a page's names for an article is its headline."""

import pytest
from metadata_pages import json_ld, read

OG = '<meta property="og:title" content="{}">'


@pytest.mark.parametrize(
    ("case", "given", "expected"),
    [
        ("the site's name after a dash", {}, "Night ferry gets a second crossing"),
        (
            "OpenGraph repeats the title tag: the visible headline is the newsroom's",
            {
                "title": "Ferry timetable 2026: all crossings – The Quay Courier",
                "head": OG.format("Ferry timetable 2026: all crossings"),
                "headline": "<h1>Night ferry crossings doubled</h1>",
            },
            "Night ferry crossings doubled",
        ),
        (
            "the visible headline repeats the title tag: OpenGraph has the newsroom's",
            {
                "title": "Ferry timetable: all crossings – The Quay Courier",
                "head": OG.format("Two ferries a night: the crossings"),
                "headline": "<h1>Ferry timetable: all crossings</h1>",
            },
            "Two ferries a night: the crossings",
        ),
        (
            "OpenGraph adds the section to the visible headline",
            {"head": OG.format("Night ferry gets a second crossing | Sea News")},
            "Night ferry gets a second crossing",
        ),
        (
            "OpenGraph names another thing",
            {"head": OG.format("Press releases")},
            "Night ferry gets a second crossing",
        ),
        (
            "the first h1 is the site's name",
            {
                "head": '<meta property="og:site_name" content="The Quay Courier">',
                "headline": "<h1>The Quay Courier</h1><h2>Night ferry gets a second crossing</h2>",
            },
            "Night ferry gets a second crossing",
        ),
        (
            "a style element within the headline",
            {"headline": "<h1><style>.a{color:red}</style>Night ferry gets a second crossing</h1>"},
            "Night ferry gets a second crossing",
        ),
        (
            "no heading at all: the line that the title tag repeats",
            {"headline": "<div><b>Night ferry gets a second crossing</b></div>"},
            "Night ferry gets a second crossing",
        ),
        (
            "soft hyphens",
            {"headline": "<h1>Night fer\u00adry gets a second cros\u00adsing</h1>"},
            "Night ferry gets a second crossing",
        ),
    ],
)
def test_headline(case, given, expected):
    assert read(**given).title == expected


def test_structured_headline_where_all_else_repeats_the_title_tag():
    head = OG.format("Ferry: Council doubles night crossings") + json_ld(
        headline="Council doubles the crossings by night"
    )
    page = read(
        head=head,
        title="Ferry: Council doubles night crossings",
        headline="<h1>Ferry: Council doubles night crossings</h1>",
    )
    assert page.title == "Council doubles the crossings by night"


def test_a_title_that_lost_is_noted():
    page = read(head=OG.format("Press releases"))
    assert any(
        note.subject == "title" and note.action == "lost" and note.value == "Press releases" for note in page.notes
    )


def test_without_structured_data_the_visible_headline_wins():
    page = read(
        title="Ferry timetable: all crossings – The Quay Courier",
        head="<script>0</script>" + OG.format("Two ferries a night: the crossings"),
        headline="<h1>Ferry timetable: all crossings</h1>",
    )
    assert page.title == "Ferry timetable: all crossings"


def test_a_heading_that_the_title_tag_repeats_outweighs_a_first_heading_within_the_text():
    page = read(headline="<h2>Night ferry gets a second crossing</h2>", body="<h1>What the harbour master says</h1>")
    assert page.title == "Night ferry gets a second crossing"


def test_structured_data_that_cuts_the_headline_off_is_not_the_newsrooms():
    headline = "Night ferry gets a second crossing"
    page = read(title=headline, head=OG.format(headline) + json_ld(headline="Night ferry gets a second cr"))
    assert page.title == headline


def test_a_mark_of_a_paid_article_is_no_part_of_its_title():
    headline = "Night ferry gets a second crossing"
    head = OG.format(headline) + json_ld(headline=headline)
    assert read(head=head, headline=f"<h1><span class='badge'>Plus</span> {headline}</h1>").title == headline
