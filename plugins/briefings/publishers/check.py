"""Checking rules: every test of every rule is run through the whole pipeline, with the rule and without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..article import Article, SavedPage
from ..errors import BadRule, BriefingsError
from ..pipeline import STAGES
from .apply import apply_publisher_rule, apply_rule
from .rule import Rule, RuleTest, load_rule

ENOUGH = "Give it two or three paragraphs of some twenty words each, as an article has."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule's writer should know; only a fault fails the check."""

    kind: Literal["fault", "warning"]
    place: str
    text: str


def check_file(file: Path, today: dt.date) -> Iterator[Finding]:
    """What is wrong with a rule: its file, its tests, its date; or that general code no longer needs it."""
    try:
        rule = load_rule(file)
    except BadRule as fault:
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        yield Finding("fault", place, f"{fault.fault} {fault.next_step}")
        return
    if not rule.tests:
        yield Finding(
            "fault", str(file), "the rule has no tests. Add a small page of your own with what to read in it."
        )
    for test in rule.tests:
        for miss in run_test(test, rule):
            yield Finding("fault", f"{file}:{test.line}", miss)
    if rule.valid_until < today:
        hint = "Save a fresh page, see that the rule still holds, and set a later date."
        yield Finding("warning", str(file), f"the rule was valid until {rule.valid_until}. {hint}")
    if rule.tests and not any(miss for test in rule.tests for miss in run_test(test, None, rule.domain)):
        yield Finding("warning", str(file), "every test passes without the rule. Delete it, or test what it is for.")


def run_test(test: RuleTest, rule: Rule | None, domain: str = "") -> list[str]:
    """What the pipeline reads otherwise than the test expects; `rule` None runs it without any rule."""
    try:
        article = _extract(test.page, rule, rule.domain if rule else domain)
    except BriefingsError as fault:
        return [f"the test's page gives no article: {fault.fault} {ENOUGH}"]
    return [miss for field, value in test.expected.items() if (miss := _compare(field, value, article))]


def _extract(page: str, rule: Rule | None, domain: str) -> Article:
    article = Article(page=SavedPage(f"test of {domain}", "html", page.encode(), "utf-8", url=f"https://{domain}/"))
    for stage in STAGES:
        if stage is not apply_publisher_rule:
            article = stage(article)
        elif rule is not None:
            article = apply_rule(article, rule)
    return article


def _compare(field: str, expected: str | tuple[str, ...], article: Article) -> str:
    if field == "has":
        missing = [words for words in expected if words not in article.text]
        return f"the text lacks “{missing[0]}”." if missing else ""
    if field == "lacks":
        there = [words for words in expected if words in article.text]
        return f"the text has “{there[0]}”." if there else ""
    found = _read(field, article)
    return "" if found == expected else f"{field} is {_shown(found)}, expected {_shown(expected)}."


def _read(field: str, article: Article) -> str | tuple[str, ...]:
    if field == "image":
        return article.image.url if article.image else ""
    if field == "source":
        return article.source.name
    value: str | tuple[str, ...] = getattr(article, field)
    return value


def _shown(value: str | tuple[str, ...]) -> str:
    return f"“{value}”" if isinstance(value, str) else f"[{', '.join(value)}]"
