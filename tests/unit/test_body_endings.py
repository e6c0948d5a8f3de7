"""What stands among and below an article's paragraphs and is none of them."""

import pytest

from briefings.article import SavedPage
from briefings.pipeline import extract

PROSE = (
    "The night ferry to Orsk was cancelled for the third time this week, and again nobody could say for how long.",
    "Its engine needs a part that is cast in one town only, and the foundry there has been on strike since Easter.",
    "Some of the passengers slept in the waiting room, where the harbour master brought them soup and blankets.",
    "The company promised buses for the morning, which would take five hours around the bay instead of two across.",
)
HEAD = """<head><title>Night ferry cancelled again – The Orsk Observer</title>
<meta name="author" content="Tilda Marsh"><meta name="date" content="2031-04-02"></head>"""


def read(below: str = "", among: str = "", heading: str = "<h1>Night ferry cancelled again</h1>") -> list[str]:
    first, *others = (f"<p>{sentence}</p>" for sentence in PROSE)
    story = f"{heading}{first}{others[0]}{among}{''.join(others[1:])}{below}"
    body = f'<main><article><div class="story-text">{story}</div></article></main>'
    page = f'<html lang="en">{HEAD}<body>{body}</body></html>'
    return extract(SavedPage(name="page.html", form="html", data=page.encode())).text.splitlines()


@pytest.mark.parametrize(
    "note",
    [
        "Got a story? Write to our news desk at desk@observer.example or ring the number on the back page.",
        "This article contains affiliate links, for which we may be paid when you buy something through them.",
        "This is a developing story and will be updated.",
        "Dieser Artikel erschien zuerst im Hafenblatt.",
        "Ida Sund in Skarn and Per Holm in Vik contributed to this report.",
    ],
)
def test_a_note_by_the_newsroom_is_no_paragraph_of_the_story(note: str) -> None:
    assert read(f"<p>{note}</p>") == list(PROSE)


def test_a_sentence_that_has_the_words_of_a_note_in_its_middle_is_kept() -> None:
    sentence = (
        "The harbour master said that nobody had got a story straight about the engine until the divers came up again."
    )
    assert sentence in read(among=f"<p>{sentence}</p>")


@pytest.mark.parametrize("sign", ["tm", "TM", "tm/dpa", "(TM)", "RTN"])
def test_the_initials_under_a_story_are_no_paragraph(sign: str) -> None:
    assert read(f"<p>{sign}</p>") == list(PROSE)


def test_a_short_last_sentence_is_kept() -> None:
    assert read("<p>Nobody laughed.</p>") == [*PROSE, "Nobody laughed."]


def test_a_label_under_a_story_that_announces_nothing_is_left_out() -> None:
    assert read("<p>Picture sources:</p>") == list(PROSE)


def test_a_note_on_the_author_under_the_story_is_left_out() -> None:
    assert read(
        "<p>Tilda Marsh has written on ships and harbours for this paper since the spring of 2019.</p>"
    ) == list(PROSE)


@pytest.mark.parametrize("mark", ["◇", "___", "\u200d"])
def test_a_line_without_a_word_is_no_paragraph(mark: str) -> None:
    assert read(among=f"<p>{mark}</p>") == list(PROSE)


def test_a_paragraph_that_its_name_and_its_picture_make_a_caption_is_none() -> None:
    words = "Passengers wait for the morning buses in the hall of the harbour, where soup was served."
    box = f'<div class="pic"><img src="/hall.jpg" width="800"><p class="pic-caption">{words}</p></div>'
    assert words not in read(among=box)


def test_a_headline_with_its_kicker_in_one_line_is_not_said_again() -> None:
    kicker = '<p class="kicker">Harbours</p><h1>Night ferry cancelled again</h1>'
    assert read(heading=f"{kicker}<h2>Harbours Night ferry cancelled again</h2>") == list(PROSE)


def test_a_link_alone_under_the_story_is_left_out() -> None:
    assert read('<p><a href="/harbour">Everything on the harbour of Orsk</a></p>') == list(PROSE)


