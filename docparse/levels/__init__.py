"""From candidates to headings with levels: the search for the cheapest reading."""
