"""People, organisations and places as tags: few, certain, each with its reason. All names are made up."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefings.article import Article, SavedPage, Source
from briefings.classify.names import choose_names
from briefings.classify.names_in_text import find_people
from briefings.taxonomy_names import Names, read_names

PAGE = SavedPage(name="page.html", form="html", data=b"")
TEXT = (
    "The ferry was late again, said Ada Marlow, who has sailed on it for years. Marlow said that nobody had told her. "
    "The port will look into it, and Marlow will be heard in May."
)


def names_of(text: str, lang: str = "en", names: Names | None = None, **fields: object) -> dict[str, str]:
    article = replace(Article(page=PAGE, text=text, lang=lang), **fields)  # type: ignore[arg-type]
    return {name.name: name.kind for name in choose_names(article, names or Names()).names}


def stated(key: str, kind: str, name: str) -> dict[str, object]:
    return {"structured": ({"@type": "NewsArticle", key: [{"@type": kind, "name": name}]},)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", TEXT),
        ("fr", "Le bac était en retard, dit Ada Marlow. Pour Marlow, personne n'a prévenu. Le port écoutera Marlow."),
        ("es", "El barco llegó tarde, dijo Ada Marlow ayer. Marlow pide una respuesta. El puerto oirá a Marlow."),
        ("sv", "Färjan var sen, sade Ada Marlow i går. Marlow vill ha ett svar. Hamnen ska höra Marlow i maj."),
        ("nl", "De boot was te laat, zei Ada Marlow gisteren. Marlow wil antwoord. De haven zal Marlow horen."),
    ],
)
def test_a_person_is_called_by_the_whole_name_once_and_by_the_surname_after(lang: str, text: str) -> None:
    assert names_of(text, lang) == {"Ada Marlow": "person"}


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Marlow will", "she will"),  # named twice
        TEXT.replace("said Ada Marlow, who", "Ada Marlow. Who").replace(" again,", " again."),  # begins a sentence
        "He went to the Harbour Court. The Court sat in May, and the Court will sit again, the Court said.",
        "They sang in North Marlow. The marlow sang too. Marlow is loud, Marlow is old.",  # a word in small letters
    ],
)
def test_what_is_not_surely_a_person_is_no_tag(text: str) -> None:
    assert names_of(text) == {}


def test_titles_are_no_part_of_a_name() -> None:
    text = TEXT.replace("Ada Marlow", "Prime Minister Ada Marlow")
    assert names_of(text) == {"Ada Marlow": "person"}


def test_german_which_writes_every_noun_with_a_capital_finds_no_people_by_capitals() -> None:
    assert list(find_people("Die Rede von Ada Marlow war lang. Marlow sprach. Dann ging Marlow.", "de")) == []


def test_who_wrote_the_article_and_who_published_it_are_no_tags() -> None:
    assert names_of(TEXT, authors=("Ada Marlow",)) == {}
    assert names_of(TEXT, source=Source(name="Ada Marlow")) == {}


@pytest.mark.parametrize(
    ("kind", "found"), [("Person", "person"), ("SportsTeam", "organisation"), ("City", "place"), ("Thing", "")]
)
@pytest.mark.parametrize("key", ["about", "mentions"])
def test_structured_data_names_what_the_text_has_too(key: str, kind: str, found: str) -> None:
    expected = {"Tiverley": found} if found else {}
    assert names_of("They met in Tiverley.", **stated(key, kind, "Tiverley")) == expected
    assert names_of("They met elsewhere.", **stated(key, kind, "Tiverley")) == {}


def test_a_country_is_a_region_and_no_tag() -> None:
    assert names_of("They met in Portugal.", **stated("about", "Place", "Portugal")) == {}


def test_an_acronym_that_the_text_explains_is_an_organisation() -> None:
    text = "The Tiverley Harbour Workers (THW) met in May. The THW has forty members. Nobody left, the THW said."
    assert names_of(text) == {"Tiverley Harbour Workers": "organisation"}


def test_a_keyword_is_a_person_where_the_text_uses_it_as_one_in_any_script_with_capitals() -> None:
    russian = "Об этом сообщил Пётр Лыков. Позже Лыков уточнил, что паром пойдёт в мае."
    assert names_of(russian, "ru", keywords=("Пётр Лыков", "паром")) == {"Пётр Лыков": "person"}
    assert names_of("Der Fährmann Ivo Kolb fuhr. Kolb schwieg.", "de", keywords=("Ivo Kolb",)) == {"Ivo Kolb": "person"}


def test_a_town_among_the_keywords_is_a_place_unless_it_is_a_first_name() -> None:
    assert names_of("It rained in Bristol all day.", keywords=("Bristol",)) == {"Bristol": "place"}
    assert names_of("Bristol Morley sang. They like Bristol Morley.", keywords=("Bristol",)) == {}


@pytest.fixture
def curated(tmp_path: Path) -> Names:
    file = tmp_path / "names.yaml"
    labels = "labels: {en: Harbour Union, ja: 港湾労組}"
    file.write_text(f"union:\n  kind: organisation\n  {labels}\n  aliases: [the Union of Harbours]\n", "utf-8")
    return read_names(file)


def test_a_curated_name_is_found_by_any_spelling_and_written_as_the_curator_does(curated: Names) -> None:
    assert names_of("", title="Harbour union strikes", names=curated) == {"Harbour Union": "organisation"}
    assert names_of("港湾労組は五月に会う。港湾労組が発表した。", "ja", names=curated) == {
        "Harbour Union": "organisation"
    }
    assert names_of("A met B.", keywords=("The Union of Harbours",), names=curated) == {"Harbour Union": "organisation"}


def test_a_curated_name_that_the_text_has_once_is_no_tag(curated: Names) -> None:
    assert names_of("One of the harbour union sang. The harbour unions did not.", names=curated) == {}


def test_every_name_has_a_note_with_its_reason() -> None:
    article = choose_names(Article(page=PAGE, text=TEXT, lang="en"))
    (note,) = [note for note in article.notes if note.subject == "tags"]
    assert note.value == "Ada Marlow" and "3 times in the text" in note.reason


def test_a_hostile_text_takes_no_time() -> None:
    text = "A De De De de de Van van van " * 20_000 + "(ABC) " * 5_000
    assert isinstance(names_of(text), dict)
