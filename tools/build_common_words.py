"""Build `plugins/briefings/data/language/common_words.tsv`: the most frequent words of each language.

They confirm what a page declares without asking the language identifier, which takes far longer. Needs `wordfreq`:

    python tools/build_common_words.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import wordfreq  # type: ignore[import-not-found]

OUTPUT = Path(__file__).parents[1] / "plugins" / "briefings" / "data" / "language" / "common_words.tsv"
# Written without spaces, or in a script of their own: these need no words.
NEED_NO_WORDS = frozenset({"el", "he", "ja", "ko", "ta", "zh"})
NAMES = {"sh": ("hr", "bs", "sr")}  # wordfreq's one list for three languages, in Latin letters
MOST = 80
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Write a line a language, sorted."""
    rows = {}
    for language in wordfreq.available_languages():
        if language not in NEED_NO_WORDS:
            found = [word for word in wordfreq.top_n_list(language, 3 * MOST) if WORD.fullmatch(word)]
            rows |= dict.fromkeys(NAMES.get(language, (language,)), " ".join(sorted(found[:MOST])))
    OUTPUT.write_text("".join(f"{language}\t{words}\n" for language, words in sorted(rows.items())), encoding="utf-8")
    print(", ".join(sorted(rows)), file=sys.stderr)


if __name__ == "__main__":
    main()
