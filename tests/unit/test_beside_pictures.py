"""What stands beside a picture in the body: captions go with it, teasers and boxes stay out of the text."""

from base64 import b64encode

import pytest

from briefings.article import Article, SavedPage
from briefings.pipeline import extract

PROSE = (
    "The lighthouse at Skarn had been dark for eleven winters when the harbour council voted to light it again.",
    "Its lamp, taken apart in a shed behind the fish hall, lacked only two lenses and a good deal of brass.",
    "A glazier from the next island ground the lenses by hand, and refused to be paid for anything but the sand.",
    "On the first evening four boats went out for no other reason than to see the light from the sea.",
)
HEAD = "<head><title>A lighthouse is lit again – The Skarn Courier</title></head>"
PICTURE = '<img src="/pictures/{}.jpg" width="900" height="600" alt="">'
BELOW = "Nobody had asked the keeper for it, and yet all of the island came to see the light on its first evening."
NEXT_PAGE = "/2031/05/herring-prices-rise"


def read(between: str = "", below: str = "", beside: str = "") -> Article:
    first, *others = (f"<p>{sentence}</p>" for sentence in PROSE)
    body = f"<h1>A lighthouse is lit again</h1>{first}{PICTURE.format('lead')}{others[0]}{between}{''.join(others[1:])}"
    body = f"<div>{body}{below}</div>{beside}"
    page = f'<html>{HEAD}<link rel="canonical" href="https://courier.example/lighthouse"><main>{body}</main></html>'
    return extract(SavedPage(name="page.html", form="html", data=page.encode()))


def tails(article: Article) -> list[str]:
    return [picture.url.rsplit("/", 1)[-1] for picture in article.images]


def test_words_under_a_picture_are_its_caption_and_no_paragraph() -> None:
    article = read(f'<div class="wide">{PICTURE.format("lamp")}<div>The lamp before it was cleaned</div></div>')
    assert article.text.split("\n") == list(PROSE)
    assert article.images[-1].caption == "The lamp before it was cleaned"


def test_a_caption_and_a_credit_that_are_both_set_small_are_told_apart() -> None:
    words = "<small>The lamp before it was cleaned</small> <small>© Ines Bakke</small>"
    picture = read(f'<div class="wide">{PICTURE.format("lamp")}<div>{words}</div></div>').images[-1]
    assert (picture.caption, picture.credit) == ("The lamp before it was cleaned", "Ines Bakke")


@pytest.mark.parametrize(
    "words",
    [
        "<br><em>The lamp before it was cleaned</em>",
        " <i>The lamp before it was cleaned</i>",
        "<br>The lamp before it was cleaned",
    ],
)
def test_the_words_under_a_picture_in_its_own_paragraph_are_its_caption(words: str) -> None:
    article = read(f"<p>{PICTURE.format('lamp')}{words}</p>")
    assert article.text.split("\n") == list(PROSE)
    assert article.images[-1].caption == "The lamp before it was cleaned"


@pytest.mark.parametrize(
    "inner",
    [
        f"{PICTURE.format('lamp')}<br>{BELOW}",
        f"{PICTURE.format('lamp')}The lamp was clean.",
        f"The lamp was clean.<br>{PICTURE.format('lamp')}",
        '<img src="/marks/pen.png" width="24"><em>This story was corrected on Friday.</em>',
    ],
)
def test_a_paragraph_with_a_picture_in_it_stays_text(inner: str) -> None:
    article = read(f"<p>{inner}</p>")
    assert len(article.text.split("\n")) == len(PROSE) + 1


def test_a_caption_beside_a_figure_of_the_picture_alone_is_kept() -> None:
    inner = f"<figure>{PICTURE.format('lamp')}</figure><figcaption>The lamp before it was cleaned</figcaption>"
    assert read(f'<div class="wide">{inner}</div>').images[-1].caption == "The lamp before it was cleaned"


