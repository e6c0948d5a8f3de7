"""Captions and credits of pictures: a line that ends in a credit, or that a credit follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The word before a credit, in the languages of our readers. Written for Briefings.
CREDIT_WORDS = (
    "photograph|photo|photos|drawing|handout|picture|image|images|credit|credits|courtesy|illustration|graphic|screenshot|getty|"
    "foto|fotos|bild|bilder|bildrechte|bildnachweis|quelle|grafik|zeichnung|fotografie|fotocredit|symbolbild|"
    "crédit|crédits|crédit photo|dessin|infographie|capture d'écran|"
    "crédito|créditos|fotografía|imagen|dibujo|imagem|desenho|reprodução|divulgação|fotogramma|immagine|"
    "kép|fotó|forrás|zdjęcie|fot|źródło|rys|snímek|zdroj|sursa|снимка|фото|снимок|иллюстрация|рисунок|источник|"
    "φωτογραφία|φωτο|πηγή|fotoğraf|görsel|kaynak|kuva|ljósmynd|mynd|bilde|billede|arkivfoto|illustrasjon|"
    "צילום|קרדיט|תמונה|תצלום|تصوير|صورة|الصورة|المصدر|عکس|تصویر|फोटो|छवि|तस्वीर|छायाचित्र|ছবি|"
    "写真|撮影|画像|提供|出典|图片|图片来源|摄影|图|图源|照片|攝影|圖|圖片來源|사진|ภาพ|ảnh|nguồn|sumber|gambar"
)
# Agencies and archives whose bare name after a slash or a full stop is a credit.
HOUSES = (
    r"AFP|AP|AP Photo|Reuters|REUTERS|dpa|DPA|EPA|EFE|ANSA|APA|ANP|NTB|TT|STT|PAP|ČTK|MTI|TASR|Lusa|TASS|Xinhua|"
    r"Getty(?: Images)?|GETTY IMAGES|IMAGO|imago(?: images)?|Imago|Keystone|KEYSTONE(?:-SDA)?|picture[- ]alliance|"
    r"Shutterstock|Unsplash|Pexels|Pixabay|Alamy(?: Stock Photo)?|iStock(?:photo)?|Adobe ?Stock|Depositphotos|"
    r"Flickr|Wikimedia(?: Commons)?|PA(?: Media| Wire| Images)?|ZUMA(?: Press)?|Sipa(?: USA)?|Bloomberg|AA|FLASH90|"
    r"Flash90|Handout|SplashNews|Europa Press|LaPresse|Ritzau Scanpix|Scanpix|TT Nyhetsbyrån|Lehtikuva|Belga|"
    r"MAXPPP|Abaca"
)
CREDIT_LABELS = frozenset(CREDIT_WORDS.split("|"))
MARK = re.compile("[:：©/|–-]")
LABEL_BEFORE = re.compile(
    r"(?:^|(?<=[\s(\[.。!?”\"»…]))(?P<label>[^\W\d_][^\s(\[.。!?”\"»…:/|]*(?: [^\W\d_][^\s:/|]*)?)\s*$"
)
BY = re.compile(
    r"(?:^|(?<=[\s(\[.。!?”\"»…]))(?:photo(?:graph)?s?\s+(?:by|de|par|courtesy)|(?:foto|fotos|bild|photo)s?\s+(?:von|de|di|av)|"
    r"illustration\s+by)\b\s*(?P<who>.{2,200})$",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(r"(?:©|\(c\)|ⓒ)\s*(?P<who>.{2,120})$", re.IGNORECASE)
HOUSED = re.compile(
    rf"(?:(?<=[.!?…”\"»)(])|(?<=\s)|^)(?P<who>(?:[^\s/]+(?: [^\s/]+)?\s?/\s?)?\b(?:{HOUSES})\b"
    r"(?:\s?[/|]\s?[^/|.]{2,40}|\s?\|\s?\S+)*)\)?$"
)
# A label without a mark after it, as of “Photo Ada Roe / Port Agency”: the slash tells that a credit follows.
UNMARKED = re.compile(
    rf"(?:^|(?<=[.!?…”\"»(]\s)|(?<=\())(?P<label>(?i:{CREDIT_WORDS}))\s"
    r"(?P<who>[^\s/]+(?:\s[^\s/]+){0,4}\s?/\s?[^\s/]+(?:\s[^\s/]+){0,5})\)?$"
)
PARTICLES = frozenset("de da di del della van von der den of the for and und et".split())
LETTERS = re.compile(r"[^\W\d_]+")
HOUSE_WORDS = frozenset(LETTERS.findall(re.sub(r"\(\?:|[()?]|\[[- ]+\]", " ", HOUSES))) | {"FLASH", "Flash"}
BRACKET = re.compile(r"\((?P<who>[^()]{3,80})\)$")
PICTURE_WORDS = ("photo", "foto", "bild", "illustration")
HOUSED_TAIL = 90  # characters at the end of a line in which a bare credit stands
REPEATED = re.compile(
    rf"(?:{CREDIT_WORDS})\s*[:：©/]\s*|photo(?:graph)?s?\s+(?:by|de|par)\s+|illustration\s+by\s+", re.IGNORECASE
)
ONLY_LABEL = re.compile(rf"\(?(?:{CREDIT_WORDS})\s*[:：]", re.IGNORECASE)
LONGEST_CAPTION = 420
LONGEST_CREDIT = 120
MOST_WORDS = 14
NAMED_SHARE = 0.5  # of a credit's words: as many begin with a capital, where the script has capitals


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption and who took it; either may be empty."""

    caption: str
    credit: str


