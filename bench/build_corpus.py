"""Briefings to measure builds with: made by rule from a seed, 600 words each, 12 topics, 60 regions, 9 languages."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "plugins"))

from briefings.frontmatter import write_front_matter

WORDS = 600
TOPICS = "arts conflict crime disaster economy education environment health labour politics scitech sport".split()
REGIONS = (
    "AR AT AU BD BE BG BR CA CH CL CN CO CZ DE DK DZ EE EG ES ET FI FR GB GH GR HR HU ID IE IL IN IQ IR IS IT JO JP KE "
    "KR LB LT LV MA MX MY NG NL NO NZ PE PH PK PL PT RO RU SE SN TH TR"
).split()
# Letters to make words of: the length of the text in bytes differs by script, and so does the work.
LETTERS = {
    "en": "aeiourstlnmdcphb",
    "fr": "aeéiourstlnmdcpà",
    "es": "aeiourstlnmdcpñó",
    "de": "aeiourstlnmdgüöb",
    "pt": "aeiourstlnmdcpçã",
    "ru": "аеиоурстлнмдкпвб",
    "ar": "ابتثجحدرزسشعفقلمنهوي",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "ja": "のにはをたがでてとしれさある海山川市国会",
}
OUTLETS = 40
FIRST_DAY = datetime(2024, 1, 1, 6, tzinfo=UTC)


def write_corpus(content: Path, count: int, seed: int = 5) -> None:
    """Write `count` briefings under `content/briefings/YYYY/MM/`."""
    for path, text in make_briefings(count, seed):
        file = content / "briefings" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def make_briefings(count: int, seed: int = 5) -> Iterator[tuple[str, str]]:
    """Place and text of each briefing. The first ones are the same whatever the count."""
    for number in range(count):
        yield make_briefing(number, random.Random(seed * 1_000_003 + number))


def make_briefing(number: int, choice: random.Random) -> tuple[str, str]:
    """Place under `briefings/` and text of one briefing."""
    lang = choice.choice(list(LETTERS))
    moment = FIRST_DAY + timedelta(minutes=53 * number)
    words = [make_word(choice, lang) for _ in range(120)]
    outlet = choice.randrange(OUTLETS)
    front = {
        "title": sentence(choice, words, 9).rstrip("."),
        "date": moment.isoformat(),
        "lang": lang,
        "summary": sentence(choice, words, 18),
        "authors": [f"Author {choice.randrange(300)}"],
        "source": {
            "name": f"Outlet {outlet}",
            "url": f"https://outlet{outlet}.example/{number}",
            "domain": f"outlet{outlet}.example",
            "country": REGIONS[outlet],
            "rights": "full",
        },
        "topics": choice.sample(TOPICS, choice.choice((1, 1, 2))),
        "regions": choice.sample(REGIONS, choice.choice((1, 1, 2))),
        "tags": [f"tag {choice.randrange(200)}" for _ in range(3)],
        "status": "published",
        "story": f"story-{number // 5}" if number % 5 < 2 and number % 3 == 0 else "",
        "saved": (moment + timedelta(hours=5)).isoformat(),
        "briefed": (moment + timedelta(hours=9)).isoformat(),
        "provenance": {
            "sha256": f"{choice.getrandbits(256):064x}",
            "file": f"{number}.html",
            "tool": "SingleFile",
            "fields": {"title": "json-ld", "date": "json-ld", "authors": "json-ld", "summary": "opengraph"},
            "cut": choice.randrange(30),
        },
    }
    return f"{moment:%Y/%m}/briefing-{number:07}.md", write_front_matter(front, make_body(choice, words))


def make_body(choice: random.Random, words: list[str]) -> str:
    """About 600 words: paragraphs, two headings, a quotation, a list, links and emphasis."""
    blocks: list[str] = []
    written = 0
    while written < WORDS:
        kind = len(blocks) % 9
        if kind == 3:
            blocks.append("## " + sentence(choice, words, 5).rstrip("."))
        elif kind == 5:
            blocks.append("> " + sentence(choice, words, 20))
        elif kind == 7:
            blocks.append("\n".join(f"- {sentence(choice, words, 8)}" for _ in range(3)))
        else:
            blocks.append(" ".join(sentence(choice, words, choice.randrange(10, 22), rich=True) for _ in range(4)))
        written += len(blocks[-1].split())
    return "\n\n".join(blocks) + "\n"


def sentence(choice: random.Random, words: list[str], length: int, rich: bool = False) -> str:
    """A sentence of made-up words; a rich one may hold a link or emphasis."""
    said = choice.choices(words, k=length)
    if rich and choice.random() < 0.15:
        said[-2] = f"[{said[-2]}](https://reference.example/{choice.randrange(999)})"
    if rich and choice.random() < 0.15:
        said[1] = f"**{said[1]}**"
    return f"{' '.join(said).capitalize()}."


def make_word(choice: random.Random, lang: str) -> str:
    """A word of a language's letters."""
    return "".join(choice.choices(LETTERS[lang], k=choice.randrange(2, 10)))
