"""The project's files agree with each other: what the code imports, what is installed, what the guides name."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from briefings.cli import make_parser
from briefings.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def imported_packages() -> set[str]:
    """The distributions that the plugin imports, in PyPI's spelling."""
    distributions = packages_distributions()
    names: set[str] = set()
    for file in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.split(".")[0])
    extra = {"distributed", "fsspec"}
    later = {"compression", "_typeshed"}  # in the standard library from Python 3.14 on; for the type checker alone
    foreign = names - set(sys.stdlib_module_names) - {"briefings"} - extra - later
    return {spelling(distributions[name][0]) for name in foreign}


def spelling(requirement: str) -> str:
    """The name in a requirement, as PyPI folds it."""
    return re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def test_the_wheel_asks_for_every_package_that_the_plugin_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert imported_packages() <= {spelling(line) for line in project["dependencies"]}


def test_the_lock_holds_every_package_that_the_wheel_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (ROOT / "requirements" / "site.in").read_text(encoding="utf-8").splitlines()
    assert {spelling(line) for line in project["dependencies"]} == {spelling(line) for line in wanted}


def test_each_dependency_has_its_line_of_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = {name.strip().lower() for row in re.findall(r"^\| ([^|]+) \|", reasons, re.M) for name in row.split(",")}
    for file in sorted((ROOT / "requirements").glob("*.in")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("-r")]
        for line in lines:
            assert spelling(line) in {spelling(name) for name in named}, f"{line} of {file.name}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_links_only_to_files_that_are_there(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", guide.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (guide.parent / target).exists(), target


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_names_only_make_targets_that_exist(guide: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = re.findall(r"(?:^|`)make ([a-z][a-z-]*)", guide.read_text(encoding="utf-8"), re.M)
    assert set(named) <= targets


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_names_only_commands_that_exist(guide: Path) -> None:
    actions = [action for action in make_parser()._actions if action.choices]
    commands = set(actions[0].choices or ())
    named = re.findall(r"`(?:\.venv/bin/)?briefings ([a-z]+)", guide.read_text(encoding="utf-8"))
    assert set(named) <= commands


def test_every_setting_is_explained_to_the_users_of_the_plugin() -> None:
    guide = (ROOT / "docs" / "plugin-users.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(BRIEFINGS_[A-Z_]+)`", guide, re.M))
    assert named == {setting.name for setting in SETTINGS}
