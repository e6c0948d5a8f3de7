"""Briefings that tell the same event, whatever their language, found without a translation."""

from .cluster import ALONE, StoryIndex, gather_stories
from .report import Report, is_copy, read_report

__all__ = ["ALONE", "Report", "StoryIndex", "gather_stories", "is_copy", "read_report"]
