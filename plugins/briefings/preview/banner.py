"""What is wrong in the curator's files, told on the page: who writes does not watch the terminal."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ..errors import BriefingsError

STYLE = "_live/faults.css"
# Of its own, not inline and not the theme's: the pages forbid inline style, and a theme may be what is broken.
STYLE_TEXT = """\
.live-faults { padding: 1rem 1.5rem; background: #8c1d18; color: #fff; font: 1rem/1.5 system-ui, sans-serif; }
.live-faults ul { margin: .5rem 0 0; padding-inline-start: 1.2rem; }
.live-faults li { overflow-wrap: anywhere; }
.live-faults code { font: .9375rem/1.5 ui-monospace, monospace; }
"""
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>To correct</title>'
    '<meta name="viewport" content="width=device-width"></head><body>{banner}</body></html>'
)


def make_banner(faults: Sequence[BriefingsError], heading: str) -> str:
    """The faults as HTML: of each the file with its line, what is wrong and what to do."""
    items = "".join(f"<li>{_told(fault)}</li>" for fault in faults)
    words = f"<strong>{html.escape(heading)}</strong><ul>{items}</ul>"
    return f'<aside class="live-faults" lang="en" dir="ltr" role="status">{words}</aside>'


def fault_page(faults: Sequence[BriefingsError]) -> bytes:
    """The page in the place of one that is not there while there are faults: they may be why."""
    heading = "This page is not here. It may be one of those that could not be made:"
    return PAGE.format(banner=make_banner(faults, heading)).encode()


def _told(fault: BriefingsError) -> str:
    place = f"{fault.file}, line {fault.line}" if fault.line else fault.file
    return f"<code>{html.escape(place)}</code><br>{html.escape(f'{fault.fault} {fault.next_step}'.strip())}"
