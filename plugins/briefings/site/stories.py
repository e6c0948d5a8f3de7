"""The stories that the import found, given to the briefings of the site; a curator's `story:` goes before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..stories.machine_file import ALONE, read_stories, stories_file
from .articles import Article


def assign_stories(articles: Sequence[Article], content: Path) -> None:
    """Set `story` where the front matter has none, and `same_text` where an earlier briefing has the same text."""
    stories = read_stories(stories_file(content / ".machine"))
    story_of = {briefing: story.id for story in stories.values() for briefing in story.briefings}
    copies = {briefing for story in stories.values() for briefing in story.copies}
    for article in articles:
        chosen = article.filing.story
        article.story = "" if chosen == ALONE else chosen or story_of.get(article.filing.path, "")
        article.same_text = article.filing.path in copies
