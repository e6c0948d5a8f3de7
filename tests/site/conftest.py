"""A site to write into."""

from pathlib import Path

import pytest
from sites import Site, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project with no briefing, which imports nothing."""
    made = make_site(tmp_path)
    made.set(BRIEFINGS_IMPORT=False)
    return made
