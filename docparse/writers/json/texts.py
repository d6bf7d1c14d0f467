"""Text that JSON can hold."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_SURROGATES = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")


def write_text(text: str) -> str | list[str]:
    """Return `text`, in pieces where two lone surrogates are side by side: JSON would make one character of them."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    pieces = _BETWEEN_SURROGATES.split(text)
    return pieces if len(pieces) > 1 else text
