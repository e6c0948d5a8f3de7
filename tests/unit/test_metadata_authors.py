"""Who signs an article."""

import pytest
from metadata_pages import json_ld, read


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ada Roe", ("Ada Roe",)),
        ("By Ada Roe and Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("Von Ada Roe und Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("Par Ada Roe avec Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("Por Ada Roe y Tomás Veld", ("Ada Roe", "Tomás Veld")),
        ("Di Ada Roe e Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("Door Ada Roe en Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("Автор: Анна Иванова", ("Анна Иванова",)),
        ("بقلم ليلى حداد", ("ليلى حداد",)),
        ("بقلم ليلى حداد · آخر تحديث: 14:20", ("ليلى حداد",)),
        ("מאת דנה כהן", ("דנה כהן",)),
        ("記者 山田太郎", ("山田太郎",)),
        ("Written by Ada Roe, MD", ("Ada Roe, MD",)),
        ("Von Ada Roe, Hafenstadt", ("Ada Roe",)),
        ("By Ada Roe, Harbour Correspondent", ("Ada Roe",)),
        ("Posted on March 3, 2026 by Ada Roe", ("Ada Roe",)),
        ("By Ada Roe | Updated March 3, 2026", ("Ada Roe",)),
        ("By Ada Roe ada.roe@quay-courier.example @adaroe", ("Ada Roe",)),
        ("Von Ursula van der Meer", ("Ursula van der Meer",)),
        ("Teksti: Aino Kettula", ("Aino Kettula",)),
        ("লেখা তানভীর আলম", ("তানভীর আলম",)),
        ("โดย พิมพ์ชนก ศรีวงศ์", ("พิมพ์ชนก ศรีวงศ์",)),
    ],
)
def test_byline_by_markup(byline, expected):
    assert read(f'<p class="byline">{byline}</p>').authors == expected


def test_byline_by_label_alone():
    assert read("<p>Von Ada Roe</p>").authors == ("Ada Roe",)


def test_byline_by_a_link_to_the_author():
    assert read('<p><a href="/authors/ada-roe">Ada Roe</a></p>').authors == ("Ada Roe",)


def test_name_beside_the_date():
    assert read("<p>Ada Roe</p><p>3 March 2026</p>").authors == ("Ada Roe",)


def test_the_role_in_an_element_of_its_own_is_no_author():
    assert read('<div class="author"><span>Ada Roe</span> <span>Deputy Head of Tides</span></div>').authors == (
        "Ada Roe",
    )


def test_first_and_family_name_in_elements_of_their_own():
    assert read('<p class="author">By <b>Ada</b> <b>Roe</b></p>').authors == ("Ada Roe",)


def test_who_checked_an_article_did_not_write_it():
    byline = (
        '<p>By <a rel="author" href="/a">Ada Roe</a></p><p>Reviewed by <a rel="author" href="/t">Tomas Veld</a></p>'
    )
    assert read(byline).authors == ("Ada Roe",)


def test_the_visible_byline_outweighs_the_publisher_in_structured_data():
    head = json_ld(author={"@type": "Organization", "name": "Quay Media"})
    assert read('<p class="byline">By Ada Roe</p>', head=head).authors == ("Ada Roe",)


def test_a_byline_that_folds_its_list_is_completed():
    head = json_ld(author=[{"@type": "Person", "name": name} for name in ("Ada Roe", "Tomas Veld", "Odile Marrane")])
    byline = '<p>By <a rel="author" href="/a">Ada Roe</a> and 2 more</p>'
    assert read(byline, head=head).authors == ("Ada Roe", "Tomas Veld", "Odile Marrane")


def test_a_byline_of_another_article_loses_against_two_sources_that_agree():
    head = json_ld(author={"@type": "Person", "name": "Ada Roe"}) + '<meta name="author" content="Ada Roe">'
    assert read('<p class="author">Bruno Castell</p>', head=head).authors == ("Ada Roe",)


def test_authors_by_reference():
    person = '{"@type": "Person", "@id": "#a", "name": "Ada Roe"}'
    graph = f'{{"@graph": [{{"@type": "NewsArticle", "author": {{"@id": "#a"}}}}, {person}]}}'
    assert read(head=f'<script type="application/ld+json">{graph}</script>').authors == ("Ada Roe",)


def test_an_agency_that_signs_alone_is_the_author():
    assert read('<p class="byline">dpa</p>').authors == ("dpa",)


def test_a_house_signs_where_nobody_else_does():
    assert read(head='<meta name="author" content="Quay Courier Staff">').authors == ("Quay Courier Staff",)


def test_capitals_are_mended_from_another_source():
    head = json_ld(author={"@type": "Person", "name": "Ada Roe"})
    assert read('<p class="byline">BY ADA ROE</p>', head=head).authors == ("Ada Roe",)


def test_a_comment_s_author_is_not_the_article_s():
    comments = '<section class="comments"><h3>Comments</h3><p class="comment-author">Bruno Castell</p></section>'
    assert read(after=comments).authors == ()


def test_a_quoted_person_is_no_author():
    assert read('<blockquote><p class="author">Bruno Castell</p></blockquote>').authors == ()


def test_a_page_without_an_author_has_none():
    assert read().authors == ()


def test_a_name_that_lost_is_noted():
    head = json_ld(author={"@type": "Person", "name": "Bruno Castell"})
    page = read('<p class="byline">By Ada Roe</p>', head=head)
    assert any(
        note.subject == "authors" and note.action == "lost" and note.value == "Bruno Castell" for note in page.notes
    )


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Una Roe", ("Una Roe",)),
        (
            "By Ada Roe, Staff Attorney, Quay Justice Program and Tomas Veld, Director of Tides",
            ("Ada Roe", "Tomas Veld"),
        ),
        ("This post was written by <a>Ada Roe, MD</a>, cardiologist, Quay Health.", ("Ada Roe, MD",)),
        ("Ada Roe im Gespräch mit Tomas Veld", ("Ada Roe", "Tomas Veld")),
        ("<b>Ada Roe</b><p>Search for this author in:</p><p>Pub Med</p><p>Tide Scholar</p>", ("Ada Roe",)),
        ("<p>Written by</p><p>Ada</p><p>- Product marketer</p>", ("Ada",)),
    ],
)
def test_roles_and_where_their_holders_work(byline, expected):
    assert read(f'<div class="byline">{byline}</div>').authors == expected


