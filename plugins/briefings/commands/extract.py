"""`briefings extract`: what is in saved pages, printed, without writing anything."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from ..article import Article, Picture
from ..curation.parallel import read_in_order
from ..curation.saved_files import list_saved_files
from ..errors import BriefingsError
from ..pipeline import import_file
from .project import find_given, is_project, project_settings
from .terminal import ProgressLine, paint, printable

SUFFIXES = (
    ".gz", ".zst", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".txt", ".md",
    ".webarchive", ".warc", ".wacz", ".eml", ".zip", ".maff",
)  # fmt: skip


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "extract",
        help="print what is in saved pages, without writing anything",
        description="Prints the article in each saved page. Nothing is written.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="saved page, folder, or - for paths on stdin")
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a page (default: Markdown to read)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (default: all cores)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Extract in the order given; 1 when a page failed."""
    paths = list(expand_paths(arguments.paths, sys.stdin))
    if is_project() and not all(path.exists() for path in paths):
        settings = project_settings(arguments)
        paths = [find_given(path, settings) for path in paths]
    show = _as_json if arguments.jsonl else _as_text
    progress = ProgressLine("Reading saved pages:")
    failed = False
    for done, rows in enumerate(_extract_all(paths, arguments.jobs), start=1):
        for row in rows:
            failed = failed or "error" in row
            print(show(row), flush=arguments.jobs == 1)
        if not sys.stdout.isatty():
            progress(done, len(paths), paths[done - 1].name)
    progress.end()
    return 1 if failed else 0


def expand_paths(given: Iterable[str], standard_input: TextIO) -> Iterator[Path]:
    """The saved pages that the arguments name: files, folders (all pages in them), `-` for a list on stdin."""
    for argument in given:
        if argument == "-":
            yield from expand_paths([line.rstrip("\n") for line in standard_input if line.strip()], standard_input)
        elif Path(argument).is_dir():
            yield from list_saved_files(Path(argument))
        else:
            yield Path(argument)


def identify(path: Path) -> str:
    """A page's `id`: its file name without the suffixes of saved pages."""
    name = path.name
    while name.casefold().endswith(SUFFIXES) and "." in name[1:]:
        name = name[: name.rindex(".")]
    return name


def describe(article: Article, identity: str) -> dict[str, object]:
    """The JSON object of an article. Its keys are an interface: they are added to, never renamed."""
    return {
        "id": identity,
        "text": article.text,
        "markdown": article.markdown,
        "title": article.title,
        "kicker": article.kicker,
        "summary": article.summary,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "date": article.date,
        "modified": article.modified,
        "lang": article.lang,
        "source": {"name": article.source.name, "domain": article.source.domain, "country": article.source.country},
        "url": article.url,
        "image": (article.image.url or article.image.file) if article.image else "",
        "images": [_describe_picture(picture) for picture in _pictures(article)],
        "section": article.section,
        "keywords": list(article.keywords),
        "topics": list(article.topics),
        "suggested_topics": list(article.suggested_topics),
        "sure": article.sure,
        "regions": list(article.regions),
        "names": [{"name": name.name, "kind": name.kind} for name in article.names],
        "paywalled": article.paywalled,
        "licence": article.licence,
        "corrections": list(article.corrections),
        "original_url": article.page.url,
        "saved": article.page.saved_at,
        "word_count": article.word_count,
        "notes": [
            {"stage": n.stage, "action": n.action, "subject": n.subject, "reason": n.reason, "value": n.value}
            for n in article.notes
        ],
    }


def extract_rows(path: Path) -> list[dict[str, object]]:
    """The JSON objects of a saved file; one with `error` when it fails. Never raises."""
    identity = identify(path)
    try:
        articles = import_file(path, explained=True)
    except BriefingsError as fault:
        return [{"id": identity, "error": str(fault)}]
    except Exception as fault:
        return [{"id": identity, "error": f"{path}: Briefings itself failed ({type(fault).__name__}: {fault})."}]
    names = [identity, *(f"{identity}#{number}" for number in range(2, len(articles) + 1))]
    return [describe(article, name) for article, name in zip(articles, names, strict=True)]


def _extract_all(paths: list[Path], jobs: int) -> Iterator[list[dict[str, object]]]:
    for _, rows in read_in_order(extract_rows, paths, jobs, _lost_rows):
        yield rows


def _lost_rows(path: Path, reason: str) -> list[dict[str, object]]:
    return [{"id": identify(path), "error": f"{path}: {reason} Save it again in another form, without scripts."}]


def _pictures(article: Article) -> tuple[Picture, ...]:
    """The pictures, and that of a pasted text too, of which nothing but its words is left."""
    lead = article.image
    return (lead,) if lead and lead.caption and not article.images else article.images


def _describe_picture(picture: Picture) -> dict[str, str]:
    return {
        "url": "" if picture.url.startswith("data:") else picture.url,
        "file": picture.file,
        "caption": picture.caption,
        "credit": picture.credit,
        "alt": picture.alt,
    }


def _as_json(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _as_text(row: dict[str, object]) -> str:
    if "error" in row:
        return paint("error: ", "31") + printable(str(row["error"]))
    authors = row["authors"] if isinstance(row["authors"], list) else []
    facts = " · ".join(str(part) for part in (", ".join(authors), row["date"], row["url"]) if part)
    return printable(f"# {row['title']}\n{facts}\n\n{row['summary']}\n\n{row['markdown']}\n")
