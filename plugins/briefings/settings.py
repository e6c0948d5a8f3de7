"""The settings of Briefings in `pelican.conf.py`: name, type, default, help."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import BadSetting

PREFIX = "BRIEFINGS_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is called, what it takes, what it means."""

    name: str
    kind: type
    default: object
    help: str
    choices: tuple[str, ...] = ()


SETTINGS: tuple[Setting, ...] = (
    Setting("BRIEFINGS_IMPORT", bool, True, "Import the saved pages before each build."),
    Setting("BRIEFINGS_SAVED", str, "saved", "Folder under the content folder where saved pages are dropped."),
    Setting("BRIEFINGS_FOLDER", str, "briefings", "Folder under the content folder where briefings are written."),
    Setting("BRIEFINGS_IMAGES", str, "images", "Folder under the content folder for the pictures of saved pages."),
    Setting("BRIEFINGS_TAXONOMY", str, "taxonomy", "Folder under the content folder with topics, regions and sources."),
    Setting("BRIEFINGS_JOBS", int, 0, "Processes that import, read and render at once; 0 is one for each core."),
    Setting(
        "BRIEFINGS_RIGHTS",
        str,
        "excerpt",
        "How much of a source is shown when its entry says nothing.",
        ("full", "excerpt", "link"),
    ),
    Setting(
        "BRIEFINGS_STATUS", str, "published", "Status of a newly imported briefing.", ("published", "draft", "review")
    ),
    Setting("BRIEFINGS_LANGUAGES", list, [], "Further languages of the interface, each a sub-site in its own folder."),
    Setting("BRIEFINGS_SEARCH", bool, True, "Index the built site with Pagefind."),
    Setting("BRIEFINGS_LATEST", int, 9, "How many briefings the home page shows as latest."),
    Setting("BRIEFINGS_REPORT_URL", str, "", "Address for `report a mistake`; {title} and {url} are filled in."),
)


def read_settings(given: Mapping[str, object]) -> dict[str, object]:
    """Every Briefings setting with its value, defaults filled in.

    Raises BadSetting for an unknown name that begins with `BRIEFINGS_`, a wrong type or a value outside the choices.
    """
    known = {setting.name: setting for setting in SETTINGS}
    for name in given:
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"The settings are: {', '.join(known)}."
            raise BadSetting("pelican.conf.py", f"unknown setting `{name}`.", hint)
    return {name: _checked(setting, given.get(name, setting.default)) for name, setting in known.items()}


def _checked(setting: Setting, value: object) -> object:
    if type(value) is not setting.kind:
        fault = f"`{setting.name}` is {value!r}; it must be of type {setting.kind.__name__}."
        raise BadSetting("pelican.conf.py", fault, f"{setting.help} The default is {setting.default!r}.")
    if setting.choices and value not in setting.choices:
        fault = f"`{setting.name}` is {value!r}; it must be one of {', '.join(setting.choices)}."
        raise BadSetting("pelican.conf.py", fault, setting.help)
    return value


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """Where an import reads and writes. All paths lie under `content`."""

    content: Path
    saved: Path
    briefings: Path
    images: Path
    taxonomy: Path
    jobs: int = 0
    status: str = "published"
    rights: str = "excerpt"

    @property
    def machine(self) -> Path:
        """Where the last machine-made text of each briefing and the ledger of imports are kept."""
        return self.content / ".machine"

    @property
    def lock(self) -> Path:
        """The file that an import holds, so that no other writes meanwhile."""
        return self.machine / "import.lock"


def import_settings(given: Mapping[str, object]) -> ImportSettings:
    """The import's settings from Pelican's, where `PATH` is the content folder. Raises BadSetting."""
    values = read_settings(given)
    content = Path(str(given.get("PATH") or "content"))
    jobs = values["BRIEFINGS_JOBS"]
    return ImportSettings(
        content=content,
        saved=content / str(values["BRIEFINGS_SAVED"]),
        briefings=content / str(values["BRIEFINGS_FOLDER"]),
        images=content / str(values["BRIEFINGS_IMAGES"]),
        taxonomy=content / str(values["BRIEFINGS_TAXONOMY"]),
        jobs=jobs if isinstance(jobs, int) else 0,
        status=str(values["BRIEFINGS_STATUS"]),
        rights=str(values["BRIEFINGS_RIGHTS"]),
    )
