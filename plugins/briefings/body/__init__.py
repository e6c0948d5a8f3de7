"""Choosing the part of the page that is the article's body."""

from __future__ import annotations

from .select import select_body

__all__ = ["select_body"]
