"""Sites to search in: the invented briefings of tests/search, and generated ones around them, as pages."""

from __future__ import annotations

import html
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from briefings.taxonomy import load_taxonomy

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = ROOT / "plugins" / "briefings" / "data" / "topics"
LANGUAGES = {
    "en": "English", "fr": "French", "es": "Spanish", "de": "German", "ar": "Arabic", "he": "Hebrew", "ru": "Russian",
    "ja": "Japanese", "pt": "Portuguese",
}  # fmt: skip
WORDS = 600
COUNTRIES = "GB US KE IN NZ FR BE SN CA CL UY VE ES AR DE AT CH YE MA IQ SD EG IL CY JO KZ RU GE JP MZ BR AO PT".split()
TOPICS = "environment labour health education disaster arts politics society economy sport scitech crime".split()
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><main>
<article data-pagefind-body><div hidden>{data}</div><h1 data-pagefind-meta="title" lang="{lang}">{title}</h1>
<div lang="{lang}">{text}</div></article></main></body></html>"""


def invented() -> list[dict[str, Any]]:
    """The briefings that the queries look for."""
    found = yaml.safe_load((ROOT / "tests" / "search" / "briefings.yaml").read_text(encoding="utf-8"))
    return [dict(briefing, date=f"2026-{1 + at % 9:02}-{1 + at % 28:02}T10:00") for at, briefing in enumerate(found)]


def queries() -> list[tuple[str, str, str]]:
    """Language, query, and the name of the briefing that is wanted."""
    asked = yaml.safe_load((ROOT / "tests" / "search" / "queries.yaml").read_text(encoding="utf-8"))
    return [(lang, str(query), wanted) for lang, pairs in asked.items() for query, wanted in pairs]


def generated(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Briefings of 600 words by Zipf's law over real words and made-up ones, in nine languages, over five years."""
    chance = random.Random(seed)
    vocabularies = {lang: _vocabulary(lang, chance) for lang in LANGUAGES}
    for number in range(count):
        lang = list(LANGUAGES)[number % len(LANGUAGES)]
        words, weights = vocabularies[lang]
        drawn = chance.choices(words, cum_weights=weights, k=WORDS + 9)
        glue, stop = ("", "。") if lang == "ja" else (" ", ". ")
        sentences = [glue.join(drawn[at : at + 15]) for at in range(9, len(drawn), 15)]
        yield {
            "id": f"generated-{number}",
            "lang": lang,
            "title": glue.join(drawn[:9]),
            "text": stop.join(sentences),
            "region": chance.choice(COUNTRIES),
            "topic": chance.choice(TOPICS),
            "author": f"{chance.choice('ABCD')}. {words[chance.randint(200, 210)].capitalize()}",
            "date": f"{2022 + number * 5 // max(1, count)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T08:00",
        }


def _vocabulary(lang: str, chance: random.Random) -> tuple[list[str], list[float]]:
    """Real words, and as a long tail words put together from their halves; function words first, as in any language."""
    lines = (VOCABULARY / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    chance.shuffle(words)
    short = sorted(words, key=len)[:120]
    tail = [chance.choice(words)[:3] + chance.choice(words)[-4:] for _ in range(25_000)]
    joined = list(dict.fromkeys([*short, *words, *tail]))
    return joined, list(accumulate(1 / (rank + 2) for rank in range(len(joined))))


def write_pages(site: Path, briefings: list[dict[str, Any]]) -> None:
    """Write a page for each briefing."""
    taxonomy = load_taxonomy(ROOT / "content" / "taxonomy")
    for briefing in briefings:
        topic, region = taxonomy.topic(briefing["topic"]), taxonomy.region(briefing["region"])
        facets = {
            "topic": topic.label("en") if topic else "",
            "region": region.label("en") if region else "",
            "language": LANGUAGES[briefing["lang"]],
            "source": f"The {briefing['region']} Courier",
            "author": briefing["author"],
            "period": briefing["date"][:7],
        }
        meta = {"lang": briefing["lang"], "dir": "rtl" if briefing["lang"] in ("ar", "he") else "ltr"}
        meta["date"] = briefing["date"][:10]
        file = site / "briefings" / briefing["id"] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(briefing, facets, meta), encoding="utf-8")


def _page(briefing: dict[str, Any], facets: dict[str, str], meta: dict[str, str]) -> str:
    marks = [_mark("filter", name, value) for name, value in facets.items()]
    marks += [_mark("meta", name, value) for name, value in meta.items()] + [_mark("sort", "date", briefing["date"])]
    text = "".join(f"<p>{html.escape(part)}</p>" for part in briefing["text"].split("\n"))
    return PAGE.format(data="".join(marks), lang=briefing["lang"], title=html.escape(briefing["title"]), text=text)


def _mark(kind: str, name: str, value: str) -> str:
    return f'<span data-pagefind-{kind}="{name}[data-value]" data-value="{html.escape(value)}"></span>'


def write_theme(site: Path, folder: Path) -> None:
    """The search page and its scripts, from a real build of a site with one briefing."""
    shutil.copytree(ROOT / "content" / "taxonomy", folder / "content" / "taxonomy")
    (folder / "content" / "briefings").mkdir()
    (folder / "content" / "briefings" / "one.md").write_text("---\ntitle: One\ndate: 2020-01-01\n---\n\nOne.\n")
    shutil.copy(ROOT / "pelican.conf.py", folder)
    (folder / "themes").symlink_to(ROOT / "themes")
    with (folder / "pelican.conf.py").open("a") as settings:
        settings.write("\nSITEURL = '/site'\nBRIEFINGS_IMPORT = BRIEFINGS_SEARCH = False\n")
    command = [sys.executable, "-m", "briefings.build"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={"PYTHONPATH": str(ROOT / "plugins")})
    shutil.copytree(folder / "output" / "theme", site / "theme")
    shutil.copytree(folder / "output" / "search", site / "search")
