"""Stories found again after a change: the same as from all briefings anew, with little placed again."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.settings import ImportSettings
from briefings.stories.gather import Gathering, gather_stories
from briefings.stories.report import Report
from briefings.stories.update import gather_again

FIRST = dt.date(2026, 1, 1).toordinal()
DAYS = 200


@pytest.fixture(autouse=True)
def young_sites_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few hundred reports have months before them that tell what is rare."""
    monkeypatch.setattr("briefings.stories.gather.ENOUGH", 6)


def news(seed: int, count: int = 520) -> dict[str, Report]:
    """Made-up reports of six to a day of events that share names and numbers, and of others that share few."""
    choice = random.Random(seed)
    reports = {}
    for number in range(count):
        event = choice.randrange(count // 4)
        day = FIRST + event * DAYS / (count / 4) + choice.random() * 5
        names = {f"n{event // 2}-{choice.randrange(5)}" for _ in range(3)} | {f"n{choice.randrange(40)}"}
        keys = {
            "n": frozenset(names),
            "#": frozenset({str(event % 60 + 10)}),
            "p": frozenset({choice.choice("AB")}),
            "c": frozenset(f"c{choice.randrange(50)}" for _ in range(2)),
            "w": frozenset(f"w{choice.randrange(200)}" for _ in range(8)),
        }
        key = f"{number:04}"
        reports[key] = Report(key, f"Report {key}", choice.choice(["en", "fr"]), day, keys)
    return reports


def gather(reports: Mapping[str, Report], before: Gathering | None = None) -> Gathering:
    signatures = {key: f"{report.title} {report.chosen}" for key, report in reports.items()}
    return gather_stories(reports.values(), signatures, before.placings if before else None)


def groups(gathering: Gathering) -> set[frozenset[str]]:
    return {frozenset(members) for members in gathering.index.members.values()}


@pytest.mark.parametrize("seed", range(2))
def test_one_change_after_the_other_gives_the_stories_of_all_briefings_anew(seed: int) -> None:
    everything = news(seed)
    choice = random.Random(seed)
    late = choice.sample(sorted(everything), 8)
    now = {key: report for key, report in everything.items() if key not in late}
    found = gather(now)
    for key in late:
        now[key] = everything[key]  # a new one, of whatever day
        gone, other, curated = choice.sample(sorted(set(now) - {key}), 3)
        del now[gone]
        now[other] = replace(now[other], title="Edited", keys=everything[gone].keys)
        if choice.random() < 0.3:
            now[curated] = replace(now[curated], chosen=choice.choice(["alone", "strait"]))
        found = gather(now, found)
        anew = gather(now)
        assert groups(found) == groups(anew)
        assert found.placings == anew.placings
    assert len(groups(found)) < len(now) * 0.8  # there are stories


def test_one_more_of_today_places_hardly_any_other() -> None:
    reports = news(1)
    last = max(reports.values(), key=lambda report: report.day)
    before = gather({key: report for key, report in reports.items() if key != last.key})
    assert gather(reports, before).placed < len(reports) * 0.1


def test_nothing_new_places_none() -> None:
    reports = news(2)
    assert gather(reports, gather(reports)).placed == 0


def test_two_processes_find_the_stories_that_one_finds() -> None:
    reports = news(3)
    for key in random.Random(3).sample(sorted(reports), 12):
        reports[key] = replace(reports[key], chosen="alone" if key > "0260" else "strait")
    one, two = (gather_stories(reports.values(), jobs=jobs) for jobs in (1, 2))
    assert two.placings == one.placings
    assert two.index.members == one.index.members


def project(folder: Path) -> ImportSettings:
    content = folder / "content"
    (content / "briefings").mkdir(parents=True)
    return ImportSettings(content, *(content / name for name in ("saved", "briefings", "images", "taxonomy")))


def write(settings: ImportSettings, name: str, date: str, text: str) -> None:
    head = f"title: {name}\ndate: {date}\nlang: en\n"
    (settings.briefings / f"{name}.md").write_text(f"---\n{head}---\n\n{text}\n", "utf-8")


def placed(settings: ImportSettings) -> int:
    found = gather_again(settings)
    return found.placed if found else 0


def test_an_import_places_what_is_new_and_remembers_the_rest(tmp_path: Path) -> None:
    settings = project(tmp_path)
    for number in range(6):
        write(settings, f"old-{number}", f"2026-01-{10 + number}", f"The council of Tiverley met for item {number}.")
    assert placed(settings) == 6
    assert placed(settings) == 0
    write(settings, "new", "2026-03-01", "A ferry ran aground near Port Ellin.")
    again = gather_again(settings)
    assert again is not None and again.placed == 1
    assert set(again.index.reports) == {"briefings/new.md", *(f"briefings/old-{number}.md" for number in range(6))}
