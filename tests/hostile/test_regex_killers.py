"""No pattern of the project takes more than linear time: 100 kB of its worst case in every field of a page."""

import time
from pathlib import Path

import pytest
from saved_pages import make_page

from briefings.pipeline import import_file

LENGTH = 100_000
SECONDS = 5
# What the patterns of dates, bylines, credits, captions, titles, links, Markdown and marks of saving tools repeat.
UNITS = (
    "a", " ", "a ", "By ", "By Ana ", ", ", "1/", "12:", "- ", " - ", "| ", "(", "((a", "&amp;", "©", "© a ", "Foto: ",
    "A. ", "a.a@", "http://", "_", "*", "[", "](", "![](", "`", "&lt;", "\t \n", "2026-", "von ", "と", "é", "：", "…",
    "\u00a0", "“", "Photo: (", "@a ", "#", "0", "jan 1 ", "and ", "saved from url=(0001)",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_page_full_of_one_worst_case_is_read_in_time(unit: str, tmp_path: Path) -> None:
    worst = (unit * LENGTH)[:LENGTH]
    extra = (
        f'<p class="byline author">{worst}</p><time>{worst}</time><p>{worst}</p><p><a href="{worst}">x</a></p>'
        f'<figure><img src="/a.jpg" alt="{worst}"><figcaption>{worst}</figcaption></figure>'
    )
    page = make_page(1, extra=extra).replace("Tomas Veld", worst)
    file = tmp_path / "page.html"
    file.write_text(page.replace("Night ferry number 1 gets a second crossing", worst), encoding="utf-8")
    start = time.process_time()
    import_file(file)
    assert time.process_time() - start < SECONDS
