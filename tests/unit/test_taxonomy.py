"""The taxonomy's files: what is read from them, and how a fault in them is named."""

import os
from pathlib import Path

import pytest

from briefings.errors import BadTaxonomy
from briefings.taxonomy import load_taxonomy
from briefings.taxonomy_check import UnknownNames, check_taxonomy

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "content" / "taxonomy"
TOPICS = "politics:\n  labels: {en: Politics}\n  children:\n    elections:\n      labels: {en: Elections}\n"
ROOTS = {
    "arts", "conflict", "crime", "disaster", "economy", "education", "environment", "health", "human", "labour",
    "lifestyle", "politics", "religion", "scitech", "society", "sport", "weather",
}  # fmt: skip


ADA = "ada:\n  kind: person\n  labels: {en: Ada Marlow, ru: Ада Марлоу}\n  aliases: [A. Marlow]\n"


def write(folder: Path, topics: str = TOPICS, regions: str = "", sources: str = "", names: str = "") -> Path:
    (folder / "names.yaml").write_text(names, "utf-8")
    (folder / "topics.yaml").write_text(topics, "utf-8")
    (folder / "regions.yaml").write_text(regions, "utf-8")
    (folder / "sources.yaml").write_text(sources, "utf-8")
    return folder


def test_the_shipped_roots_are_the_17_of_iptc_with_their_ids() -> None:
    roots = [topic for topic in load_taxonomy(SHIPPED).topics.values() if not topic.parent]
    assert {topic.slug for topic in roots} == ROOTS
    assert all(topic.media_topic.startswith("medtop:") for topic in roots)


def test_every_example_of_the_shipped_topics_gets_its_topic(tmp_path: Path) -> None:
    findings = check_taxonomy(load_taxonomy(SHIPPED), tmp_path)
    assert [finding for finding in findings if finding.kind == "fault"] == []


def test_regions_have_short_neutral_names_in_many_languages() -> None:
    regions = load_taxonomy(SHIPPED).regions
    assert [regions[code].label("en") for code in ("PS", "HK", "TW", "XK", "EH")] == [
        "Palestine", "Hong Kong", "Taiwan", "Kosovo", "Western Sahara",
    ]  # fmt: skip
    assert regions["JP"].label("ru") == "Япония"
    assert regions["NO"].label("pt-BR") == "Noruega"


def test_a_grouping_is_a_parent_of_its_members(tmp_path: Path) -> None:
    folder = write(tmp_path, regions="two-banks:\n  labels: {en: Two Banks}\n  members: [FR, DE]\n")
    assert "two-banks" in load_taxonomy(folder).regions["FR"].parents


def test_a_curator_may_rename_a_country(tmp_path: Path) -> None:
    folder = write(tmp_path, regions="CZ:\n  labels: {en: Czech lands}\n")
    assert load_taxonomy(folder).regions["CZ"].label("en") == "Czech lands"


@pytest.mark.parametrize(
    ("files", "file", "line", "words"),
    [
        ({"topics": TOPICS.replace("labels: {en: Pol", "lables: {en: Pol")}, "topics.yaml", 2, "labels"),
        ({"topics": "politics: {}\n"}, "topics.yaml", 1, "labels"),
        ({"topics": "politics: [\n"}, "topics.yaml", 2, "YAML"),
        ({"regions": "up:\n  labels: {en: Up}\n  members: [FR, GX]\n"}, "regions.yaml", 1, "GX"),
        (
            {"regions": "up:\n  labels: {en: Up}\n  members: [down]\ndown:\n  labels: {en: Down}\n  members: [up]\n"},
            "regions.yaml",
            1,
            "up → down → up",
        ),
        ({"sources": "daily:\n  name: The Daily\n  rights: all\n"}, "sources.yaml", 1, "excerpt"),
        ({"sources": "daily:\n  name: [The Daily]\n"}, "sources.yaml", 2, "name"),
        ({"names": ADA.replace("aliases", "alias")}, "names.yaml", 4, "aliases"),
        ({"names": ADA.replace("person", "persn")}, "names.yaml", 1, "person"),
        ({"names": ADA + ADA.replace("ada:", "other:")}, "names.yaml", 5, "is a name of “ada” and of “other”"),
    ],
)
def test_a_fault_is_named_with_file_and_line(
    tmp_path: Path, files: dict[str, str], file: str, line: int, words: str
) -> None:
    with pytest.raises(BadTaxonomy) as caught:
        load_taxonomy(write(tmp_path, **files))
    assert Path(caught.value.file).name == file
    assert caught.value.line == line
    assert words in str(caught.value)


