"""The words that belong to a picture: caption and credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from .nodes import drop, escape_text, folded_text, parse_body

CLIMB = 3  # levels above a picture without a figure in which its caption is looked for
LONGEST = 600  # characters of a caption; an element with more text is no figure, whatever its name
CAPTION_NAME = re.compile(r"(?i)caption|cutline|legend|bildtext|bildunterschrift|pie-?de-?foto|didascalia|onderschrift")
CREDIT_NAME = re.compile(  # looked for in small letters
    r"credit|crédit|copyright|photographer|bildnachweis|bildquelle|fotograf|image-?source|img-?source|rights|"
    r"\bsource\b|\bauthor\b|agency"
)
# Words for a picture and for who made it, before a colon: as newsrooms of many languages write them.
LABEL = (
    r"photo(?:graph(?:er)?)?(?:\ by)?|image|(?:photo|image|picture)\ credits?|credits?|photographie|"
    r"crédits?(?:\ (?:photo|image)s?)?|créditos?|foto(?:credit|nachweis|graf(?:ie|in|o|ía|ia)?|s)?|"
    r"bild(?:nachweis|quelle|rechte)?|"
    r"imagen|imagem|immagine|crediti|beeld|kuva(?:aja)?|valokuva|billede|bilde|ljósmynd(?:ari)?|mynd|"
    r"zdjęcie|fot|autor\ fotky|snímek|fénykép|fotó|fotografija|nuotrauka|fotogrāfija|fotoğraf|görsel|"
    r"tekening|tegning|teikning|teckning|piirros|rysunek|ilustracja|ilustrace|kresba|rajz|çizim|minh\ họa|ilustrasi|"
    r"dessin|drawing|illustration|zeichnung|dibujo|desenho|ilustração|ilustración|illustrazione|"
    r"ảnh|hình(?:\ ảnh)?|gambar|larawan|picha|argazkia|grianghraf|"
    r"рисунок|иллюстрация|малюнок|ілюстрація|илюстрация|σκίτσο|رسم|איור|イラスト|插图|插圖|그림|चित्र|"
    r"фото(?:графія|графия|граф)?|снимка|снимок|слика|фотографија|здымак|сурет|φωτο(?:γραφία)?|φωτό|εικόνα|"
    r"լուսանկար(?:ը)?|ფოტო|"
    r"صورة|الصورة|تصوير|عدسة|مصدر\ الصورة|المصور|عکس|عکاس|تصویر|فوٹو|"
    r"צילום|תמונה|צלם|צילומים|קרדיט|"
    r"写真|撮影|画像|写真提供|提供|照片|图片(?:来源)?|圖片(?:來源)?|摄影|攝影|사진|촬영|"
    r"फोटो|फ़ोटो|तस्वीर|छवि|ছবি|புகைப்படம்|படம்|ఫోటో|ภาพ(?:ถ่าย)?"
)
NAMES = r"(?-i:[A-ZÀ-ÞΑ-ΩА-Я][^\s/]*(?:\s(?:[A-ZÀ-ÞΑ-ΩА-Я][^\s/]*|d[aei]l?|van|von|der|of|the|for)){0,5}|dpa|imago)"
CREDIT = re.compile(
    rf"\(?(?:\b|(?<=[\u3040-\u30ff\u3400-\u9fff]))(?:{LABEL})\.?\s*[:：/©]\s*([^()（）]{{2,120}})[)）]?\s*$|©\s*([^()]{{2,120}})$"
    # Without a mark after the label a slash between names tells the credit: “Photo Ada Roe / Port Agency”.
    rf"|(?:^|(?<=[.!?…”»(]\s)|(?<=\())(?:{LABEL})\s+({NAMES}\s?/\s?{NAMES})\)?$",
    re.IGNORECASE,
)
CREDIT_SIGN = re.compile("[:：/©]")  # without one of these the search for a credit is in vain
CREDIT_LABEL = re.compile(rf"^\W{{0,3}}(?:(?:{LABEL})s?\.?\s*[:：/©]\s*|©\s*)", re.IGNORECASE)
COUNTER = re.compile(r"\d{1,3}\s?/\s?\d{1,3}(?=\s|$|[^\W\d])\s*")  # which of a gallery's pictures it is
APART = re.compile(r"(</span>(?=<span)|</(?:div|p|h[1-6])>)")
PLAIN_TEXT = re.compile("[^<&]*")
CREDIT_ELEMENTS = "small, cite, [class], [itemprop], [data-credit]"


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said under a picture. `markup` is the caption with its links and emphasis."""

    text: str = ""
    credit: str = ""
    markup: str = ""


NO_CAPTION = Caption()


