"""Chunks: a document cut into pieces of bounded size, each with its path of headings."""
