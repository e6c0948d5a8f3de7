"""`briefings new`: a briefing written from nothing, for what was not saved as a page."""

from __future__ import annotations

import argparse
import datetime as dt

from ..curation.atomic import write_atomically
from ..curation.compose import make_slug
from ..errors import CannotWrite
from ..frontmatter import write_front_matter
from ..language_tags import is_language_tag, likely_tag
from .project import project_settings


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "new",
        help="begin a briefing by hand",
        description="Writes an empty briefing with this title, as a draft, and prints where it is.",
    )
    parser.add_argument("title", help="the title, in quotation marks")
    parser.add_argument("--lang", default="en", help="language of the briefing, as fr or pt-BR (default: en)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft. Raises CannotWrite for no title, no language, and a briefing of this name that is there."""
    settings = project_settings(arguments)
    if not arguments.title.strip():
        raise CannotWrite(settings.briefings, "a briefing needs a title.", 'Write `briefings new "A title"`.')
    if not is_language_tag(arguments.lang):
        meant = likely_tag(arguments.lang) or "pt-BR"
        fault = f"`{arguments.lang}` is no code of a language."
        raise CannotWrite(settings.briefings, fault, f"Write it as `{meant}`.")
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    slug = make_slug(arguments.title, f"{now:%H%M%S}00")
    path = settings.briefings / f"{now:%Y}" / f"{now:%m}" / f"{slug}.md"
    if path.exists():
        raise CannotWrite(path, "this briefing exists already.", "Edit it, or choose another title.")
    front = {"title": arguments.title, "date": now.isoformat(), "lang": arguments.lang, "status": "draft"}
    write_atomically(path, write_front_matter(front, "Write here."))
    print(path)
    return 0
