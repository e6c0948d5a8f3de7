"""The made-up stories and the routine news around them, as reports, and the measure of how they were gathered."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefings.stories.report import Report, read_report

HERE = Path(__file__).parent
ROUTINE = 420  # items that belong to no story, beside the near misses
PLACES = {
    "en": "Ashford Taunton Kendal Dunedin Geelong Halifax Limerick Galway Swindon Ballarat Exeter Nakuru Lusaka",
    "de": "Gifhorn Aalen Coburg Villach Steyr Chur Winterthur Plauen Emden Passau Bregenz Thun Hameln",
    "fr": "Vannes Auxerre Namur Gap Bulle Rodez Cahors Sion Tournai Colmar Niort Bienne Arlon",
    "es": "Albacete Jaén Cuenca Rancagua Rosario Soria Tandil Cajamarca Piura Xalapa Ponferrada Lugo Huesca",
    "it": "Asti Viterbo Matera Cuneo Lodi Teramo Rovigo Nuoro Crotone Prato Belluno Savona",
    "pt": "Aveiro Viseu Londrina Sobral Tomar Faro Uberaba Blumenau Évora Guarda",
    "nl": "Assen Tiel Zwolle Hasselt Goes Venlo Sneek Aalst Weert Delft",
    "ru": "Пенза Вологда Курган Атырау Тверь Брянск Псков Павлодар Чита Абакан Кострома",
    "pl": "Radom Ełk Opole Tarnów Kalisz Słupsk Zamość Leszno Płock Konin",
    "tr": "Ordu Denizli Bolu Tokat Sivas Edirne Kars Van Manisa Uşak",
    "ar": "صفاقس الموصل طنطا إربد تعز وهران أغادير اللاذقية صحار بنغازي",
    "ja": "盛岡市 高松市 松江市 青森市 宇部市 大津市 長岡市 弘前市 呉市 別府市",
    "sv": "Gävle Kalmar Luleå Visby Skövde Falun Borås Vasa Umeå Motala",
}
NAMES = {
    "ru": "Ольга Зимина;Пётр Лыков;Ирина Белова;Тимур Ахметов", "ja": "田中一郎;佐々木幸子;中島健;小川恵",
    "ar": "سامي الحداد;ليلى منصور;كريم بن صالح;نادية العلي", "tr": "Emre Yalçın;Zeynep Koç;Hakan Aydın;Elif Tunç",
    "pl": "Anna Wrona;Piotr Zięba;Ewa Sowa;Jan Kruk",
}  # fmt: skip
LATIN_NAMES = "Alma Reyner;Tobias Lindqvist;Carla Menotti;Hugo Prat;Nora Feldkamp;Ivo Santis;Berta Kolb;Milo Arends"


TUNED, HELD_OUT = "stories_*.yaml", "held_out.yaml"


def read_stories(names: str = TUNED) -> list[dict[str, Any]]:
    """The stories of every file of a pattern: those that weights were fitted on, or those held out."""
    files = sorted(HERE.glob(names))
    return [story for file in files for story in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)]


def gold_reports(names: str = TUNED) -> tuple[list[Report], dict[str, str]]:
    """All reports, and the story of each key; an item of no story is a story of its own."""
    reports: list[Report] = []
    truth: dict[str, str] = {}
    for story in read_stories(names):
        for number, row in enumerate(story["reports"]):
            key = f"{story['story']}/{number}"
            reports.append(_report(key, *row))
            truth[key] = story["story"]
        for number, row in enumerate(story.get("near", ())):
            key = f"{story['story']}/near/{number}"
            reports.append(_report(key, *row))
            truth[key] = key
    for key, row in (*routine_news(ROUTINE), *other_news(reports)):
        reports.append(_report(key, *row))
        truth[key] = key
    return reports, truth


def routine_news(count: int, seed: int = 7) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """Items made from `fillers.yaml`, no two alike in place, number and name; spread over the year of the stories."""
    templates = yaml.load((HERE / "fillers.yaml").read_text("utf-8"), yaml.CSafeLoader)
    choice = random.Random(seed)
    for number, template in zip(range(count), itertools.cycle(templates), strict=False):
        lang = template["lang"]
        slots = {
            "place": choice.choice(PLACES[lang].split()),
            "name": choice.choice(NAMES.get(lang, LATIN_NAMES).split(";")),
            "n": choice.randint(12, 980),
        }
        day = dt.date(2026, 1, 1) + dt.timedelta(days=choice.randrange(360))
        yield (
            f"routine/{number}",
            (lang, f"{day:%m-%d}", template["title"].format(**slots), template["text"].format(**slots)),
        )


def other_news(reports: list[Report]) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """The articles of `tests/classify`, each on the day of a story in its country where there is one."""
    days: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        for place in report.keys["p"]:
            days[place].append(int(report.day))
    articles = yaml.load((HERE.parent / "classify" / "articles.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for number, article in enumerate(articles):
        same_country = sorted(days[article["region"][0]]) or [dt.date(2026, 1, 1).toordinal() + number * 3]
        day = dt.date.fromordinal(same_country[number % len(same_country)])
        yield f"other/{number}", (article["lang"], f"{day:%m-%d}", article["title"], article["text"])


def _report(key: str, lang: str, day: str, title: str, text: str) -> Report:
    from briefings.article import Article, SavedPage
    from briefings.classify import classify

    article = classify(Article(page=SavedPage("page", "html", b""), title=title, text=text, lang=lang))
    front = {
        "title": title,
        "lang": lang,
        "date": f"2026-{day}",
        "regions": list(article.regions),
        "source": {"name": key},
    }
    return read_report(key, front, text)


def b_cubed(truth: Mapping[str, str], answer: Mapping[str, object]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over the items (Bagga and Baldwin, 1998)."""
    gold, found = defaultdict(set), defaultdict(set)
    for key in truth:
        gold[truth[key]].add(key)
        found[answer[key]].add(key)
    shared = [(len(gold[truth[key]] & found[answer[key]]), key) for key in truth]
    precision = sum(count / len(found[answer[key]]) for count, key in shared) / len(truth)
    recall = sum(count / len(gold[truth[key]]) for count, key in shared) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)
