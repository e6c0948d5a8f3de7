# ruff: noqa: E501 (a table of stories, one a line)
"""Thirty briefings of fictional outlets, as a curator would have them, in nine languages and of every shape."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import yaml

OUTLETS = {
    "Meridian Wire": ("meridian.example", "GB"),
    "Le Quai": ("lequai.example", "FR"),
    "La Ribera": ("ribera.example", "ES"),
    "Kanal Nord": ("kanalnord.example", "DE"),
    "المنارة": ("almanara.example", "JO"),
    "הגשר": ("hagesher.example", "IL"),
    "Северный вестник": ("sever.example", "KZ"),
    "みなと新報": ("minato.example", "JP"),
    "Folha da Serra": ("serra.example", "BR"),
}

# lang, outlet, title, summary, one sentence of the body, topics, regions
STORIES = (
    ("en", "Meridian Wire", "Grain convoy reaches the delta after a month of talks", "Forty lorries crossed at dawn, the first since the bridge was closed.", "Drivers had waited beside the river since the spring floods.", ["conflict/ceasefire-talks"], ["SD", "EG"]),
    ("fr", "Le Quai", "Le convoi de céréales atteint enfin le delta, un mois après le début des pourparlers", "Quarante camions ont franchi le pont à l’aube.", "Les chauffeurs attendaient depuis la crue de printemps.", ["conflict/ceasefire-talks"], ["SD"]),
    ("ar", "المنارة", "قافلة الحبوب تصل إلى الدلتا بعد شهر من المفاوضات", "عبرت أربعون شاحنة الجسر عند الفجر للمرة الأولى منذ إغلاقه.", "كان السائقون ينتظرون قرب النهر منذ فيضان الربيع.", ["conflict/ceasefire-talks"], ["SD"]),
    ("he", "הגשר", "תחנת מים חדשה תספק את עמק הדרום כולו", "המתקן ייפתח בקיץ הבא, כך מסרה המועצה.", "המהנדסים סיימו את הנחת הצינור האחרון.", ["environment"], ["IL"]),
    ("ja", "みなと新報", "港町の漁協、干潟の再生に十年計画を発表", "漁業者と研究者が共同で藻場を植え直す。", "漁協の組合長は「海を次の世代に返したい」と話した。", ["environment"], ["JP"]),
    ("ru", "Северный вестник", "Железная дорога через степь откроется раньше срока", "Первый поезд пройдёт по новому пути в марте.", "Строители уложили последние рельсы у станции.", ["economy"], ["KZ"]),
    ("de", "Kanal Nord", "Nahwärmegenossenschaftsversammlung beschließt Anschluss von dreihundert Haushalten", "Die Genossenschaft will ohne Erdgas heizen.", "Der Vorstand rechnet mit zwei Jahren Bauzeit.", ["environment"], ["DE"]),
    ("es", "La Ribera", "Las bibliotecas rurales prestan semillas además de libros", "Ocho pueblos comparten variedades casi perdidas.", "Cada lector devuelve un puñado de la cosecha.", ["arts/books"], ["ES"]),
    ("pt", "Folha da Serra", "Orquestra jovem da serra grava o primeiro álbum", "Os músicos têm entre doze e dezenove anos.", "O disco foi gravado em uma antiga estação de trem.", ["arts/music"], ["BR"]),
    ("en", "Meridian Wire", "Tidal turbines pass their first winter under the strait", "The array sent power ashore on all but two days.", "Divers found little growth on the blades.", ["environment"], ["GB"]),
    ("en", "Meridian Wire", "Museum returns carved doors to the island they were taken from", "Islanders will choose where the doors are hung.", "The carvings show boats and a rising moon.", ["arts"], ["FJ"]),
    ("fr", "Le Quai", "À l’hôpital de campagne, une semaine avec les sages-femmes de nuit", "Reportage dans une maternité menacée de fermeture.", "La plus proche maternité est à deux heures de route.", ["health"], ["FR"]),
    ("ar", "المنارة", "ميناء صغير يعود إلى الحياة مع عودة الصيادين", "رُمّمت الأرصفة القديمة بأيدي أهل البلدة.", "قال أحد الصيادين إن البحر أعطاهم هذا العام ما يكفي.", ["economy"], ["LB"]),
    ("ja", "みなと新報", "山の診療所、遠隔診療で冬の往診を半分に", "雪の多い集落で試験が続く。", "看護師が端末を持って家々を回る。", ["health"], ["JP"]),
    ("de", "Kanal Nord", "Kommentar: Wer die Brücke sperrt, muss die Fähre bezahlen", "Die Gemeinde lässt ihre Pendler allein.", "Eine Fähre kostet weniger als ein Jahr Umweg.", ["politics"], ["DE"]),
)  # fmt: skip

KINDS = ("plain", "pictured", "tabled")


def write_content(content: Path) -> None:
    """Fill a content folder: thirty briefings, their pictures and a page."""
    (content / "images").mkdir(parents=True, exist_ok=True)
    for number in range(4):
        (content / "images" / f"field-{number}.png").write_bytes(draw_picture(number))
    for name, front, body in write_briefings():
        file = content / "briefings" / str(front["date"])[:4] / str(front["date"])[5:7] / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        file.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
    (content / "pages").mkdir(exist_ok=True)
    about = "---\ntitle: About\nslug: about\nlang: en\n---\n\nOne person reads, chooses and files what is worth a second look.\n"
    (content / "pages" / "about.md").write_text(about, encoding="utf-8")


def write_briefings() -> Iterator[tuple[str, dict[str, object], str]]:
    """Name, front matter and body of each briefing: every story twice, the second time as an older follow-up."""
    for number, (lang, outlet, title, summary, sentence, topics, regions) in enumerate(STORIES * 2):
        later = number >= len(STORIES)
        domain, country = OUTLETS[outlet]
        name = f"{lang}-{number:02}"
        front: dict[str, object] = {
            "title": f"{title} ({number})" if later else title,
            "date": f"2026-{3 if later else 4:02}-{28 - number % len(STORIES):02}T{6 + number % 12:02}:15:00+00:00",
            "lang": lang,
            "summary": summary,
            "authors": ["Ana Marin", "T. Okada"] if number % 3 == 0 else [],
            "source": {"name": outlet, "url": f"https://{domain}/{name}", "domain": domain, "country": country, "rights": "excerpt" if number % 7 == 6 else "full"},
            "topics": topics,
            "regions": regions,
            "tags": ["river"] if number % 4 == 0 else [],
            "status": "published",
            "saved": "2026-04-29T08:00:00+00:00",
            "briefed": "2026-04-29T09:30:00+00:00",
            "provenance": {"sha256": "ab" * 32, "file": f"{name}.html", "tool": "SingleFile", "cut": 14, "fields": {"title": "json-ld", "date": "opengraph", "topics": "section label"}},
        }  # fmt: skip
        if number % 5 == 0:
            front["kicker"] = {"en": "Report", "fr": "Reportage", "ar": "تقرير"}.get(lang, "")
            front["key_points"] = [summary, "The crossing stays open by day.", "Insurers have not yet agreed."]
            front["comment"] = "The number to watch is not lorries but drivers.\n\nNobody has asked who pays them."
        if not later and topics == ["conflict/ceasefire-talks"]:
            front["story"] = "grain-convoy"
        kind = KINDS[number % 3]
        if kind == "pictured":
            front["image"] = {
                "file": f"images/field-{number % 4}.png",
                "caption": summary,
                "credit": "Ida Lund",
                "alt": "A wide field under a low sun",
            }
        yield name, front, write_body(sentence, summary, kind)


def write_body(sentence: str, summary: str, kind: str) -> str:
    """A body with what its kind needs."""
    paragraphs = [f"{sentence} {summary}", f"> {sentence}", f"## {summary}", f"{sentence} " * 6]
    if kind == "pictured":
        paragraphs[2:2] = [f"![A bank of reeds](images/field-{number}.png)" for number in (1, 2)]
    if kind == "tabled":
        paragraphs[3:3] = [
            "| Day | Lorries | Tonnes |\n|---|---:|---:|\n| 1 | 40 | 1,120 |\n| 2 | 38 | 1,064 |",
            f"- {sentence}\n- {summary}",
        ]
    return "\n\n".join(paragraphs) + "\n"


def draw_picture(number: int, width: int = 480, height: int = 320) -> bytes:
    """A PNG of a field under a sun: bands of colour, so that it packs small."""
    sky, earth, sun = (
        [(190, 208, 228), (226, 205, 178), (150, 178, 190), (212, 196, 214)][number],
        (94, 108, 84),
        (244, 226, 180),
    )
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            lit = (x - 130 - 60 * number) ** 2 + (y - 120) ** 2 < 1900
            shade = max(0, y - 200) // 24 * 8
            colour = (
                tuple(max(0, part - shade) for part in earth) if y > 200 + (x // 60 % 2) * 6 else sun if lit else sky
            )
            rows.extend(colour)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
        for tag, data in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes(rows), 9)),
            (b"IEND", b""),
        )
    )