def test_a_credit_without_a_mark_after_its_label_is_told_by_the_slash_between_names() -> None:
    words = "<figcaption>The lamp, cleaned. Photo Ines Bakke / Skarn Press</figcaption>"
    picture = read(f"<figure>{PICTURE.format('lamp')}{words}</figure>").images[-1]
    assert (picture.caption, picture.credit) == ("The lamp, cleaned.", "Ines Bakke / Skarn Press")


def test_the_data_of_a_picture_is_not_its_caption() -> None:
    data = '<script type="application/ld+json">{"@type": "ImageObject", "author": "Skarn"}</script>'
    article = read(f'<div class="wide">{PICTURE.format("lamp")}{data}<div>The lamp, cleaned</div></div>')
    assert article.images[-1].caption == "The lamp, cleaned"


DRAWING = "data:image/svg+xml;base64," + b64encode(b"<svg>" + b"<path d='M0 0L1 1'/>" * 200 + b"</svg>").decode()
WORDS = 'The lamp before it was cleaned, on <a href="/map">the map</a>'


@pytest.mark.parametrize(
    "picture",
    [
        f'<div class="wide"><img data-id="7"><div>{WORDS}</div></div>',
        f'<figure><img src="blob:https://courier.example/1"><figcaption>{WORDS}</figcaption></figure>',
        f'<figure><a href="/lamp"><img src="about:blank"></a><figcaption>{WORDS}</figcaption></figure>',
        f'<figure><img src="{DRAWING}"><figcaption>{WORDS}</figcaption></figure>',
    ],
)
def test_the_caption_of_a_picture_that_was_not_saved_is_no_text_and_is_noted(picture: str) -> None:
    article = read(picture)
    assert tails(article) == ["lead.jpg"]
    assert "The lamp" not in article.markdown
    reasons = [note.reason for note in article.notes if note.subject.startswith("The lamp before it was cleaned")]
    assert reasons == ["the caption of a picture that the page does not have"]


def test_a_picture_without_an_address_has_that_of_the_large_one_that_it_links_to() -> None:
    inner = '<a href="/pictures/lamp-large.jpg"><img src="blob:https://courier.example/1"></a>'
    picture = read(f"<figure>{inner}<figcaption>The lamp, cleaned</figcaption></figure>").images[-1]
    assert (picture.url, picture.caption) == ("https://courier.example/pictures/lamp-large.jpg", "The lamp, cleaned")


@pytest.mark.parametrize(
    "card",
    [
        '<div class="x1"><a href="{0}">{1}</a><a href="{0}">Herring prices rise for a third month</a></div>',
        '<a class="x1" href="{0}">{1}<span>Herring prices rise for a third month</span></a>',
        '<div class="x1">{1}<h3><a href="{0}">Herring prices rise</a></h3><p>For a third month.</p></div>',
    ],
)
def test_a_card_that_leads_to_another_page_is_left_out_with_its_picture(card: str) -> None:
    article = read(card.format(NEXT_PAGE, PICTURE.format("herring")))
    assert article.text.split("\n") == list(PROSE)
    assert "herring.jpg" not in tails(article)


def test_a_caption_inside_a_link_to_the_large_picture_is_kept() -> None:
    inner = f'<a href="/pictures/lamp-large.jpg">{PICTURE.format("lamp")}<span>The lamp, cleaned</span></a>'
    assert "lamp.jpg" in tails(read(f'<div class="wide">{inner}</div>'))


def test_what_a_player_says_of_itself_is_left_out() -> None:
    player = '<div class="p"><audio src="/a.mp3"></audio><div>00:00 / 03:15</div><div>0.5x</div><div>2.0x</div></div>'
    assert read(player).text.split("\n") == list(PROSE)


def test_a_box_that_calls_the_reader_is_left_out_though_it_has_a_picture() -> None:
    box = (
        f'<div class="b">{PICTURE.format("badge")}<div>Keep reading</div><div>The latest from the harbours</div></div>'
    )
    assert read(box).text.split("\n") == list(PROSE)


