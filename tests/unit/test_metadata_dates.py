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
        ("5 मार्च 2026", "hi", "2026-03-05"),
        ("5 มีนาคม 2569 18:30", "th", "2026-03-05T18:30:00"),
        ("۱۴ اسفند ۱۴۰۴", "fa", "2026-03-05"),
        ("۱۴۰۴/۱۲/۱۴", "fa", "2026-03-05"),
        ("令和8年3月5日", "ja", "2026-03-05"),
        ("民國115年3月5日", "zh-TW", "2026-03-05"),
        ("2026. március 5., csütörtök", "hu", "2026-03-05"),
        ("2026 m. kovo 5 d.", "lt", "2026-03-05"),
        ("2026. gada 5. marts", "lv", "2026-03-05"),
        ("5 tháng 3 năm 2026", "vi", "2026-03-05"),
        ("5 مارس/آذار 2026", "ar", "2026-03-05"),
        ("5 كانون الثاني 2026", "ar", "2026-01-05"),
        ("١٥ رمضان ١٤٤٧ - ٠٥/٠٣/٢٠٢٦", "ar", "2026-03-05"),
        ("الخميس ١٢ رجب ١٤٤٧ هـ", "ar", "2026-01-01"),
        ("12 رجب 1447هـ، الساعة 10:30", "ar", "2026-01-01T10:30:00"),
        ("۱۲ ذی‌القعده ۱۴۴۶", "fa", "2025-05-10"),
        ("1447/07/12 هـ", "ar", "2026-01-01"),
        ("12-07-1447", "ar", ""),
        ("12 Rabiulawal 1447H", "ms", "2025-09-04"),
        ("Ramadan 15, 1447 AH", "en", "2026-03-04"),
        ("no date in it", "en", ""),
    ],
)
def test_formats(text, lang, expected):
    assert parse_date(text, lang) == expected


def test_a_day_of_the_islamic_calendar_where_no_other_date_is():
    assert read("<p>١٢ رجب ١٤٤٧ هـ</p>", lang="ar").date == "2026-01-01"


def test_a_day_of_the_islamic_calendar_gives_way_to_any_other_date():
    page = read("<p>12 رجب 1447 هـ</p>", head=json_ld(datePublished="2026-01-02"), lang="ar")
    assert page.date == "2026-01-02"


def test_a_day_of_the_islamic_calendar_is_no_date_of_a_change():
    assert read("<p>1 يناير 2026</p><p>آخر تحديث: 14 رجب 1447 هـ</p>", lang="ar").modified == ""


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


def test_a_label_in_capitals_after_one_that_has_two_small_letters():
    page = read("<p>3 Mart 2026, İstanbul GÜNCELLEME: 5 Mart 2026</p>", lang="tr")
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


def test_the_day_in_the_address_of_a_page_without_another():
    assert (
        read(head='<link rel="canonical" href="https://quay-courier.example/2026/03/05/ferry/">').date == "2026-03-05"
    )


def test_an_address_that_is_older_than_what_machines_are_told():
    link = '<link rel="canonical" href="https://quay-courier.example/2020/3/5/ferry">'
    assert read(head=link + json_ld(datePublished="2026-03-03T08:00:00+01:00")).date == "2020-03-05"


def test_an_archive_s_time_stamp_is_no_day_of_the_article():
    link = '<link rel="canonical" href="https://archive.example/web/20140226054445/https://quay-courier.example/ferry">'
    assert read(head=link).date == ""


@pytest.mark.parametrize(
    "box",
    [
        '<aside><time datetime="2026-03-05">5 March</time></aside>',
        '<div class="sidebar"><h4>Published</h4><div>March 5, 2026</div></div>',
        '<div class="share-row"><ul><li><span class="publication-time">5 March 2026</span></li></ul></div>',
    ],
)
def test_a_date_in_a_box_beside_the_article_where_there_is_no_other(box):
    assert read(box).date == "2026-03-05"


def test_a_date_in_a_box_counts_less_than_the_article_s_own():
    assert read('<aside><time datetime="2020-01-01">x</time></aside><p>5 March 2026</p>').date == "2026-03-05"


@pytest.mark.parametrize(
    "line", ["Erschienen am: 05.03.2026", "<b>Datum:</b> 05.03.2026", "<span>Mise en ligne</span> <em>5 mars 2026</em>"]
)
def test_a_label_after_the_text(line):
    assert read(after=f"<p>{line}</p>", lang="de").date == "2026-03-05"


def test_a_change_and_a_publication_after_the_text():
    page = read(after="<p>Letzte Änderung: 07.03.2026<br>Erschienen am: 05.03.2026</p>", lang="de")
    assert (page.date, page.modified) == ("2026-03-05", "2026-03-07")


@pytest.mark.parametrize("line", ["Registriert: 18.09.2008", "Valid until 1 May 2027", "Member since May 3, 2019"])
def test_dates_of_something_else(line):
    assert read(f"<p>{line}</p>").date == ""


def test_the_text_names_its_first_publication():
    notice = "<p>This guide was originally published on 5 March 2020 and is kept up to date by our desk.</p>"
    assert read("<p>9 March 2026</p>", after=notice).date == "2020-03-05"