def caption_holder(image: LexborNode, root: LexborNode) -> LexborNode:
    """The element that holds the picture and its words and nothing else: the figure, or what serves as one."""
    figure = _ancestor(image, root, "figure", 8)
    if figure is not None and len(folded_text(figure)) <= LONGEST * 2:
        return figure
    holder = image.parent
    best = image
    for _ in range(CLIMB):
        if holder is None or holder.mem_id == root.mem_id or len(folded_text(holder)) > LONGEST:
            break
        if len(holder.css("img")) > 1:
            break  # a row of pictures; whose words they are cannot be told
        if _named(holder, CAPTION_NAME):
            return holder
        if not folded_text(holder):
            best = holder
        holder = holder.parent
    return best


def read_caption(holder: LexborNode) -> Caption:
    """Caption and credit in a figure; empty where there are none."""
    if not folded_text(holder):
        return NO_CAPTION
    source = holder.css_first("figcaption") or _named(holder, CAPTION_NAME) or holder
    # What is apart by its style alone is apart in the caption.
    words = parse_body(APART.sub(r"\1 ", source.html or ""))
    credit = _take_credit(words)
    if not credit and source.mem_id != holder.mem_id:
        credit = _take_credit(parse_body(holder.html or ""))
    drop(words, "img, picture, button, svg, script, style, template, noscript")
    _drop_first(words, COUNTER)
    text = folded_text(words)
    if not credit and CREDIT_SIGN.search(text) and (found := CREDIT.search(text)):
        credit = (found[1] or found[2] or found[3] or "").strip(" )）")
        text = _cut_end(text, found.start())
        _drop_last(words, found[0])
    elif credit and text.endswith(credit):
        text = _cut_end(text, len(text) - len(credit))
        _drop_last(words, credit)
    markup = _markup(words)
    same = markup == text if PLAIN_TEXT.fullmatch(markup) else folded_text(parse_body(markup)) == text
    return Caption(text, credit, markup if same else escape_text(text))


def _ancestor(node: LexborNode, root: LexborNode, tag: str, most: int) -> LexborNode | None:
    holder = node.parent
    for _ in range(most):
        if holder is None or holder.mem_id == root.mem_id:
            return None
        if holder.tag == tag:
            return holder
        holder = holder.parent
    return None


def _named(holder: LexborNode, names: re.Pattern[str]) -> LexborNode | None:
    for node in holder.css("[class]"):
        if names.search((node.attributes.get("class") or "")[:200]) and node.mem_id != holder.mem_id:
            return node
    return None


def _take_credit(words: LexborNode) -> str:
    """Remove, in place, the elements that name the picture's maker, and give their text."""
    whole = folded_text(words)
    found: LexborNode | None = None
    for node in words.css(CREDIT_ELEMENTS):
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"[:200].lower()
        named = CREDIT_NAME.search(names) is not None
        text = folded_text(node)
        says = named or bool(CREDIT_SIGN.search(text) and CREDIT_LABEL.match(text))
        named = named or node.tag in ("small", "cite")
        if not text or not (named or (says and text != whole)):
            continue
        if text == whole and CAPTION_NAME.search(names):
            continue
        if says or found is None:  # a caption may be set small, too
            found = node
        if says:
            break
    if found is None:
        return ""
    credit = CREDIT_LABEL.sub("", folded_text(found)).strip(" ()[]|/")
    found.decompose()
    return credit


def _cut_end(text: str, end: int) -> str:
    kept = text[:end]
    return kept.strip(" .–—-(（|/") + ("." if kept.rstrip(" (（|/–—-").endswith(".") else "")


def _drop_first(words: LexborNode, pattern: re.Pattern[str]) -> None:
    """Remove, in place, what a pattern finds at the beginning of the first text."""
    for node in words.traverse(include_text=True):
        if node.tag == "-text" and (text := (node.text_content or "").strip()):
            if found := pattern.match(text):
                node.replace_with(text[found.end() :])
            return


def _drop_last(words: LexborNode, ending: str) -> None:
    node = words
    while node.last_child is not None:
        node = node.last_child
    text = node.text_content or "" if node.tag == "-text" else ""
    if text.rstrip().endswith(ending.strip()):
        node.replace_with(_cut_end(text, len(text.rstrip()) - len(ending.strip())))


def _markup(words: LexborNode) -> str:
    """The links and the emphasis of a caption, its blocks run together."""
    for block in words.css("figcaption, div, p, span, section, br"):
        if block.tag in ("div", "p", "br", "section"):
            block.insert_before(" ")
        block.unwrap() if block.first_child is not None else block.decompose()
    return " ".join((words.inner_html or "").split())
