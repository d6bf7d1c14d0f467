"""The entries of lists as a reader of Markdown sees them: with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def number_entries(tokens: Sequence[Token]) -> Sequence[Token]:
    """Put the number of each entry of an ordered list before its words, and return the tokens."""
    number = ""
    for token in tokens:
        if token.type == "list_item_open" and token.markup in (".", ")"):
            number = token.info + token.markup
        elif token.type == "inline" and number:
            assert token.children is not None
            token.children.insert(0, Token("text", "", 0, content=number))
            number = ""
    assert not number
    return tokens
