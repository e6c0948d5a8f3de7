"""The body of an article: what is taken from a page, what is left out, and that it does not get worse."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from briefings.article import SavedPage
from briefings.errors import NoArticle
from briefings.pipeline import extract, import_file

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "content" / "saved" / "samples"
TRUTH = ROOT / "tools" / "samples" / "articles"
WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
FLOOR_MEAN = 0.935  # F1 of words over all sample pages
FLOOR_PAGE = 0.82
PROSE = (
    "The ropeway over the gorge carried its last miners on a Friday, and for a year nobody knew what to do with it.",
    "Then the district bought the towers for one crown each, because taking them down would have cost far more.",
    "Two engineers from the valley measured every bolt, and found that only the cabins had to be made anew.",
    "Since May it has carried hikers, cheese and, on market days, a choir that rehearses on the way across.",
    "“We wanted a bridge and we got a ropeway,” said the mayor, Benedikt Strøm, “and it is quieter than a bridge.”",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
HEAD = "<head><title>Old ropeway carries hikers – The Gorge Gazette</title></head>"


def read(body: str, head: str = HEAD) -> str:
    return extract(
        SavedPage(name="page.html", form="html", data=f"<html>{head}<body>{body}</body></html>".encode())
    ).text


def article(inside: str = BODY, after: str = "") -> str:
    return f"<main><article><h1>Old ropeway carries hikers</h1>{inside}</article>{after}</main>"


def words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def expected(name: str) -> str:
    """The standfirst and the body of a sample page as its source has them, without pictures and pull quotes."""
    source = yaml.safe_load((TRUTH / f"{name}.yaml").read_text("utf-8"))
    lines = [line for line in source["body"].splitlines() if not re.match(r"!pull|!\[|[|\s:-]+$", line)]
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(re.sub(r"^![a-z]+ ", "", line) for line in lines))


def score(page: Path) -> float:
    source = yaml.safe_load((TRUTH / f"{page.stem}.yaml").read_text("utf-8"))
    found, body = words(import_file(page)[0].text), expected(page.stem)
    truths = [words(body), words(f"{source.get('summary', '')}\n{body}")]
    return max(2 * (found & truth).total() / (found.total() + truth.total()) for truth in truths)


def test_the_sample_pages_are_read_no_worse_than_before():
    scores = {page.stem: score(page) for page in sorted(SAMPLES.glob("*/*")) if page.suffix in (".html", ".mhtml")}
    low = {name: round(value, 3) for name, value in scores.items() if value < FLOOR_PAGE}
    assert (low, sum(scores.values()) / len(scores) >= FLOOR_MEAN) == ({}, True), scores


def test_all_paragraphs_are_taken_in_their_order():
    assert read(article()).splitlines() == list(PROSE)


def test_menus_and_teasers_are_left_out():
    menu = "<nav><ul>" + "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(9)) + "</ul></nav>"
    cards = "".join(
        f'<div class="teaser-card"><a href="/s{n}"><h3>Another story, number {n}</h3></a></div>' for n in range(4)
    )
    text = read(menu + article(after=f'<section class="related-stories"><h2>Related</h2>{cards}</section>'))
    assert text.splitlines() == list(PROSE)


def test_text_parted_by_breaks_is_taken():
    broken = "<td>" + "<br><br>".join(PROSE) + "</td>"
    head = "<h1>Old ropeway carries hikers</h1>"
    assert read(f"{head}<table><tr>{broken}</tr></table>").splitlines() == list(PROSE)


def test_headings_lists_and_tables_among_the_text_are_kept():
    inside = (
        f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><h2>What it costs</h2><p>{PROSE[2]}</p>"
        "<table><tr><th>Ride</th><th>Crowns</th></tr><tr><td>One way</td><td>12</td></tr></table>"
        f"<p>{PROSE[3]}</p><p>{PROSE[4]}</p>"
    )
    text = read(article(inside))
    assert ("What it costs" in text, "One way" in text) == (True, True)


def test_a_consent_dialog_longer_than_the_article_is_not_the_article():
    lines = "".join(
        f"<p>We and our {n} partners store cookies on your device to personalise content, and you can withdraw your "
        f"consent under purpose number {n} of our privacy policy at any time, as the law of the land demands of us.</p>"
        for n in range(12)
    )
    text = read(article() + f'<div id="consent-banner" class="cookie-consent"><div>{lines}</div></div>')
    assert text.splitlines() == list(PROSE)


def test_of_several_stories_on_a_page_the_one_of_its_title_is_taken():
    other = "".join(f"<p>{sentence.replace('ropeway', 'lighthouse')} So the harbour says.</p>" for sentence in PROSE)
    pages = f"<article><h1>Old ropeway carries hikers</h1>{BODY}</article>"
    text = read(f"<main>{pages}<div><article><h1>Lighthouse is for sale</h1>{other * 2}</article></div></main>")
    assert "lighthouse" not in text


def test_the_byline_and_the_date_line_are_left_out():
    head = HEAD.replace("</head>", '<meta name="author" content="Ragna Holm"></head>')
    text = read(article("<p>By Ragna Holm</p><p>4 May 2026, 07:10</p>" + BODY), head)
    assert text.splitlines() == list(PROSE)


def test_a_label_above_a_headline_in_the_cells_of_a_layout_is_left_out() -> None:
    rows = ("<font>Culture</font>", "Old ropeway carries hikers", "<br><br>".join(PROSE))
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    assert read(f"<table><tr><td><table>{table}</table></td></tr></table>").splitlines()[0] == PROSE[0]


def test_a_body_that_only_the_structured_data_has_is_taken():
    node = {"@type": "NewsArticle", "headline": "Old ropeway carries hikers", "articleBody": " ".join(PROSE)}
    data = json.dumps(node)
    head = HEAD.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    assert PROSE[3] in read('<div id="root"></div>', head)


def test_a_body_for_readers_without_scripts_is_taken():
    assert PROSE[3] in read(f'<div id="root"></div><noscript><h1>Old ropeway carries hikers</h1>{BODY}</noscript>')


def test_every_cut_among_the_text_has_a_reason():
    inside = BODY.replace("</p><p>", '</p><p><a href="/x">Read also: The bridge that never was</a></p><p>', 1)
    page = SavedPage(name="page.html", form="html", data=f"<html>{HEAD}<body>{article(inside)}</body></html>".encode())
    cuts = [note for note in extract(page, explained=True).notes if note.action == "cut"]
    (note,) = [note for note in cuts if "bridge that never" in note.subject]
    assert note.reason == "a call to the reader"


def test_a_page_without_text_is_no_article():
    with pytest.raises(NoArticle):
        read("<nav><a href='/a'>A</a><a href='/b'>B</a></nav>")


def test_a_paragraph_of_which_one_is_not_sure_follows_its_like():
    # Half of each entry is a link, which alone reads like a menu; most entries read like text.
    entries = [
        f'<p>{sentence[: 90 if number % 2 else 40]} <a href="/{number}">sheet {number} of the plans</a></p>'
        for number, sentence in enumerate(PROSE * 2)
    ]
    text = read(article("".join(f"<p>{one}</p>" for one in PROSE[:2]) + "<div>" + "".join(entries) + "</div>"))
    assert [f"sheet {number} " in text for number in range(10)] == [True] * 10


TABLE = (
    "<table><tr><th>Year</th><th>Riders</th></tr><tr><td>2024</td><td>1,204</td></tr>"
    "<tr><td>2025</td><td>1,377</td></tr></table>"
)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="wrap">{}</div>',
        '<div class="wrap"><p class="name">Riders</p>{}<p class="source">Source: the district</p></div>',
        "<div><span>Advertisement</span></div>{}",
    ],
)
def test_a_small_table_with_header_cells_is_kept_whatever_box_it_stands_in(box: str) -> None:
    among = "".join(f"<p>{one}</p>" for one in PROSE[:2]) + box.format(TABLE) + f"<p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
    assert {"Year", "Riders", "1,204", "1,377"} <= set(read(article(among)).replace("|", " ").split())


def test_a_table_of_links_to_other_stories_is_left_out() -> None:
    links = "".join(f'<tr><td><a href="/{n}">Mill {n} closes its gate</a></td></tr>' for n in range(2))
    among = BODY.replace("<p>Two", f"<div><table><tr><th>More stories</th></tr>{links}</table></div><p>Two")
    assert "Mill" not in read(article(among))


@pytest.mark.parametrize(
    "label", ["<p>WERBUNG</p>", "<small>PUBLICIDAD</small>", "<p>— Reklam —</p>", "<p>تبلیغات</p>"]
)
def test_the_label_of_an_advertisement_is_left_out(label: str) -> None:
    assert read(article(BODY.replace("<p>Two", f"{label}<p>Two"))) == read(article())


def test_a_sentence_that_begins_with_the_word_for_advertisement_is_kept() -> None:
    assert "Werbung" in read(article(BODY.replace("<p>Two", "<p>Werbung machte dafür niemand.</p><p>Two")))


@pytest.mark.parametrize(
    "credit",
    [
        "تصوير: {}",
        "צילום: {}",
        "Фото: {}",
        "写真：{}",
        "（写真：{}）",
        "图片来源：{}",
        "Ảnh: {}",
        "Kuva: {}",
        "عکس: {}",
    ],
)
def test_a_caption_is_parted_from_a_credit_with_a_label_of_any_language(credit: str) -> None:
    words = f"The towers above the gorge. {credit.format('Ada Strøm')}"
    figure = f'<figure><img src="https://gorge.example/a.jpg" width="800"><figcaption>{words}</figcaption></figure>'
    page = f"<html>{HEAD}<body>{article(figure + BODY)}</body></html>".encode()
    lead = extract(SavedPage(name="page.html", form="html", data=page)).image
    assert lead is not None and (lead.caption, lead.credit) == ("The towers above the gorge.", "Ada Strøm")


def test_a_picture_after_the_body_is_not_the_lead() -> None:
    head = HEAD.replace("</head>", '<meta property="og:image" content="https://gorge.example/towers.jpg"></head>')
    shop = '<figure><img src="https://gorge.example/shop.jpg" width="800"></figure>'
    page = f"<html>{head}<body><h1>Old ropeway carries hikers</h1><div>{BODY}</div><div>{shop}</div></body></html>"
    lead = extract(SavedPage(name="page.html", form="html", data=page.encode())).image
    assert lead is not None and lead.url == "https://gorge.example/towers.jpg"


def test_cells_of_a_table_that_lays_out_the_page_are_not_alike() -> None:
    page = Path(__file__).parents[2] / "content/saved/samples/marfa/ar-hiwar.html"
    (article,) = import_file(page)
    assert ("السفينة الغارقة مكتبة" in article.markdown, "أسعار العملات" in article.markdown) == (True, False)


def test_cells_of_a_table_that_lays_out_the_page_are_paragraphs() -> None:
    rows = "".join(f"<tr><td>{one}</td></tr>" for one in PROSE)
    page = f"<table><tr><td><table><tr><td>Menu</td></tr></table></td><td><table>{rows}</table></td></tr></table>"
    assert read(page).split("\n")[-4:] == list(PROSE)[-4:]


def test_a_body_that_the_page_holds_again_for_narrow_screens_is_taken_once() -> None:
    heading = "<h2>How it is used</h2>"
    inside = "".join(f"<p>{one}</p>{heading if at == 1 else ''}" for at, one in enumerate(PROSE))
    text = read(
        f"<h1>Old ropeway carries hikers</h1><div class='wide'>{inside}</div><div class='narrow'>{inside}</div>"
    )
    assert text.splitlines() == [*PROSE[:2], "How it is used", *PROSE[2:]]


def test_a_sentence_that_two_entries_of_a_list_have_in_common_stays_in_both() -> None:
    common = " ".join([*PROSE[3:], *PROSE[3:]])
    entries = "".join(f"<h2>Cabin {n}</h2><p>{PROSE[n]}</p><p>{common}</p>" for n in range(3))
    assert read(article(entries)).splitlines().count(common) == 3


def test_a_table_under_its_own_heading_below_the_text_is_kept() -> None:
    rows = "".join(f"<tr><td>{hour}:15</td><td>Valley</td><td>Ridge</td></tr>" for hour in range(7, 12))
    head = "<thead><tr><td>Hour</td><td>From</td><td>To</td></tr></thead>"
    table = f"<h2>When it runs</h2><div class='wide'><table>{head}<tbody>{rows}</tbody></table></div>"
    text = read(article(f"{BODY}{table}{table.replace('When it runs', 'On Sundays')}"))
    assert ("When it runs" in text, "On Sundays" in text, text.count("Ridge")) == (True, True, 10)


def test_the_heading_of_the_last_list_is_kept() -> None:
    items = "".join(f"<li>{item}</li>" for item in ("Cabins for two", "Cabins for six", "A wagon for goats and cattle"))
    text = read(
        f"<h1>Old ropeway carries hikers</h1><div class='entry'>{BODY}<h2>What it has</h2><ul>{items}</ul></div>"
    )
    assert text.splitlines()[len(PROSE) :][:2] == ["What it has", "Cabins for two"]


def test_a_list_of_which_one_is_not_sure_follows_its_sure_heading() -> None:
    lists = "".join(
        f"<h2>{title}</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        for title, items in (
            ("What the cabins carry on a working day", ("Hikers", "Cheese", "Mail", "Goats")),
            ("What they do not carry at any time", ("Dogs, bicycles, skis and prams", "Paint, petrol and gas", "Ice")),
        )
    )
    rules = "".join(f"<li>{sentence}</li>" for sentence in PROSE[1:4])
    inside = f"<p>The ropeway</p><p>{PROSE[0]}</p><ul>{rules}</ul>{lists}"
    text = read(f"<h1>Old ropeway carries hikers</h1><div class='widget editor'><div class='view'>{inside}</div></div>")
    assert ("Goats" in text, "Ice" in text) == (True, True)


def test_a_short_list_with_its_heading_among_the_text_is_kept() -> None:
    parts = "".join(f"<li>{part}</li>" for part in ("600 g cod", "2 leeks", "80 g butter", "1 lemon", "Salt"))
    steps = (
        "Cut the leeks into rings and wash them well.",
        "Melt the butter, add the leeks and let them soften for ten minutes.",
        "Lay the fish on top, salt it, cover and cook for eight minutes.",
    )
    lists = (
        f"<h2>Ingredients</h2><ul>{parts}</ul><h2>Method</h2><ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>"
    )
    inside = (
        f"<p>A dish that needs one pan, half an hour and a good piece of fish.</p><div class='recipe'>{lists}</div>"
    )
    links = "".join(f'<li><a href="/{n}">Another dish with a long name, number {n}</a></li>' for n in range(4))
    after = f"<aside class='related'><h3>Read more</h3><ul>{links}</ul></aside>"
    text = read(article(f"{inside}<p>It goes with boiled potatoes, and with the last of the white wine.</p>", after))
    assert ("Ingredients" in text, "Salt" in text) == (True, True)
