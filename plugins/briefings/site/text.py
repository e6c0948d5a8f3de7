"""Plain text of a briefing: its length, its first words, its direction."""

from __future__ import annotations

import html
import re

import nh3

# Scripts without spaces between words (UAX #29 leaves them to a dictionary): two characters make about one word.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
WORDS_A_MINUTE = 230  # M. Brysbaert, How many words do we read per minute?, 2019: 238 for English prose


def plain_text(content: str) -> str:
    """The text of safe HTML, with a space where a block ended."""
    spaced = re.sub(r"(</(?:p|li|h[1-6]|td|th|figcaption|blockquote)>|<br>)", r"\1 ", content)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def count_words(text: str) -> int:
    """About how many words a text has, in any script.

    >>> count_words("Rain is expected"), count_words("東京都議会")
    (3, 3)
    """
    unspaced = len(UNSPACED.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def minutes_to_read(words: int) -> int:
    """Whole minutes, at least one; 0 for no text."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def first_words(text: str, most: int) -> str:
    """The beginning of a text, cut at a word, or at a character where words are not spaced.

    >>> first_words("The boats come. They sail.", 3), first_words("The boats come. They sail.", 4)
    ('The boats come.', 'The boats come. They…')
    """
    words = text.split(None, most)
    cut = " ".join(words[:most])[: most * 8]
    is_whole = cut == text or cut.rstrip('”"»’)').endswith(tuple(".!?…。！？؟।॥։"))
    return cut if is_whole else cut.rstrip(" ,;:") + "…"
