"""JSON on one line, in characters that UTF-8 can carry."""

from __future__ import annotations

import json
import re

#: Characters that UTF-8 cannot carry, and those that end a line somewhere, as in Python's `splitlines`.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_json(value: object) -> str:
    """Return `value` as JSON that is one line for every reader and can be written in UTF-8."""
    written = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
