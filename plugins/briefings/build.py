"""Build the site: `python -m briefings.build --settings pelican.conf.py`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from .errors import BadSetting, BriefingsError
from .unchanged import LastBuild

# Lower case: no settings of the site, but objects of this process.
EXECUTOR = "briefings_executor"
LAST_BUILD = "briefings_last_build"
MADE = "briefings_made"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build once; 0 when all went well, 1 when a file failed, 2 when the settings are wrong."""
    parser = argparse.ArgumentParser(prog="briefings.build", description="Import the saved pages and build the site.")
    parser.add_argument("--settings", type=Path, default=Path("pelican.conf.py"), help="Pelican settings file")
    parser.add_argument("--output", type=Path, help="folder of the built site (default: as the settings say)")
    parser.add_argument("--fast", action="store_true", help="leave out the import and the search index")
    parsed = parser.parse_args(arguments)
    overrides: dict[str, Any] = {"BRIEFINGS_IMPORT": False, "BRIEFINGS_SEARCH": False} if parsed.fast else {}
    if parsed.output:
        overrides["OUTPUT_PATH"] = str(parsed.output.absolute())
    try:
        return build_site(parsed.settings, overrides)
    except BriefingsError as fault:
        print(fault, file=sys.stderr)
        return 2


def build_site(
    settings_file: Path,
    overrides: Mapping[str, Any],
    executor: Executor | None = None,
    made: Callable[[Sequence[BriefingsError]], None] | None = None,
) -> int:
    """Run Pelican once in this process and give the exit code; the plugin prints the summary.

    When nothing has changed since the last build, that is said, and Pelican is not even loaded.
    Briefings are read and pages rendered by the workers of `executor`, which must see the same folders under the same
    paths; without one, by processes of this machine when there are many. `made` is called as soon as all pages stand,
    before they are indexed for the search, with what is wrong in the curator's files; not when nothing has changed.

    Raises BadSetting when the settings cannot be read or one of ours is wrong: nothing is built then.
    """
    last = LastBuild(settings_file, overrides)
    if told := last.tell_if_standing():
        print(told, flush=True)
        return 0

    import pelican.log
    from pelican import Pelican

    from .workers import collection_put_off

    pelican.log.init(level=logging.WARNING, fatal="")  # type: ignore[no-untyped-call]
    settings = load_settings(settings_file, overrides)
    settings |= {EXECUTOR: executor, LAST_BUILD: last, MADE: made}
    try:
        with collection_put_off(), last.hearing():
            Pelican(settings).run()  # type: ignore[no-untyped-call]
    except SystemExit as end:
        if isinstance(end.code, str):
            raise BadSetting(settings_file.name, end.code.removeprefix("pelican.conf.py: "), "") from end
        return int(end.code or 0)
    return 0


def load_settings(file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings from a file. Raises BadSetting when there is none or it is no Python."""
    from pelican.settings import read_settings

    if not file.is_file():
        raise BadSetting(str(file), "there is no such file.", "Run this in the folder of your site.")
    try:
        settings = read_settings(str(file), dict(overrides))
    except SystemExit as end:
        said = str(end.code or "the settings stopped the build.").removeprefix(f"{file.name}: ")
        raise BadSetting(str(file), said, "") from end
    except SyntaxError as fault:
        raise BadSetting(str(file), f"this is not Python ({fault.msg}).", "Mend the line.", fault.lineno) from fault
    except Exception as fault:  # whatever a settings file does, it runs as code
        hint = "Compare it with the shipped one."
        raise BadSetting(str(file), f"it cannot be run ({type(fault).__name__}: {fault}).", hint) from fault
    return dict(settings)


def end_at_once(code: int) -> None:
    """End this process without taking apart what it holds: of thousands of briefings that takes a quarter second."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    end_at_once(main())
