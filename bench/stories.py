"""How well stories are found, with and without each kind of evidence, and how fast: `make bench-stories`.

The gold is the project's own (`tests/stories`): made-up events in thirty languages among routine news and near misses.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from stories.gold import HELD_OUT, TUNED, b_cubed, gold_reports, read_stories  # noqa: E402

from briefings.stories.gather import gather_stories  # noqa: E402
from briefings.stories.report import Report  # noqa: E402

KINDS = {"n": "names", "#": "numbers", "p": "places", "c": "concepts", "w": "words"}
MANY = 10_000


def main() -> None:
    """Print accuracy, what each kind of evidence brings, and times."""
    measure_set("weights fitted on", TUNED)
    measure_set("held out", HELD_OUT)
    reports, truth = gold_reports()
    for kind, name in KINDS.items():
        score(f"fitted, without {name}", [without(report, kind) for report in reports], truth)
    measure_time(reports)


def measure_set(label: str, names: str) -> None:
    """Print the size of a set of stories, and how well they are found."""
    reports, truth = gold_reports(names)
    stories = read_stories(names)
    languages = {report.language for report in reports}
    others = sum("/" in story for story in truth.values())
    counted = f"{len(stories)} stories, {len(reports) - others} reports, {others} other items"
    print(f"{label}: {counted}, {len(languages)} languages")
    score("all items", reports, truth)
    own = {key: story for key, story in truth.items() if "/" not in story}
    score("reports of stories only", reports, own)


def score(label: str, reports: list[Report], truth: dict[str, str]) -> None:
    """Print B-cubed figures."""
    precision, recall, f1 = b_cubed(truth, gather_stories(reports).index.story_of)
    print(f"  {label:<32} B-cubed precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def without(report: Report, kind: str) -> Report:
    """A report that lacks one kind of key."""
    return replace(report, keys={**report.keys, kind: frozenset()})


def measure_time(reports: list[Report]) -> None:
    """Print the CPU time for ten thousand briefings, and for one more."""
    copies = range(MANY // len(reports) + 1)
    many = [replace(report, key=f"{n}/{report.key}", day=report.day + 366 * n) for n in copies for report in reports]
    began = time.process_time()
    index = gather_stories(many[:MANY]).index
    print(f"  {MANY} briefings gathered in {time.process_time() - began:.1f} s of CPU time")
    began = time.process_time()
    index.learn([many[MANY]])
    index.place(many[MANY])
    print(f"  one more in {(time.process_time() - began) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
