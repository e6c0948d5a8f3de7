"""What one build knows and what went wrong in it. One object a build, kept in Pelican's settings: no global state."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BriefingsError
from ..taxonomy import Taxonomy

if TYPE_CHECKING:
    from ..store import ImportReport
    from ..unchanged import LastBuild
    from .articles import Article, Library
    from .manifest import Manifest
    from .plan import Plan
    from .press import Press, Product
    from .publishing import Outcome
    from .reader import Rules
    from .templates import KeptCode, Templates

KEY = "briefings_build"  # lower case: Pelican's own settings, and ours, are upper case


@dataclass(slots=True)
class Build:
    """The state of one build."""

    values: Mapping[str, object]  # every BRIEFINGS_ setting
    content: Path
    cache: Path  # what is kept between builds
    rules: Rules
    taxonomy: Taxonomy
    engine: bytes  # the signature of what does the work
    settings: Mapping[str, Any] = field(default_factory=dict)  # Pelican's, as they stand for templates
    given: Mapping[str, Any] = field(default_factory=dict)  # Pelican's, as they were before we changed them
    words: bytes = b""  # the signature of the interface's words
    code: KeptCode = field(init=False)
    templates: Templates = field(init=False)
    press: Press = field(init=False)
    library: Library = field(init=False)
    plan: Plan = field(init=False)
    context: dict[str, Any] = field(init=False)  # what Pelican's generators share
    last: LastBuild | None = None  # who records how this build went, when it is run by our own command
    executor: Executor | None = None  # who reads and renders, when the caller brought workers
    report: ImportReport | None = None
    faults: list[BriefingsError] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)  # drafts, reviews and withdrawn briefings
    articles: list[Article] = field(default_factory=list)  # on the site, newest first
    handed_in: list[Product] = field(default_factory=list)  # files that other generators made
    outcome: Outcome | None = None  # what became of the output folder
    subsites: dict[str, Outcome | None] = field(default_factory=dict)  # the same of each sub-site, by its language
    manifest: Manifest = field(init=False)

    @property
    def listings(self) -> Mapping[str, Any]:
        """The groups of every kind, by the names under which templates find them."""
        return self.plan.listings

    def add_fault(self, fault: BriefingsError) -> None:
        """Keep a fault for the summary; the build goes on, and its exit code will tell."""
        if str(fault) not in {str(known) for known in self.faults}:
            self.faults.append(fault)

    @property
    def jobs(self) -> int:
        """How many processes may work at once; 0 is one for each core."""
        jobs = self.values["BRIEFINGS_JOBS"]
        return jobs if isinstance(jobs, int) else 0

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
