"""The Markdown engine: CommonMark with tables, footnotes and struck-through text. No other file knows which it is."""

from __future__ import annotations

import comrak


def render_markdown(text: str, *, raw_html: bool) -> str:
    """HTML of a Markdown text. With `raw_html` the HTML in it is let through and must be sanitised; else it is shown.

    >>> render_markdown("*a* <b>", raw_html=False)
    '<p><em>a</em> &lt;b&gt;</p>\\n'
    """
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.footnotes = True
    extensions.cjk_friendly_emphasis = True  # Chinese and Japanese put no spaces around emphasis
    rendering.unsafe_, rendering.escape = raw_html, not raw_html
    return comrak.render_markdown(text, extension_options=extensions, render_options=rendering)
