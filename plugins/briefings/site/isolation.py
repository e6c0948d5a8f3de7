"""Words of another direction inside a line, kept from turning what stands beside them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

QUOTED = re.compile("“([^”]*)”")
LEFT_TO_RIGHT = re.compile(r"[A-Za-z\u00c0-\u058f\u1e00-\u1fff\u3040-\u9fff\uac00-\ud7af]")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
FIRST_STRONG, POP = "\u2068", "\u2069"  # UAX #9: the isolate that takes the direction of its first letter, and its end


def isolate_quotes(text: str) -> Markup:
    """A reason, each quotation from the page in an element of its own.

    >>> isolate_quotes("title “Quai” +0.8")
    Markup('title “<bdi>Quai</bdi>” +0.8')
    """
    return Markup(QUOTED.sub(r"“<bdi>\1</bdi>”", str(escape(text))))


def isolate_words(value: str, direction: str) -> str:
    """A value for a sentence that is written in `direction`: in an isolate when it has letters of the other one.

    >>> isolate_words("Quai", "ltr"), isolate_words("Quai", "rtl")
    ('Quai', '\\u2068Quai\\u2069')
    """
    other = RIGHT_TO_LEFT if direction == "ltr" else LEFT_TO_RIGHT
    return f"{FIRST_STRONG}{value}{POP}" if other.search(value) else value
