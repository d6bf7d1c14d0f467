"""Sorting the lines before headings are looked for: text, furniture, a part of a block, an entry of a table of contents."""
