"""What stands among an article's paragraphs and only leads to other pages or to the newsroom's offers."""

import pytest

from briefings.article import SavedPage
from briefings.pipeline import extract

PROSE = (
    "The tannery on the Lorn canal closed in spring, and since then the water has had the colour of weak tea.",
    "Before that it was red on Mondays and black by the weekend, depending on which vats had been emptied.",
    "A teacher from the school across the bridge let her class draw it every morning for eleven years.",
    "The drawings hang in the town hall now, in the order in which they were made, and the last is nearly blue.",
)
HEAD = "<head><title>The canal that changed colour – The Lorn Echo</title></head>"


def read(between: str, below: str = "") -> list[str]:
    paragraphs = [f"<p>{sentence}</p>" for sentence in PROSE]
    body = f"<h1>The canal that changed colour</h1><div>{''.join(paragraphs[:2])}{between}{''.join(paragraphs[2:])}"
    page = f"<html>{HEAD}<body><main>{body}{below}</div></main></body></html>"
    return extract(SavedPage(name="page.html", form="html", data=page.encode())).text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Διαβάστε επίσης: <a href='/2'>Νέα δρομολόγια για τα νησιά</a>",
        "<b>İlginizi çekebilir: <a href='/2'>Sahilde kayıp yüzücü bulundu</a></b>",
        "یہ بھی پڑھیں <a href='/2'>طلبہ کے لیے نئی بس سروس</a>",
    ],
)
def test_a_line_that_begins_with_a_label_of_other_stories_is_no_text(line: str) -> None:
    assert read(f"<p>{line}</p>") == list(PROSE)


def test_a_word_that_may_be_such_a_label_begins_a_sentence_too() -> None:
    sentence = "Related to the tannery by marriage, the mayor kept out of the debate."
    assert sentence in read(f"<p>{sentence}</p>")


def test_links_under_a_label_of_other_stories_are_no_text() -> None:
    titles = ("Library hours are cut again as the gap in the budget widens", "Inside the last sawmill on the river")
    links = "".join(f"<p><a href='/{n}'>{title}</a></p>" for n, title in enumerate(titles))
    assert read(f"<p><b>Read also</b></p>{links}") == list(PROSE)


def test_a_link_that_is_set_as_a_button_is_no_text() -> None:
    assert read("<p><a class='button primary' href='/comments'>Leave a comment on the drawings</a></p>") == list(PROSE)


def test_a_linked_line_beside_a_picture_that_leads_to_the_same_page_is_no_text() -> None:
    card = "<a href='/2'><img src='/2.jpg' width='200'></a><a href='/2'><b>Bus fares go up in autumn</b></a>"
    assert read(f"<p>{card}</p>") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "All of the canal's stories, straight to your inbox on Sunday.",
        "Recibe cada mañana las noticias más importantes de la comarca en tu correo.",
        "ทุกเช้า ข่าวสำคัญทางอีเมลของคุณ",
        "The Lorn Echo is a reader-supported publication. To receive new posts, consider becoming a free subscriber.",
        "(Reporting by Ada Roe in Lorn and Pim de Wit in Port Albrecht; Editing by Sofia Maro)",
    ],
)
def test_an_offer_of_the_newsroom_or_its_own_note_is_no_text(line: str) -> None:
    assert read(f"<p>{line}</p>") == list(PROSE)


def test_a_sentence_about_letters_that_come_often_is_text() -> None:
    sentence = "The tannery sent its neighbours a letter every week, and later a newsletter every month."
    assert sentence in read(f"<p>{sentence}</p>")
