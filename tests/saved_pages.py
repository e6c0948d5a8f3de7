"""Small saved pages for tests, made on the spot: fictional, of any number."""

from pathlib import Path

SENTENCES = (
    "The harbour council met on Tuesday to settle the timetable of the night ferry, which has been disputed for years.",
    "Islanders had asked for a second crossing, and the company answered that it lacked both crew and fuel.",
    "Under the agreement a second vessel sails from the north quay at six, and the fare stays as it was in spring.",
    "“We will see in the autumn whether it pays,” said the harbour master, Odile Marrane, after the vote.",
    "Fishing boats keep their berths, although two of them must move to the southern basin before the winter storms.",
)


def make_page(number: int, *, extra: str = "") -> str:
    """The HTML of a plain news page; two pages of different numbers share no title and no paragraph."""
    paragraphs = "".join(f"<p>{sentence} It is item {number} of the agenda.</p>\n" for sentence in SENTENCES)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Night ferry number {number} gets a second crossing – The Quay Courier</title>
<link rel="canonical" href="https://quay-courier.example/news/ferry-{number}">
<meta property="og:site_name" content="The Quay Courier">
<meta property="article:published_time" content="2026-03-{number % 27 + 1:02d}T08:30:00+01:00">
<meta name="author" content="Tomas Veld">
</head><body><header><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav></header>
<main><article><h1>Night ferry number {number} gets a second crossing</h1>
{paragraphs}{extra}</article></main>
<footer><p>The Quay Courier, a paper that does not exist</p></footer></body></html>"""


def save_pages(folder: Path, count: int) -> None:
    """Write `count` pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"page-{number:03d}.html").write_text(make_page(number), encoding="utf-8")