def test_an_edit_is_seen_without_a_restart(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert "sport" not in load_taxonomy(folder).topics
    (folder / "topics.yaml").write_text(TOPICS + "sport:\n  labels: {en: Sport}\n", "utf-8")
    assert "sport" in load_taxonomy(folder).topics


def test_files_without_a_time_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    os.utime(folder / "topics.yaml", (0, 0))  # as some archives and package managers set it
    assert load_taxonomy(folder).topics


def test_a_source_is_known_by_its_domain_and_below(tmp_path: Path) -> None:
    folder = write(tmp_path, sources="daily:\n  name: The Daily\n  domains: [daily.example]\n  country: IE\n")
    found = load_taxonomy(folder).source_of("news.daily.example")
    assert found is not None and found.country == "IE"
    assert load_taxonomy(folder).source_of("notdaily.example") is None


def test_check_names_unknown_topics_and_regions_of_briefings_with_the_nearest_name(tmp_path: Path) -> None:
    folder = write(tmp_path)
    briefings = tmp_path / "briefings"
    briefings.mkdir()
    front = "---\ntitle: A vote\ndate: 2026-01-02\ntopics: [politics/electoins]\nregions: [FR, F]\n---\nText.\n"
    (briefings / "vote.md").write_text(front, "utf-8")
    texts = [finding.text for finding in check_taxonomy(load_taxonomy(folder), briefings) if finding.kind == "fault"]
    assert any("politics/electoins" in text and "politics/elections (Elections)?" in text for text in texts)
    assert any("unknown region “F”" in text for text in texts)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Germany", "DE"), ("ALLEMAGNE", "DE"), ("مصر", "EG"), ("UK", "GB"), ("U.S.A.", "US"), ("UAE", "AE"),
        ("DRC", "CD"), ("DEU", "DE"), ("de", "DE"), ("Trinidad and Tobago", "TT"), ("África", "002"),
        ("Latin America", "latin-america"), ("Gulf", "gulf"),
    ],
)  # fmt: skip
def test_a_region_may_be_written_as_its_label(written: str, code: str) -> None:
    found = load_taxonomy(SHIPPED).region(written)
    assert found is not None and found.code == code


@pytest.mark.parametrize(("written", "path"), [("Economy", "economy"), ("الانتخابات", "politics/elections")])
def test_a_topic_may_be_written_as_its_label(written: str, path: str) -> None:
    found = load_taxonomy(SHIPPED).topic(written)
    assert found is not None and found.path == path


@pytest.mark.parametrize(
    ("region", "meant"),
    [
        ("Germny", "DE (Germany)"), ("Allemange", "DE (Germany)"), ("Nigera", "NE (Niger) or NG (Nigeria)"),
        ("Scotland", "GB (United Kingdom)"), ("Bavaria", "DE (Germany)"), ("Gaza", "PS (Palestine)"),
    ],
)  # fmt: skip
def test_an_unknown_region_is_answered_with_what_is_near_or_holds_it(region: str, meant: str) -> None:
    (told,) = UnknownNames(load_taxonomy(SHIPPED)).tell([], [region])
    assert told == f"unknown region “{region}”. Did you mean {meant}?"


@pytest.mark.parametrize(
    ("topics", "regions"),
    [
        *(((), (name,)) for name in ("Kurdistan", "Congo", "Athens", "F", "XX")),
        *(((name,), ()) for name in ("women", "water")),
    ],
)
def test_a_name_that_nothing_is_near_is_answered_with_where_all_stand(topics: list[str], regions: list[str]) -> None:
    (told,) = UnknownNames(load_taxonomy(SHIPPED)).tell(topics, regions)
    assert told.endswith("”. `briefings taxonomy list` names those that there are.")


def test_a_name_is_found_by_every_spelling_and_written_in_the_language_of_the_site(tmp_path: Path) -> None:
    names = load_taxonomy(write(tmp_path, names=ADA)).names
    for spelling in ("Ada Marlow", "ADA MARLOW", "А" + "да Марлоу", "a. marlow"):
        found = names.find(spelling)
        assert found is not None and found.slug == "ada", spelling
    assert names.entries["ada"].label("ru") == "Ада Марлоу"
    assert names.entries["ada"].label("fr") == "Ada Marlow"


def test_check_names_a_tag_that_is_nearly_a_name_and_names_without_briefings(tmp_path: Path) -> None:
    folder = write(tmp_path, names=ADA + "union:\n  kind: organisation\n  labels: {en: Harbour Union}\n")
    briefings = tmp_path / "briefings"
    briefings.mkdir()
    front = "---\ntitle: A vote\ndate: 2026-01-02\ntags: [Ada Marlov, Harbour Union]\n---\nText.\n"
    (briefings / "vote.md").write_text(front, "utf-8")
    found = [(finding.place, finding.text) for finding in check_taxonomy(load_taxonomy(folder), briefings)]
    assert any(place == "tag “Ada Marlov”" and "“Ada Marlow”" in text for place, text in found)
    assert any(place == "ada" and "no briefing" in text for place, text in found)
    assert not any(place == "union" for place, _ in found)


def test_check_names_missing_labels_and_topics_without_briefings(tmp_path: Path) -> None:
    findings = check_taxonomy(load_taxonomy(write(tmp_path)), tmp_path / "none")
    assert any(finding.place == "politics" and "no label in fr" in finding.text for finding in findings)
    assert any(finding.place == "politics/elections" and "no briefing" in finding.text for finding in findings)
