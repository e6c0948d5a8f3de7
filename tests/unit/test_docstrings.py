"""The examples in docstrings are true."""

import doctest
import importlib
from pathlib import Path

import pytest

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
WITH_EXAMPLES = [
    ".".join(file.relative_to(PLUGINS).with_suffix("").parts)
    for file in sorted(PLUGINS.rglob("*.py"))
    if ">>>" in file.read_text("utf-8")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_what_an_example_says_is_so(name):
    found = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert found.attempted and not found.failed
