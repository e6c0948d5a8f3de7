"""From bytes to text, as a browser would read them, and better where a page declares the wrong encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import webencodings

DECLARED_WITHIN = 524_288  # bytes; browsers look in the first 1,024, but saving tools push the declaration down
DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.\-]{2,40})"""
    rb"""|^\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.\-]{2,40})""",
    re.IGNORECASE,
)
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Python's codecs of these names know fewer characters than the Encoding Standard wants of them, or than real pages use
# (https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings and following).
WIDER = {
    "gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso8859-1": "cp1252", "iso8859-15": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "koi8-r": "koi8-u", "iso8859-13": "cp1257", "iso8859-16": "cp1250", "iso8859-10": "cp1257",
    "uhc": "cp949",
}  # fmt: skip
LATIN_1 = "cp1252"  # what servers declare when nobody told them better
SAMPLE = 65_536  # bytes that are shown to the detector, from the first that is not ASCII
PIECE = 32_768  # bytes
LETTERS = 400  # letters by which a script is told
SURE = 0.6  # the detector's own measure
FAULTS = 50  # one undecodable character for so many bytes beyond ASCII is damage, not another encoding
ASCII = bytes(range(128))


def decode(data: bytes, declared: str = "") -> str:
    """The text: by byte order mark, UTF-8 where it is that, else the container's charset, the page's own, detection.

    What cannot be decoded becomes U+FFFD; zero bytes are dropped.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _cleaned(data.decode(name, "replace"))
    if wide := _wide_codec(data):
        return _cleaned(data.decode(wide, "replace"))
    if b"\x1b$" in data[:SAMPLE] and (text := _try("iso2022_jp", data)):
        return _cleaned(text)
    # Text that is valid UTF-8 beyond ASCII is UTF-8 whatever it declares: no legacy text is so by chance.
    text = _try("utf-8", data)
    return _cleaned(_decode_legacy(data, declared) if text is None else text)


def to_utf8(data: bytes, declared: str = "") -> bytes:
    """What `decode` reads, in UTF-8: the very bytes where they are that already, as most pages are."""
    if data.startswith(codecs.BOM_UTF8) or b"\x00" in data or b"\x1b" in data or not _is_utf8(data):
        return decode(data, declared).encode("utf-8", "replace")
    return data


def codec_of(label: str) -> str:
    """Python's codec for a label by the Encoding Standard, "" for an unknown one; UTF-16 never declares itself."""
    found = webencodings.lookup(label.strip()) if label else None
    try:
        name = found.codec_info.name if found else codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return WIDER.get(name, name)


def _decode_legacy(data: bytes, declared: str) -> str:
    found = DECLARED.search(data[:DECLARED_WITHIN])
    labels = (declared, (found[1] or found[2]).decode("ascii") if found else "")
    names = [name for label in labels if (name := codec_of(label))]
    if "utf-8" in names or not names:
        text = data.decode("utf-8", "replace")
        faults = text.count("\ufffd")
        if faults <= len(text) - len(text.encode("ascii", "ignore")) - faults:  # legacy text has hardly a valid letter
            return text
    guess, sureness = detect(data)
    for name in names:
        if name == "utf-8":
            continue
        text = data.decode(name, "replace")
        if text.count("\ufffd") * FAULTS <= len(data.translate(None, ASCII)):
            return _more_likely(data, text, guess, sureness)
    return data.decode(guess or LATIN_1, "replace")


def _more_likely(data: bytes, declared: str, guess: str, sureness: float) -> str:
    """The declared reading, unless the detector is sure of another one in a script that is not Latin."""
    if not guess or sureness < SURE:
        return declared
    guessed = _try(guess, data)
    if guessed is None or guessed == declared or main_script(guessed) == "LATIN":
        return declared
    return guessed


def detect(data: bytes) -> tuple[str, float]:
    """Python's codec that fits the bytes by the frequency of letters, and how sure that is; "" when none does."""
    import cchardet

    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    found = cchardet.detect(data[start : start + SAMPLE])
    label = (found["encoding"] or "").lower()
    if label.startswith(("ibm", "mac", "utf", "ascii", "viscii")):  # never meant by a page that is no UTF-8
        return "", 0.0
    return codec_of(label), float(found["confidence"] or 0)


def main_script(text: str) -> str:
    """The script of most letters beyond ASCII, as Unicode's names begin: LATIN, CYRILLIC, CJK …"""
    letters = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in _letters(text))
    return letters.most_common(1)[0][0] if letters else "LATIN"


def _letters(text: str) -> Iterator[str]:
    for found in re.findall(r"[^\W\d_\x00-\x7f]+", text)[:LETTERS]:
        yield from found[:40]


def _wide_codec(data: bytes) -> str:
    head = data[:4096]
    zeros = head.count(0)
    if zeros * 5 < len(head) or len(head) < 4:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even * 3 else "utf-16-be" if even > odd * 3 else ""


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are valid UTF-8. Read in pieces that the processor's cache holds, which takes half the time."""
    at = 0
    try:
        while at < len(data):
            at += codecs.utf_8_decode(data[at : at + PIECE], "strict", at + PIECE >= len(data))[1]
    except UnicodeDecodeError:
        return False
    return True


def _try(name: str, data: bytes) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _cleaned(text: str) -> str:
    return text.replace("\x00", "") if "\x00" in text else text
