"""What one build knows and what went wrong in it. One object a build, kept in Pelican's settings: no global state."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BriefingsError
from ..taxonomy import Taxonomy

if TYPE_CHECKING:
    from ..store import ImportReport

KEY = "briefings_build"  # lower case: Pelican's own settings, and ours, are upper case


@dataclass(slots=True)
class Build:
    """The state of one build."""

    values: Mapping[str, object]  # every BRIEFINGS_ setting
    content: Path
    taxonomy: Taxonomy
    report: ImportReport | None = None
    faults: list[BriefingsError] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)  # drafts, reviews and withdrawn briefings
    places: dict[str, Path] = field(default_factory=dict)  # address on the site -> the file that took it

    @property
    def briefings(self) -> Path:
        """The folder of the briefings."""
        return self.content / str(self.values["BRIEFINGS_FOLDER"])

    def add_fault(self, fault: BriefingsError) -> None:
        """Keep a fault for the summary; the build goes on, and its exit code will tell."""
        if str(fault) not in {str(known) for known in self.faults}:
            self.faults.append(fault)

    @property
    def failed(self) -> bool:
        """Whether something is wrong that the exit code must tell."""
        return bool(self.faults or (self.report and self.report.failed))


def build_of(settings: Mapping[str, Any]) -> Build:
    """The build that these settings belong to."""
    build = settings[KEY]
    assert isinstance(build, Build)
    return build


def keep_build(settings: MutableMapping[str, Any], build: Build) -> None:
    """Tie a build to Pelican's settings, which every reader, generator and writer holds."""
    settings[KEY] = build
