"""The same briefings as stock Pelican and Hugo want them, and how each of the three is built."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from build_corpus import make_briefings

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(__file__).resolve().parent / "peers"
OUR_SETTINGS = 'BRIEFINGS_IMPORT = False\nBRIEFINGS_SEARCH = False\nSITEURL = "https://press.example"\n'


@dataclass(frozen=True)
class Tool:
    """A builder: how its project is laid out, the command that builds it, where the edited briefing lies."""

    name: str
    prepare: Callable[[Path, int], None]
    command: list[str]
    content: str
    output: str = "output"


def prepare_ours(folder: Path, count: int) -> None:
    """A project as ours is."""
    shutil.copy(ROOT / "pelican.conf.py", folder)
    with (folder / "pelican.conf.py").open("a") as settings:
        settings.write(OUR_SETTINGS)
    shutil.copytree(ROOT / "content" / "taxonomy", folder / "content" / "taxonomy")
    shutil.copytree(ROOT / "themes", folder / "themes")
    write_all(folder / "content" / "briefings", count, lambda text: text)


def prepare_pelican(folder: Path, count: int) -> None:
    """A stock Pelican site: a theme of equal pages, tags for what we have groups for."""
    shutil.copytree(PEERS / "pelican", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "themes" / "briefing" / "static", folder / "theme" / "static")
    write_all(folder / "content", count, to_pelican)


def prepare_hugo(folder: Path, count: int) -> None:
    """A Hugo site with layouts of equal pages and a taxonomy for each kind of group."""
    shutil.copytree(PEERS / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "themes" / "briefing" / "static", folder / "static" / "theme")
    write_all(folder / "content" / "briefings", count, to_hugo)


def write_all(folder: Path, count: int, turn: Callable[[str], str]) -> None:
    """Write every briefing, turned into a tool's own form."""
    for place, text in make_briefings(count):
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(turn(text), encoding="utf-8")


def to_hugo(text: str) -> str:
    """Front matter with a list for each taxonomy."""
    front, body = split(text)
    front["outlets"] = [front["source"]["name"]]
    day = datetime.fromisoformat(front["date"])
    front["periods"] = [f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}", f"{day:%G-w%V}"]
    front["people"] = front["authors"]
    front["crossings"] = [f"{topic} {region}" for topic in front["topics"] for region in front["regions"]]
    return f"---\n{yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True)}---\n\n{body}"


def to_pelican(text: str) -> str:
    """Python-Markdown's metadata, with topics, regions, outlets and languages as tags."""
    front, body = split(text)
    tags = [*front["topics"], *front["regions"], front["source"]["name"], front["lang"]]
    head = {
        "Title": front["title"],
        "Date": front["date"],
        "Summary": front["summary"],
        "Authors": "; ".join(front["authors"]),
        "Category": front["topics"][0],
        "Tags": ", ".join(tags),
        "Language": front["lang"],
        "Outlet": front["source"]["name"],
        "Original": front["source"]["url"],
        "Saved": front["saved"],
        "Sha256": front["provenance"]["sha256"],
    }
    return "".join(f"{name}: {value}\n" for name, value in head.items()) + "\n" + body


def split(text: str) -> tuple[dict, str]:
    """Front matter and body of a briefing."""
    head, body = text[4:].split("\n---\n", 1)
    return yaml.load(head, Loader=yaml.CSafeLoader), body.lstrip()


HUGO = Path(sys.executable).parent / "hugo"
TOOLS = (
    Tool("briefings", prepare_ours, [sys.executable, "-m", "briefings.build"], "content/briefings"),
    Tool("hugo", prepare_hugo, [str(HUGO), "--quiet"], "content/briefings", "public"),
    Tool("pelican", prepare_pelican, [sys.executable, "-m", "pelican", "-q"], "content"),
)
