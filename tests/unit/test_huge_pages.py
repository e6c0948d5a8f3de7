"""Pages far larger than news pages are: what they take in memory, and what of them is read."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from saved_pages import SENTENCES, make_page

from briefings.article import SavedPage
from briefings.pipeline import extract

ROOT = Path(__file__).resolve().parents[2]
MOST = 12  # times the page that reading it may take in memory


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the peak of memory is read as Linux tells it")
@pytest.mark.parametrize("megabytes", [1, 1.5, 2])
def test_the_peak_of_memory_is_bounded_by_the_size_of_the_page(megabytes: float) -> None:
    command = [sys.executable, ROOT / "bench" / "extraction.py", "--size", str(megabytes)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"memory +([\d.]+) × page", shown)
    assert found is not None and float(found[1]) < MOST


def test_an_article_below_tens_of_thousands_of_links_is_found() -> None:
    menu = "".join(f'<li><a href="/{number}">Ferry number {number}</a></li>' for number in range(21_000))
    page = make_page(1).replace("<header>", f"<header><ul>{menu}</ul>")
    text = extract(SavedPage(name="page", form="html", data=page.encode())).text
    assert all(sentence in text for sentence in SENTENCES)
