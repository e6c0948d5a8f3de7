"""Lead picture, kicker, standfirst, keywords, access, licence, corrections."""

import pytest
from metadata_pages import json_ld, read

from briefings.clean.likeness import same_picture

OG = '<meta property="og:image" content="{}">'


def test_the_picture_on_the_page_that_opengraph_names():
    head = OG.format("https://cdn.example/share/storm-over-quay-1200x630.jpg")
    body = '<figure><img src="/p/cat-in-basket-800x450.jpg"></figure><img src="/p/storm-over-quay-800x450.webp">'
    assert read(body, head=head).image.url == "https://quay-courier.example/p/storm-over-quay-800x450.webp"


def test_a_picture_that_holds_the_place_of_a_large_one_is_no_lead_picture():
    head = OG.format("https://cdn.example/storm-over-quay.jpg")
    body = '<img src="https://cdn.example/storm-over-quay.jpg?width=25">'
    assert read(body, head=head).image.url == "https://cdn.example/storm-over-quay.jpg"


def test_a_logo_is_no_lead_picture():
    body = '<img class="logo" src="/storm.jpg" width="600"><img src="/quay.jpg" width="600">'
    assert read(body).image.url == "https://quay-courier.example/quay.jpg"


def test_opengraph_s_picture_where_the_page_shows_none():
    assert read(head=OG.format("https://cdn.example/storm.jpg")).image.url == "https://cdn.example/storm.jpg"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/p/storm-quay-800x450.webp", "https://b.example/q/storm-quay-1200x630.jpg", True),
        ("https://a.example/img/24077005/16-9/750/boat.jpg", "https://a.example/img/24077005/1-1/300/boat.jpg", True),
        ("https://a.example/p/storm-quay.jpg", "https://a.example/p/calm-basin.jpg", False),
        ("https://a.example/p/sea-800.jpg", "https://b.example/p/sea-1200x630.webp", True),
        ("https://a.example/2031/05/dog.jpg?w=800", "https://a.example/2031/05/dog-300x200.jpg", True),
        ("https://a.example/p/large/x1.jpg", "https://a.example/p/small/x1.jpg", True),
        ("https://a.example/p/sea-800.jpg", "https://a.example/p/dog-800.jpg", False),
        ("https://a.example/2031/05/3.jpg", "https://a.example/2030/04/3.jpg", False),
        ("https://a.example/p/IMG_1080-768x1024.jpg", "https://a.example/p/IMG_1080.jpg", True),
        ("https://a.example/p/IMG_1080.jpg", "https://a.example/p/IMG_1200.jpg", False),
        ("https://a.example/p/Screenshot_1080.jpg", "https://a.example/p/Screenshot_1200.jpg", False),
    ],
)
def test_same_picture(one, other, same):
    assert same_picture(one, other) is same


def test_kicker_above_the_headline():
    headline = "<p>Shipping</p><h1>Night ferry gets a second crossing</h1>"
    assert read(headline=headline).kicker == "Shipping"


def test_a_button_of_the_menu_is_no_kicker():
    headline = "<div><div><div><div><a>Log in</a></div></div></div></div><h1>Night ferry gets a second crossing</h1>"
    assert read(headline=headline).kicker == ""


def test_standfirst_by_its_name():
    assert read('<p class="standfirst">After years of dispute the council agrees.</p>').summary == (
        "After years of dispute the council agrees."
    )


@pytest.mark.parametrize("name", ["lead", "lede", "lead-paragraph", "story__lead", "entradilla", "anriss"])
def test_a_first_paragraph_called_lead_is_the_standfirst(name):
    words = "After years of dispute the council agrees on a second boat, and the islanders may ride it from May."
    assert read(f'<p class="{name}">{words}</p>').summary == words


def test_a_byline_in_the_type_of_a_lead_is_no_standfirst():
    assert read('<p class="lead">by Ines Halvard and Jonas Berg</p>').summary == ""


def test_keywords_without_machine_marks_and_doubles():
    head = '<meta name="keywords" content="Ferry, ferry, page-type:article, 12345, The Quay Courier, Winter storms">'
    head += '<meta property="og:site_name" content="The Quay Courier">'
    assert read(head=head).keywords == ("Ferry", "Winter storms")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (json_ld(isAccessibleForFree=False), True),
        (json_ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False"}), True),
        ('<meta property="article:content_tier" content="locked">', True),
        (json_ld(isAccessibleForFree=True), False),
        ('<meta property="article:content_tier" content="free">', False),
    ],
)
def test_paywall(head, expected):
    assert read(head=head).paywalled is expected


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version gave the wrong fare for the crossing.",
        "Korrektur: In der ersten Fassung stand ein falscher Fahrpreis.",
        "Rectificatif : le tarif de la traversée était erroné.",
        "Corrección: una versión anterior daba un precio equivocado.",
        "Rettelse: Prisen for overfarten var forkert i artiklen.",
        "Исправление: в первой версии была указана неверная цена.",
        "訂正：当初の記事では、運賃に誤りがありました。お詫びして訂正します。",
    ],
)
def test_correction(notice):
    assert read(after=f"<p>{notice}</p>").corrections == (notice,)


def test_prose_about_corrections_is_no_notice():
    assert (
        read(after="<p>Both captains asked for corrections of the timetable before the winter.</p>").corrections == ()
    )


def test_licence():
    link = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>'
    assert read(after=f"<p>{link}</p>").licence == "https://creativecommons.org/licenses/by/4.0/"


def test_of_a_trail_of_sections_above_the_headline_the_last_is_the_kicker():
    trail = '<p><a href="/">Front</a> <a href="/sea">Harbours</a></p>'
    assert read(headline=f"{trail}<h1>Night ferry gets a second crossing</h1>").kicker == "Harbours"


def test_the_section_s_name_farther_above_the_headline_is_the_kicker():
    above = "<p>Harbours</p><p>Five readers wrote to us about the tides of this spring.</p>"
    page = read(
        headline=f"{above}<h1>Night ferry gets a second crossing</h1>",
        head='<meta property="article:section" content="harbours">',
    )
    assert page.kicker == "Harbours"


@pytest.mark.parametrize(
    "notice",
    [
        "• This article was amended on 3 March 2026 to name the right quay.",
        "Note: an earlier version of this story misspelled the harbour master's name.",
        "Dieser Artikel wurde nachträglich korrigiert: Die Fähre fährt um sechs Uhr.",
        "Cet article a été modifié le 3 mars 2026 pour corriger le nom du quai.",
        "Este artículo ha sido corregido: el transbordador sale a las seis.",
    ],
)
def test_how_newsrooms_say_that_they_changed_a_text(notice):
    assert read(after=f"<p>{notice}</p>").corrections == (notice,)
