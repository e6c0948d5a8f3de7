"""Pelican's writer, for pages and feeds that other generators hand in: they become part of the plan."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pelican.writers import Writer

from .build import build_of
from .press import Product, make_bytes
from .signatures import digest


class PlanningWriter(Writer):
    """Renders what it is handed and leaves the writing to the end of the build."""

    def write_file(
        self,
        name: str,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: object = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **given: Any,
    ) -> None:
        """Render a page. Signed by its bytes, it is written only when these changed."""
        del relative_urls, paginated, template_name, override_output  # the press turns links, lists are ours
        if not name:
            return
        press = build_of(self.settings).press
        context["localsiteurl"] = press.siteurl
        local = {**context, "SITEURL": press.siteurl, "output_file": name, "url": url, **given}
        self._keep(name, press.finish(template.render(local), name))

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> io.StringIO:
        # Pelican opens the feeds of other generators here.
        del encoding, override
        return _Captured(partial(self._keep, Path(filename).relative_to(self.output_path).as_posix()))

    def _keep(self, name: str, data: bytes) -> None:
        product = Product(name, digest([data]), partial(make_bytes, data=data), here=True)
        build_of(self.settings).handed_in.append(product)


class _Captured(io.StringIO):
    """Takes what Pelican writes into a file, and hands it on when the file is closed."""

    def __init__(self, keep: Callable[[bytes], None]) -> None:
        super().__init__()
        self._hand_on = keep

    def close(self) -> None:
        if not self.closed:
            self._hand_on(self.getvalue().encode())
        super().close()
