"""Explaining an article to a curator: each field with its reason, what lost, what was cut; as text and as a page."""

from __future__ import annotations

from .collect import Explanation, Field, explain_article
from .page import write_page
from .terminal import write_lines

__all__ = ["Explanation", "Field", "explain_article", "write_lines", "write_page"]
