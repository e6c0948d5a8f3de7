"""Whether a name of a place says where something happens (“in Bern”) or merely who or what for (“for Bern”)."""

from __future__ import annotations

import re
from functools import cache

from .geography import GLUED_PREFIXES, UNSPACED, Mention, fold

# Words before a name that set the scene there …
SCENE_BEFORE = {
    "en": "in at near across inside outside around throughout",
    "fr": "en au aux à dans près",
    "de": "in im bei aus nahe",
    "es": "en",
    "it": "in a ad nel nella nei nelle nell' a",
    "pt": "em no na nos nas",
    "nl": "in te bij uit",
    "sv": "i på från vid",
    "nb": "i på ved",
    "da": "i på ved",
    "ca": "a al als en",
    "ru": "в во на под",
    "uk": "у в на під",
    "bg": "в във на",
    "pl": "w we na pod",
    "cs": "v ve na",
    "sk": "v vo na",
    "sl": "v na",
    "hr": "u na",
    "sr": "u na у на",
    "bs": "u na",
    "ro": "în la din",
    "el": "στην στη στο στον στις στα",
    "ar": "في",
    "fa": "در",
    "id": "di",
    "ms": "di",
    "vi": "ở tại",
}
# … endings of the name, or words right after it, that do …
SCENE_AFTER = {
    "fi": "ssa ssä lla llä sta stä",
    "et": "s l",
    "hu": "ban ben on en ön ott",
    "tr": "da de ta te 'da 'de 'ta 'te",
    "ko": "에서 에",
    "ja": "で に",
    "hi": "में",
    "ur": "میں",
    "bn": "তে য় ে",
    "lt": "oje yje uje",
    "lv": "ā ī ē",
}
# … letters that are written on to its front …
SCENE_GLUED = {"ar": "ب", "he": "ב"}
# … and words before a name that make it a party or a theme, not a scene.
PARTY_BEFORE = {
    "en": "for against with from to than like of",
    "fr": "pour contre avec",
    "de": "für gegen mit",
    "es": "para contra con por",
    "it": "per contro con",
    "pt": "para contra com pela pelo",
    "nl": "voor tegen met",
    "sv": "för mot med",
    "nb": "for mot med",
    "da": "for mod med",
    "ru": "для против с",
    "uk": "для проти з",
    "pl": "dla przeciw przeciwko z",
    "cs": "pro proti s",
    "sk": "pre proti s",
    "hr": "za protiv s sa",
    "sr": "za protiv s sa за против са",
    "ro": "pentru împotriva cu",
    "tr": "için",
    "ar": "ضد مع",
    "he": "נגד בעד",
}
# … and words that a newspaper writes without a country's name when it means its own: ministries, “our country”.
HOME_WORDS = {
    "en": "ministry nationwide",
    "fr": "ministère",
    "de": "ministerium bundesweit hierzulande",
    "es": "ministerio",
    "it": "ministero",
    "pt": "ministério",
    "nl": "ministerie landelijk",
    "sv": "departementet socialstyrelsen",
    "nb": "departementet",
    "da": "ministeriet",
    "fi": "ministeriö",
    "pl": "ministerstw",
    "cs": "ministerstv",
    "sk": "ministerstv",
    "sl": "ministrstv",
    "hr": "ministarstv",
    "sr": "ministarstv министарств",
    "bg": "министерств",
    "ru": "министерств минздрав",
    "uk": "міністерств моз",
    "ro": "ministerul",
    "hu": "minisztérium",
    "el": "υπουργεί",
    "lt": "ministerij",
    "lv": "ministrij",
    "tr": "bakanlı",
    "ar": "وزارة",
    "fa": "وزارت",
    "ur": "وزارت",
    "he": "משרד",
    "hi": "मंत्रालय",
    "id": "kementerian",
    "ms": "kementerian",
    "ja": "省は 国内",
    "zh": "我国 全国",
    "ko": "국내 부는",
}
ARTICLES = frozenset("the la le les l der die das den dem el los las o a os as de het".split())
SCENE, PARTY, NEITHER = 1.3, 0.6, 1.0
LAST_WORDS = re.compile(r"([\w']+)[ '’]+(?:([\w]+)[ '’]+)?$")
BETWEEN_WORDS = frozenset(" '’\n")  # the last sign of a text in which LAST_WORDS finds something
DATELINE = re.compile(r"\s*[^\n.!?]{2,60}?(?:\([^)\n]{2,30}\)|/[^/\n]{2,20}/)?\s?\.?\s?[-–—―]{1,2}\s")
LONGEST_DATELINE = 70
_WORDS = {
    name: {language: frozenset(words.split()) for language, words in table.items()}
    for name, table in (("scene", SCENE_BEFORE), ("party", PARTY_BEFORE))
}


def weigh_setting(text: str, mention: Mention, language: str) -> float:
    """What a name counts for by the words around it: more where it is the scene, less where it is a party."""
    if mention.kind == "d":
        return NEITHER
    scene, party = _WORDS["scene"].get(language, frozenset()), _WORDS["party"].get(language, frozenset())
    before = _words_before(text, mention.start) if scene or party else frozenset()
    if before & scene or _ends_as_scene(text, mention, language):
        return SCENE
    return PARTY if before & party else NEITHER


def dateline_end(text: str) -> int:
    """How far a dateline such as “GENEVA (Reuters) -” reaches at the beginning of a text, 0 without one.

    >>> dateline_end("GENEVA (Reuters) - Police said")
    19
    """
    found = DATELINE.match(text[:LONGEST_DATELINE])
    return found.end() if found and found.group().strip()[:1].isupper() else 0


def has_unknown_scene(text: str, language: str) -> bool:
    """Whether a text says “in” a place, by a name written with a capital, in a script that tells names from words."""
    if language not in _WORDS["scene"] or language == "de":
        return False
    return any(found[1][0].isupper() and not found[1].isupper() for found in _scenes(language).finditer(text))


@cache
def _scenes(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _WORDS["scene"][language])))
    return re.compile(rf"\b(?:{words}) (?=[^\W\d_])(\w{{4,}})")


def speaks_of_home(text: str, language: str) -> bool:
    """Whether a text names a ministry, or the country, as newspapers name their own: without saying whose."""
    folded = fold(text)
    glued = language in UNSPACED or language in GLUED_PREFIXES or language == "ko"
    return any(
        word in folded and (glued or re.search(rf"\b{re.escape(word)}", folded))
        for word in HOME_WORDS.get(language, "").split()
    )


def _words_before(text: str, start: int) -> frozenset[str]:
    ends_in_space = start > 1 and text[start - 1] in BETWEEN_WORDS
    found = LAST_WORDS.search(text, max(0, start - 30), start) if ends_in_space else None
    if not found:
        return frozenset()
    first, second = found[1].lower(), (found[2] or "").lower()
    if not second:
        return frozenset({first})
    return frozenset({first, second}) if second in ARTICLES else frozenset({second})


def _ends_as_scene(text: str, mention: Mention, language: str) -> bool:
    glued = SCENE_GLUED.get(language)
    if glued and mention.start and text[mention.start - 1] in glued:
        return True
    endings = SCENE_AFTER.get(language)
    if not endings:
        return False
    rest = text[mention.start + len(mention.text) :][:12].lstrip().replace("’", "'")
    word = re.match(r"'?[\w\u0900-\u09cd]*", rest)
    return bool(word) and word[0].lower().endswith(tuple(endings.split())) if word and word[0] else False
