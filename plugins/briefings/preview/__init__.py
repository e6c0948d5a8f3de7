"""`make serve`: the site on this machine alone, built again at every change."""
