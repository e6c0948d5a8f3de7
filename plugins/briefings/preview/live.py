"""Live reload: which edition of the site is shown, and the script that tells a browser of a newer one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Condition

from ..errors import BriefingsError

SCRIPT = "_live/reload.js"
EVENTS = "_live/events"

# A file of its own, not inline: the pages forbid inline script.
SCRIPT_TEXT = """\
let first = null;
const events = new EventSource(new URL("events", document.currentScript.src));
events.onmessage = ({ data }) => {
  if (first !== null && first !== data) location.reload();
  first = data;
};
addEventListener("pagehide", () => events.close());
"""


class Edition:
    """The newest built site; threads that serve wait on it for the next."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.number = 0
        self.faults: tuple[BriefingsError, ...] = ()
        self._changed = Condition()

    def publish(self, folder: Path | None, faults: Sequence[BriefingsError] = ()) -> None:
        """Show another build and what is wrong in it, and wake who waits. Without a folder the last one stays."""
        with self._changed:
            self.folder = folder or self.folder
            self.faults = tuple(faults)
            self.number += 1
            self._changed.notify_all()

    def wait_for_next(self, number: int, seconds: float) -> int:
        """The number of the edition after `number`, or `number` when none came in time."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, seconds)
            return self.number
