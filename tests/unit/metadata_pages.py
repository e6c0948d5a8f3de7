"""Small pages of fictional outlets for the tests of metadata."""

from briefings.article import Article, SavedPage
from briefings.document import parse_document
from briefings.metadata import choose_metadata, collect_candidates

PROSE = (
    "The harbour council met on Tuesday to settle the timetable of the night ferry, which has been disputed for years, "
    "and the islanders had asked for a second crossing before the winter storms set in along the northern quay.",
    "Under the agreement a second vessel sails from the north quay at six, and the fare stays as it was in spring, "
    "said the harbour master after the vote, while the fishing boats keep their berths in the southern basin for now.",
)


def read(
    body: str = "",
    *,
    head: str = "",
    title: str = "Night ferry gets a second crossing – The Quay Courier",
    headline: str = "<h1>Night ferry gets a second crossing</h1>",
    lang: str = "en",
    after: str = "",
    saved_at: str = "",
) -> Article:
    """The metadata of a page: `body` stands between the headline and two paragraphs, `after` behind them."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><ul><li>Home</li></ul></nav><main><article>{headline}{body}{paragraphs}{after}</article></main></body></html>"
    )
    url = "https://quay-courier.example/news/ferry"
    page = SavedPage("page.html", "html", html.encode(), url=url, saved_at=saved_at)
    return choose_metadata(collect_candidates(parse_document(Article(page=page))))


def json_ld(**fields: object) -> str:
    """A script with a NewsArticle node."""
    import json

    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'
