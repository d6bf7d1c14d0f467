"""Pandoc's JSON, for Word, OpenDocument, EPUB, LaTeX and whatever else pandoc writes."""
