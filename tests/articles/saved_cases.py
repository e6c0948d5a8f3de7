"""The cases of this folder: a source in one form of saving, and what is expected of each article in it.

`.venv/bin/python tests/articles/saved_cases.py NAME…` (`make accept CASE=NAME`) writes down what the code gives now.
Read the difference before it is committed.
"""

import sys
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__"))
FIELDS = ("form", "tool", "url", "saved_at", "title", "authors", "date", "source", "text", "pictures", "warnings")


def read_case(name: str) -> dict[str, list[object]]:
    """What the source gives, a list over its articles for each field."""
    from briefings.page_names import page_stem
    from briefings.pipeline import import_file

    folder = FOLDER / name
    (source,) = (one for one in folder.iterdir() if page_stem(one.name).startswith("source") and is_source(one))
    articles = import_file(source)
    return {
        "form": [one.page.form for one in articles],
        "tool": [one.page.tool for one in articles],
        "url": [one.url for one in articles],
        "saved_at": [one.page.saved_at for one in articles],
        "title": [one.title for one in articles],
        "authors": [list(one.authors) for one in articles],
        "date": [one.date for one in articles],
        "source": [one.source.name for one in articles],
        "text": [one.text.split("\n") for one in articles],
        "pictures": [len(picture.data or b"") for one in articles for picture in one.images],
        "warnings": [note.reason for one in articles for note in one.notes if note.action == "warning"],
    }


def is_source(path: Path) -> bool:
    """Whether it is the saved file itself."""
    return path.is_file() and not path.name.endswith((".url.txt", ".yaml"))


def expected(name: str) -> dict[str, list[object]]:
    """What was written down for the case. Raises OSError when nothing was."""
    return dict(yaml.safe_load((FOLDER / name / "expected.yaml").read_text(encoding="utf-8")))


def accept(name: str) -> None:
    """Write down what the code gives now."""
    text = yaml.safe_dump(read_case(name), allow_unicode=True, sort_keys=False, width=110)
    (FOLDER / name / "expected.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent.parent / "plugins"))
    for case in sys.argv[1:]:
        accept(case)
