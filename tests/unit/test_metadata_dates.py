"""When an article was published and changed."""

import pytest
from metadata_pages import json_ld, read

from briefings.metadata.dates import parse_date


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("20 décembre 2025", "fr", "2025-12-20"),
        ("3. März 2026, 18.30 Uhr", "de", "2026-03-03T18:30:00"),
        ("March 3, 2026 at 4:05 pm EST", "en", "2026-03-03T16:05:00-05:00"),
        ("Tue, 03 Mar 2026 16:05:00 GMT", "en", "2026-03-03T16:05:00+00:00"),
        ("3 марта 2026", "ru", "2026-03-03"),
        ("2026年3月3日", "ja", "2026-03-03"),
        ("٣ مارس ٢٠٢٦", "ar", "2026-03-03"),
        ("03.04.2026", "de", "2026-04-03"),
        ("23/04/2026", "en-us", "2026-04-23"),
        ("04/23/2026", "en-us", "2026-04-23"),
        ("no date in it", "en", ""),
    ],
)
def test_formats(text, lang, expected):
    assert parse_date(text, lang) == expected


def test_month_first_in_english_without_a_country():
    assert parse_date("3/4/2026", "en", "mdy") == "2026-03-04"


def test_structured_date_with_its_zone():
    assert read(head=json_ld(datePublished="2026-03-03T18:30:00+01:00")).date == "2026-03-03T18:30:00+01:00"


def test_time_element_below_the_headline():
    assert read('<time datetime="2026-03-03T18:30:00+01:00">3 March</time>').date == "2026-03-03T18:30:00+01:00"


def test_visible_line_alone():
    assert read("<p>Published 3 March 2026</p>").date == "2026-03-03"


def test_a_label_makes_it_the_change():
    page = read("<p>3 March 2026 Updated: 5 March 2026</p>")
    assert (page.date, page.modified) == ("2026-03-03", "2026-03-05")


@pytest.mark.parametrize(
    "label", ["Aktualisiert: 5.3.2026", "Mis à jour le 5 mars 2026", "Actualizado 5/3/2026", "更新 2026年3月5日"]
)
def test_labels_of_change(label):
    page = read(f"<p>{label}</p>", head=json_ld(datePublished="2026-03-03"), lang="de")
    assert (page.date, page.modified) == ("2026-03-03", "2026-03-05")


def test_the_newsroom_s_own_day_where_machines_count_in_utc():
    page = read("<p>March 3, 2026</p>", head=json_ld(datePublished="2026-03-04T02:10:00Z"))
    assert page.date == "2026-03-03"


def test_the_first_day_where_an_article_was_published_again():
    page = read('<p class="date">3 March 2020</p>', head=json_ld(datePublished="2026-03-04T02:10:00+01:00"))
    assert page.date == "2020-03-03"


def test_a_later_visible_day_does_not_change_the_publication():
    page = read('<p class="date">9 March 2026</p>', head=json_ld(datePublished="2026-03-03T08:00:00+01:00"))
    assert page.date == "2026-03-03T08:00:00+01:00"


def test_a_date_in_a_comment_is_not_the_article_s():
    comments = (
        '<section class="comments"><h3>Comments</h3><ul><li><time datetime="2020-01-01">x</time></li></ul></section>'
    )
    assert read(after=comments).date == ""


def test_a_copyright_year_is_no_date():
    assert read(after="<footer><p>© 2024 The Quay Courier</p></footer>").date == ""


def test_a_labelled_date_after_the_text():
    assert read(after="<p>Veröffentlicht am 3. März 2026</p>", lang="de").date == "2026-03-03"


def test_a_date_that_opens_the_text():
    page = read(
        headline="<h1>Night ferry gets a second crossing</h1><p>3 March 2026 – The ferry sails twice, it was said.</p>"
    )
    assert page.date == "2026-03-03"


def test_a_meta_tag_that_no_vocabulary_knows():
    assert read(head='<meta name="w-published-date" content="2026-03-03">').date == "2026-03-03"
