"""Topics, regions and language of an article, and the reasons that it is given. All pages are made up."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.article import Article, SavedPage, Source
from briefings.classify import classify
from briefings.classify.lexicon import is_known

ROOT = Path(__file__).resolve().parents[2]


def article(title: str, text: str = "", lang: str = "en", **fields: object) -> Article:
    page = SavedPage(name="page.html", form="html", data=b"")
    return replace(Article(page=page, title=title, text=text, lang=lang), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "title", "root"),
    [
        ("en", "Police arrest two men after armed robbery at jeweller's", "crime"),
        ("de", "Zentralbank senkt Leitzins wegen schwacher Konjunktur", "economy"),
        ("fr", "Le gardien arrête un penalty et offre la victoire à son club", "sport"),
        ("es", "Investigadores hallan una vacuna contra el virus en ensayos con pacientes", "health"),
        ("fi", "Eduskunta äänesti hallituksen luottamuksesta", "politics"),
        ("pl", "Biskup odprawił mszę w katedrze dla pielgrzymów", "religion"),
        ("tr", "Deprem sonrası kurtarma ekipleri enkazda hayatta kalanları arıyor", "disaster"),
        ("ar", "قصف مدفعي وغارات جوية على خطوط القتال بين الجيشين", "conflict"),
        ("ja", "気象庁は大雨と強風に注意を呼びかけ、気温も下がる見込み", "weather"),
        ("uk", "Вчителі та учні повертаються до школи після канікул", "education"),
    ],
)
def test_the_words_of_a_title_tell_the_topic_in_many_languages(lang: str, title: str, root: str) -> None:
    found = classify(article(title, lang=lang))
    assert (*found.topics, *found.suggested_topics)[0].split("/")[0] == root


def test_a_section_tells_the_topic_and_the_note_says_so() -> None:
    found = classify(article("Ein langer Abend", lang="de", section="Krimi"))
    assert found.topics == ("crime",)
    assert any(note.subject == "topics" and "section “krimi”" in note.reason for note in found.notes)


def test_a_child_is_written_after_its_root() -> None:
    found = classify(article("Mediators press both armies for a ceasefire in peace talks"))
    assert found.topics[0] == "conflict/ceasefire-talks"


def test_without_evidence_there_is_no_topic_and_nothing_is_sure() -> None:
    found = classify(article("Qqq zzz", lang="en"))
    assert found.topics == ()
    assert not found.sure
    assert any(note.action == "warning" and note.subject == "topics" for note in found.notes)


def test_the_country_in_the_title_comes_first_and_the_note_names_it() -> None:
    text = "Officials in Germany and France looked on. The council of Switzerland met in Bern."
    found = classify(article("Spies from abroad uncovered in Switzerland", text))
    assert found.regions[0] == "CH"
    assert any(note.value == "CH" and "title “Switzerland”" in note.reason for note in found.notes)


@pytest.mark.parametrize(
    ("lang", "title", "code"),
    [
        ("fi", "Ruotsissa äänestetään uudesta laista", "SE"),
        ("ar", "مظاهرات في بيروت وبلبنان ضد الحكومة", "LB"),
        ("tr", "Almanya'da seçim sonuçları açıklandı", "DE"),
        ("cs", "Vláda v Rakousku schválila rozpočet", "AT"),
        ("ru", "Парламент Финляндии принял закон", "FI"),
        ("ja", "フランス議会、新予算案を可決", "FR"),
    ],
)
def test_names_are_found_in_their_inflected_forms(lang: str, title: str, code: str) -> None:
    assert classify(article(title, lang=lang)).regions[:1] == (code,)


def test_a_person_who_is_called_like_a_country_is_no_place() -> None:
    text = "Jordan Winterbourne spoke to members of parliament. Jordan Winterbourne thanked the committee."
    assert "JO" not in classify(article("Jordan Winterbourne addresses parliament", text)).regions


def test_a_town_of_several_countries_lies_in_the_publishers() -> None:
    source = Source(name="Diario", country="ES")
    found = classify(article("El alcalde de Córdoba presenta el presupuesto", lang="es", source=source))
    assert found.regions[:1] == ("ES",)


def test_news_from_home_without_a_place_belongs_to_the_publishers_country() -> None:
    found = classify(article("Parliament passes the budget bill", source=Source(name="Herald", country="IE")))
    assert found.regions == ("IE",)


def test_advice_without_a_place_has_no_region() -> None:
    text = "A pinch of salt and fresh ingredients make this recipe for soup a delicious dish. Cook with butter."
    found = classify(article("A recipe for soup: cooking tips", text, source=Source(name="Herald", country="GB")))
    assert found.regions == ()
    assert any(note.subject == "regions" for note in found.notes)


def test_the_language_is_taken_from_the_text_when_the_page_declares_none_or_a_wrong_one() -> None:
    text = "Der Stadtrat hat am Dienstag beschlossen, dass die alte Brücke über den Fluss saniert werden soll. " * 3
    assert classify(article("Die Brücke wird saniert", text, lang="")).lang == "de"
    wrong = classify(article("Die Brücke wird saniert", text, lang="en"))
    assert wrong.lang == "de"
    assert any(note.subject == "lang" and "declares en" in note.reason for note in wrong.notes)


def test_a_declared_language_that_is_close_to_the_text_stands() -> None:
    text = "Kommunestyret vedtok tirsdag at den gamle broen over elven skal pusses opp neste år. " * 3
    assert classify(article("Broen pusses opp", text, lang="nn")).lang == "nn"


def test_the_same_article_gets_the_same_answer_under_any_hash_seed() -> None:
    program = (
        "from briefings.article import *; from briefings.classify import classify;"
        "a = classify(Article(page=SavedPage('x', 'html', b''), lang='en', title='Ministers of France and Italy meet',"
        " text='Spain, Germany, Poland and Malta sent troops, judges, doctors and teachers.'));"
        "print(a.topics, a.suggested_topics, a.regions, [n.reason for n in a.notes])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_a_name_that_begins_like_a_word_says_nothing_of_that_words_topic() -> None:
    text = "Les secours ont quitté Tarifa à l’aube. La ville de Tarifa dort encore, et le port de Tarifa est fermé."
    named = classify(article("Un navire attendu à Tarifa", text, lang="fr"))
    assert not any("tarif" in note.reason for note in named.notes)


@pytest.mark.parametrize(
    ("lang", "word", "known"),
    [
        ("en", "heron", False),
        ("en", "beard", False),
        ("en", "rabbits", False),
        ("en", "starting", False),
        ("de", "hundert", False),
        ("de", "punkt", False),
        ("fr", "tableau", False),
        ("en", "pilgrimages", True),
        ("de", "vulkane", True),
        ("fa", "زمین\u200cلرزه\u200cای", True),
    ],
)
def test_a_word_is_the_form_of_another_only_by_an_ending_of_its_language(lang: str, word: str, known: bool) -> None:
    assert is_known(word, lang) is known


def test_a_bird_says_nothing_of_human_interest() -> None:
    text = "A heron stood in the ditch. Two days later the heron was back, and with it another heron."
    found = classify(article("A heron comes back to the ditch", text))
    assert not any("hero" in note.reason for note in found.notes)


def test_a_page_in_its_declared_language_needs_no_identifier() -> None:
    program = """
