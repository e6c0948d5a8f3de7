"""Captions in an element of their own below their picture's, and pictures that the names around them speak against."""

import pytest

from briefings.article import Article, SavedPage
from briefings.pipeline import extract

PROSE = (
    "The observatory on Mount Kell has one telescope, one astronomer and, since March, no electricity.",
    "A landslide took the line, and the valley's power company has said that it will not be rebuilt.",
    "The astronomer, Ilse Varga, carries the batteries up in a rucksack, four of them on every clear evening.",
    "She has lost six kilograms, she says, and found two comets, which seems to her a fair exchange.",
)
LEAD = "https://kell.example/pictures/dome-1200x630.jpg"
HEAD = f'<head><title>The last light on Kell – Valley Post</title><meta property="og:image" content="{LEAD}"></head>'
PICTURE = '<img src="/pictures/{}.jpg" width="900" height="600" alt="">'
WORDS = "The telescope under its tarpaulin"


def read(between: str = "", above: str = "", holder: str = "<div>{}</div>") -> Article:
    first, *others = (holder.format(f"<p>{sentence}</p>") for sentence in PROSE)
    body = f"<h1>The last light on Kell</h1>{above}<div>{first}{others[0]}{between}{''.join(others[1:])}</div>"
    page = f'<html>{HEAD}<link rel="canonical" href="https://kell.example/light"><main>{body}</main></html>'
    return extract(SavedPage(name="page.html", form="html", data=page.encode()))


def captions(article: Article) -> list[str]:
    return [picture.caption for picture in article.images]


@pytest.mark.parametrize(
    "words",
    [
        f"<div><em>{WORDS}</em></div>",
        f"<p align='center'><font color='blue'>{WORDS}</font></p>",
        f"<div class='block'><div><p style='text-align: center'>{WORDS}</p></div></div>",
    ],
)
def test_a_short_line_set_apart_below_a_picture_is_its_caption(words: str) -> None:
    article = read(f"<div class='picture'>{PICTURE.format('scope')}</div>{words}")
    assert (article.text.split("\n"), captions(article)) == (list(PROSE), [WORDS])


def test_a_centred_line_among_others_is_text() -> None:
    lines = "".join(f"<p align='center'>{line}</p>" for line in ("Nobody owns the sky above the Kell.", "Not yet."))
    assert "Nobody owns the sky" in read(f"<p align='center'>{PICTURE.format('scope')}</p>{lines}").text


def test_the_caption_below_a_lead_picture_in_a_link_goes_with_it() -> None:
    lead = f"<div class='photo'><a href='/photo/1'><img src='{LEAD}' width='400'></a><span>{WORDS}</span></div>"
    assert read(above=lead).images[0].caption == WORDS


def test_a_caption_in_a_cell_below_its_picture_is_no_text() -> None:
    cells = f"<tr><td>{PICTURE.format('scope')}</td></tr><tr><td class='small'>{WORDS}</td></tr>"
    assert read(f"<table align='right'>{cells}</table>").text.split("\n") == list(PROSE)


def test_pictures_are_kept_where_all_parts_of_the_text_have_a_name_that_speaks_against_them() -> None:
    widget = "<div class='widget'><div class='widget-container'>{}</div></div>"
    assert len(read(widget.format(PICTURE.format("scope")), holder=widget).images) == 1
