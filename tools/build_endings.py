"""Build `plugins/briefings/data/language/endings.tsv`: by which endings words of a language are inflected.

An ending counts where many words of the lexicon have it after another word of the lexicon that speaks for the same
topic: "heroes" and "hero", "artists" and "artist". With it stand the letters after which it does: English has "d"
after "e" alone, so that "beard" is no "bear". Run it after `tools/build_topics.py`:

    python tools/build_endings.py
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from briefings.classify import lexicon  # noqa: E402

LEAST_PAIRS = 3  # of words with and without an ending
LEAST_AGREEING = 0.8  # share of them that speak for the same topic first
LEAST_AFTER = 2  # pairs with the same letter before an ending
MANY = 10  # pairs of an ending from which one with a letter is enough


def main() -> None:
    """Write the endings of every language."""
    lines = []
    for file in sorted(lexicon.DATA.glob("??.tsv")):
        for ending, letters in sorted(find_endings(file.stem).items()):
            lines.append(f"{file.stem}\t{ending}\t{letters}\n")
    lexicon.ENDINGS.write_text("".join(lines), encoding="utf-8")


def find_endings(language: str) -> dict[str, str]:
    """The endings of a language, each with the letters after which it stands."""
    words = lexicon._lexicon(language)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in words:
        for end in lexicon.BEGINNINGS[len(word)]:
            if word[:end] in words:
                pairs[word[end:]].append((word[:end], word))
    found = {}
    for ending, both in pairs.items():
        agreeing = [stem for stem, word in both if words[stem][0] == words[word][0]]
        if len(both) >= LEAST_PAIRS and len(agreeing) >= len(both) * LEAST_AGREEING:
            after = Counter(stem[-1] for stem in agreeing)
            least = 1 if len(agreeing) >= MANY else LEAST_AFTER
            if letters := "".join(sorted(letter for letter, count in after.items() if count >= least)):
                found[ending] = letters
    return found


if __name__ == "__main__":
    main()
