"""The language of an article: what the page declares, unless its text plainly says otherwise."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..article import Article, Note, fill
from .close_languages import decide
from .common_words import reads_as

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_LENGTH = 1500  # characters, where the page declares no language …
CONFIRMING_LENGTH = 600  # … and where its own word needs to be confirmed only
SCRIPT_LENGTH = 300
ENOUGH_LETTERS = 40
CERTAIN = 0.99  # from here on the text outweighs what the page declares …
IMPOSSIBLE = 1e-9  # … and also where it cannot be in the declared language
UNKNOWN_SHARE = 0.01  # for a declared language that the identifier does not know
# Letters of one script and the languages that newspapers write with it.
SCRIPT_LANGUAGES = {
    "LATIN": None,  # too many to list: only the other scripts contradict it
    "CYRILLIC": frozenset(["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz"]),
    "ARABIC": frozenset(["ar", "fa", "ur", "ps", "ckb", "ug", "sd"]),
    "HEBREW": frozenset({"he", "yi"}),
    "GREEK": frozenset({"el"}),
    "DEVANAGARI": frozenset({"hi", "mr", "ne", "sa"}),
    "BENGALI": frozenset({"bn", "as"}),
    "HANGUL": frozenset({"ko"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "CJK": frozenset({"zh", "ja", "yue"}),
    "THAI": frozenset({"th"}),
    "GEORGIAN": frozenset({"ka"}),
    "ARMENIAN": frozenset({"hy"}),
    "TAMIL": frozenset({"ta"}),
    "TELUGU": frozenset({"te"}),
    "ETHIOPIC": frozenset({"am", "ti"}),
    "LAO": frozenset({"lo"}),
    "KHMER": frozenset({"km"}),
    "MYANMAR": frozenset({"my"}),
}
# Languages that are taken for each other: the page's own word stands where no deciding words speak against it.
CLOSE = (
    frozenset({"nb", "nn", "no", "da"}), frozenset({"hr", "sr", "bs", "sh"}), frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}), frozenset({"pt", "gl"}), frozenset({"es", "gl", "ast"}), frozenset({"de", "lb"}),
    frozenset({"ca", "oc", "es"}), frozenset({"nl", "af"}), frozenset({"fa", "ps", "ur"}),
    frozenset({"hi", "mr", "ne"}), frozenset({"ru", "be", "bg", "mk"}),
)  # fmt: skip
NORWEGIAN = {"nb", "nn"}  # one newspaper prints both
OLD_CODES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "no": "nb",
    "cz": "cs",
    "jp": "ja",
    "gr": "el",
    "ua": "uk",
    "dk": "da",
    "se": "sv",
}


def identify_language(article: Article) -> Article:
    """The article with its language, by the text where the page declares none or one that the text contradicts."""
    declared = normal_tag(article.lang)
    length = CONFIRMING_LENGTH if declared else SAMPLE_LENGTH
    sample = "\n".join((article.title, article.summary[:length], article.text[:length]))[:length]
    script = main_script(sample)
    if not script:
        return fill(article, lang=declared)
    base = declared.split("-")[0]
    if declared and _is_confirmed(sample, script, base):
        found, certainty, share = base, 1.0, 1.0
    else:
        found, certainty, share = _by_text(sample, script, base)
    if not declared:
        return _with_language(article, decide(sample, found), "the page declares none; identified by its text")
    decided = decide(sample, base, base) if base == found or _close(base, found) else base
    if decided != base and {decided, base} != NORWEGIAN:
        reason = f"the page declares {declared}, but the words of its text are {decided}"
        return _with_language(article, decided, reason)
    if (
        base == found
        or _close(base, found)
        or (certainty < CERTAIN and share > IMPOSSIBLE and _script_allows(base, script))
    ):
        return fill(article, lang=declared)
    return _with_language(article, found, f"the page declares {declared}, but its text reads as {found}")


def normal_tag(tag: str) -> str:
    """A BCP 47 tag in its usual writing, without encodings and old codes.

    >>> normal_tag("de_at.UTF-8"), normal_tag("iw")
    ('de-AT', 'he')
    """
    parts = tag.strip().split(".")[0].replace("_", "-").split("-")
    first = OLD_CODES.get(parts[0].lower(), parts[0].lower())
    if not (2 <= len(first) <= 3 and first.isalpha() and first.isascii()):
        return ""
    rest = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part
        for part in parts[1:]
        if part.isalnum()
    ]
    return "-".join((first, *rest))


def main_script(text: str) -> str:
    """The script that most letters are in, "" when there are too few to tell. Any kana makes a text Japanese."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(text[:SCRIPT_LENGTH]).items():
        if letter.isalpha():
            counts[_script_of(letter)] += count
    if sum(counts.values()) < ENOUGH_LETTERS // (4 if counts["CJK"] or counts["HIRAGANA"] or counts["HANGUL"] else 1):
        return ""
    if counts["HIRAGANA"] + counts["KATAKANA"] > sum(counts.values()) * 0.1:
        return "HIRAGANA"
    return counts.most_common(1)[0][0]


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _is_confirmed(sample: str, script: str, declared: str) -> bool:
    """Whether the text is plainly in the declared language, so that the identifier need not be asked."""
    if script == "CJK":  # Japanese without a single kana in some hundred characters is no Japanese
        return declared == "zh" and not any("\u3041" <= letter <= "\u30fa" for letter in sample)
    allowed = SCRIPT_LANGUAGES.get(script)
    if allowed is not None and declared not in allowed:
        return False
    return reads_as(sample, declared, frozenset().union(*(group for group in CLOSE if declared in group)))


def _by_text(sample: str, script: str, declared: str) -> tuple[str, float, float]:
    """The language that a text reads as, how sure that is, and how likely the declared one is, each from 0 to 1."""
    allowed = SCRIPT_LANGUAGES.get(script)
    if allowed and len(allowed) == 1:
        found = next(iter(allowed))
        return found, 1.0, float(found == declared)
    shares: dict[str, float] = {}
    for language, share in _identifier().rank(sample):  # type: ignore[no-untyped-call]
        shares.setdefault(OLD_CODES.get(str(language), str(language)), float(share))
    written = [language for language in shares if allowed is None or language in allowed] or list(shares)
    return written[0], shares[written[0]], shares.get(declared, UNKNOWN_SHARE)


@cache
def _identifier() -> LanguageIdentifier:
    """The model, read once: it takes longer to read than a thousand pages to identify."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-untyped-call]
    return identifier


def _script_allows(language: str, script: str) -> bool:
    allowed = SCRIPT_LANGUAGES.get(script)
    if allowed is not None:
        return language in allowed
    return not any(languages and language in languages - {"sr", "uz", "kk"} for languages in SCRIPT_LANGUAGES.values())


def _close(one: str, other: str) -> bool:
    return any(one in group and other in group for group in CLOSE)


def _with_language(article: Article, language: str, reason: str) -> Article:
    note = Note("classify", "chosen", "lang", reason, language)
    return fill(article, lang=language, notes=(*article.notes, note))
