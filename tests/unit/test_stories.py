"""Stories: found across languages, kept apart, named for good, split and joined by the curator."""

import os
from pathlib import Path

import pytest

from briefings.settings import ImportSettings
from briefings.stories.cluster import JOIN
from briefings.stories.gather import gather_stories
from briefings.stories.likeness import ACROSS, WITHIN, Weights, logistic
from briefings.stories.report import is_copy, read_report
from briefings.stories.update import update_stories

FERRY = {
    "a-en": ("en", "2026-09-14", "All 412 aboard stranded ferry brought ashore near Tarifa",
             "Crews from Spain and Morocco evacuated 412 passengers from the ferry Punta Lareda. "
             "Captain Ines Valcarce blamed the radar."),
    "b-es": ("es", "2026-09-14", "Evacuados los 412 pasajeros del ferri Punta Lareda",
             "El barco embarrancó frente a Tarifa. La capitana Inés Valcarce declaró que falló el radar. "
             "Rescate de España y Marruecos."),
    "c-ru": ("ru", "2026-09-15", "Пассажиры парома «Пунта Лареда» эвакуированы близ Тарифы",
             "Все 412 пассажиров спасены у берегов Испании. Капитан Инес Валькарсе сообщила об отказе радара."),
}  # fmt: skip
LATER = ("es", "2026-09-27", "Un velero encalla en Tarifa", "Dos tripulantes de un velero llegaron a nado a la playa.")


def settings(folder: Path) -> ImportSettings:
    names = ("saved", "briefings", "images", "taxonomy")
    content = folder / "content"
    (content / "briefings").mkdir(parents=True, exist_ok=True)
    return ImportSettings(content, *(content / name for name in names))


def write(folder: Path, name: str, lang: str, date: str, title: str, text: str, more: str = "") -> Path:
    file = settings(folder).briefings / f"{name}.md"
    head = f"title: '{title}'\ndate: {date}\nlang: {lang}\nregions: [ES]\n{more}"
    file.write_text(f"---\n{head}---\n\n{text}\n", "utf-8")
    return file


def write_ferry(folder: Path) -> None:
    for name, row in FERRY.items():
        write(folder, name, *row)


def members(folder: Path) -> dict[str, list[str]]:
    return {story.id: [Path(key).stem for key in story.briefings] for story in update_stories(settings(folder))}


def test_one_event_in_three_languages_and_two_scripts_is_one_story(tmp_path: Path) -> None:
    write_ferry(tmp_path)
    write(tmp_path, "d-es", *LATER)
    assert list(members(tmp_path).values()) == [["a-en", "b-es", "c-ru"]]


def test_a_story_keeps_its_id_when_an_earlier_briefing_joins(tmp_path: Path) -> None:
    for name in ("b-es", "c-ru"):
        write(tmp_path, name, *FERRY[name])
    (before,) = members(tmp_path)
    write(tmp_path, "a-en", *FERRY["a-en"])
    assert members(tmp_path) == {before: ["a-en", "b-es", "c-ru"]}


def test_a_briefing_that_the_curator_set_alone_stays_alone(tmp_path: Path) -> None:
    write_ferry(tmp_path)
    write(tmp_path, "c-ru", *FERRY["c-ru"], more="story: alone\n")
    assert list(members(tmp_path).values()) == [["a-en", "b-es"]]


def test_briefings_that_the_curator_joined_are_one_story_of_that_name(tmp_path: Path) -> None:
    write_ferry(tmp_path)
    write(tmp_path, "a-en", *FERRY["a-en"], more="story: strait\n")
    write(tmp_path, "d-es", *LATER, more="story: strait\n")
    found = members(tmp_path)
    assert set(found["strait"]) >= {"a-en", "d-es"}


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    rows = [(name, lang, date, title, text) for name, (lang, date, title, text) in FERRY.items()]
    reports = [
        read_report(name, {"title": title, "lang": lang, "date": date, "regions": ["ES"]}, text)
        for name, lang, date, title, text in rows
    ]
    forward, backward = gather_stories(reports).index, gather_stories(reports[::-1]).index
    assert forward.story_of == backward.story_of


def test_the_same_text_from_two_outlets_is_marked_as_a_copy(tmp_path: Path) -> None:
    lang, date, title, text = FERRY["a-en"]
    write(tmp_path, "a-en", lang, date, title, text)
    write(tmp_path, "e-en", lang, date, "Ferry passengers safe after grounding in Strait", text)
    (story,) = update_stories(settings(tmp_path))
    assert {Path(copy).stem: Path(first).stem for copy, first in story.copies.items()} == {"e-en": "a-en"}


def test_two_reports_in_their_own_words_are_no_copies() -> None:
    one, other = (read_report(name, {"lang": "en"}, FERRY["a-en"][3] + extra) for name, extra in (("x", ""), ("y", "")))
    third = read_report("z", {"lang": "en"}, "A ferry ran aground in fog and everyone on it was rescued by two navies.")
    assert is_copy(one, other)
    assert not is_copy(one, third)


def test_a_broken_file_of_stories_is_found_again(tmp_path: Path) -> None:
    write_ferry(tmp_path)
    members(tmp_path)
    (settings(tmp_path).machine / "stories.json").write_text("{", "utf-8")
    assert list(members(tmp_path).values()) == [["a-en", "b-es", "c-ru"]]


def test_stories_that_stand_are_not_gathered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ferry(tmp_path)
    found = update_stories(settings(tmp_path))
    monkeypatch.setattr("briefings.stories.gather.gather_stories", None)
    for path in sorted((tmp_path / "content" / "briefings").rglob("*.md")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
        assert update_stories(settings(tmp_path)) == found


def test_a_briefing_that_tells_something_else_leaves_its_story_at_once(tmp_path: Path) -> None:
    write_ferry(tmp_path)
    update_stories(settings(tmp_path))
    write(tmp_path, "c-ru", *LATER)
    (story,) = update_stories(settings(tmp_path))
    assert [Path(place).stem for place in story.briefings] == ["a-en", "b-es"]


def test_where_no_briefing_changed_none_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.stories.update.DOUBT_NANOSECONDS", -(10**12))  # as if all were written long ago
    write_ferry(tmp_path)
    found = update_stories(settings(tmp_path))
    monkeypatch.setattr("briefings.stories.update.read_rows", None)
    assert update_stories(settings(tmp_path)) == found


@pytest.mark.parametrize(("weights", "shared"), [(WITHIN, "pcw"), (ACROSS, "pw")])
def test_no_briefings_are_alike_by_what_is_not_looked_at_to_find_out_whether_they_may_be(
    weights: Weights, shared: str
) -> None:
    most = {kind: float(kind in shared) for kind in (*"n#pcw", "mass")}
    assert logistic(weights, most, days=0) < JOIN
