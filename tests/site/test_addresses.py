"""Addresses of the built site."""

import re

from sites import Site


def test_the_address_of_a_source_is_made_of_plain_letters(site: Site) -> None:
    site.write("rain", source={"name": "Diario de la Peña"})
    site.build()
    assert [place.name for place in (site.output / "sources").iterdir() if place.is_dir()] == ["diario-de-la-pena"]


def test_every_address_in_the_site_is_written_as_a_browser_reads_it(site: Site) -> None:
    site.write("rain", source={"name": "صحيفة  المرفأ"}, topics=["Water & power"], regions=["MA"], tags=["a b"])
    site.build()
    for page in site.output.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            assert not re.search(r"[\s'<>\\^`{|}]|&#39;", address), f"{page.name}: {address}"
