"""Rules for single publishers: selectors that a curator or contributor wrote, as data that carries its tests."""

from __future__ import annotations

from .apply import apply_publisher_rule, apply_rule
from .rule import Rule, load_rule, rule_files

__all__ = ["Rule", "apply_publisher_rule", "apply_rule", "load_rule", "rule_files"]
