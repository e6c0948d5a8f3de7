"""The committed data of the classifier are what the scripts in `tools/` write: in form, order, bounds and size."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from briefings.classify.lexicon import ROOTS

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "plugins" / "briefings" / "data"
LEXICONS = sorted((DATA / "topics").glob("*.tsv"))
NAMES = sorted((DATA / "geography" / "names").glob("*.tsv"))
TOOL = (ROOT / "tools" / "build_topics.py").read_text("utf-8")
CONCEPTS = (ROOT / "tools" / "build_concepts.py").read_text("utf-8")


def constant(text: str, name: str) -> float:
    found = re.search(rf"^{name} = ([\d_.]+)", text, re.MULTILINE)
    assert found, name
    return float(found[1])


def lines_of(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_there_is_a_lexicon_for_each_language_of_the_script() -> None:
    block = TOOL[TOOL.index("LANGUAGES = (") : TOOL.index("ROOTS = (")]
    assert [file.stem for file in LEXICONS] == sorted(re.findall(r'"([a-z]{2})"', block))
    assert len(LEXICONS) >= 40


@pytest.mark.parametrize("file", LEXICONS, ids=lambda file: file.stem)
def test_a_lexicon_is_as_the_scripts_write_it(file: Path) -> None:
    rows = [line.split("\t") for line in lines_of(file)]
    least, most = constant(TOOL, "LEAST_SHARE"), constant(TOOL, "WORDS_KEPT")
    assert 0 < len(rows) <= most
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert sum(len(row) == 3 for row in rows) <= constant(CONCEPTS, "STRONGEST")
    for word, weights, *concept in rows:
        pairs = re.findall(r"([a-q])(\d+)", weights)
        shares = [int(share) for _, share in pairs]
        assert "".join(map("".join, pairs)) == weights, word
        assert 1 <= len(pairs) <= 3 and shares == sorted(shares, reverse=True), word
        assert least * 100 - 0.5 <= shares[-1] and sum(shares) <= 101, word
        assert re.fullmatch("|[0-9a-z]{2}", "".join(concept)), word


def test_the_endings_of_a_language_are_those_that_its_lexicon_bears_out() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from build_endings import find_endings

    rows = [line.split("\t") for line in lines_of(DATA / "language" / "endings.tsv")]
    assert rows == sorted(rows)
    assert {ending: letters for language, ending, letters in rows if language == "en"} == find_endings("en")


def test_the_letters_of_the_roots_are_those_of_the_script() -> None:
    block = TOOL[TOOL.index("ROOTS = (") : TOOL.index("NONE =")]
    assert tuple(re.findall(r'"([a-z]+)"', block)) == ROOTS


@pytest.mark.parametrize("file", NAMES, ids=lambda file: file.stem)
def test_a_file_of_names_is_as_the_script_writes_it(file: Path) -> None:
    rows = [line.split("\t") for line in lines_of(file)]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for name, codes, kind in rows:
        assert name and re.fullmatch(r"[A-Z]{2}( [A-Z]{2}){0,2}", codes), name
        assert re.fullmatch(r"[cdi][~+]?|[tr]!?[~+]?", kind), (name, kind)


def test_all_data_together_are_small() -> None:
    folders = [DATA / name for name in ("topics", "geography", "language")]
    size = sum(file.stat().st_size for folder in folders for file in folder.rglob("*.tsv"))
    assert size <= 6_000_000


def test_the_stems_that_train_the_lexicon_are_of_languages_that_it_has() -> None:
    topics = yaml.safe_load((ROOT / "content" / "taxonomy" / "topics.yaml").read_text("utf-8"))
    children = [child for root in topics.values() for child in (root.get("children") or {}).values()]
    stems = {language for entry in (*topics.values(), *children) for language in entry.get("stems") or {}}
    assert stems <= {file.stem for file in LEXICONS}
