"""What the Markdown of a page has beside its words: levels of headings, indents, captions."""

from briefings.article import Article, SavedPage
from briefings.pipeline import extract

PROSE = (
    "清晨六点，老街还没有醒，竹编铺的门板已经卸下，七十六岁的师傅坐在门槛上劈篾。",
    "徒弟今年二十三岁，学的是平面设计，她在网上看到一段劈竹子的视频，第二天就买了车票。",
    "师傅的规矩不多，头三个月只劈篾，不上手编，一根竹子要劈成八十一根篾丝。",
)
SUMMARY = "七十六岁的老师傅等了整整九年，终于等来了第一个徒弟。"


def read(body: str) -> Article:
    head = f'<title>老街的竹编铺</title><meta name="description" content="{SUMMARY}">'
    page = f"<html lang='zh'><head>{head}</head><body><h1>老街的竹编铺</h1>{body}</body></html>"
    return extract(SavedPage(name="page.html", form="html", data=page.encode()))


def test_spaces_that_set_a_paragraph_in_are_no_text() -> None:
    article = read(f"<div>{''.join(f'<p>　　{sentence}</p>' for sentence in PROSE)}</div>")
    assert article.markdown.strip().split("\n\n") == list(PROSE)


def test_a_standfirst_that_is_set_as_a_heading_is_a_paragraph() -> None:
    article = read(f"<div><h2>{SUMMARY}</h2>{''.join(f'<p>{sentence}</p>' for sentence in PROSE)}</div>")
    assert "#" not in article.markdown


def test_the_count_of_a_slide_is_no_part_of_its_caption() -> None:
    slides = "".join(
        f"<div><img src='https://paper.example/{n}.jpg' width='900'><div>{n}/3</div><div>第{n}道工序</div></div>"
        for n in (1, 2, 3)
    )
    article = read(
        f"<div>{''.join(f'<p>{sentence}</p>' for sentence in PROSE)}<div class='gallery'>{slides}</div></div>"
    )
    assert [picture.caption for picture in article.images] == ["第1道工序", "第2道工序", "第3道工序"]
