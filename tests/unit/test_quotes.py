"""Quotes among the paragraphs, with who said them."""

import pytest

from briefings.article import SavedPage
from briefings.pipeline import extract

PROSE = (
    "The last lamplighter of Querne still has her ladder, although the town put electric lamps up sixty years ago.",
    "She was nineteen then, and the only one of eleven who asked for the ladder instead of the money.",
    "Since then she has lent it to four chimney sweeps, two bell ringers and a thief, who brought it back.",
    "In May the museum will take it, and with it the coat, which has burns on both of its sleeves.",
)
QUOTE = "A lamp that nobody lights is only a pole with an opinion."
SPEAKER = "Hanne Torv, lamplighter"


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote><p>{QUOTE}</p><footer>{SPEAKER}</footer></blockquote>",
        f"<figure><blockquote>{QUOTE}</blockquote><figcaption>{SPEAKER}</figcaption></figure>",
    ],
)
def test_who_said_a_quote_stands_in_it(quote: str) -> None:
    paragraphs = [f"<p>{sentence}</p>" for sentence in PROSE]
    body = f"<h1>The ladder of Querne</h1><div>{''.join(paragraphs[:2])}{quote}{''.join(paragraphs[2:])}</div>"
    page = f"<html><head><title>The ladder of Querne</title></head><body><main>{body}</main></body></html>"
    markdown = extract(SavedPage(name="page.html", form="html", data=page.encode())).markdown
    assert f"> {QUOTE}\n>\n> {SPEAKER}" in markdown