def test_who_reviewed_an_article_is_not_its_author():
    assert read("<p>Reviewed by: Tomas Veld</p>", head='<meta name="author" content="Ada Roe">').authors == ("Ada Roe",)


@pytest.mark.parametrize("label", ["Written by", "Von", "Text:", "Par"])
def test_a_label_on_a_line_of_its_own(label):
    assert read(f"<p>{label}</p><p>Ada Roe</p>").authors == ("Ada Roe",)


def test_a_label_on_a_line_of_its_own_after_the_text():
    assert read(after="<p>Article by</p><p>Ada Roe</p>").authors == ("Ada Roe",)


def test_who_signs_under_the_text_is_surer_than_the_house_that_machines_are_told():
    told = json_ld(author={"@type": "Organization", "name": "Quay Online"})
    assert read(after="<p>Von Ada Roe</p>", head=told).authors == ("Ada Roe",)


def test_labels_after_the_text_that_name_several_are_teasers():
    told = json_ld(author={"@type": "Organization", "name": "Quay Desk"})
    teasers = "<p>By Ada Roe</p><p>More</p><p>By Tomas Veld</p>"
    assert read('<p class="byline">Quay Desk</p>', after=teasers, head=told).authors == ("Quay Desk",)


def test_a_name_alone_below_the_headline():
    assert read("<p>Ada Roe</p>").authors == ("Ada Roe",)


def test_a_phrase_below_the_headline_is_no_name():
    assert read("<p>Harbour Timetable</p>", after="<p>The harbour has a timetable.</p>").authors == ()


def test_no_guess_where_machines_are_told_an_author():
    assert read("<p>Trade Veld</p>", head='<meta name="author" content="Ada Roe">').authors == ("Ada Roe",)


def test_a_name_that_is_a_link_beside_the_date():
    assert read('<p>2026-03-05 · <a href="/ada">Ada Roe</a></p>').authors == ("Ada Roe",)


def test_a_byline_in_a_box_beside_the_headline():
    box = '<aside><div class="author"><b>Ada Roe</b></div><ul><li>Share</li></ul></aside>'
    assert read(box).authors == ("Ada Roe",)


def test_a_byline_whose_own_name_says_that_it_is_a_box():
    assert read('<div class="article-share-author"><h4>x</h4>Ada Roe</div>').authors == ("Ada Roe",)


def test_a_labelled_byline_in_the_caption_of_the_first_picture():
    assert read('<div class="picture-caption"><p>von Ada Roe</p></div>', lang="de").authors == ("Ada Roe",)


def test_a_pen_name_that_links_to_its_bearer():
    assert read('<p><a rel="author" href="/authors/the-pilot">The Pilot</a></p>').authors == ("The Pilot",)


def test_the_author_s_page_alone():
    head = '<meta property="article:author" content="https://quay-courier.example/profile/ada-roe">'
    assert read(head=head).authors == ("Ada Roe",)


def test_a_first_name_is_completed():
    assert read("<p>Eine Kolumne von Ada Roe</p>", head=json_ld(author="Ada"), lang="de").authors == ("Ada Roe",)