def test_of_the_dates_above_the_headline_the_nearest_is_the_article_s():
    above = '<header><p class="date">Monday, 9 March 2026</p></header><p class="date">5 March 2026</p>'
    assert read(headline=f"{above}<h1>Night ferry gets a second crossing</h1>").date == "2026-03-05"


def test_a_date_line_with_both_times():
    page = read('<div class="date">5. März 2026 - 16.03 Uhr Akt.: 7. März 2026 - 21.18 Uhr</div>', lang="de")
    assert (page.date, page.modified) == ("2026-03-05T16:03:00", "2026-03-07T21:18:00")


def test_a_post_from_elsewhere_within_the_text_has_its_own_date():
    post = "<blockquote><p>A post shared by the harbour choir (@quaychoir) on Apr 21, 2019</p></blockquote>"
    head = '<meta property="article:published_time" content="2026-03-05T10:00:00+01:00">'
    assert read(post, head=head).date == "2026-03-05T10:00:00+01:00"


def test_day_and_month_are_told_apart_by_a_date_in_words():
    page = read("<p>Erstellt am 3. November 2026</p>", head='<meta name="date" content="11/03/2026 12:43">', lang="de")
    assert page.date[:10] == "2026-11-03"


def test_a_text_written_anew_has_the_day_that_a_reader_sees():
    told = json_ld(datePublished="2019-08-14T13:00:00Z", dateModified="2026-03-05T00:00:00Z")
    assert read("<p>Updated Mar 5, 2026</p>", head=told).date == "2026-03-05"


def test_a_text_written_anew_keeps_its_day_where_two_places_remember_it():
    told = json_ld(datePublished="2019-08-14T13:00:00Z")
    graph = '<meta property="article:published_time" content="2019-08-14T13:00:00Z">'
    assert read("<p>Updated Mar 5, 2026</p>", head=told + graph).date == "2019-08-14T13:00:00+00:00"


def test_a_reader_s_day_and_a_second_place_correct_the_first():
    told = json_ld(datePublished="2018-04-03T16:50:31Z")
    graph = '<meta property="article:published_time" content="2026-03-05T18:06:00Z">'
    assert read("<p>March 5, 2026</p>", head=told + graph).date == "2026-03-05T18:06:00+00:00"


def test_no_text_was_changed_before_it_was_published():
    page = read(
        "<p>Stand: 28.02.2026 18:00 Uhr</p>", head='<meta name="date" content="2026-03-01T11:52:23">', lang="de"
    )
    assert page.date == "2026-02-28T18:00:00"


def test_a_clock_that_was_never_set_is_no_date():
    assert read(head='<meta name="date" content="1970-01-01T01:00:00+01:00">').date == ""


def test_a_date_in_brackets_that_ends_the_description():
    head = '<meta name="description" content="The ferry sails twice (news of 5 March 2026)">'
    assert read(head=head).date == "2026-03-05"


def test_the_newsroom_s_day_in_an_element_that_machines_read_in_utc():
    assert read('<time datetime="2026-03-06T04:13:00Z">March 5, 2026</time>').date == "2026-03-05"


def test_a_headline_in_a_part_whose_name_says_that_it_is_a_box():
    box = "<p>Ada</p><p>x</p><div class='title'>Night ferry gets a second crossing</div><time datetime='2026-03-05'>"
    page = read(headline=f'<div class="ads-frame">{box}</time></div>')
    assert (page.title, page.date) == ("Night ferry gets a second crossing", "2026-03-05")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 hours ago", "2026-03-05T11:20:00+01:00"),
        ("vor 3 Stunden", "2026-03-05T11:20:00+01:00"),
        ("3小时前", "2026-03-05T11:20:00+01:00"),
        ("Yesterday", "2026-03-04"),
        ("il y a 2 jours", "2026-03-03"),
        ("20. Dezember, 18:04 Uhr", "2025-12-20T18:04:00"),
        ("4 March, 18:04", "2026-03-04T18:04:00"),
        ("3月4日 18:04", "2026-03-04T18:04:00"),
        ("3 min read", ""),
    ],
)
def test_what_the_moment_of_saving_completes(line, expected):
    assert read(f"<p>{line}</p>", saved_at="2026-03-05T14:20:00+01:00").date == expected


def test_nothing_to_count_from():
    assert read("<p>3 hours ago</p>").date == ""


def test_a_whole_date_counts_more_than_one_counted_from_the_moment_of_saving():
    page = read("<p>5 hours ago</p><p>3 March 2026</p>", saved_at="2026-03-05T14:20:00+01:00")
    assert page.date == "2026-03-03"


@pytest.mark.parametrize("opening", ["Quay Town, 5 March 2026 – ", "(5 March 2026) ", "05.03.2026 – "])
def test_a_date_that_begins_the_text(opening):
    text = (
        "The second vessel sails at six from the north quay, and its crew of nine had waited for the vote all winter, "
    )
    assert read(f"<p>{opening}{text}said the harbour master on Tuesday.</p>", lang="de").date == "2026-03-05"
