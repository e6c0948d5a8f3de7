"""Metadata: every place that offers a value is heard, then one place chooses."""

from __future__ import annotations

from .choose import choose_metadata
from .collect import collect_candidates

__all__ = ["choose_metadata", "collect_candidates"]