def test_the_address_of_a_source_under_the_story_is_kept() -> None:
    address = "https://port.example/notices/2031-04"
    assert (
        read(f'<p>Source of the notice, as the port gives it:</p><p><a href="{address}">{address}</a></p>')[-1]
        == address
    )


def test_links_after_a_label_under_the_story_are_left_out() -> None:
    assert read('<p>Topics: <a href="/t1">Ferries</a>, <a href="/t2">Orsk</a></p>') == list(PROSE)


def test_initials_in_brackets_above_a_correction_are_no_paragraph() -> None:
    correction = "Correction: an earlier version of this text said that the strike at the foundry had begun at Whitsun."
    assert read(f"<p>(tm/dpa)</p><p>{correction}</p>") == [*PROSE, correction]


def test_a_short_line_alone_with_a_picture_is_its_caption() -> None:
    words = "The ferry at the quay on Sunday."
    assert words not in read(among=f'<div class="w2"><img src="/quay.jpg" width="900"><p>{words}</p></div>')


OFFER = (
    "<h3>Stay on board</h3><p>Every Friday we write what the week brought to the bay, from the quay to the hill.</p>"
)


@pytest.mark.parametrize(
    "box",
    [
        f'{OFFER}<form action="/send"><input type="email"><button>Go</button></form>',
        f"{OFFER}<form><input><button>Go</button></form>",
        f'{OFFER}<p><a href="/subscribe?from=story">See our offers</a></p>',
        f'{OFFER}<a href="https://observer.example/abo/">Zu den Angeboten</a>',
    ],
)
def test_a_box_to_subscribe_in_is_no_text_in_whatever_class_it_stands(box: str) -> None:
    box = f'<div class="block">{box}</div>'
    assert read(below=box) == read(among=box) == list(PROSE)


@pytest.mark.parametrize(
    "end",
    [
        'The company sends the times by <a href="/newsletter">its letter</a>, which half of the island'
        " has come to read.",
        'The full timetable for the winter is with <a href="/about/ferries">the harbour office</a>, and on every pier.',
    ],
)
def test_a_last_paragraph_in_a_box_of_its_own_is_kept(end: str) -> None:
    assert len(read(below=f'<div class="block"><p>{end}</p></div>')) == len(PROSE) + 1


@pytest.mark.parametrize("line", ["By Tilda Marsh", "2 April 2024, 6:15pm"])
def test_a_byline_or_a_date_below_the_standfirst_is_no_text(line: str) -> None:
    standfirst = (
        "<b>The passengers of the night ferry slept in the waiting room, and nobody could say for how long.</b>"
    )
    cells = "".join(f"<tr><td>{one}</td></tr>" for one in (standfirst, line, "<br><br>".join(PROSE)))
    page = f"<html lang='en'>{HEAD}<body><table><tr><td><h1>Night ferry cancelled again</h1></td></tr>{cells}</table>"
    assert line not in extract(SavedPage(name="page.html", form="html", data=page.encode())).text


@pytest.mark.parametrize("label", ["Comments (2)", "تعليقات القراء (2)", "Kommentare", "תגובות"])
def test_the_readers_comments_are_left_out_from_their_label_on(label: str) -> None:
    comments = (
        "<p>Old sailor: I have waited for that ferry since the spring, and it is always the engine they blame.</p>"
    )
    assert read(f"<p><b>{label}</b></p>{comments}<p>Passenger: The soup was good, and so were the blankets.</p>") == [
        *PROSE
    ]


def test_a_label_of_comments_above_most_of_the_story_cuts_nothing() -> None:
    found = read(heading="<h1>Night ferry cancelled again</h1><p>Comments</p>")
    assert [line for line in found if line in PROSE] == list(PROSE)


@pytest.mark.parametrize("button", ["<p>Save for later</p>", '<p role="button">Larger type</p>'])
def test_what_a_button_says_is_no_paragraph(button: str) -> None:
    assert read(among=button) == list(PROSE)
