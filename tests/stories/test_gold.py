"""How well the made-up stories are found among routine news and near misses."""

import time
from dataclasses import replace
from functools import cache

import pytest

from briefings.stories.cluster import StoryIndex
from briefings.stories.gather import gather_stories
from briefings.stories.report import Report

from .gold import HELD_OUT, b_cubed, gold_reports, read_stories

pytestmark = pytest.mark.slow  # reads the names and words of thirty languages
LEAST_F1, LEAST_PRECISION = 0.95, 0.95  # what the last run reached, rounded down


@cache
def gold() -> tuple[list[Report], dict[str, str]]:
    return gold_reports()


@cache
def gathered() -> StoryIndex:
    return gather_stories(gold()[0]).index


def test_the_gold_is_as_large_as_it_claims() -> None:
    stories = read_stories()
    assert len(stories) >= 60
    assert len({row[0] for story in stories for row in story["reports"]}) >= 25
    assert all(2 <= len(story["reports"]) <= 6 for story in stories)
    assert sum("/" in truth for truth in gold()[1].values()) >= 400


def test_stories_are_found_and_kept_apart() -> None:
    precision, _, f1 = b_cubed(gold()[1], gathered().story_of)
    assert precision >= LEAST_PRECISION
    assert f1 >= LEAST_F1


def test_stories_that_no_weight_was_fitted_on_are_found_as_well() -> None:
    stories = read_stories(HELD_OUT)
    assert len(stories) >= 20
    assert len({row[0] for story in stories for row in story["reports"]}) >= 25
    reports, truth = gold_reports(HELD_OUT)
    precision, _, f1 = b_cubed(truth, gather_stories(reports).index.story_of)
    assert precision >= LEAST_PRECISION
    assert f1 >= LEAST_F1


def test_the_reports_of_stories_alone_are_found_as_well() -> None:
    truth = {key: story for key, story in gold()[1].items() if "/" not in story}
    _, recall, f1 = b_cubed(truth, gathered().story_of)
    assert recall >= LEAST_F1
    assert f1 >= LEAST_F1


def test_ten_thousand_briefings_are_gathered_within_seconds_and_one_more_at_once() -> None:
    reports, _ = gold()
    many = [
        replace(report, key=f"{copy}/{report.key}", day=report.day + 400 * copy)
        for copy in range(10_000 // len(reports) + 1)
        for report in reports
    ][:10_000]
    began = time.process_time()
    index = gather_stories(many[:-1]).index
    assert time.process_time() - began < 10
    began = time.process_time()
    index.learn(many[-1:])
    index.place(many[-1])
    assert time.process_time() - began < 0.05