def test_of_a_team_the_one_whom_machines_are_told_first():
    told = json_ld(author={"@type": "Person", "name": "Ada Roe"})
    assert read('<p class="byline">Ada Roe, Tomas Veld, Jan Kaai</p>', head=told).authors == ("Ada Roe",)
    assert read('<p class="byline">Tomas Veld, Ada Roe</p>', head=told).authors == ("Tomas Veld", "Ada Roe")


@pytest.mark.parametrize(
    ("byline", "authors", "agencies"),
    [
        ("Ada Roe, Reuters", ("Ada Roe", "Reuters"), ("Reuters",)),
        ("Von Ada Roe mit AP", ("Ada Roe",), ("AP",)),
        ("Ada Roe/AP", ("Ada Roe", "AP"), ("AP",)),
        ("AFP Berlin", ("AFP Berlin",), ("AFP Berlin",)),
        ("<b>PA</b> <p>Petras Adomaitis</p>", ("Petras Adomaitis",), ("PA",)),
    ],
)
def test_an_agency_that_signs_beside_a_person(byline, authors, agencies):
    page = read(f'<div class="byline">{byline}</div>')
    assert (page.authors, page.agencies) == (authors, agencies)


def test_an_author_s_line_within_a_teaser_s_link():
    teaser = '<h3>More</h3><div class="authors"><a href="/other">von Tomas Veld</a></div>'
    assert read("<p>Ada Roe</p><p>5.3.2026</p>", after=teaser, lang="de").authors == ("Ada Roe",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("홍길동 기자 hong@quay.example", "홍길동"), ("王小明 记者", "王小明"), ("山田太郎記者", "山田太郎")],
)
def test_a_name_before_its_role(line, expected):
    assert read(f"<p>{line}</p>").authors == (expected,)


@pytest.mark.parametrize(
    "line", ["<h2>Adobe Veld</h2>", '<p><a href="/tides">Tidal Veld</a></p>', "<p>© Quay | Ada Roe</p>"]
)
def test_headings_links_and_credits_below_the_headline_are_no_bylines(line):
    assert read(line).authors == ()


def test_an_agency_in_small_letters_is_no_role():
    page = read('<p class="byline">Von Ada Roe und Tomas Veld, dpa</p>', lang="de")
    assert (page.authors, page.agencies) == (("Ada Roe", "Tomas Veld", "dpa"), ("dpa",))


def test_a_name_alone_under_the_last_paragraph():
    told = json_ld(author={"@type": "Organization", "name": "The Quay Courier"}, publisher={"name": "The Quay Courier"})
    assert read(after="<p><b>Ada Roe</b></p>", head=told).authors == ("Ada Roe",)


@pytest.mark.parametrize(
    "line", ["<h3>Ada Roe</h3>", '<p><a href="/a">Ada Roe</a></p>', "<div><div><p>Ada Roe</p></div></div>"]
)
def test_what_stands_under_the_text_and_signs_nothing(line):
    assert read(after=line).authors == ()


def test_a_box_about_the_author_after_the_text():
    box = '<div class="author-bio"><h4>Ada Roe</h4><p>Ada Roe is a pilot who writes about the sea.</p></div>'
    assert read(after=f"<div><div>{box}</div></div>").authors == ("Ada Roe",)


def test_a_box_about_the_author_adds_nothing_to_a_byline():
    box = '<div class="author-bio"><h4>Ada Roe</h4><p>Ada Roe edits the sea pages of this paper.</p></div>'
    assert read("<p>By Tomas Veld</p>", after=box).authors == ("Tomas Veld",)


def test_an_element_after_the_text_that_holds_a_label_alone():
    signed = '<div><p class="post-author__byline">Posted by:</p><p class="post-author__name">Sea Pilot</p></div>'
    assert read(after=signed).authors == ("Sea Pilot",)


def test_a_label_in_an_element_of_its_own_is_no_name():
    label = "<span class='b-byline__by'>글</span>"
    byline = f"<div class='b-byline'>{label} <span class='b-byline__names'><a class='c-link'>윤가람</a></span></div>"
    assert read(f"<time datetime='2026-05-03'>3</time>{byline}", lang="ko").authors == ("윤가람",)


def test_a_name_after_a_label_in_the_midst_of_a_line():
    line = "<div>来源：<a href='/'>海港晚报</a> 作者：沈若川 <a href='#c'>评论</a></div>"
    assert read(line, lang="zh").authors == ("沈若川",)


def test_a_name_in_hangul_is_whole():
    about = "<div class='reporter'><p>윤가람 기자는 농산어촌을 취재한다</p></div>"
    assert read("<p class='byline'>윤가람 기자</p>", after=about, lang="ko").authors == ("윤가람",)


def test_where_one_can_listen_signs_nothing():
    assert read("<div>Listen on: <a href='/p'>Apple Podcasts</a> 3 May 2026</div>").authors == ()