def test_a_name_for_a_position_in_the_layout_does_not_make_a_picture_one_of_related_stories() -> None:
    assert "lamp.jpg" in tails(read(f'<div class="relative mt-4">{PICTURE.format("lamp")}</div>'))


GALLERY = [PICTURE.format(name) for name in ("crate", "lens", "boats")]


@pytest.mark.parametrize(
    "gallery",
    [
        f'<div class="wide">{"".join(GALLERY)}</div>',
        f"<ul>{''.join(f'<li>{one}</li>' for one in GALLERY)}</ul>",
        "".join(f"<p>{one}</p>" for one in GALLERY),
        "<div>" + "".join(f'<a href="/large.jpg">{one}</a>' for one in GALLERY) + "</div>",
    ],
)
def test_pictures_below_the_text_are_kept(gallery: str) -> None:
    assert tails(read(below=gallery))[-3:] == ["crate.jpg", "lens.jpg", "boats.jpg"]


def test_a_gallery_beside_the_text_is_kept_with_a_caption_for_each_picture() -> None:
    slides = "".join(f'<div><img src="/{name}.jpg"><p>The {name}</p></div>' for name in ("crate", "lens"))
    article = read(beside=f'<div class="gallery">{slides}</div>')
    assert [picture.caption for picture in article.images[-2:]] == ["The crate", "The lens"]
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="more"><a href="{NEXT_PAGE}">{GALLERY[0]}</a><a href="{NEXT_PAGE}-2">{GALLERY[1]}</a></div>',
        f'<div class="more">{GALLERY[0]}<div>Herring prices rise</div>{GALLERY[1]}<div>Cod is dear</div></div>',
        '<div class="partners"><img src="/harbour-bank.png"><img src="/net-makers.png"></div>',
        f'<div class="sponsor">{"".join(GALLERY)}</div>',
    ],
)
def test_pictures_below_the_text_that_are_of_other_things_are_left_out(box: str) -> None:
    assert tails(read(below=box)) == ["lead.jpg"]


def test_a_picture_below_the_text_does_not_become_the_lead_in_place_of_the_one_that_the_page_names() -> None:
    head = '<head><title>A light</title><meta property="og:image" content="https://courier.example/dawn.jpg"></head>'
    body = f"<h1>A light</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{GALLERY[0]}"
    data = f"<html>{head}<main>{body}</main></html>".encode()
    image = extract(SavedPage(name="page.html", form="html", data=data)).image
    assert image is not None and image.url == "https://courier.example/dawn.jpg"


def test_the_portrait_of_the_author_is_not_the_lead() -> None:
    told = '<meta name="author" content="Ada Roe"><meta property="og:image" content="https://courier.example/dawn.jpg">'
    about = "<div>Opinion</div><div><a href='/a'>Ada Roe</a></div><div>Ada Roe writes about lights at sea.</div>"
    face = '<img src="https://courier.example/roe.jpg" width="320" alt="Ada Roe">'
    portrait = f'<div class="columnist"><div>{face}</div>{about}</div>'
    text = "".join(f"<p>{sentence}</p>" for sentence in PROSE[1:])
    body = f"<div>{portrait}<h1>A light</h1><p>{PROSE[0]}</p><div>{text}</div></div>"
    page = SavedPage(name="page.html", form="html", data=f"<html><head>{told}</head>{body}</html>".encode())
    image = extract(page).image
    assert image is not None and image.url == "https://courier.example/dawn.jpg"


def test_a_picture_without_a_width_that_is_marked_as_the_articles_is_its_lead() -> None:
    picture = '<div class="item"><img src="https://courier.example/dawn.jpg" itemprop="image"></div>'
    body = f"<h1>A lighthouse is lit again</h1>{picture}<div>{''.join(f'<p>{one}</p>' for one in PROSE)}</div>"
    page = SavedPage(name="page.html", form="html", data=f"<html>{HEAD}<main>{body}</main></html>".encode())
    image = extract(page).image
    assert image is not None and image.url == "https://courier.example/dawn.jpg"
