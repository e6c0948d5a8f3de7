"""From an article's YAML to the page of its outlet, with all the furniture that a news site puts around a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_datetime
from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markupsafe import Markup

HERE = Path(__file__).parent
MARKDOWN = MarkdownIt("commonmark").enable("table")
FIGURE = re.compile(r'!\[(?P<alt>[^\]]*)\]\((?P<picture>[\w-]+) "(?P<caption>[^|"]*)\|(?P<credit>[^"]*)"\)')
TICK = re.compile(r"### (\d\d:\d\d) (.+)")


@dataclass(frozen=True)
class Block:
    """One block of an article's text, before its outlet gives it tags."""

    kind: str  # p, h2, h3, tick, question, pull, figure, html
    html: Markup
    time: str = ""
    alt: str = ""
    picture: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Sample:
    """One article with the outlet that publishes it."""

    name: str
    data: dict[str, Any]
    outlet: dict[str, Any]

    @property
    def url(self) -> str:
        return f"https://{self.outlet['domain']}{self.data['path']}"

    @property
    def encoding(self) -> str:
        return str(self.data.get("encoding") or self.outlet.get("encoding", "utf-8"))

    @property
    def pictures(self) -> list[str]:
        lead = [self.data["image"]["picture"]] if "image" in self.data else []
        return lead + [block.picture for block in read_blocks(self.data["body"]) if block.picture]


def read_samples() -> list[Sample]:
    """Every article under `articles/`, in the order of their names."""
    outlets = yaml.safe_load((HERE / "outlets.yaml").read_text(encoding="utf-8"))
    samples = []
    for file in sorted((HERE / "articles").glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        samples.append(Sample(file.stem, data, outlets[data["outlet"]] | {"key": data["outlet"]}))
    return samples


def read_blocks(body: str) -> list[Block]:
    """The blocks of a body, in Markdown with five marks of our own (figure, tick, question, pull quote)."""
    return [read_block(chunk.strip()) for chunk in re.split(r"\n\s*\n", body.strip())]


def read_block(chunk: str) -> Block:
    if figure := FIGURE.fullmatch(chunk):
        caption, credit = figure["caption"].strip(), figure["credit"].strip()
        return Block("figure", Markup(caption), alt=figure["alt"], picture=figure["picture"], credit=credit)
    if tick := TICK.fullmatch(chunk):
        return Block("tick", inline(tick[2]), time=tick[1])
    for mark, kind in (("### ", "h3"), ("## ", "h2"), ("? ", "question"), ("!pull ", "pull")):
        if chunk.startswith(mark):
            return Block(kind, inline(chunk.removeprefix(mark)))
    if chunk.startswith(("- ", "1. ", "|", "> ")):
        return Block("html", Markup(MARKDOWN.render(chunk)))
    return Block("p", inline(chunk))


def inline(text: str) -> Markup:
    return Markup(MARKDOWN.renderInline(text))


def render_page(sample: Sample) -> bytes:
    """The page as its outlet's server sends it, in the outlet's encoding."""
    environment = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True)
    environment.filters["day"] = lambda moment, form="d MMMM y": tell_day(moment, form, sample.outlet["locale"])
    published = datetime.fromisoformat(sample.data["date"])
    modified = datetime.fromisoformat(sample.data.get("modified", sample.data["date"]))
    page = environment.get_template(f"{sample.outlet['key']}.html").render(
        a=sample.data,
        o=sample.outlet,
        url=sample.url,
        blocks=read_blocks(sample.data["body"]),
        published=published,
        modified=modified,
        lead=sample.data.get("image"),
    )
    return page.encode(sample.encoding, "xmlcharrefreplace")


def tell_day(moment: datetime, form: str, locale: str) -> str:
    return format_datetime(moment, form, locale=locale)
