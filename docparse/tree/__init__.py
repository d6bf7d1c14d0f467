"""From headings and paragraphs to a document: kinds, front matter, nesting."""
