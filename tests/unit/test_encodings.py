"""Pages in legacy encodings are read as they were written, declared rightly, late, wrongly or not at all."""

from pathlib import Path

import pytest
import yaml

from briefings.encoding import decode

TEXTS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("encodings.yaml").read_text(encoding="utf-8"))
LABELS = {"cp1252": "iso-8859-1", "cp1251": "windows-1251", "cp1253": "windows-1253", "cp1254": "iso-8859-9",
          "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257", "cp874": "tis-620",
          "cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "iso-2022-jp", "cp949": "ks_c_5601-1987",
          "gb18030": "gb2312", "big5hkscs": "Big5", "iso8859-2": "latin2"}  # fmt: skip


def page(text: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html><head>{head}<title>x</title></head><body><div class="a">' + f"<p>{text}</p>\n" * 3


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_undeclared_encoding_is_found(encoding: str) -> None:
    whole = page(TEXTS[encoding])
    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize(
    "encoding", [name for name in TEXTS if name not in ("cp1252", "iso8859-2", "cp1254", "cp1257")]
)
def test_a_page_that_wrongly_declares_latin_1_is_read_by_its_letters(encoding: str) -> None:
    whole = page(TEXTS[encoding], '<meta charset="iso-8859-1">')
    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize("encoding", LABELS)
def test_a_declaration_far_down_is_found(encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={LABELS[encoding]}">'
    whole = page(TEXTS[encoding][:30], f"<style>{'a{b:c}' * 10_000}</style>{meta}")
    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize("encoding", LABELS)
def test_the_container_names_the_encoding(encoding: str) -> None:
    whole = page(TEXTS[encoding][:30])
    assert decode(whole.encode(encoding), LABELS[encoding]) == whole


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    whole = page(TEXTS["cp1252"], '<meta charset="windows-1251">')
    assert decode(whole.encode()) == whole


def test_a_damaged_byte_leaves_the_rest_of_a_utf_8_page() -> None:
    data = page(TEXTS["cp1251"]).encode() + b"\xff<p>"
    assert decode(data) == page(TEXTS["cp1251"]) + "\ufffd<p>"


def test_a_page_that_declares_utf_16_in_ascii_is_utf_8() -> None:
    whole = page("Für alle", '<meta charset="utf-16">')
    assert decode(whole.encode()) == whole


def test_an_unknown_label_is_passed_over() -> None:
    whole = page(TEXTS["cp1251"], '<meta charset="x-klingon">')
    assert decode(whole.encode("cp1251")) == whole


def test_a_few_curly_quotes_do_not_change_the_language() -> None:
    whole = page("It’s the council’s own ferry, and “nobody” doubts that it will be late. " * 5)
    assert decode(whole.encode("cp1252")) == whole
