"""The right half: from Markdown briefings to a site, as a Pelican plugin. `handlers.HANDLERS` lists what runs when."""
