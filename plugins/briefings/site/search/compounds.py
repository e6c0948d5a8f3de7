"""German compounds: `Nahwärmegenossenschaft` is found under `Genossenschaft` too."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from .words import fold, stem

DATA = Path(__file__).parents[2] / "data"
TOPICS_FILE = DATA / "topics" / "de.tsv"
PARTS_FILE = DATA / "search" / "german_parts.txt"
LONG = 9  # letters: `Grenzort` is not looked into, `Grenzfluss` is
PART = 4  # the shortest part
# Endings after which a German noun joins the next word (Duden, Die Grammatik, §1083: the linking s is bound to them).
JOINTS = ("schafts", "ungs", "heits", "keits", "taets", "tats", "ions", "lings", "tums", "mentar")
LINKS = ("", "s", "n", "en", "es", "er", "e")


@lru_cache(100_000)
def compound_tails(word: str) -> tuple[str, ...]:
    """What remains of a folded German word behind each of its joints, as terms.

    >>> compound_tails(fold("Küstenschutzverordnung"))
    ('schutcverordnung', 'verordnung', 'ordnung')
    """
    if len(word) < LONG or not word.isascii():
        return ()
    cuts = range(PART, len(word) - PART + 1)
    return tuple(dict.fromkeys(stem(word[cut:], "latin") for cut in cuts if _is_joint(word[:cut], word[cut:])))


def _is_joint(head: str, tail: str) -> bool:
    if head.endswith(JOINTS) and len(tail) > PART:
        return True
    return _is_known(tail) or (_begins_known(tail) and _ends_known(head))


def _is_known(word: str) -> bool:
    return len(word) >= PART and stem(word, "latin") in _lexicon()


def _begins_known(tail: str) -> bool:
    """Whether a tail begins with a known word and goes on as a compound itself."""
    return any(_is_known(tail[:cut]) for cut in range(PART + 1, len(tail) - PART + 1))


def _ends_known(head: str) -> bool:
    return any(_is_known(head.removesuffix(link)) for link in LINKS if head.endswith(link))


@cache
def _lexicon() -> frozenset[str]:
    topics = [line.split("\t")[0] for line in TOPICS_FILE.read_text(encoding="utf-8").splitlines()]
    parts = [line for line in PARTS_FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    words = (fold(word) for line in [*topics, *parts] for word in line.split())
    return frozenset(stem(word, "latin") for word in words if len(word) >= PART and word.isascii())
