"""Bylines into names: people apart from agencies, without labels, roles and addresses."""

from __future__ import annotations

import html
import re

# News agencies and pool services, by the marks that they put into bylines.
AGENCIES = frozenset(
    """
    afp ap reuters dpa efe ansa tass interfax xinhua kyodo jiji yonhap apa sda ats belga anp ntb tt ritzau stt pap
    čtk mti lusa anadolu aa ians pti ani bernama antara upi sid kna epd bloomberg pa
    """.split()
)  # fmt: skip
LABEL_WORDS = (
    "written by|reported by|story by|words by|posted by|by|par|propos recueillis par|recueilli par|publié par|von|"
    "ein artikel von|aus|por|escrito por|texto|di|a cura di|door|av|af|tekst|text|texte|"
    "autor(?:en|in|es)?|auteurs?|authors?|"
    "автор|текст|oleh|yazan|tarafından|مؤلف|بقلم|كتب|كتبت|מאת|文|作者|記者|记者"
)
# A copied page glues the label to the name: "ParJeanne Roux".
GLUED = r"(?:By|Par|Von|Por|Di|Door|Av|De|BY|PAR)(?=[A-ZÀ-Ý][a-zà-ÿ])"
LABELS = re.compile(rf"^\W*(?:(?i:{LABEL_WORDS})(?=[\s:])\s*:?\s*|{GLUED})")
SPLIT = re.compile(
    r"\s*(?:[,;|/•·&、]|\b(?:and|et|und|y|e|en|og|och|i|и|та|ve|dan|with|avec|mit|con|com|med|met|及|和)\b(?=\s+\S)|\sو\s?)\s*"
)
PLACE_AFTER = re.compile(r"\s[—–-]\s.*$")  # what follows a dash is a place, a date or a role
ADDRESS = re.compile(r"\S+@\S*|https?://\S+|www\.\S+|\(@?\w+\)|@\w+")
NOISE = re.compile(r"\d{2,}|[<>{}=]")
ROLES = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|journalist|staff|redaktion|redacción|rédaction|redazione|redakcja|editorial|team|newsroom|desk|"
    r"correspondant|korrespondent|redakteur(?:in)?|redactor|news|contributor|admin|updated|published|minutes?|read)\b|редакция|מערכת",
    re.IGNORECASE,
)
MOST = 12


def split_authors(byline: str, site: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """People and agencies in a byline.

    >>> split_authors("By Jane Miller and Ana Costa, Reuters")
    (('Jane Miller', 'Ana Costa'), ('Reuters',))
    """
    text = ADDRESS.sub(" ", " ".join(html.unescape(byline).split()))
    text = LABELS.sub("", PLACE_AFTER.sub("", text))
    people: list[str] = []
    agencies: list[str] = []
    for part in SPLIT.split(text)[:MOST]:
        name = LABELS.sub("", part).strip(" .:-–—()[]\"'")
        folded = re.sub(r"\W+", "", name.casefold())
        if folded in AGENCIES:
            agencies.append(name)
        elif _is_name(name, folded, site) and name not in people:
            people.append(name)
    return tuple(people), tuple(agencies)


def _is_name(name: str, folded: str, site: frozenset[str]) -> bool:
    if not 2 <= len(name) <= 60 or NOISE.search(name) or folded in site or ROLES.search(name):
        return False
    words = name.split()
    return len(words) <= 6 and (not name.islower() or len(words) > 1)