def read_caption(line: str) -> Caption | None:
    """Caption and single credit of a line that ends in one; a credit that is glued twice is taken once.

    >>> read_caption("The pier at dusk Photo by Ada Roe/PORTPhoto by Ada Roe/PORT")
    Caption(caption='The pier at dusk', credit='Ada Roe/PORT')
    >>> read_caption("The pier at dusk. Photo Ada Roe / Port Agency")
    Caption(caption='The pier at dusk.', credit='Ada Roe / Port Agency')
    >>> read_caption("The photo by our reader shows the mayor asleep in the chair.")
    """
    if len(line) > LONGEST_CAPTION:
        return None
    for start, who in _offers(line):
        parts = [part.strip(" ()[]") for part in REPEATED.split(who) if part.strip(" ()[]")]
        credit = _once(parts[0]) if parts else ""
        if _is_credit(credit):
            return Caption(line[:start].strip(" (–—-|"), credit)
    return None


def _offers(line: str) -> Iterator[tuple[int, str]]:
    """Where a credit may begin, with its label, and what it may be."""
    for mark in MARK.finditer(line):
        label = LABEL_BEFORE.search(line[max(0, mark.start() - 40) : mark.start()])
        if label:
            start = max(0, mark.start() - 40) + label.start()
            first, _, last = label["label"].casefold().rpartition(" ")
            if f"{first} {last}".strip() in CREDIT_LABELS:
                yield start, line[mark.end() :]
            elif last in CREDIT_LABELS:
                yield start + len(first) + 1, line[mark.end() :]
    if "/" in line and (found := UNMARKED.search(line)) and _is_named(found["who"]):
        yield found.start(), found["who"]
    bracket = BRACKET.search(line)
    if bracket and not CREDIT_LABELS.isdisjoint(LETTERS.findall(bracket["who"].casefold())):
        yield bracket.start(), bracket["who"]
    folded = line.casefold()
    if any(word in folded for word in PICTURE_WORDS) and (found := BY.search(line)):
        yield found.start(), found["who"]
    if ("©" in line or "(c)" in folded or "ⓒ" in line) and (found := COPYRIGHT.search(line)):
        yield found.start(), found["who"]
    tail = max(0, len(line) - HOUSED_TAIL)
    if not HOUSE_WORDS.isdisjoint(LETTERS.findall(line, tail)) and (found := HOUSED.search(line, tail)):
        yield found.start(), found["who"]


def _is_named(who: str) -> bool:
    """Whether it is names, each with a capital where the script has capitals."""
    words = [word.strip("()„“\"'") for word in who.replace("/", " ").split()]
    words = [word for word in words if word not in PARTICLES and word not in HOUSE_WORDS]
    return not any(word[:1].islower() or word[:1].isdigit() for word in words)


def is_credit_label(line: str) -> bool:
    """Whether a line is nothing but the word before a credit ("Image:"), the credit being on the next."""
    return len(line) < 30 and ONLY_LABEL.fullmatch(line) is not None


def is_rights_notice(line: str) -> bool:
    """Whether a line has a copyright sign and no word for a picture: below an article it is the site's, no credit.

    >>> is_rights_notice("© The Quay Courier"), is_rights_notice("© Photo: Ada Roe")
    (True, False)
    """
    return COPYRIGHT.search(line) is not None and CREDIT_LABELS.isdisjoint(LETTERS.findall(line.casefold()))


def _once(credit: str) -> str:
    """A credit that the page shows twice without a label between ("A. Roe/PORTA. Roe/PORT") is taken once."""
    half = len(credit) // 2
    return credit[:half] if half > 3 and len(credit) % 2 == 0 and credit[:half] == credit[half:] else credit


def _is_credit(credit: str) -> bool:
    words = credit.split()
    if not words or len(credit) > LONGEST_CREDIT or len(words) > MOST_WORDS or "http" in credit:
        return False
    if credit[-1:] in ".!?。" and len(words) > 6:
        return False
    cased = [word for word in words if word.lower() != word.upper() and len(word) > 3]
    return not cased or sum(not word[0].islower() for word in cased) >= len(cased) * NAMED_SHARE
