"""`briefings tags`: learn topics and regions from the curator's corrections, and see what that would change."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..article import Article, SavedPage, Source
from ..classify import classify_with
from ..classify.learned import FILE, Learned, learn, load_learned, write_learned
from ..counting import counted
from ..curation.atomic import write_atomically
from ..curation.curated import is_changed, read_curated, read_front
from ..errors import BadFrontMatter
from ..frontmatter import Briefing, read_briefing
from ..settings import ImportSettings
from ..taxonomy import Taxonomy, load_taxonomy
from .project import project_settings
from .terminal import add_actions, paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "tags",
        help="learn from your corrections of topics and regions",
        description="Learns from the topics and regions that you set yourself. Briefings are never changed.",
    )
    actions = add_actions(parser)
    actions.add_parser("learn", help="write content/taxonomy/learned.yaml anew").set_defaults(run=run_learn)
    actions.add_parser("check", help="list past briefings that would now be tagged otherwise").set_defaults(
        run=run_check
    )


def run_learn(arguments: argparse.Namespace) -> int:
    """Learn, write the file, say what was learnt. Raises CannotWrite."""
    settings = project_settings(arguments)
    curated = list(read_curated(settings, load_taxonomy(settings.taxonomy)))
    learned = learn(curated)
    write_atomically(settings.taxonomy / FILE, write_learned(learned))
    for name, lessons in (("section", learned.sections), ("word", learned.words), ("tag", learned.tags)):
        for key, lesson in lessons.items():
            print(printable(f"  {name} “{key}” means {lesson.means} ({lesson.agreed} of {lesson.of})"))
    count = len(learned.sections) + len(learned.words) + len(learned.tags)
    tagged = counted(len(curated), "briefing")
    print(f"{tagged} tagged by you; {counted(count, 'lesson')} in {settings.taxonomy / FILE}")
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Print each briefing, not tagged by the curator, that the lessons would tag otherwise. Changes none."""
    settings = project_settings(arguments)
    taxonomy, learned = load_taxonomy(settings.taxonomy), load_learned(settings.taxonomy)
    changes = 0
    for name, before, after in find_changes(settings, taxonomy, learned):
        changes += 1
        print(f"{printable(name)}: {printable(before)} → {paint(printable(after), '33')}")
    print(f"{counted(changes, 'briefing')} would change; edit those that you agree with")
    return 0


def find_changes(settings: ImportSettings, taxonomy: Taxonomy, learned: Learned) -> Iterator[tuple[str, str, str]]:
    """Briefing, what it gets without the lessons, what it gets with them."""
    for path in sorted(settings.briefings.rglob("*.md")):
        machine = read_front(settings.machine / path.relative_to(settings.content))
        try:
            article = _as_article(read_briefing(path))
        except BadFrontMatter:
            continue
        front = read_front(path)
        plain = classify_with(article, taxonomy, Learned())
        taught = classify_with(article, taxonomy, learned)
        for key in ("topics", "regions"):
            before, after = getattr(plain, key)[:1], getattr(taught, key)[:1]
            if before != after and not is_changed(key, front, machine):
                name = path.relative_to(settings.content).as_posix()
                yield name, "".join(before) or "none", "".join(after) or "none"


def _as_article(briefing: Briefing) -> Article:
    front, body = briefing.front, briefing.body
    source = front.get("source") or {}
    return Article(
        page=SavedPage(name="briefing", form="markdown", data=b""),
        title=str(front.get("title") or ""),
        kicker=str(front.get("kicker") or ""),
        summary=str(front.get("summary") or ""),
        lang=str(front.get("lang") or ""),
        keywords=tuple(str(tag) for tag in front.get("tags") or ()),
        url=str(source.get("url") or ""),
        source=Source(domain=str(source.get("domain") or ""), country=str(source.get("country") or "")),
        text=body,
    )
