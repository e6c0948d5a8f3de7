"""`briefings story`: list the stories that were found, split a briefing off, join briefings; for good."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from ..counting import counted
from ..curation.edit import set_text
from ..errors import BadFrontMatter
from ..frontmatter import read_briefing
from ..settings import ImportSettings
from ..stories.machine_file import ALONE, Story, read_stories, stories_file
from ..stories.update import update_stories
from .project import find_given, project_settings
from .terminal import add_actions, paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "story",
        help="list stories, split a briefing off, join briefings",
        description="A story is several briefings of one event. `split` and `join` write `story:` into the briefings.",
    )
    actions = add_actions(parser)
    actions.add_parser("list", help="print every story with its briefings").set_defaults(run=run_list)
    split = actions.add_parser("split", help="keep these briefings out of every story")
    split.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a briefing")
    split.set_defaults(run=run_split)
    join = actions.add_parser("join", help="make these briefings one story")
    join.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a briefing")
    join.add_argument("--id", default="", help="the story's id (default: the one that they have, else a new one)")
    join.set_defaults(run=run_join)


def run_list(arguments: argparse.Namespace) -> int:
    """Print the stories, the newest last."""
    stories = update_stories(project_settings(arguments))
    for story in sorted(stories, key=lambda story: (story.last, story.id)):
        print(f"{paint(story.id, '36')}  {story.first} to {story.last}  {printable(story.title)}")
        for briefing in story.briefings:
            copy = f"  (same text as {story.copies[briefing]})" if briefing in story.copies else ""
            print(f"    {printable(briefing)}{copy}")
    print(counted(len(stories), "story", "stories"))
    return 0


def run_split(arguments: argparse.Namespace) -> int:
    """Write `story: alone` into the briefings. Raises BadFrontMatter, CannotWrite."""
    settings = project_settings(arguments)
    for path in _checked(arguments.paths, settings):
        set_text(path, "story", ALONE)
        print(f"{printable(str(path))}: in no story")
    update_stories(settings)
    return 0


def run_join(arguments: argparse.Namespace) -> int:
    """Write one `story: id` into the briefings. Raises BadFrontMatter, CannotWrite."""
    settings = project_settings(arguments)
    paths = _checked(arguments.paths, settings)
    name = arguments.id or _name_of(paths, settings)
    for path in paths:
        set_text(path, "story", name)
        print(f"{printable(str(path))}: {name}")
    update_stories(settings)
    return 0


def _checked(given: list[Path], settings: ImportSettings) -> list[Path]:
    paths = [find_given(path, settings) for path in given]
    for path in paths:
        if not path.is_file():
            raise BadFrontMatter(path, "there is no such file.", "Give the path of a briefing.")
        read_briefing(path)
    return paths


def _name_of(paths: list[Path], settings: ImportSettings) -> str:
    stories = read_stories(stories_file(settings.machine)).values()
    owner = next((owner for path in paths if (owner := _owner_of(path, stories, settings))), None)
    return owner.id if owner else f"story-{paths[0].stem}"


def _owner_of(path: Path, stories: Iterable[Story], settings: ImportSettings) -> Story | None:
    key = path.resolve().relative_to(settings.content.resolve()).as_posix()
    return next((story for story in stories if key in story.briefings), None)