import sys
from briefings.article import Article, SavedPage
from briefings.classify import classify
from briefings.classify.lexicon import is_known
text = "The council said that it would not close the library, but the hours will be cut to four a day from May."
found = classify(Article(page=SavedPage(name="page", form="html", data=b""), title="Hours cut", text=text, lang="en"))
print(found.lang, "py3langid" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT / "plugins", capture_output=True, text=True)
    assert run.stdout.split() == ["en", "False"], run.stderr


def test_islands_are_known_by_their_short_name_and_a_small_town_abroad_does_not_take_it() -> None:
    for place in ("Orkney", "Shetland", "Orkney Islands"):
        found = classify(
            article(f"Ferry to {place} delayed", f"The ferry to {place} was late on Monday, passengers said.")
        )
        assert found.regions[:1] == ("GB",), place


def test_a_province_of_the_publishers_country_comes_before_a_town_of_its_name_abroad() -> None:
    for country in ("US", "GB"):
        found = classify(article("Floods in Durham", "Roads in Durham were closed.", source=Source(country=country)))
        assert found.regions[:1] == (country,)


def test_animals_in_the_wild_are_nature_and_not_sport() -> None:
    text = (
        "Otters have come back to the river, a count found. They are strong swimmers and hunt at night. "
        "Volunteers found tracks at every second bridge, and a race to protect the holts has begun."
    )
    found = classify(article("Otters return to the river", text))
    assert found.topics[0] == "environment/wildlife"


def test_health_news_that_speaks_of_a_ministry_or_of_our_country_is_from_home() -> None:
    turkish = "Sağlık Bakanlığı son iki ayda 640 kızamık vakası görüldüğünü açıkladı. Doktorlar aşı öneriyor."
    assert classify(article("Kızamık vakaları arttı", turkish, "tr", source=Source(country="TR"))).regions == ("TR",)
    chinese = "我国一枚可重复使用火箭14日完成首次海上回收。发动机经过检修后将再次飞行，任务把六颗卫星送入轨道。"
    assert classify(article("新型火箭完成回收", chinese, "zh", source=Source(country="CN"))).regions == ("CN",)


def test_a_stem_does_not_make_an_operation_an_opera() -> None:
    text = "Patients are waiting for a new hip. Surgeons said that two theatres stand empty for lack of nurses."
    assert classify(article("Waiting lists for hip operations grow", text)).topics[0].split("/")[0] == "health"


def test_a_summary_that_is_the_sites_own_description_is_left_out() -> None:
    text = "The night ferry to Orsk was cancelled again, and the harbour master brought soup to the passengers."
    site = "Independent voices from around this peninsula since 1971"
    found = classify(article("Night ferry cancelled", text, summary=site))
    assert found.summary == ""
    assert any(note.subject == "summary" and note.action == "lost" for note in found.notes)


def test_a_summary_that_the_page_shows_stays() -> None:
    text = "The night ferry to Orsk was cancelled again, and the harbour master brought soup to the passengers."
    summary = "Three islands wait while engineers argue"
    shown = classify(article("Night boat late", text, summary=summary, html=f"<p>{summary}</p>".encode()))
    assert shown.summary == summary


def test_a_summary_that_shares_a_word_with_the_text_stays() -> None:
    text = "The night ferry to Orsk was cancelled again, and the harbour master brought soup to the passengers."
    summary = "Hundreds stranded overnight as engines of the harbours fail"
    assert classify(article("Night boat late", text, summary=summary)).summary == summary
